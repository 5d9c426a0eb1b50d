#include "adapters/http/request_id.hpp"
#include "dsl/value/hex.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace voorrang::http {

namespace {

bool is_well_formed(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
               c == '.';
    });
}

} // namespace

std::string request_id(std::optional<std::string_view> sent) {
    if (sent && is_well_formed(*sent)) return std::string(*sent);
    // Without randomness (which OpenSSL never lacks on a running system) ids are less telling, not less safe.
    std::array<unsigned char, 8> bytes{};
    RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
    return to_hex(bytes);
}

} // namespace voorrang::http

#include "adapters/personal/keep_apart.hpp"

#include "adapters/personal/token.hpp"
#include "adapters/store/commits.hpp"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace voorrang::personal {

namespace {

constexpr std::size_t salt_bytes = 32;

std::string new_salt() {
    std::array<unsigned char, salt_bytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no random bytes");
    return {bytes.begin(), bytes.end()};
}

} // namespace

std::string token_of(std::string_view salt, std::string_view value) {
    std::string bytes(salt);
    bytes += value;
    return std::string(prefix) + store::sha256_text(bytes);
}

Result<std::string> keep_apart(store::Writer& writer, const std::string& scope, const std::string& value) {
    const Result<std::optional<store::Personal>> kept = writer.personal_of(scope, value);
    if (!kept) return kept.error();
    if (*kept) return (*kept)->token;
    store::Personal row{"", scope, new_salt(), value};
    row.token = token_of(row.salt, value);
    if (const Result<void> added = writer.add_personal(row); !added) return added.error();
    return row.token;
}

} // namespace voorrang::personal

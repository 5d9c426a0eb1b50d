#include "adapters/note/hash_text.hpp"

#include "adapters/note/base64.hpp"

#include <algorithm>

namespace voorrang::note {

std::string hash_text(const merkle::Hash& hash) {
    return to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::optional<merkle::Hash> parse_hash(std::string_view text) {
    const std::optional<std::string> bytes = from_base64(text);
    merkle::Hash hash;
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    return hash;
}

} // namespace voorrang::note

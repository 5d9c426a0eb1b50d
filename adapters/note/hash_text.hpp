// Hashes of a tree as notes, offers and proofs have them: 32 bytes in base64.
#pragma once

#include "adapters/merkle/hash.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::note {

std::string hash_text(const merkle::Hash& hash);
std::optional<merkle::Hash> parse_hash(std::string_view text);

} // namespace voorrang::note

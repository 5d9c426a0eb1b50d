// The hashes of a Merkle tree as RFC 9162 (Certificate Transparency 2.0) section 2.1.1 defines them, with SHA-256. A
// byte before what is hashed keeps leaves and nodes apart, so that neither can be passed off as the other.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::merkle {

using Hash = std::array<unsigned char, 32>;

Hash empty_hash();                                   // of a tree without leaves: SHA-256()
Hash leaf_hash(std::string_view entry);              // SHA-256(0x00 || entry)
Hash node_hash(const Hash& left, const Hash& right); // SHA-256(0x01 || left || right)

std::string to_base64(const Hash& hash); // RFC 4648 section 4, padded, as checkpoints have it
// Nothing else is read: one text for each hash.
std::optional<Hash> hash_of_base64(std::string_view text);

} // namespace voorrang::merkle

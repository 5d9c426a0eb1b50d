// The hashes of a Merkle tree as RFC 9162 (Certificate Transparency 2.0) section 2.1.1 defines them, with SHA-256. A
// byte before what is hashed keeps leaves and nodes apart, so that neither can be passed off as the other.
#pragma once

#include <array>
#include <string_view>

namespace voorrang::merkle {

using Hash = std::array<unsigned char, 32>;

Hash empty_hash();                                   // of a tree without leaves: SHA-256()
Hash leaf_hash(std::string_view entry);              // SHA-256(0x00 || entry)
Hash node_hash(const Hash& left, const Hash& right); // SHA-256(0x01 || left || right)

} // namespace voorrang::merkle

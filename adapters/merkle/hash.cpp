#include "adapters/merkle/hash.hpp"

#include <openssl/sha.h>

#include <cstring>
#include <string>

namespace voorrang::merkle {

Hash empty_hash() {
    Hash hash;
    SHA256(nullptr, 0, hash.data());
    return hash;
}

Hash leaf_hash(std::string_view entry) {
    std::string bytes(1, '\0');
    bytes += entry;
    Hash hash;
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
    return hash;
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<unsigned char, 65> bytes;
    bytes[0] = 1;
    std::memcpy(bytes.data() + 1, left.data(), left.size());
    std::memcpy(bytes.data() + 33, right.data(), right.size());
    Hash hash;
    SHA256(bytes.data(), bytes.size(), hash.data());
    return hash;
}

} // namespace voorrang::merkle

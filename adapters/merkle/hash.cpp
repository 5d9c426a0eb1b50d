#include "adapters/merkle/hash.hpp"

#include <openssl/evp.h>

#include <cstring>
#include <stdexcept>
#include <string>

namespace voorrang::merkle {

namespace {

Hash sha256(const void* bytes, std::size_t size) {
    // Looked up once: SHA256() would look it up for each text, which takes as long as hashing it.
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    Hash hash;
    if (EVP_Digest(bytes, size, hash.data(), nullptr, algorithm, nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return hash;
}

} // namespace

Hash empty_hash() { return sha256(nullptr, 0); }

Hash leaf_hash(std::string_view entry) {
    std::string bytes(1, '\0');
    bytes += entry;
    return sha256(bytes.data(), bytes.size());
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<unsigned char, 65> bytes;
    bytes[0] = 1;
    std::memcpy(bytes.data() + 1, left.data(), left.size());
    std::memcpy(bytes.data() + 33, right.data(), right.size());
    return sha256(bytes.data(), bytes.size());
}

} // namespace voorrang::merkle

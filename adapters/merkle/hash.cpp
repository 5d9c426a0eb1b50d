#include "adapters/merkle/hash.hpp"

#include <openssl/sha.h>
#include <sodium.h>

#include <cstring>

namespace voorrang::merkle {

namespace {

constexpr int padded = sodium_base64_VARIANT_ORIGINAL;

} // namespace

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

std::string to_base64(const Hash& hash) {
    std::string text(sodium_base64_ENCODED_LEN(hash.size(), padded), '\0');
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), padded);
    text.pop_back(); // the NUL that it writes
    return text;
}

std::optional<Hash> hash_of_base64(std::string_view text) {
    Hash hash;
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(hash.data(), hash.size(), text.data(), text.size(), nullptr, &size, &end, padded) != 0)
        return std::nullopt;
    if (size != hash.size() || end != text.data() + text.size() || to_base64(hash) != text) return std::nullopt;
    return hash;
}

} // namespace voorrang::merkle

#include "adapters/note/key.hpp"

#include "adapters/note/base64.hpp"

#include <openssl/sha.h>
#include <sodium.h>

#include <cstring>
#include <stdexcept>
#include <utility>
#include <vector>

namespace voorrang::note {

namespace {

constexpr std::string_view secret_prefix = "PRIVATE+KEY+";

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string with_kind(KeyKind kind, const std::array<unsigned char, 32>& key) {
    std::string bytes(1, static_cast<char>(kind));
    bytes.append(reinterpret_cast<const char*>(key.data()), key.size());
    return bytes;
}

// The first four bytes of SHA-256(name, a line feed, kind and key), big end first.
std::uint32_t id_of(const std::string& name, KeyKind kind, const std::array<unsigned char, 32>& key) {
    const std::string bytes = name + "\n" + with_kind(kind, key);
    std::array<unsigned char, 32> hash;
    SHA256(bytes_of(bytes), bytes.size(), hash.data());
    return std::uint32_t{hash[0]} << 24 | std::uint32_t{hash[1]} << 16 | std::uint32_t{hash[2]} << 8 | hash[3];
}

std::string hex(std::uint32_t id) {
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[id >> shift & 15];
    return text;
}

std::array<unsigned char, 32> public_half(const std::array<unsigned char, 32>& seed) {
    std::array<unsigned char, 32> open;
    std::array<unsigned char, 64> secret;
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
    sodium_memzero(secret.data(), secret.size());
    return open;
}

struct Parts {
    std::string name;
    std::string id;
    KeyKind kind;
    std::array<unsigned char, 32> key;
};

// NAME+ID+BASE64 of the kind and 32 bytes.
std::optional<Parts> parts_of(std::string_view text) {
    const std::size_t first = text.find('+');
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = text.find('+', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    std::optional<std::string> bytes = from_base64(text.substr(second + 1));
    if (!bytes || bytes->size() != 33) return std::nullopt;
    const auto kind = static_cast<KeyKind>((*bytes)[0]);
    if (kind != KeyKind::note && kind != KeyKind::cosignature) return std::nullopt;
    Parts parts{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)), kind, {}};
    std::memcpy(parts.key.data(), bytes->data() + 1, parts.key.size());
    sodium_memzero(bytes->data(), bytes->size());
    if (!is_key_name(parts.name)) return std::nullopt;
    return parts;
}

} // namespace

bool is_key_name(std::string_view name) {
    if (name.empty()) return false;
    for (const char c : name)
        if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f || c == '+') return false;
    return true;
}

PublicKey::PublicKey(std::string name, KeyKind kind, const std::array<unsigned char, 32>& key)
    : name_(std::move(name)), kind_(kind), key_(key), id_(id_of(name_, kind, key)) {}

std::optional<PublicKey> PublicKey::parse(std::string_view text) {
    const std::optional<Parts> parts = parts_of(text);
    if (!parts) return std::nullopt;
    PublicKey key(parts->name, parts->kind, parts->key);
    if (hex(key.id_) != parts->id) return std::nullopt;
    return key;
}

std::string PublicKey::text() const { return name_ + "+" + hex(id_) + "+" + to_base64(with_kind(kind_, key_)); }

bool PublicKey::has_signed(std::string_view message, std::string_view signature) const {
    start();
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), key_.data()) == 0;
}

SecretKey::SecretKey(PublicKey open, const std::array<unsigned char, 32>& seed) : open_(std::move(open)), seed_(seed) {}

SecretKey::SecretKey(SecretKey&& other) noexcept : open_(std::move(other.open_)), seed_(other.seed_) {
    sodium_memzero(other.seed_.data(), other.seed_.size());
}

SecretKey::~SecretKey() { sodium_memzero(seed_.data(), seed_.size()); }

SecretKey SecretKey::make(std::string name, KeyKind kind) {
    start();
    if (!is_key_name(name)) throw std::invalid_argument("no name of a key: " + name);
    std::array<unsigned char, 32> seed;
    randombytes_buf(seed.data(), seed.size());
    SecretKey key(PublicKey(std::move(name), kind, public_half(seed)), seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::optional<SecretKey> SecretKey::parse(std::string_view text) {
    start();
    if (!text.starts_with(secret_prefix)) return std::nullopt;
    std::optional<Parts> parts = parts_of(text.substr(secret_prefix.size()));
    if (!parts) return std::nullopt;
    std::optional<SecretKey> key;
    PublicKey open(parts->name, parts->kind, public_half(parts->key));
    if (hex(open.id()) == parts->id) key.emplace(SecretKey(std::move(open), parts->key));
    sodium_memzero(parts->key.data(), parts->key.size());
    return key;
}

std::string SecretKey::text() const {
    return std::string(secret_prefix) + open_.name() + "+" + hex(open_.id()) + "+" +
           to_base64(with_kind(open_.kind(), seed_));
}

std::string SecretKey::sign(std::string_view message) const {
    std::array<unsigned char, 32> open;
    std::array<unsigned char, 64> secret;
    crypto_sign_seed_keypair(open.data(), secret.data(), seed_.data());
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytes_of(message), message.size(),
                         secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

} // namespace voorrang::note

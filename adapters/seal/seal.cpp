#include "adapters/seal/seal.hpp"

#include "adapters/seal/secret_file.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace voorrang::seal {

namespace {

static_assert(MasterKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
}

// A secret that is wiped when it goes.
struct Secret {
    std::string bytes;
    ~Secret() { sodium_memzero(bytes.data(), bytes.size()); }
};

// To what the secret key of a tender is bound.
std::string bound_to(const std::string& tender, Time until) {
    return "voorrang-seal-1\n" + tender + "\n" + std::to_string(until.microseconds);
}

std::string wrap(const MasterKey& master, const Secret& secret, const std::string& tender, Time until) {
    constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string wrapped(nonce + secret.bytes.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    randombytes_buf(wrapped.data(), nonce);
    const std::string bound = bound_to(tender, until);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(wrapped) + nonce, nullptr, bytes_of(secret.bytes),
                                               secret.bytes.size(), bytes_of(bound), bound.size(), nullptr,
                                               bytes_of(wrapped), master.bytes());
    return wrapped;
}

Diagnostic not_ours(std::string message) {
    return {Code::seal_broken,
            std::move(message),
            std::nullopt,
            "",
            {},
            "restore the database from a backup, with the "
            "master key that belongs to it"};
}

Result<Secret> unwrap(const MasterKey& master, const store::SealKey& key) {
    constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    const std::string_view wrapped = key.wrapped_secret;
    Secret secret{std::string(crypto_box_SECRETKEYBYTES, '\0')};
    const std::string bound = bound_to(key.tender, key.until);
    if (wrapped.size() != nonce + secret.bytes.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(secret.bytes), nullptr, nullptr, bytes_of(wrapped) + nonce,
                                                   wrapped.size() - nonce, bytes_of(bound), bound.size(),
                                                   bytes_of(wrapped), master.bytes()) != 0)
        return not_ours("the key of the bids for " + key.tender +
                        " can't be used: it, its moment or the master key is not what it was");
    return secret;
}

} // namespace

MasterKey MasterKey::make() {
    start();
    MasterKey key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

MasterKey::MasterKey(MasterKey&& other) noexcept : bytes_(other.bytes_) {
    sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

MasterKey::~MasterKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

Result<MasterKey> MasterKey::read(const std::filesystem::path& file) {
    start();
    Result<std::string> bytes = read_secret(file, "the master key", size);
    if (!bytes) return bytes.error();
    const Secret secret{std::move(*bytes)};
    if (secret.bytes.size() != size) {
        std::error_code ignored;
        const std::string has = std::to_string(std::filesystem::file_size(file, ignored));
        return Diagnostic{Code::key_unreadable,
                          "a master key has 32 bytes, and this file has " + has,
                          std::nullopt,
                          file.string(),
                          {},
                          "give the file that the service made"};
    }
    MasterKey key;
    std::copy(secret.bytes.begin(), secret.bytes.end(), key.bytes_.begin());
    return key;
}

Result<void> MasterKey::write(const std::filesystem::path& file) const {
    return write_secret(file, "the master key", {reinterpret_cast<const char*>(bytes_.data()), size});
}

store::SealKey make_key(const MasterKey& master, const std::string& tender, Time until) {
    start();
    Secret secret{std::string(crypto_box_SECRETKEYBYTES, '\0')};
    store::SealKey key{tender, std::string(crypto_box_PUBLICKEYBYTES, '\0'), "", until};
    crypto_box_keypair(bytes_of(key.public_key), bytes_of(secret.bytes));
    key.wrapped_secret = wrap(master, secret, tender, until);
    return key;
}

Result<store::SealKey> move(const MasterKey& master, const store::SealKey& key, Time until) {
    if (until < key.until) return not_ours("the seal of the bids for " + key.tender + " can't be made to end earlier");
    Result<Secret> secret = unwrap(master, key);
    if (!secret) return secret.error();
    return store::SealKey{key.tender, key.public_key, wrap(master, *secret, key.tender, until), until};
}

std::string close(const store::SealKey& key, std::string_view content) {
    start();
    std::string sealed(content.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(bytes_of(sealed), bytes_of(content), content.size(), bytes_of(key.public_key)) != 0)
        throw std::runtime_error("a public key that is none");
    return sealed;
}

Result<std::string> open(const MasterKey& master, const store::SealKey& key, std::string_view sealed, Time now) {
    if (now < key.until)
        return Diagnostic{Code::seal_holds,
                          "the bids for " + key.tender + " are sealed until " + to_text(key.until),
                          std::nullopt,
                          "",
                          {},
                          "wait until then"};
    const Result<Secret> secret = unwrap(master, key);
    if (!secret) return secret.error();
    if (sealed.size() < crypto_box_SEALBYTES) return not_ours("a bid for " + key.tender + " is not as it was sealed");
    std::string content(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(bytes_of(content), bytes_of(sealed), sealed.size(), bytes_of(key.public_key),
                             bytes_of(secret->bytes)) != 0)
        return not_ours("a bid for " + key.tender + " is not as it was sealed");
    return content;
}

} // namespace voorrang::seal

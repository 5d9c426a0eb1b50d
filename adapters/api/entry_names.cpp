#include "adapters/api/entry_names.hpp"
#include "dsl/value/hex.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace voorrang::api {

namespace {

constexpr std::string_view derived_for = "voorrang-entry-names-1";
constexpr std::size_t number_bytes = 8;

} // namespace

EntryNames::EntryNames(const seal::MasterKey& master) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned length = 0;
    if (HMAC(EVP_sha256(), master.bytes(), static_cast<int>(seal::MasterKey::size),
             reinterpret_cast<const unsigned char*>(derived_for.data()), derived_for.size(), mac.data(),
             &length) == nullptr)
        throw std::runtime_error("no key for names of entries can be derived");
    std::copy_n(mac.begin(), size, key_.begin());
}

EntryNames::Block EntryNames::through_cipher(const Block& block, bool encrypts) const {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                                 EVP_CIPHER_CTX_free);
    Block out{};
    int written = 0;
    if (!cipher ||
        EVP_CipherInit_ex(cipher.get(), EVP_aes_128_ecb(), nullptr, key_.data(), nullptr, encrypts ? 1 : 0) != 1 ||
        EVP_CIPHER_CTX_set_padding(cipher.get(), 0) != 1 ||
        EVP_CipherUpdate(cipher.get(), out.data(), &written, block.data(), static_cast<int>(size)) != 1)
        throw std::runtime_error("a name of an entry can't be made");
    return out;
}

std::string EntryNames::of(std::int64_t number) const {
    Block block{};
    for (std::size_t at = 0; at < number_bytes; ++at)
        block[at] = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * at));
    return to_hex(through_cipher(block, true));
}

std::optional<std::int64_t> EntryNames::number(std::string_view name) const {
    if (name.size() != 2 * size) return std::nullopt;
    constexpr std::string_view digits = "0123456789abcdef";
    Block block{};
    for (std::size_t at = 0; at < name.size(); ++at) {
        const std::size_t digit = digits.find(name[at]);
        if (digit == std::string_view::npos) return std::nullopt;
        block[at / 2] = static_cast<unsigned char>(block[at / 2] << 4U | digit);
    }
    const Block plain = through_cipher(block, false);
    if (std::any_of(plain.begin() + number_bytes, plain.end(), [](unsigned char byte) { return byte != 0; }))
        return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < number_bytes; ++at) number |= static_cast<std::uint64_t>(plain[at]) << (8 * at);
    return static_cast<std::int64_t>(number);
}

} // namespace voorrang::api

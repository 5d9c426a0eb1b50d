// Keys made for the test, and JWTs signed with them. By OpenSSL, so that what verifies is held to something else.
#pragma once

#include "adapters/jwt/base64url.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::jwt {

class Signer {
  public:
    static Signer rsa(unsigned bits = 2048) { return Signer(EVP_RSA_gen(bits)); }
    static Signer elliptic(const char* curve = "P-256") { return Signer(EVP_EC_gen(curve)); }

    // The key for a JWK set: its public part, with more members if any (`,"kid":"a"`).
    std::string jwk(const std::string& more = "") const {
        if (EVP_PKEY_get_base_id(key_.get()) == EVP_PKEY_RSA)
            return R"({"kty":"RSA","n":")" + number(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" +
                   number(OSSL_PKEY_PARAM_RSA_E) + '"' + more + "}";
        return R"({"kty":"EC","crv":"P-256","x":")" + number(OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")" +
               number(OSSL_PKEY_PARAM_EC_PUB_Y, 32) + '"' + more + "}";
    }
    std::string private_jwk_member() const { return R"(,"d":")" + number(OSSL_PKEY_PARAM_RSA_D) + '"'; }

    std::string modulus_bytes() const { return *decode_base64url(number(OSSL_PKEY_PARAM_RSA_N)); }

    // header and payload as JSON; `alg` says how it is signed, whatever the header says.
    std::string token(std::string_view header, std::string_view payload, std::string_view alg) const {
        const std::string input = encode_base64url(header) + "." + encode_base64url(payload);
        return input + "." + encode_base64url(signature(input, alg));
    }

    std::string signature(const std::string& input, std::string_view alg) const {
        const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        EVP_PKEY_CTX* options = nullptr;
        good(EVP_DigestSignInit(context.get(), &options, EVP_sha256(), nullptr, key_.get()));
        if (alg == "PS256") {
            good(EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING));
            good(EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST));
        }
        std::size_t size = 0;
        const auto* data = reinterpret_cast<const unsigned char*>(input.data());
        good(EVP_DigestSign(context.get(), nullptr, &size, data, input.size()));
        std::vector<unsigned char> bytes(size);
        good(EVP_DigestSign(context.get(), bytes.data(), &size, data, input.size()));
        bytes.resize(size);
        if (alg == "ES256") return two_numbers(bytes);
        return {bytes.begin(), bytes.end()};
    }

  private:
    explicit Signer(EVP_PKEY* key) : key_(key, EVP_PKEY_free) {
        if (key == nullptr) throw std::runtime_error("OpenSSL makes no key");
    }

    static void good(int outcome) {
        if (outcome != 1) throw std::runtime_error("OpenSSL does not sign");
    }

    std::string number(const char* name, int size = 0) const {
        BIGNUM* read = nullptr;
        good(EVP_PKEY_get_bn_param(key_.get(), name, &read));
        const std::unique_ptr<BIGNUM, void (*)(BIGNUM*)> held(read, BN_free);
        std::string bytes(static_cast<std::size_t>(size == 0 ? BN_num_bytes(read) : size), '\0');
        BN_bn2binpad(read, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
        return encode_base64url(bytes);
    }

    // R and S of 32 bytes each, from their DER (RFC 7518 section 3.4).
    static std::string two_numbers(const std::vector<unsigned char>& der) {
        const unsigned char* at = der.data();
        const std::unique_ptr<ECDSA_SIG, void (*)(ECDSA_SIG*)> read(
            d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free);
        std::string bytes(64, '\0');
        auto* out = reinterpret_cast<unsigned char*>(bytes.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(read.get()), out, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(read.get()), out + 32, 32);
        return bytes;
    }

    std::shared_ptr<EVP_PKEY> key_;
};

// A token signed with a shared secret, which is never good here.
inline std::string hs256_token(std::string_view header, std::string_view payload, const std::string& secret) {
    const std::string input = encode_base64url(header) + "." + encode_base64url(payload);
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(input.data()), input.size(), hash, &size);
    return input + "." + encode_base64url({reinterpret_cast<const char*>(hash), size});
}

inline std::string key_set(const std::vector<std::string>& keys) {
    std::string text = R"({"keys":[)";
    for (std::size_t at = 0; at < keys.size(); ++at) text += (at == 0 ? "" : ",") + keys[at];
    return text + "]}";
}

// Made once: keys take a while.
inline const Signer& rsa_signer() {
    static const Signer signer = Signer::rsa();
    return signer;
}
inline const Signer& elliptic_signer() {
    static const Signer signer = Signer::elliptic();
    return signer;
}

} // namespace voorrang::jwt

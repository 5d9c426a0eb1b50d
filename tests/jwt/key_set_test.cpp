#include "adapters/jwt/key_set.hpp"

#include "tests/jwt/signer.hpp"

#include <gtest/gtest.h>

namespace voorrang::jwt {
namespace {

std::size_t keys_in(const std::string& text) {
    const auto read = read_key_set(text, "keys.json");
    return read ? read->keys.size() : 0;
}

TEST(KeySet, HoldsTheKeysThatCanBeUsed) {
    const auto set = read_key_set(key_set({rsa_signer().jwk(R"(,"kid":"r","use":"sig","alg":"RS256")"),
                                           elliptic_signer().jwk(R"(,"key_ops":["sign","verify"])")}),
                                  "keys.json");
    ASSERT_TRUE(set);
    ASSERT_EQ(set->keys.size(), 2U);
    EXPECT_EQ(set->keys[0].id, "r");
    EXPECT_EQ(set->keys[0].signature_bytes, 256U);
    EXPECT_TRUE(fits(set->keys[0], Algorithm::rs256));
    EXPECT_FALSE(fits(set->keys[0], Algorithm::ps256)) << "its alg is another";
    EXPECT_FALSE(fits(set->keys[0], Algorithm::es256));
    EXPECT_EQ(set->keys[1].id, "");
    EXPECT_EQ(set->keys[1].signature_bytes, 64U);
    EXPECT_TRUE(fits(set->keys[1], Algorithm::es256));
    EXPECT_FALSE(fits(set->keys[1], Algorithm::rs256));
}

TEST(KeySet, PassesOverOthers) {
    static const Signer small = Signer::rsa(1024);
    const std::string good = elliptic_signer().jwk();
    const std::string x = good.substr(good.find("\"x\""));
    const std::vector<std::string> others{
        small.jwk(),
        rsa_signer().jwk(R"(,"use":"enc")"),
        rsa_signer().jwk(R"(,"use":1)"),
        rsa_signer().jwk(R"(,"key_ops":["sign"])"),
        rsa_signer().jwk(R"(,"key_ops":"verify")"),
        rsa_signer().jwk(R"(,"alg":"RS512")"),
        rsa_signer().jwk(R"(,"alg":"ES256")"),
        elliptic_signer().jwk(R"(,"alg":"RS256")"),
        rsa_signer().jwk(R"(,"kid":1)"),
        R"({"kty":"oct","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"})",
        R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
        R"({"kty":"EC","crv":"P-384",)" + x,
        R"({"kty":"EC","crv":"secp256k1",)" + x,
        R"({"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"})",
        // A point that is not on the curve.
        R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})",
        R"({"kty":"RSA","n":"AQAB","e":"AQAB"})",
        R"({"kty":"RSA","n":")" + encode_base64url(std::string(1, '\0') + rsa_signer().modulus_bytes()) +
            R"(","e":"AQAB"})",
        R"({"kty":"RSA","n":")" + encode_base64url(rsa_signer().modulus_bytes()) + R"(","e":"AQ"})",
        R"({"kty":"RSA","n":")" + encode_base64url(rsa_signer().modulus_bytes()) + R"(","e":"AAAAAAAAAAM"})",
        R"({"kty":"RSA","n":")" + encode_base64url(rsa_signer().modulus_bytes()) + R"(","e":"Ag"})",
        R"({"kty":"RSA","n":")" + encode_base64url(std::string(2048, '\xFF')) + R"(","e":"AQAB"})",
        R"({"kty":"RSA"})",
        R"({"kty":"RSA","n":7,"e":[]})",
        R"({"kty":7})",
        "{}",
        "[]",
        "null",
        "\"RSA\"",
    };
    for (const std::string& other : others) {
        EXPECT_EQ(keys_in(key_set({other, good})), 1U) << other;
        EXPECT_EQ(keys_in(key_set({other})), 0U) << other;
    }
}

TEST(KeySet, APrivateKeyIsReadAsItsPublicPart) {
    const auto set = read_key_set(key_set({rsa_signer().jwk(rsa_signer().private_jwk_member())}), "keys.json");
    ASSERT_TRUE(set);
    cjose_err error{};
    const std::unique_ptr<char, void (*)(void*)> all(cjose_jwk_to_json(set->keys[0].handle.get(), true, &error),
                                                     std::free);
    ASSERT_NE(all, nullptr);
    EXPECT_EQ(std::string(all.get()).find("\"d\""), std::string::npos);
}

TEST(KeySet, WhatIsNoneIsToldWithItsName) {
    std::string many;
    for (std::size_t i = 0; i <= max_keys; ++i) many += (i == 0 ? "" : ",") + elliptic_signer().jwk();
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"", "a key set that is no JSON"},
        {"{", "a key set that is no JSON"},
        {R"({"keys":[],"keys":[]})", "a key set that is no JSON"},
        {"[]", "a key set without a list `keys`"},
        {"{}", "a key set without a list `keys`"},
        {R"({"keys":{}})", "a key set without a list `keys`"},
        {R"({"keys":[]})", "a key set without a key for RS256, PS256 or ES256"},
        {R"({"keys":[)" + many + "]}", "a key set of more than 100 keys"},
        {std::string(max_key_set_bytes + 1, ' '), "a key set of more than 256 KiB"},
    };
    for (const auto& [text, message] : wrong) {
        const auto read = read_key_set(text, "keys.json");
        ASSERT_FALSE(read) << message;
        EXPECT_EQ(read.error().code, Code::bad_key_set);
        EXPECT_EQ(read.error().message.substr(0, message.size()), message);
        EXPECT_EQ(read.error().place.substr(0, 9), "keys.json");
        EXPECT_FALSE(read.error().help.empty());
    }
}

} // namespace
} // namespace voorrang::jwt

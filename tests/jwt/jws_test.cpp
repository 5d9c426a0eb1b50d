#include "adapters/jwt/jws.hpp"

#include "tests/jwt/signer.hpp"

#include <gtest/gtest.h>

#include <openssl/err.h>

#include <atomic>
#include <thread>

namespace voorrang::jwt {
namespace {

using Outcome = std::variant<std::string, Flaw>;

KeySet keys_of(const std::string& text) {
    auto read = read_key_set(text, "keys.json");
    if (!read) throw std::runtime_error(read.error().message);
    return *std::move(read);
}

// RFC 7515, appendices A.2 and A.3: keys, tokens and what they say.
constexpr std::string_view rfc_rsa_key =
    R"({"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddx)"
    "HmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpa"
    "SHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmo"
    R"(udF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"})";
constexpr std::string_view rfc_rsa_token =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVl"
    "fQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7"
    "t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--"
    "xi12jzD"
    "wusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77"
    "Rw";
constexpr std::string_view rfc_elliptic_key =
    R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
constexpr std::string_view rfc_elliptic_token =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVl"
    "fQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr std::string_view rfc_payload =
    "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";

TEST(Jws, Rfc7515AppendixA2) {
    const KeySet keys = keys_of(key_set({std::string(rfc_rsa_key)}));
    EXPECT_EQ(verify(rfc_rsa_token, keys), Outcome(std::string(rfc_payload)));
}

TEST(Jws, Rfc7515AppendixA3) {
    const KeySet keys = keys_of(key_set({std::string(rfc_elliptic_key)}));
    EXPECT_EQ(verify(rfc_elliptic_token, keys), Outcome(std::string(rfc_payload)));
}

TEST(Jws, NoByteCanBeChanged) {
    const KeySet keys = keys_of(key_set({std::string(rfc_rsa_key), std::string(rfc_elliptic_key)}));
    for (const std::string_view whole : {rfc_rsa_token, rfc_elliptic_token})
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string changed(whole);
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            EXPECT_TRUE(std::holds_alternative<Flaw>(verify(changed, keys))) << at << " of " << changed;
        }
}

// Signed by keys of the test, with the headers given.
class Signed : public testing::Test {
  protected:
    static constexpr std::string_view payload = R"({"sub":"a"})";

    static const KeySet& keys() {
        static const KeySet set =
            keys_of(key_set({rsa_signer().jwk(R"(,"kid":"r","use":"sig")"), elliptic_signer().jwk(R"(,"kid":"e")")}));
        return set;
    }
    static Outcome rsa(std::string_view header, std::string_view alg = "RS256") {
        return verify(rsa_signer().token(header, payload, alg), keys());
    }
    static Outcome elliptic(std::string_view header) {
        return verify(elliptic_signer().token(header, payload, "ES256"), keys());
    }
    static inline const Outcome good{std::string(payload)};
};

TEST_F(Signed, ByEachAlgorithm) {
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r"})"), good);
    EXPECT_EQ(rsa(R"({"alg":"PS256","kid":"r","typ":"JWT"})", "PS256"), good);
    EXPECT_EQ(elliptic(R"({"alg":"ES256","kid":"e","typ":"at+jwt"})"), good);
}

TEST_F(Signed, AnAlgorithmIsNotTakenForAnother) {
    EXPECT_EQ(rsa(R"({"alg":"PS256","kid":"r"})", "RS256"), Outcome(Flaw::bad_signature));
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r"})", "PS256"), Outcome(Flaw::bad_signature));
    for (const char* name :
         {"RS384", "RS512", "PS384", "ES384", "ES512", "EdDSA", "rs256", "RS256 ", "", "HS256", "HS512"})
        EXPECT_EQ(rsa(std::string(R"({"kid":"r","alg":")") + name + "\"}"), Outcome(Flaw::other_algorithm)) << name;
    for (const char* value : {"null", "256", "[\"RS256\"]", "{}", "true"})
        EXPECT_EQ(rsa(std::string(R"({"kid":"r","alg":)") + value + "}"), Outcome(Flaw::other_algorithm)) << value;
    EXPECT_EQ(rsa(R"({"kid":"r"})"), Outcome(Flaw::other_algorithm));
}

TEST_F(Signed, AlgNoneIsRefusedInAllItsSpellings) {
    for (const char* name : {"none", "None", "NONE", "nOnE"}) {
        const std::string header = std::string(R"({"alg":")") + name + R"(","kid":"r"})";
        const std::string input = encode_base64url(header) + "." + encode_base64url(payload) + ".";
        EXPECT_EQ(verify(input, keys()), Outcome(Flaw::other_algorithm)) << name;
        EXPECT_EQ(rsa(header), Outcome(Flaw::other_algorithm)) << name;
    }
}

TEST_F(Signed, APublicKeyIsNoSharedSecret) {
    for (const std::string& secret : {rsa_signer().modulus_bytes(), rsa_signer().jwk(R"(,"kid":"r","use":"sig")")})
        EXPECT_EQ(verify(hs256_token(R"({"alg":"HS256","kid":"r"})", payload, secret), keys()),
                  Outcome(Flaw::other_algorithm));
}

TEST_F(Signed, TheKeyMustFitTheAlgorithm) {
    EXPECT_EQ(rsa(R"({"alg":"ES256","kid":"r"})"), Outcome(Flaw::key_of_other_type));
    EXPECT_EQ(elliptic(R"({"alg":"RS256","kid":"e"})"), Outcome(Flaw::key_of_other_type));
    const KeySet only = keys_of(key_set({rsa_signer().jwk(R"(,"kid":"r","alg":"PS256")")}));
    EXPECT_EQ(verify(rsa_signer().token(R"({"alg":"RS256","kid":"r"})", payload, "RS256"), only),
              Outcome(Flaw::key_of_other_type));
    EXPECT_EQ(verify(rsa_signer().token(R"({"alg":"PS256","kid":"r"})", payload, "PS256"), only), good);
}

TEST_F(Signed, TheKeyIsFoundByItsId) {
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"other"})"), Outcome(Flaw::unknown_key));
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":""})"), Outcome(Flaw::unknown_key));
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":7})"), Outcome(Flaw::not_a_jwt));
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r"})"), good);
    EXPECT_EQ(rsa(R"({"alg":"RS256"})"), good) << "the only RSA key there is";
    static const Signer other = Signer::rsa();
    const KeySet two = keys_of(key_set({rsa_signer().jwk(R"(,"kid":"r")"), other.jwk(R"(,"kid":"s")")}));
    const std::string header = R"({"alg":"RS256"})";
    EXPECT_EQ(verify(rsa_signer().token(header, payload, "RS256"), two), Outcome(Flaw::ambiguous_key));
    EXPECT_EQ(verify(other.token(R"({"alg":"RS256","kid":"r"})", payload, "RS256"), two), Outcome(Flaw::bad_signature));
    EXPECT_EQ(verify(other.token(R"({"alg":"RS256","kid":"s"})", payload, "RS256"), two), good);
    EXPECT_EQ(verify(other.token(header, payload, "RS256"), KeySet{}), Outcome(Flaw::unknown_key));
}

TEST_F(Signed, KeysThatComeWithTheTokenCountForNothing) {
    static const Signer stranger = Signer::rsa();
    for (const std::string& more : {",\"jwk\":" + stranger.jwk(), std::string(R"(,"jku":"https://example.org/keys")"),
                                    std::string(R"(,"x5c":["MIIB"])")}) {
        const std::string header = R"({"alg":"RS256","kid":"r")" + more + "}";
        EXPECT_EQ(verify(stranger.token(header, payload, "RS256"), keys()), Outcome(Flaw::bad_signature)) << more;
        EXPECT_EQ(rsa(header), good) << "it is passed over: " << more;
    }
}

TEST_F(Signed, HeadersThatMustBeUnderstoodAreNot) {
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r","crit":["b64"],"b64":false})"), Outcome(Flaw::critical_header));
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r","crit":[]})"), Outcome(Flaw::critical_header));
    for (const char* type : {"\"logout+jwt\"", "\"JWE\"", "\"\"", "1", "null"})
        EXPECT_EQ(rsa(std::string(R"({"alg":"RS256","kid":"r","typ":)") + type + "}"), Outcome(Flaw::other_type));
    for (const char* type : {"jwt", "JWT", "at+jwt", "application/at+jwt", "AT+JWT"})
        EXPECT_EQ(rsa(std::string(R"({"alg":"RS256","kid":"r","typ":")") + type + "\"}"), good);
}

TEST_F(Signed, TwoOfOneHeaderAreRefused) {
    EXPECT_EQ(rsa(R"({"alg":"none","alg":"RS256","kid":"r"})"), Outcome(Flaw::not_a_jwt));
}

TEST_F(Signed, ASignatureHasItsLength) {
    const std::string header = R"({"alg":"ES256","kid":"e"})";
    const std::string input = encode_base64url(header) + "." + encode_base64url(payload);
    const std::string signature = elliptic_signer().signature(input, "ES256");
    EXPECT_EQ(verify(input + "." + encode_base64url(signature), keys()), good);
    // cjose 0.6.2.1 would take the first: it cuts the signature in halves of 32 bytes and drops the rest.
    for (const std::string& other : {signature + std::string(1, '\0'), signature.substr(0, 63), std::string(),
                                     std::string(64, '\0'), std::string(1, '\0') + signature})
        EXPECT_EQ(verify(input + "." + encode_base64url(other), keys()), Outcome(Flaw::bad_signature)) << other.size();
}

TEST_F(Signed, APayloadIsNotEmpty) {
    EXPECT_EQ(verify(rsa_signer().token(R"({"alg":"RS256","kid":"r"})", "", "RS256"), keys()),
              Outcome(Flaw::bad_signature));
}

TEST_F(Signed, ThreePartsOfBase64url) {
    const std::string whole = rsa_signer().token(R"({"alg":"RS256","kid":"r"})", payload, "RS256");
    for (const std::string& text :
         {std::string(), std::string("."), std::string(".."), std::string("..."), whole + ".", whole + ".e30",
          "." + whole, whole.substr(0, whole.rfind('.')), whole + "=", whole + " ", " " + whole, std::string("a.b.c"),
          std::string("W10.W10.W10"), std::string("bnVsbA.e30.AA")})
        EXPECT_EQ(verify(text, keys()), Outcome(Flaw::not_a_jwt)) << text;
}

TEST_F(Signed, ByManyThreadsAtOnce) {
    const std::string token = rsa_signer().token(R"({"alg":"RS256","kid":"r"})", payload, "RS256");
    std::string forged = token;
    forged[forged.size() - 5] = forged[forged.size() - 5] == 'A' ? 'B' : 'A';
    const KeySet& shared = keys();
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 25; ++round)
                right +=
                    verify(token, shared) == good && verify(forged, shared) == Outcome(Flaw::bad_signature) ? 1 : 0;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(right, 100);
}

TEST_F(Signed, LeavesNoErrorToOthers) {
    std::string forged = rsa_signer().token(R"({"alg":"RS256","kid":"r"})", payload, "RS256");
    forged[forged.size() - 5] = forged[forged.size() - 5] == 'A' ? 'B' : 'A';
    EXPECT_EQ(verify(forged, keys()), Outcome(Flaw::bad_signature));
    EXPECT_EQ(ERR_peek_error(), 0U);
}

TEST_F(Signed, TooLong) {
    const std::string padding(max_token_bytes, 'a');
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r","x":")" + padding + "\"}"), Outcome(Flaw::too_long));
    const std::string some(max_token_bytes / 2, 'a');
    EXPECT_EQ(rsa(R"({"alg":"RS256","kid":"r","x":")" + some + "\"}"), good);
}

} // namespace
} // namespace voorrang::jwt

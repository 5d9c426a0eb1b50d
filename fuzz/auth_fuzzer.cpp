// libFuzzer entry: Authorization headers, JWTs and their claims. Whatever comes in, nobody is let in without a key or a
// token; who is refused is told one of two things, and the log why.
//
// The first byte says what the rest is: h a header, c claims as they would stand in a JWT that is signed well.
#include "adapters/auth/authenticate.hpp"
#include "adapters/auth/roles.hpp"
#include "adapters/jwt/base64url.hpp"
#include "tests/auth/accounts.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;

void require(bool holds) {
    if (!holds) std::abort();
}

// The keys of RFC 7515, appendices A.2 and A.3. Their tokens are in the corpus, and not for this service.
const jwt::KeySet& keys() {
    static const jwt::KeySet set = [] {
        auto read = jwt::read_key_set(
            R"({"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
            R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},{"kty":"RSA","e":"AQAB","n":)"
            R"("ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT)"
            R"(-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQO)"
            R"(S-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q)"
            R"(2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}]})",
            "keys.json");
        return *std::move(read);
    }();
    return set;
}

const auth::OidcRules& rules() {
    static const auth::OidcRules rules = [] {
        auth::OidcRules made;
        made.expected = {"https://id.example.nl", {"voorrang"}};
        made.from_claims.emplace();
        made.from_claims->roles = {{"Inkoper", {"buyer"}}, {"Leverancier", {"bidder"}}, {"Rechter", {"court"}}};
        made.from_claims->organisation = {{"kvk"}};
        return made;
    }();
    return rules;
}

const Time now{1'800'000'000'000'000, 0};

void fuzz_header(std::string_view header) {
    auth::Accounts accounts; // nobody
    const auth::Provider provider{rules(), keys()};
    for (const auth::Provider* each : {&provider, static_cast<const auth::Provider*>(nullptr)}) {
        const auto outcome = auth::authenticate(header, now, accounts, each);
        require(outcome.has_value());
        const auto* refused = std::get_if<auth::Refused>(&*outcome);
        require(refused != nullptr);
        require(!auth::text(*refused).empty());
        require(auth::challenge(*refused).status == 401);
    }
    if (const auto bytes = jwt::decode_base64url(header)) require(jwt::encode_base64url(*bytes) == header);
}

void fuzz_claims(std::string_view payload) {
    const auto read = jwt::read_claims(payload, rules().expected, now);
    const auto* claims = std::get_if<jwt::Claims>(&read);
    if (claims == nullptr) return;
    require(claims->issuer == "https://id.example.nl" && !claims->subject.empty());
    require(claims->expires.microseconds + 60'000'000 > now.microseconds);
    auth::Accounts accounts;
    const auto found = auth::user_of_claims(accounts, *claims, rules(), now);
    require(found.has_value());
    if (const auto* user = std::get_if<auth::OidcUser>(&*found)) {
        require(user->changed && !user->user.roles.empty() && !auth::conflict(user->user.roles));
        require(user->user.id.starts_with("oidc-"));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] == 'c')
        fuzz_claims(rest);
    else
        fuzz_header(rest);
    return 0;
}

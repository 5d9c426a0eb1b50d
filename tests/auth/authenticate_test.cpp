#include "adapters/auth/authenticate.hpp"
#include "adapters/personal/token.hpp"

#include "adapters/auth/users.hpp"
#include "tests/auth/accounts.hpp"
#include "tests/jwt/signer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace voorrang::auth {
namespace {

const Time now = *parse_time("2027-01-15T08:00:00Z"); // 1800000000
const Act act{"ada", now};
constexpr std::int64_t day = 86'400'000'000;

Time after(std::int64_t days) { return {now.microseconds + days * day, 0}; }

class Authenticate : public testing::Test {
  protected:
    Authenticate() {
        EXPECT_TRUE(add_user(accounts, {"bob", "Bob", "NL.1", {"buyer", "writer"}, ""}, act));
        token = make("bob");
    }

    MadeToken make(const std::string& user) {
        auto made = make_token(accounts, {user}, act);
        EXPECT_TRUE(made);
        return *std::move(made);
    }

    Outcome in(std::optional<std::string> header, Time at = now) {
        auto outcome = authenticate(header, at, accounts, provider ? &*provider : nullptr);
        EXPECT_TRUE(outcome);
        return *std::move(outcome);
    }
    Outcome with(const std::string& text, Time at = now) { return in("Bearer " + text, at); }

    static Outcome refused(std::variant<Reason, jwt::Flaw> why, const std::string& whom = "") {
        return Refused{why, whom};
    }

    // Sign-in by OpenID Connect, with roles from claims.
    void connect() {
        rules.expected = {"https://id.example.nl", {"voorrang"}};
        rules.from_claims.emplace();
        rules.from_claims->claim = {"realm_access", "roles"};
        rules.from_claims->roles = {{"Inkoper", {"buyer"}},
                                    {"Inkoopteam", {"buyer", "writer"}},
                                    {"Leverancier", {"bidder"}},
                                    {"Rechter", {"court"}}};
        rules.from_claims->organisation = {{"kvk"}};
        keys = *jwt::read_key_set(jwt::key_set({jwt::elliptic_signer().jwk(R"(,"kid":"k")")}), "keys.json");
        provider.emplace(Provider{rules, keys});
    }
    static std::string jwt(const std::string& more, const std::string& subject = "s1",
                           const std::string& exp = "1800000600") {
        return jwt::elliptic_signer().token(R"({"alg":"ES256","kid":"k"})",
                                            R"({"iss":"https://id.example.nl","aud":"voorrang","sub":")" + subject +
                                                R"(","exp":)" + exp + more + "}",
                                            "ES256");
    }
    static std::string roles(const std::string& list) { return R"(,"realm_access":{"roles":)" + list + "}"; }

    Accounts accounts;
    MadeToken token;
    OidcRules rules;
    jwt::KeySet keys;
    std::optional<Provider> provider;
};

bool signed_in(const Outcome& outcome) { return std::holds_alternative<SignedIn>(outcome); }
const Identity& identity(const Outcome& outcome) { return std::get<SignedIn>(outcome).identity; }

TEST_F(Authenticate, ByToken) {
    const Outcome outcome = with(token.text);
    ASSERT_TRUE(signed_in(outcome));
    EXPECT_EQ(
        identity(outcome),
        (Identity{
            "bob", "Bob", "NL.1", {"buyer", "writer"}, ByToken{token.row.id}, after(90), identity(outcome).called}));
    EXPECT_TRUE(personal::is_token(identity(outcome).called));
    EXPECT_FALSE(std::get<SignedIn>(outcome).to_store);
    for (const std::string scheme : {"bearer ", "BEARER ", "Bearer    "})
        EXPECT_TRUE(signed_in(in(scheme + token.text)));
    EXPECT_TRUE(signed_in(in("Bearer " + token.text + "  ")));
}

TEST_F(Authenticate, WithoutABearerToken) {
    EXPECT_EQ(in(std::nullopt), refused(Reason::no_header));
    for (const std::string& header :
         {std::string(), std::string("Bearer"), std::string("Bearer "), std::string("Bearer   "), "Basic " + token.text,
          token.text, "Bearer:" + token.text, "Bearer\t" + token.text, " Bearer " + token.text,
          "Bearers " + token.text})
        EXPECT_EQ(in(header), refused(Reason::not_bearer)) << header;
}

TEST_F(Authenticate, WithAnotherToken) {
    EXPECT_EQ(with(token_text(std::array<unsigned char, secret_bytes>{1})), refused(Reason::unknown_token));
    std::string mistyped = token.text;
    mistyped.back() = mistyped.back() == '0' ? '1' : '0';
    EXPECT_EQ(with(mistyped), refused(Reason::mistyped_token));
    EXPECT_EQ(with(token.text + ", Bearer x"), refused(Reason::mistyped_token));
    EXPECT_EQ(with(token.text + " " + token.text), refused(Reason::mistyped_token));
    EXPECT_EQ(with("vrt_"), refused(Reason::mistyped_token));
    EXPECT_EQ(with(token.row.hash), refused(Reason::no_provider)) << "what is stored opens nothing";
    EXPECT_EQ(with("vrt_" + token.row.hash + "00000000"), refused(Reason::mistyped_token));
    EXPECT_EQ(with("x"), refused(Reason::no_provider));
    EXPECT_EQ(in(std::string(max_header_bytes + 1, 'a')), refused(Reason::too_long));
    EXPECT_EQ(with(std::string("vrt_") + std::string(max_header_bytes - 11, '0')), refused(Reason::mistyped_token));
}

TEST_F(Authenticate, UntilTheTokenExpires) {
    EXPECT_TRUE(signed_in(with(token.text, {after(90).microseconds - 1, 0})));
    EXPECT_EQ(with(token.text, after(90)), refused(Reason::expired_token, token.row.id));
}

TEST_F(Authenticate, UntilTheTokenIsRevoked) {
    const MadeToken other = make("bob");
    ASSERT_TRUE(revoke_token(accounts, token.row.id, act));
    EXPECT_EQ(with(token.text), refused(Reason::revoked_token, token.row.id));
    EXPECT_EQ(with(token.text, after(90)), refused(Reason::revoked_token, token.row.id));
    EXPECT_TRUE(signed_in(with(other.text)));
}

TEST_F(Authenticate, UntilTheUserIsDisabled) {
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
    EXPECT_EQ(with(token.text), refused(Reason::disabled_user, "bob"));
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = false}, act));
    EXPECT_TRUE(signed_in(with(token.text)));
}

TEST_F(Authenticate, InTheRolesThatTheUserHasNow) {
    ASSERT_TRUE(change_user(accounts, "bob", {.roles = std::vector<std::string>{"writer"}}, act));
    EXPECT_EQ(identity(with(token.text)).roles, std::vector<std::string>{"writer"});
}

// In something that goes on, such as a stream.
TEST_F(Authenticate, StillAsLongAsTheTokenIsGood) {
    const Identity identity = std::get<SignedIn>(with(token.text)).identity;
    EXPECT_EQ(*still_in(identity, now, accounts), identity);
    EXPECT_EQ(*still_in(identity, after(89), accounts), identity);
    EXPECT_EQ(*still_in(identity, after(90), accounts), std::nullopt);
    ASSERT_TRUE(change_user(accounts, "bob", {.roles = std::vector<std::string>{"committee"}}, act));
    EXPECT_EQ((*still_in(identity, now, accounts))->roles, std::vector<std::string>{"committee"});
    ASSERT_TRUE(revoke_token(accounts, token.row.id, act));
    EXPECT_EQ(*still_in(identity, now, accounts), std::nullopt);
}

TEST_F(Authenticate, NotStillInIfTheUserIsDisabledOrTheSignInIsOver) {
    Identity by_oidc = std::get<SignedIn>(with(token.text)).identity;
    by_oidc.how = ByOidc{};
    by_oidc.expires = after(1);
    EXPECT_EQ(*still_in(by_oidc, now, accounts), by_oidc);
    EXPECT_EQ(*still_in(by_oidc, after(1), accounts), std::nullopt);
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
    EXPECT_EQ(*still_in(by_oidc, now, accounts), std::nullopt);
}

TEST_F(Authenticate, AStoreThatFailsIsAnError) {
    accounts.broken = true;
    const auto outcome = authenticate("Bearer " + token.text, now, accounts, nullptr);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().message, "the store can't be read");
}

TEST_F(Authenticate, TwoTokensOfOneUserAreOnePerson) {
    const Identity first = identity(with(token.text));
    const Identity second = identity(with(make("bob").text));
    EXPECT_NE(first, second) << "the tokens are two";
    EXPECT_TRUE(same_person(first, second));
    ASSERT_TRUE(add_user(accounts, {"eve", "Bob", "NL.1", {"buyer", "writer"}, ""}, act));
    EXPECT_FALSE(same_person(first, identity(with(make("eve").text))));
}

TEST_F(Authenticate, ATokenAndASignInAreOnePerson) {
    connect();
    ASSERT_TRUE(change_user(accounts, "bob", {.subject = "https://id.example.nl s1"}, act));
    EXPECT_TRUE(same_person(identity(with(token.text)), identity(with(jwt("")))));
}

TEST_F(Authenticate, BySubjectThatIsStored) {
    connect();
    ASSERT_TRUE(change_user(accounts, "bob", {.subject = "https://id.example.nl s1"}, act));
    const Outcome outcome = with(jwt(roles(R"(["Leverancier"])") + R"(,"name":"Robert")"));
    ASSERT_TRUE(signed_in(outcome));
    EXPECT_EQ(identity(outcome), (Identity{"bob",
                                           "Bob",
                                           "NL.1",
                                           {"buyer", "writer"},
                                           ByOidc{},
                                           *parse_time("2027-01-15T08:10:00Z"),
                                           identity(outcome).called}))
        << "claims add nothing";
    EXPECT_FALSE(std::get<SignedIn>(outcome).to_store);
    rules.from_claims.reset();
    EXPECT_TRUE(signed_in(with(jwt(""))));
    EXPECT_EQ(with(jwt("", "s2")), refused(Reason::unknown_user, oidc_user_id("https://id.example.nl s2")));
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
    EXPECT_EQ(with(jwt("")), refused(Reason::disabled_user, oidc_user_id("https://id.example.nl s1")));
}

TEST_F(Authenticate, ByClaims) {
    connect();
    const std::string text =
        jwt(roles(R"(["Inkoopteam","Inkoper","Ander"])") + R"(,"name":"Eva","kvk":"NL.2","email":"bob")");
    const std::string id = oidc_user_id("https://id.example.nl s1");
    const Outcome first = with(text);
    ASSERT_TRUE(signed_in(first));
    EXPECT_EQ(identity(first).user, id);
    EXPECT_EQ(identity(first).name, "Eva");
    EXPECT_EQ(identity(first).organisation, "NL.2");
    EXPECT_EQ(identity(first).roles, (std::vector<std::string>{"buyer", "writer"}));
    const auto to_store = std::get<SignedIn>(first).to_store;
    ASSERT_TRUE(to_store);
    ASSERT_TRUE(store_signed_in(accounts, *to_store, now));
    EXPECT_EQ(accounts.entry_rows().back().kind, "user.added");
    EXPECT_FALSE(std::get<SignedIn>(with(text, after(0))).to_store) << "it is stored now";
    // Nor is a token made for them, that would be good when the provider has sent them away.
    const auto token_of_theirs = make_token(accounts, {id}, act);
    ASSERT_FALSE(token_of_theirs);
    EXPECT_EQ(token_of_theirs.error().code, Code::token_not_made);
    // Two first sign-ins at once: the second finds the user there.
    store::User same = *to_store;
    same.created = after(1);
    const std::size_t entries = accounts.entry_rows().size();
    ASSERT_TRUE(store_signed_in(accounts, same, now));
    EXPECT_EQ(accounts.entry_rows().size(), entries);
    EXPECT_EQ(accounts.user_rows().at(id).created, now);
    // Roles follow the claims.
    const Outcome later = with(jwt(roles(R"("Rechter")")));
    ASSERT_TRUE(signed_in(later));
    EXPECT_EQ(identity(later).roles, std::vector<std::string>{"court"});
    ASSERT_TRUE(store_signed_in(accounts, *std::get<SignedIn>(later).to_store, now));
    EXPECT_EQ(accounts.entry_rows().back().kind, "user.changed");
    // Who is disabled stays out, whatever the provider says.
    ASSERT_TRUE(change_user(accounts, id, {.disabled = true}, act));
    EXPECT_EQ(with(text), refused(Reason::disabled_user, id));
    EXPECT_FALSE(store_signed_in(accounts, *to_store, now));
}

TEST_F(Authenticate, ClaimsThatMakeNoUser) {
    connect();
    const std::string id = oidc_user_id("https://id.example.nl s1");
    for (const std::string& more :
         {std::string(), roles("[]"), roles(R"(["Ander"])"), roles("7"), roles(R"([["Inkoper"]])"),
          std::string(R"(,"realm_access":["Inkoper"])"), std::string(R"(,"roles":["Inkoper"])")})
        EXPECT_EQ(with(jwt(more)), refused(Reason::no_roles, id)) << more;
    EXPECT_EQ(with(jwt(roles(R"(["Inkoper","Leverancier"])") + R"(,"kvk":"NL.2")")),
              refused(Reason::conflicting_roles, id));
    EXPECT_EQ(with(jwt(roles(R"(["Leverancier"])"))), refused(Reason::bad_profile, id))
        << "a bidder of no organisation";
    EXPECT_TRUE(signed_in(with(jwt(roles(R"(["Leverancier"])") + R"(,"kvk":"NL.2")"))));
    EXPECT_EQ(std::get<Refused>(with(jwt(roles(R"(["Inkoper"])"), std::string(700, 's')))).why,
              (std::variant<Reason, jwt::Flaw>(Reason::bad_profile)));
}

TEST_F(Authenticate, NobodyTakesAnothersPlaceByAName) {
    connect();
    // A provider where people choose their own names, and one calls himself bob.
    const Outcome outcome = with(jwt(roles(R"(["Inkoper"])") + R"(,"preferred_username":"bob","name":"Bob")", "bob"));
    ASSERT_TRUE(signed_in(outcome));
    EXPECT_NE(identity(outcome).user, "bob");
    EXPECT_FALSE(same_person(identity(outcome), identity(with(token.text))));
}

TEST_F(Authenticate, JwtsAreRefusedWithTheirReason) {
    connect();
    EXPECT_EQ(with("a.b.c"), refused(jwt::Flaw::not_a_jwt));
    EXPECT_EQ(with("x"), refused(jwt::Flaw::not_a_jwt));
    EXPECT_EQ(with(jwt("", "s1", "1799999940")), refused(jwt::Flaw::expired));
    EXPECT_EQ(with(jwt::elliptic_signer().token(R"({"alg":"ES256","kid":"new"})", "{}", "ES256")),
              refused(jwt::Flaw::unknown_key));
    EXPECT_EQ(with(jwt::elliptic_signer().token(R"({"alg":"ES256","kid":"k"})", R"({"iss":"https://evil"})", "ES256")),
              refused(jwt::Flaw::other_issuer));
}

// Every way to be refused for a token tells the client the same.
TEST_F(Authenticate, RefusalsTellTheClientNothing) {
    connect();
    const MadeToken revoked = make("bob");
    ASSERT_TRUE(revoke_token(accounts, revoked.row.id, act));
    const std::vector<Outcome> outcomes{with(token_text(std::array<unsigned char, secret_bytes>{1})),
                                        with("vrt_0"),
                                        with(revoked.text),
                                        with(token.text, after(90)),
                                        with("a.b.c"),
                                        with(jwt("")),
                                        with(jwt("", "s1", "1"))};
    std::vector<std::string> texts;
    for (const Outcome& outcome : outcomes) {
        ASSERT_FALSE(signed_in(outcome));
        EXPECT_EQ(challenge(std::get<Refused>(outcome)), challenge(std::get<Refused>(outcomes.front())));
        texts.emplace_back(text(std::get<Refused>(outcome)));
    }
    std::ranges::sort(texts);
    EXPECT_EQ(std::ranges::adjacent_find(texts), texts.end()) << "the log is told each reason";
    const Challenge told = challenge(std::get<Refused>(outcomes.front()));
    EXPECT_EQ(told.status, 401);
    EXPECT_EQ(header_value(told),
              R"(Bearer realm="voorrang", error="invalid_token", error_description="the token is not valid")");
}

TEST(Challenge, OfWhoShowedNothing) {
    for (const Reason reason : {Reason::no_header, Reason::not_bearer}) {
        EXPECT_EQ(challenge({reason, ""}).status, 401);
        EXPECT_EQ(header_value(challenge({reason, ""})), R"(Bearer realm="voorrang")");
    }
}

TEST(Challenge, OfWhoMayNot) {
    EXPECT_EQ(insufficient_scope().status, 403);
    EXPECT_EQ(header_value(insufficient_scope()), R"(Bearer realm="voorrang", error="insufficient_scope")");
}

TEST(Challenge, ValuesAreQuoted) {
    EXPECT_EQ(header_value({401, {{"realm", R"(a"b\c)"}}, ""}), R"(Bearer realm="a\"b\\c")");
}

} // namespace
} // namespace voorrang::auth

#include "adapters/auth/tokens.hpp"

#include "adapters/auth/users.hpp"
#include "tests/auth/accounts.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace voorrang::auth {
namespace {

constexpr std::int64_t day = 86'400'000'000;
const Time now = *parse_time("2026-03-01T12:00:00Z");
const Act act{"ada", now};

Accounts with_user() {
    Accounts accounts;
    EXPECT_TRUE(add_user(accounts, {"bob", "Bob", "", {"buyer"}, ""}, act));
    return accounts;
}

TEST(TokenText, KnownAnswer) {
    std::array<unsigned char, secret_bytes> secret{};
    for (std::size_t at = 0; at < secret.size(); ++at) secret[at] = static_cast<unsigned char>(at * 8);
    // printf '0008…f8' | sha256sum
    const std::string text = "vrt_0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8a4e9c6a9";
    EXPECT_EQ(token_text(secret), text);
    EXPECT_TRUE(is_token_text(token_text(secret)));
    EXPECT_TRUE(std::regex_match(token_text(secret), std::regex("vrt_[0-9a-f]{72}")));
    EXPECT_EQ(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2
}

TEST(TokenText, NoSlipGoesUnnoticed) {
    const std::string text = token_text(std::array<unsigned char, secret_bytes>{1, 2, 3});
    ASSERT_TRUE(is_token_text(text));
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == '7' ? '8' : '7';
        EXPECT_FALSE(is_token_text(changed)) << at;
    }
    for (const std::string& other :
         {text.substr(1), text.substr(0, text.size() - 1), text + "0", text + " ", " " + text, std::string("vrt_"),
          std::string(), std::string("vrt_") + std::string(72, '0')})
        EXPECT_FALSE(is_token_text(other)) << other;
    std::string upper = text;
    for (char& c : upper) c = static_cast<char>(std::toupper(c));
    EXPECT_FALSE(is_token_text(upper));
}

TEST(Tokens, AreMadeAndOnlyTheirHashIsKept) {
    Accounts accounts = with_user();
    const auto made = make_token(accounts, {"bob", "laptop"}, act);
    ASSERT_TRUE(made);
    EXPECT_TRUE(is_token_text(made->text));
    EXPECT_EQ(made->row.hash, token_hash(made->text));
    EXPECT_EQ(made->row.user, "bob");
    EXPECT_EQ(made->row.label, "laptop");
    EXPECT_EQ(made->row.created, now);
    EXPECT_EQ(made->row.expires.microseconds, now.microseconds + 90 * day);
    EXPECT_EQ(made->row.id.size(), 16U);
    ASSERT_EQ(accounts.token_rows().size(), 1U);
    EXPECT_EQ(accounts.token_rows()[0], made->row);
    EXPECT_EQ(accounts.last(),
              "token.made by ada {\"expires\":\"2026-05-30T12:00:00Z\",\"label\":\"laptop\",\"token\":\"" +
                  made->row.id + "\",\"user\":\"bob\"}");
    for (const store::Entry& entry : accounts.entry_rows()) {
        EXPECT_EQ(entry.body.find(made->text), std::string::npos);
        EXPECT_EQ(entry.body.find(made->row.hash), std::string::npos);
    }
}

TEST(Tokens, AreNeverTheSame) {
    Accounts accounts = with_user();
    std::set<std::string> texts, ids;
    for (int i = 0; i < 100; ++i) {
        const auto made = make_token(accounts, {"bob"}, act);
        ASSERT_TRUE(made);
        texts.insert(made->text);
        ids.insert(made->row.id);
    }
    EXPECT_EQ(texts.size(), 100U);
    EXPECT_EQ(ids.size(), 100U);
}

TEST(Tokens, AreForSomeDays) {
    Accounts accounts = with_user();
    for (const int days : {1, 90, 366}) {
        const auto made = make_token(accounts, {"bob", "", days}, act);
        ASSERT_TRUE(made) << days;
        EXPECT_EQ(made->row.expires.microseconds, now.microseconds + days * day);
    }
    for (const int days : {0, -1, 367, 100'000}) {
        const auto made = make_token(accounts, {"bob", "", days}, act);
        ASSERT_FALSE(made) << days;
        EXPECT_EQ(made.error().code, Code::token_not_made);
        EXPECT_EQ(made.error().message, "a token can't be valid for " + std::to_string(days) + " days");
    }
    EXPECT_FALSE(make_token(accounts, {"bob"}, {"ada", *parse_time("9999-12-01T00:00:00Z")}));
}

TEST(Tokens, AreForUsersWhoAreThere) {
    Accounts accounts = with_user();
    const auto nobody = make_token(accounts, {"eve"}, act);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, Code::no_such_user);
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
    const auto disabled = make_token(accounts, {"bob"}, act);
    ASSERT_FALSE(disabled);
    EXPECT_EQ(disabled.error().message, "the user `bob` is disabled");
    EXPECT_TRUE(accounts.token_rows().empty());
}

TEST(Tokens, HaveALabelOfOneLine) {
    Accounts accounts = with_user();
    for (const std::string& label : {std::string("a\nb"), std::string("\x1b[31m"), std::string("\xFF"),
                                     std::string(201, 'a'), std::string("\u202Egnp.exe")})
        EXPECT_FALSE(make_token(accounts, {"bob", label}, act)) << label;
    EXPECT_TRUE(make_token(accounts, {"bob", "Jan's laptop, thuis — ë"}, act));
}

TEST(Tokens, AreRevokedOnce) {
    Accounts accounts = with_user();
    const auto made = make_token(accounts, {"bob"}, act);
    ASSERT_TRUE(made);
    const Time later{now.microseconds + day, 0};
    const auto revoked = revoke_token(accounts, made->row.id, {"eve", later});
    ASSERT_TRUE(revoked);
    EXPECT_EQ(revoked->revoked, later);
    EXPECT_EQ(accounts.token_rows()[0].revoked, later);
    EXPECT_EQ(accounts.entry_rows().back().kind, "token.revoked");
    const std::size_t entries = accounts.entry_rows().size();
    const auto again = revoke_token(accounts, made->row.id, {"eve", {later.microseconds + day, 0}});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->revoked, later) << "the moment at which it was revoked stays";
    EXPECT_EQ(accounts.entry_rows().size(), entries);
    const auto none = revoke_token(accounts, "0000", act);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, Code::no_such_token);
}

TEST(Tokens, HaveAStatus) {
    store::Token token;
    token.expires = now;
    EXPECT_EQ(status(token, {now.microseconds - 1, 0}), TokenStatus::good);
    EXPECT_EQ(status(token, now), TokenStatus::expired);
    token.revoked = {now.microseconds - day, 0};
    EXPECT_EQ(status(token, {now.microseconds - 1, 0}), TokenStatus::revoked);
    EXPECT_EQ(status(token, now), TokenStatus::revoked);
}

TEST(Tokens, AreListedByUserOrAll) {
    Accounts accounts = with_user();
    ASSERT_TRUE(add_user(accounts, {"eve", "", "", {"auditor"}, ""}, act));
    for (const char* user : {"eve", "bob", "eve"}) ASSERT_TRUE(make_token(accounts, {user}, act));
    EXPECT_EQ(list_tokens(accounts, "eve")->size(), 2U);
    EXPECT_EQ(list_tokens(accounts, "bob")->size(), 1U);
    EXPECT_EQ(list_tokens(accounts, "")->size(), 3U);
    EXPECT_EQ(list_tokens(accounts, "nobody")->size(), 0U);
}

TEST(Tokens, AStoreThatFailsIsAnError) {
    Accounts accounts = with_user();
    accounts.broken = true;
    EXPECT_EQ(make_token(accounts, {"bob"}, act).error().message, "the store can't be read");
    EXPECT_EQ(revoke_token(accounts, "a", act).error().message, "the store can't be read");
}

} // namespace
} // namespace voorrang::auth

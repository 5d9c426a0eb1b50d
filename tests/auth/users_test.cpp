#include "adapters/auth/users.hpp"

#include "tests/auth/accounts.hpp"

#include <gtest/gtest.h>

namespace voorrang::auth {
namespace {

const Time now = *parse_time("2026-03-01T12:00:00Z");
const Act act{"ada", now};

std::string message(const Result<store::User>& result) { return result ? "" : result.error().message; }

TEST(Users, AreAdded) {
    Accounts accounts;
    const auto added =
        add_user(accounts, {"b.de-wit@x_1", "", "NL.KVK.1", {"bidder", "court", "bidder"}, "https://id a"}, act);
    ASSERT_TRUE(added);
    EXPECT_EQ(*added, (store::User{"b.de-wit@x_1",
                                   "b.de-wit@x_1",
                                   "NL.KVK.1",
                                   {"bidder", "court"},
                                   "https://id a",
                                   false,
                                   now,
                                   added->handle}));
    EXPECT_EQ(accounts.user_rows().at("b.de-wit@x_1"), *added);
    EXPECT_EQ(accounts.last(),
              R"(user.added by ada {"disabled":false,"organisation":"NL.KVK.1","roles":["bidder","court"],)"
              R"("user":"b.de-wit@x_1"})");
}

TEST(Users, AreToldToThoseWhoAskedForIt) {
    Accounts accounts;
    ASSERT_TRUE(accounts.add_webhook({0, "https://a.example", "a secret of some length", {"user.*"}, "ada", now}));
    ASSERT_TRUE(accounts.add_webhook({0, "https://b.example", "a secret of some length", {"bid.*"}, "ada", now}));
    ASSERT_TRUE(add_user(accounts, {"u1", "", "", {"buyer"}, ""}, act));
    const std::vector<store::Message> messages = *accounts.due_messages(now, 10, {});
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].webhook, 1);
    EXPECT_EQ(messages[0].entry, accounts.entry_rows().back().seq);
}

TEST(Users, TheLogHasNoNamesAndNoSubjects) {
    Accounts accounts;
    ASSERT_TRUE(add_user(accounts, {"u1", "Beatrix Wit", "", {"buyer"}, "https://id.example b-w-77"}, act));
    ASSERT_TRUE(change_user(accounts, "u1", {.name = "Beatrix Zwart"}, act));
    for (const store::Entry& entry : accounts.entry_rows())
        for (const char* part : {"Beatrix", "id.example", "b-w-77"})
            EXPECT_EQ(entry.body.find(part), std::string::npos);
}

TEST(Users, ThatCantBe) {
    Accounts accounts;
    ASSERT_TRUE(add_user(accounts, {"there", "", "", {}, "https://id s"}, act));
    const std::vector<std::pair<NewUser, std::string>> wrong{
        {{"", "", "", {}, ""}, "`` is no name to sign in with"},
        {{"a b", "", "", {}, ""}, "`a b` is no name to sign in with"},
        {{"a/../b", "", "", {}, ""}, "`a/../b` is no name to sign in with"},
        {{std::string(65, 'a'), "", "", {}, ""}, "`" + std::string(65, 'a') + "` is no name to sign in with"},
        {{"oidc-a", "", "", {}, ""}, "`oidc-a` begins with oidc-"},
        {{"there", "", "", {}, ""}, "there is a user `there` already"},
        {{"a", "two\nlines", "", {}, ""}, "a name that is not a line of text"},
        {{"a", "", "\x01", {}, ""}, "an organisation that is not a line of text"},
        {{"a", "", "", {"no role"}, ""}, "`no role` is no name of a role"},
        {{"a", "", "x", {"bidder", "buyer"}, ""}, "nobody can be both bidder and buyer"},
        {{"a", "", "", {"admin", "auditor"}, ""}, "nobody can be both auditor and admin"},
        {{"a", "", "", {"bidder"}, ""}, "a bidder without an organisation"},
        {{"a", "", "", {}, "https://id"}, "a subject that is not an issuer and a subject"},
        {{"a", "", "", {}, " s"}, "a subject that is not an issuer and a subject"},
        {{"a", "", "", {}, "https://id "}, "a subject that is not an issuer and a subject"},
        {{"a", "", "", {}, "https://id s"}, "the subject `https://id s` is that of the user `there`"},
    };
    const std::size_t entries = accounts.entry_rows().size();
    for (const auto& [user, told] : wrong) {
        const auto added = add_user(accounts, user, act);
        EXPECT_EQ(message(added), told);
        if (added) continue;
        EXPECT_EQ(added.error().code, Code::bad_user);
        EXPECT_FALSE(added.error().help.empty());
    }
    EXPECT_EQ(accounts.user_rows().size(), 1U);
    EXPECT_EQ(accounts.entry_rows().size(), entries);
}

TEST(Users, AreChanged) {
    Accounts accounts;
    ASSERT_TRUE(add_user(accounts, {"bob", "Bob", "", {"buyer"}, ""}, act));
    const auto changed = change_user(
        accounts, "bob",
        {.organisation = "NL.1", .subject = "https://id b", .roles = std::vector<std::string>{"writer"}}, act);
    ASSERT_TRUE(changed);
    EXPECT_EQ(*changed, (store::User{"bob", "Bob", "NL.1", {"writer"}, "https://id b", false, now, changed->handle}));
    EXPECT_EQ(accounts.user_rows().at("bob"), *changed);
    EXPECT_EQ(accounts.entry_rows().back().kind, "user.changed");
    const std::size_t entries = accounts.entry_rows().size();
    ASSERT_TRUE(change_user(accounts, "bob", {.organisation = "NL.1"}, act));
    EXPECT_EQ(accounts.entry_rows().size(), entries) << "nothing changed";
    EXPECT_EQ(message(change_user(accounts, "bob", {.roles = std::vector<std::string>{"buyer", "admin"}}, act)),
              "nobody can be both admin and buyer");
    EXPECT_EQ(accounts.user_rows().at("bob"), *changed) << "a change that can't be changes nothing";
    const auto nobody = change_user(accounts, "eve", {}, act);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, Code::no_such_user);
}

TEST(Users, AreDisabledAndEnabled) {
    Accounts accounts;
    ASSERT_TRUE(add_user(accounts, {"bob", "Bob", "", {"buyer"}, ""}, act));
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
    EXPECT_TRUE(accounts.user_rows().at("bob").disabled);
    EXPECT_EQ(accounts.entry_rows().back().kind, "user.disabled");
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = false}, act));
    EXPECT_EQ(accounts.entry_rows().back().kind, "user.enabled");
    const std::size_t entries = accounts.entry_rows().size();
    ASSERT_TRUE(change_user(accounts, "bob", {.name = "Rob", .disabled = true}, act));
    ASSERT_EQ(accounts.entry_rows().size(), entries + 2);
    EXPECT_EQ(accounts.entry_rows()[entries].kind, "user.changed");
    EXPECT_EQ(accounts.entry_rows()[entries + 1].kind, "user.disabled");
}

TEST(Users, SomeAdminIsLeft) {
    Accounts accounts;
    ASSERT_TRUE(add_user(accounts, {"one", "", "", {"admin"}, ""}, act));
    EXPECT_EQ(message(change_user(accounts, "one", {.disabled = true}, act)), "`one` is the last admin");
    EXPECT_EQ(message(change_user(accounts, "one", {.roles = std::vector<std::string>{}}, act)),
              "`one` is the last admin");
    ASSERT_TRUE(change_user(accounts, "one", {.name = "One"}, act));
    ASSERT_TRUE(add_user(accounts, {"two", "", "", {"admin"}, ""}, act));
    ASSERT_TRUE(change_user(accounts, "one", {.disabled = true}, act));
    EXPECT_EQ(message(change_user(accounts, "two", {.disabled = true}, act)), "`two` is the last admin")
        << "who is disabled does not count";
    ASSERT_TRUE(add_user(accounts, {"bob", "", "", {"buyer"}, ""}, act));
    ASSERT_TRUE(change_user(accounts, "bob", {.disabled = true}, act));
}

TEST(FirstAdmin, IsMadeWhereThereIsNoUser) {
    Accounts accounts;
    const auto made = make_first_admin(accounts, now);
    ASSERT_TRUE(made);
    ASSERT_TRUE(*made);
    EXPECT_TRUE(is_token_text((*made)->text));
    EXPECT_EQ(accounts.user_rows().at("admin").roles, std::vector<std::string>{"admin"});
    EXPECT_EQ(accounts.token_rows().at(0).user, "admin");
    ASSERT_EQ(accounts.entry_rows().size(), 2U);
    EXPECT_EQ(accounts.entry_rows()[0].actor, "");
    const auto again = make_first_admin(accounts, now);
    ASSERT_TRUE(again);
    EXPECT_FALSE(*again);
    EXPECT_EQ(accounts.token_rows().size(), 1U);
}

TEST(Users, AStoreThatFailsIsAnError) {
    Accounts accounts;
    accounts.broken = true;
    EXPECT_EQ(message(add_user(accounts, {"a", "", "", {}, ""}, act)), "the store can't be read");
    EXPECT_EQ(message(change_user(accounts, "a", {}, act)), "the store can't be read");
    EXPECT_EQ(make_first_admin(accounts, now).error().message, "the store can't be read");
}

} // namespace
} // namespace voorrang::auth

// Personal values beside the log: what stands in their place, what is taken for one, and how it is told again.
#include "adapters/files/policy_loader.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/personal/keep_apart.hpp"
#include "adapters/personal/set_apart.hpp"
#include "adapters/personal/token.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/store/commits.hpp"
#include "tests/store/memory_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace voorrang::personal {
namespace {

// A record whose `mail` and `born` are personal; its `line` is asked for, though it tells of a person.
constexpr const char* rules = R"(language en
policy trial.personal "Personal facts" version 1
use std.procurement

record enquiry plural enquiries from ocds "/tender/enquiries" where kinds has "public"
  id   : text at "/id" identifies
  mail : text at "/author/mail" personal
  born : date at "/author/born" personal
  line : text at "/author/contactPoint/telephone"

rule any_line: exclude bid
  when any of enquiries where enquiry.line = "none"
  because "no line"
)";

class PersonalTest : public testing::Test {
  protected:
    PersonalTest() {
        const auto file = std::filesystem::path(testing::TempDir()) / "personal_test.vrg";
        std::ofstream(file) << rules;
        loaded_ = files::load_policy(file, {std::filesystem::path(VOORRANG_SOURCE_DIR) / "workflows"});
        EXPECT_TRUE(loaded_.policy);
        if (loaded_.policy) places_.emplace(*loaded_.policy);
    }

    static json::Tree tree(const std::string& text) { return std::get<json::Tree>(json::read(text)); }

    std::string apart(const std::string& text, Form form = Form::release, const std::string& tender = "T-1") {
        std::string result;
        const Result<void> done = store_.write([&](store::Writer& writer) -> Result<void> {
            const json::Tree document = tree(text);
            const Result<json::Tree> set = set_apart(writer, tender, *places_, document.root(), form);
            if (!set) return set.error();
            result = json::canonical(set->root());
            return {};
        });
        EXPECT_TRUE(done);
        return result;
    }
    std::string left(const std::string& text, Form form = Form::release) {
        const json::Tree document = tree(text);
        return json::canonical(left_out(*places_, document.root(), form).root());
    }
    std::string told(std::string text, In form = In::json) {
        Result<std::string> result = std::string();
        EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
            result = unveil(reader, std::move(text), form);
            return {};
        }));
        return result ? *result : result.error().message;
    }
    std::vector<std::string> kept(const std::string& tender = "T-1") {
        std::vector<std::string> values;
        EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
            for (const store::Personal& row : reader.personals({tender, ""}).value()) values.push_back(row.value);
            return {};
        }));
        std::sort(values.begin(), values.end());
        return values;
    }

    files::LoadedPolicy loaded_;
    std::optional<PersonalPlaces> places_;
    store::MemoryStore store_;
};

TEST(Token, IsTheHashOfSaltAndValue) {
    const std::string salt(32, 'x');
    EXPECT_EQ(token_of(salt, "\"Anna\""), "personal:" + store::sha256_text(salt + "\"Anna\""));
    EXPECT_TRUE(is_token(token_of(salt, "\"Anna\"")));
}

TEST(Token, IsFoundInATextAndNothingElseIs) {
    const std::string token = "personal:" + std::string(64, 'a');
    EXPECT_EQ(find_token("personal:personal:" + token + "f"), 18U);
    EXPECT_EQ(find_token(token, 1), std::string::npos);
    for (const std::string& other : {std::string("personal:"), token.substr(0, 72), "Personal:" + std::string(64, 'a'),
                                     "personal:" + std::string(63, 'a') + "G"})
        EXPECT_EQ(find_token(other), std::string::npos) << other;
    EXPECT_FALSE(is_token(token + "0"));
}

TEST_F(PersonalTest, WhatThePolicyCallsPersonalIsSetApartWhereItStands) {
    const std::string document =
        R"({"ocid":"T-1","tender":{"enquiries":[)"
        R"({"author":{"born":"1980-02-29","mail":"anna@example.nl"},"id":"1","kinds":["public"]},)"
        R"({"author":{"mail":"bert@example.nl"},"id":"2","kinds":["secret"]}]}})";
    const std::string set = apart(document);
    EXPECT_EQ(kept(), (std::vector<std::string>{R"("1980-02-29")", R"("anna@example.nl")"}));
    EXPECT_EQ(set.find("anna@example.nl"), std::string::npos);
    EXPECT_NE(set.find("bert@example.nl"), std::string::npos); // that is no enquiry of this policy
    EXPECT_EQ(told(set), document);
    EXPECT_EQ(apart(set), set); // what was set apart stays as it is
}

TEST_F(PersonalTest, SoArePersonsThatOcdsKnowsUnlessThePolicyAsksForThem) {
    const std::string document =
        R"({"parties":[{"beneficialOwners":[{"id":"U1","identifier":{"id":"123456782","scheme":"NL-BSN"},"name":"C"}],)"
        R"("contactPoint":{"email":"a@b.nl","name":"A","url":"https://b.nl"},"id":"P1","name":"Bedrijf BV"}],)"
        R"("tender":{"enquiries":[{"author":{"contactPoint":{"name":"D","telephone":"06-1"}},"id":"1","kinds":["public"]}]}})";
    const std::string set = apart(document);
    EXPECT_EQ(kept(), (std::vector<std::string>{R"("123456782")", R"("A")", R"("C")", R"("D")", R"("a@b.nl")"}));
    for (const char* stays : {"Bedrijf BV", "https://b.nl", "NL-BSN", "U1", "P1", "06-1"})
        EXPECT_NE(set.find(stays), std::string::npos) << stays;
    EXPECT_EQ(told(set), document);
    EXPECT_EQ(left(document).find("06-1") != std::string::npos, true);
    EXPECT_EQ(left(document).find("123456782"), std::string::npos);
}

TEST_F(PersonalTest, OneValueHasOneTokenInATenderAndAnotherElsewhere) {
    const std::string document = R"({"contactPoint":{"name":"Anna"},"tender":{"contactPoint":{"name":"Anna"}}})";
    const std::string one = apart(document), again = apart(document), elsewhere = apart(document, Form::release, "T-2");
    EXPECT_EQ(one, again);
    EXPECT_NE(one, elsewhere);
    EXPECT_EQ(kept().size(), 1U);
    const std::size_t first = find_token(one);
    EXPECT_EQ(one.substr(first, token_size), one.substr(find_token(one, first + 1), token_size));
}

TEST_F(PersonalTest, ABidInTheProjectsOwnFormHasThemInItsTenderer) {
    const std::string bid = R"({"price":{"amount":1,"currency":"EUR"},)"
                            R"("tenderer":{"contactPoint":{"email":"a@b.nl"},"id":"P1","name":"Bedrijf"}})";
    EXPECT_EQ(told(apart(bid, Form::bid)), bid);
    EXPECT_EQ(kept(), std::vector<std::string>{R"("a@b.nl")"});
    EXPECT_EQ(left(bid, Form::bid), R"({"price":{"amount":1,"currency":"EUR"},)"
                                    R"("tenderer":{"contactPoint":{},"id":"P1","name":"Bedrijf"}})");
}

TEST_F(PersonalTest, ValuesAreToldInTheFormOfTheText) {
    const std::string set = apart(R"({"contactPoint":{"name":"A \"<B>\" & é"}})");
    const std::string token = set.substr(find_token(set), token_size);
    EXPECT_EQ(told("[\"by " + token + ".\"]"), R"(["by A \"<B>\" & é."])");
    EXPECT_EQ(told("<p>" + token + "</p>", In::html), "<p>A &quot;&lt;B&gt;&quot; &amp; é</p>");
    EXPECT_EQ(told(token + token, In::plain), R"(A "<B>" & éA "<B>" & é)");
    const std::string gone = "personal:" + std::string(64, '0');
    EXPECT_EQ(told("by " + gone, In::plain), "by " + gone);
}

TEST_F(PersonalTest, WhatIsNoTextComesBackAsItWas) {
    const std::string document =
        R"({"tender":{"enquiries":[{"author":{"mail":{"home":["a",1.50]}},"id":"1","kinds":["public"]}]}})";
    const std::string set = apart(document);
    EXPECT_EQ(set.find("home"), std::string::npos);
    EXPECT_EQ(told(set), document);
}

TEST(WithoutTokens, RefusesATextThatLooksLikeOne) {
    const auto read = json::read(R"({"a":[{"b/c":"x personal:)" + std::string(64, '7') + R"("}]})");
    const Result<void> fine = without_tokens(std::get<json::Tree>(read).root(), "/facts");
    ASSERT_FALSE(fine);
    EXPECT_EQ(fine.error().code, Code::bad_body);
    EXPECT_EQ(fine.error().place, "/facts/a/0/b~1c");
    const auto other = json::read(R"({"personal:":"personal: yes"})");
    EXPECT_TRUE(without_tokens(std::get<json::Tree>(other).root(), ""));
}

} // namespace
} // namespace voorrang::personal

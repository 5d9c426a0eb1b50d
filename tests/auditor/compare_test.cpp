// What differs between two decisions of a log.
#include "adapters/auditor/compare.hpp"
#include "adapters/auditor/compare_facts.hpp"
#include "tests/auditor/world.hpp"

#include <algorithm>

namespace voorrang::auditor {
namespace {

using About = Difference::About;

Result<std::vector<Difference>> compared(std::int64_t before, std::int64_t after, const std::string& database) {
    sqlite_store::Rows rows(sqlite::open_to_read(database, sqlite_store::data_kind).value());
    return compare(rows, before, after);
}
std::vector<Difference> compared(std::int64_t before, std::int64_t after) {
    return compared(before, after, world().whole()).value();
}

const Difference* find(const std::vector<Difference>& found, const std::string& what) {
    const auto there = std::find_if(found.begin(), found.end(), [&](const auto& each) { return each.what == what; });
    return there == found.end() ? nullptr : &*there;
}
void expect(const std::vector<Difference>& found, About about, const std::string& what, const std::string& before,
            const std::string& after) {
    const Difference* there = find(found, what);
    ASSERT_NE(there, nullptr) << what;
    EXPECT_EQ(there->about, about);
    EXPECT_EQ(there->before.text, before);
    EXPECT_EQ(there->after.text, after);
}

TEST(Compare, ADecisionIsLikeItself) { EXPECT_TRUE(compared(2, 2).empty()); }

TEST(Compare, TheAwardComesAfterTheExclusions) {
    // Decided on the same facts, of the same tender: only what came out is more.
    const std::vector<Difference> found = compared(1, 2);
    for (const Difference& each : found) EXPECT_EQ(each.about, About::outcome) << each.what;
    expect(found, About::outcome, "the outcome", "no award", "awarded");
    const Difference* winner = find(found, "the winner");
    ASSERT_NE(winner, nullptr);
    EXPECT_EQ(winner->before, "");
    EXPECT_TRUE(winner->after.text.starts_with("bid-")) << winner->after;
    EXPECT_EQ(phrases::say(Language::nl, winner->what), "de winnaar");
}

TEST(Compare, FactsAreToldByTheirPlace) {
    const std::vector<Difference> found = compared(2, 4);
    expect(found, About::facts, "/ocid", "\"T-1\"", "\"T-2\"");
    // What is the same is not told.
    EXPECT_EQ(find(found, "/tender/value/amount"), nullptr);
    for (const Difference& each : found) EXPECT_NE(each.before.text, each.after.text) << each.what;
}

TEST(Compare, WhatIsMissingIsToldOnce) {
    const std::string altered =
        world().altered({"UPDATE documents SET text = json_remove(text, '$.tender.tenderPeriod') WHERE hash = "
                         "(SELECT document FROM decisions WHERE id = 4)"});
    const auto found = compared(2, 4, altered).value();
    const Difference* there = find(found, "/tender/tenderPeriod");
    ASSERT_NE(there, nullptr);
    EXPECT_EQ(there->after, "");
    EXPECT_TRUE(there->before.text.starts_with("{\"endDate\":")) << there->before;
    EXPECT_EQ(find(found, "/tender/tenderPeriod/endDate"), nullptr);
}

TEST(Compare, ADecisionThatIsNotThereIsToldSo) {
    const auto found = compared(2, 99, world().whole());
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().message, "there is no decision 99");
}

std::string facts(const std::string& before, const std::string& after) {
    const json::Tree one = std::get<json::Tree>(json::read(before));
    const json::Tree other = std::get<json::Tree>(json::read(after));
    std::string text;
    for (const FactDifference& each : compare_facts(one.root(), other.root()))
        text += each.pointer + ": " + each.before + " -> " + each.after + "\n";
    return text;
}

TEST(CompareFacts, ElementsAreKnownByTheirIdentifiers) {
    EXPECT_EQ(facts(R"({"bids": [{"id": "a", "n": 1}, {"id": "b", "n": 2}]})",
                    R"({"bids": [{"id": "c", "n": 3}, {"id": "b", "n": 4}, {"id": "a", "n": 1}]})"),
              "/bids/1/n: 2 -> 4\n/bids/0:  -> {\"id\":\"c\",\"n\":3}\n");
    EXPECT_EQ(facts(R"([{"id": "a"}, {"id": "b"}])", R"([{"id": "b"}])"), "/0: {\"id\":\"a\"} -> \n");
}

TEST(CompareFacts, WithoutIdentifiersByTheirOrder) {
    EXPECT_EQ(facts("[1, 2]", "[1, 3, 4]"), "/1: 2 -> 3\n/2:  -> 4\n");
    // Two of the same name are two all the same.
    EXPECT_EQ(facts(R"([{"id": "a"}, {"id": "a"}])", R"([{"id": "a"}])"), "/1: {\"id\":\"a\"} -> \n");
    EXPECT_EQ(facts(R"({"a/b": {"c~d": 1}})", R"({"a/b": {"c~d": 1.0}})"), "");
    EXPECT_EQ(facts(R"({"a/b": {"c~d": 1}})", R"({"a/b": {"c~d": "1"}})"), "/a~1b/c~0d: 1 -> \"1\"\n");
}

} // namespace
} // namespace voorrang::auditor

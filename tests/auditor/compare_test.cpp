// What differs between two decisions of a log.
#include "adapters/auditor/compare.hpp"
#include "tests/auditor/world.hpp"

#include <algorithm>

namespace voorrang::auditor {
namespace {

Result<std::vector<Difference>> compared(std::int64_t before, std::int64_t after, const std::string& database) {
    sqlite_store::Rows rows(sqlite::open_to_read(database, sqlite_store::data_kind).value());
    return compare(rows, before, after);
}
std::vector<Difference> compared(std::int64_t before, std::int64_t after) {
    return compared(before, after, world().whole()).value();
}

bool has(const std::vector<Difference>& found, const Difference& wanted) {
    return std::find(found.begin(), found.end(), wanted) != found.end();
}

TEST(Compare, ADecisionIsLikeItself) { EXPECT_TRUE(compared(2, 2).empty()); }

TEST(Compare, TheAwardComesAfterTheExclusions) {
    // Decided on the same facts, of the same tender: only what came out is more.
    const std::vector<Difference> found = compared(1, 2);
    for (const Difference& each : found) EXPECT_EQ(each.about, "outcome") << each.what;
    EXPECT_TRUE(has(found, {"outcome", "decided", "no_award", "awarded"}));
    const auto winner =
        std::find_if(found.begin(), found.end(), [](const Difference& each) { return each.what == "winner"; });
    ASSERT_NE(winner, found.end());
    EXPECT_EQ(winner->before, "");
    EXPECT_TRUE(winner->after.starts_with("bid-")) << winner->after;
}

TEST(Compare, FactsAreToldByTheirPlace) {
    const std::vector<Difference> found = compared(2, 4);
    EXPECT_TRUE(has(found, {"facts", "/ocid", "\"T-1\"", "\"T-2\""}));
    EXPECT_TRUE(
        has(found, {"facts", "/tender/tenderPeriod/endDate", "\"2026-03-20T12:00:00Z\"", "\"2026-04-20T12:00:00Z\""}));
    // What is the same is not told.
    for (const Difference& each : found) EXPECT_NE(each.what, "/tender/value/amount");
    for (const Difference& each : found) EXPECT_NE(each.before, each.after) << each.what;
}

TEST(Compare, WhatIsMissingIsToldOnce) {
    const std::string altered =
        world().altered({"UPDATE documents SET text = json_remove(text, '$.tender.tenderPeriod') WHERE hash = "
                         "(SELECT document FROM decisions WHERE id = 4)"});
    const auto found = compared(2, 4, altered).value();
    EXPECT_TRUE(has(found, {"facts", "/tender/tenderPeriod",
                            R"({"endDate":"2026-03-20T12:00:00Z","startDate":"2026-03-01T09:00:00Z"})", ""}));
}

TEST(Compare, ADecisionThatIsNotThereIsToldSo) {
    const auto found = compared(2, 99, world().whole());
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().message, "there is no decision 99");
}

} // namespace
} // namespace voorrang::auditor

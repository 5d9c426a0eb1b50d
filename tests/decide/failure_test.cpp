// What can't be reckoned is told by its code and its place in the rule.
#include "engine/decide/decide.hpp"
#include "engine/policytest/given_facts.hpp"
#include "tests/support/compiled.hpp"

#include <fstream>
#include <map>
#include <sstream>

namespace voorrang {
namespace {

TEST(Failure, EachHasItsCodeAndPlace) {
    std::ifstream file(std::string(VOORRANG_SOURCE_DIR) + "/tests/golden/policy/pass/failures.vrg");
    std::ostringstream text;
    text << file.rdbuf();
    const auto compiled = testing::compile(text.str());
    const auto facts = engine::given_facts(compiled->policy, compiled->policy.tests.front(), compiled->graph);
    ASSERT_TRUE(facts.has_value());
    const auto decision = engine::Decider(compiled->graph).decide(*facts, {}).front();

    std::map<std::string, std::string> told;
    for (const auto& standing : decision.standings) {
        ASSERT_TRUE(standing.failure) << standing.label;
        told[standing.label] = std::string(code_text(standing.failure->code)) + " " + standing.failure->whole().text +
                               " @ " + std::string(compiled->sources.text(standing.failure->span)).substr(0, 16);
    }
    const std::map<std::string, std::string> expected = {
        {"conflict", "V606 two exceptions apply with different results: `torn`, where one gives 2 and two gives 3 @ "
                     "define torn of b"},
        {"consensus", "V612 values that should all be the same, and are not: `consensus of bid.marks`, where the "
                      "values are 4 and 5 @ consensus of bid"},
        {"currency", "V603 amounts in different currencies: `tender.value + tender.other`, where tender.value is EUR "
                     "5.00 and tender.other is USD 5.00 @ tender.value + t"},
        {"disagree", "V611 rows of a table match with different outcomes: `quarrel`, where row 1 gives 1, row 2 gives "
                     "3, bid.zero is 1 and bid.kind is \"disagree\" @ table quarrel of"},
        {"division", "V601 division by zero: `1 / bid.zero`, where bid.zero is 0 @ 1 / bid.zero"},
        {"empty",
         "V609 the average, median, lowest or highest of an empty list: `average of bid.marks` @ average of bid.m"},
        {"far", "V607 a date outside the years 1 to 9999: `tender.from + tender.duration`, where tender.from is "
                "9999-12-31 and tender.duration is 1 month @ tender.from + te"},
        {"first", "V604 no row of the table matches: `gap`, where bid.zero is 1 @ table gap of bid"},
        {"long", ""},
        {"mixed", "V608 months and days can't be compared: `tender.duration > 30 days`, where tender.duration is 1 "
                  "month @ tender.duration "},
        {"not yet", "V610 a parameter without a value on the reference date: `late`, where the reference date is "
                    "2026-05-05 @ parameter late: "},
        {"too few", "V613 too few values to leave the extremes out: `average of bid.marks without 1 extremes`, where "
                    "the values are 4 and 5 @ average of bid.m"},
        {"unique", "V605 more than one row of a unique table matches: `twice`, where row 1 gives 1, row 2 gives 2 and "
                   "bid.zero is 1 @ table twice of b"},
    };
    for (const auto& [bid, message] : expected)
        if (bid == "long")
            EXPECT_TRUE(told[bid].starts_with("V602 a number of more than 1,000 digits: `tender.n * tender.n"))
                << told[bid];
        else
            EXPECT_EQ(told[bid], message);
    EXPECT_EQ(decision.award->state, engine::AwardState::failed);
    EXPECT_TRUE(decision.award->failure);
}

} // namespace
} // namespace voorrang

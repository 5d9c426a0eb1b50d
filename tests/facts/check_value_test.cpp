#include "engine/facts/facts.hpp"
#include "tests/facts/sample_schema.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {

class CheckValueTest : public testing::Test {
  protected:
    const graph::SampleSchema s;
    std::string check(graph::FactId fact, const Value& value) const {
        return check_value(s.schema.facts[fact], value).value_or("");
    }
};

TEST_F(CheckValueTest, Types) {
    EXPECT_EQ(check(s.title, Value(Number(1))), "must be a text");
    EXPECT_EQ(check(s.draft, Value("yes")), "must be yes or no");
    EXPECT_EQ(check(s.profit, Value(Number(1))), "must be a percentage");
    EXPECT_EQ(check(s.profit, Value(Percent{Number(1)})), "");
    EXPECT_EQ(check(s.value, Value(Number(1))), "must be an amount of money");
    EXPECT_EQ(check(s.deadline, Value(Date{})), "must be a time");
    EXPECT_EQ(check(s.bid_bidder, Value("x")), "");
    EXPECT_EQ(check(s.title, Value(Unknown{})), "");
}

TEST_F(CheckValueTest, RangesIncludeTheirEnds) {
    EXPECT_EQ(check(s.pso_level, Value(Number(0))), "");
    EXPECT_EQ(check(s.pso_level, Value(Number(3))), "");
    EXPECT_EQ(check(s.pso_level, Value(*parse_number("3.000001"))), "must be between 0 and 3");
    EXPECT_EQ(check(s.pso_level, Value(Number(-1))), "must be between 0 and 3");
}

TEST_F(CheckValueTest, RangesWithOneEnd) {
    graph::Fact fact = s.schema.facts[s.value];
    const Currency eur = *parse_currency("EUR");
    fact.from = Money{Number(1000), eur};
    EXPECT_EQ(check_value(fact, Money{Number(999), eur}), "must be at least EUR 1,000.00");
    EXPECT_EQ(check_value(fact, Money{Number(1000), eur}), std::nullopt);
    EXPECT_EQ(check_value(fact, Money{Number(1000), *parse_currency("USD")}), "must be at least EUR 1,000.00");
    fact.from.reset();
    fact.to = Money{Number(5), eur};
    EXPECT_EQ(check_value(fact, Money{Number(6), eur}), "must be at most EUR 5.00");
}

TEST_F(CheckValueTest, Choices) {
    EXPECT_EQ(check(s.selfcleaning, Value("accepted")), "");
    EXPECT_EQ(check(s.selfcleaning, Value("maybe")), R"(must be one of "none", "offered", "accepted" or "rejected")");
}

} // namespace voorrang::engine

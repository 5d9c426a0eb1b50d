#include "engine/facts/cell_text.hpp"
#include "engine/facts/facts.hpp"
#include "tests/facts/sample_schema.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {

using graph::the_case;

class FactsBuilderTest : public testing::Test {
  protected:
    const graph::SampleSchema s;
    const std::vector<std::string> constants{"accepted"};
    FactsBuilder builder{s.schema, constants};
    const Currency eur = *parse_currency("EUR");

    void add_bidder(const std::string& id, std::uint32_t position) {
        builder.begin_row(s.bidders, position);
        builder.set(s.bidder_id, Value(id));
        builder.set(s.bidder_name, Value("Firm " + id));
    }
    void add_bid(const std::string& id, const std::string& bidder, std::uint32_t position) {
        builder.begin_row(s.bids, position);
        builder.set(s.bid_id, Value(id));
        builder.set(s.bid_bidder, Value(bidder));
    }
};

TEST_F(FactsBuilderTest, ListsBelongToTheirParents) {
    builder.begin_case("t1");
    builder.begin_list(s.bids);
    builder.begin_row(s.bids, 0);
    builder.begin_list(s.assessments);
    builder.begin_row(s.assessments, 0);
    builder.begin_row(s.assessments, 1);
    builder.begin_row(s.bids, 2);
    ASSERT_TRUE(builder.end_case());
    builder.begin_case("t2");
    ASSERT_TRUE(builder.end_case());
    builder.begin_case("t3");
    builder.begin_list(s.bids);
    ASSERT_TRUE(builder.end_case());
    EXPECT_EQ(builder.cases(), 3u);

    const Facts facts = builder.finish();
    EXPECT_EQ(builder.cases(), 0u);
    EXPECT_EQ(facts.case_names, (std::vector<std::string>{"t1", "t2", "t3"}));
    const EntityRows& bids = facts.entities[s.bids];
    EXPECT_EQ(bids.count, 2u);
    EXPECT_EQ(bids.begin, (std::vector<std::uint32_t>{0, 2, 2, 2}));
    EXPECT_EQ(bids.list_known, (std::vector<std::uint8_t>{1, 0, 1}));
    EXPECT_EQ(bids.position, (std::vector<std::uint32_t>{0, 2}));
    const EntityRows& assessments = facts.entities[s.assessments];
    EXPECT_EQ(assessments.begin, (std::vector<std::uint32_t>{0, 2, 2}));
    EXPECT_EQ(assessments.list_known, (std::vector<std::uint8_t>{1, 0}));
    EXPECT_EQ(assessments.parent, (std::vector<std::uint32_t>{0, 0}));
    for (graph::FactId fact = 0; fact < s.schema.facts.size(); ++fact)
        EXPECT_EQ(facts.columns[fact].size, facts.entities[s.schema.facts[fact].entity].count);
    EXPECT_EQ(facts.pointer(s.price, 1), "/bids/details/2/value");
    EXPECT_EQ(facts.pointer(s.score, 1), "/bids/details/0/assessments/1/score");
    EXPECT_EQ(facts.case_of(s.assessments, 1), 0u);
    EXPECT_EQ(facts.label(s.assessments, 1), "bid.assessments 2");
    EXPECT_EQ(facts.identifier(s.bids, 1), "2");
}

TEST_F(FactsBuilderTest, PointersGoThroughStars) {
    builder.begin_case("t1");
    builder.begin_list(s.regions);
    const std::uint32_t value_itself[] = {3, no_index};
    const std::uint32_t element[] = {4, 1};
    builder.begin_row(s.regions, value_itself);
    builder.begin_row(s.regions, element);
    ASSERT_TRUE(builder.end_case());
    const Facts facts = builder.finish();
    EXPECT_EQ(facts.pointer(s.region, 0), "/tender/deliveryAddresses/3/region");
    EXPECT_EQ(facts.pointer(s.region, 1), "/tender/deliveryAddresses/4/region/1");
    EXPECT_EQ(facts.entities[s.regions].position, (std::vector<std::uint32_t>{0, 1}));
}

TEST_F(FactsBuilderTest, ReferencesFindRowsThatComeLater) {
    builder.begin_case("t1");
    builder.begin_list(s.bids);
    add_bid("A", "2", 0);
    add_bid("B", "1", 1);
    builder.begin_list(s.bidders);
    add_bidder("1", 0);
    add_bidder("2", 1);
    ASSERT_TRUE(builder.end_case());
    // The same identifiers in another case are other rows.
    builder.begin_case("t2");
    builder.begin_list(s.bidders);
    add_bidder("2", 0);
    builder.begin_list(s.bids);
    add_bid("A", "2", 0);
    ASSERT_TRUE(builder.end_case());
    const Facts facts = builder.finish();
    EXPECT_EQ(facts.columns[s.bid_bidder].integers, (std::vector<std::int64_t>{1, 0, 2}));
    EXPECT_EQ(facts.label(s.bids, 0), "Firm 2");
    EXPECT_EQ(facts.identifier(s.bids, 1), "B");
    EXPECT_EQ(cell_value(facts, s.bid_bidder, 2), Value("2"));
}

TEST_F(FactsBuilderTest, ADanglingReferenceIsAnError) {
    builder.begin_case("t1");
    builder.begin_list(s.bidders);
    add_bidder("NL-KVK-1234", 0);
    builder.begin_list(s.bids);
    add_bid("A", "NL-KVK-1243", 0);
    const auto result = builder.end_case();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Code::dangling_reference);
    EXPECT_EQ(result.error().place, "/bids/details/0/tenderers/0/id");
    EXPECT_EQ(result.error().message, "`bid.bidder` refers to \"NL-KVK-1243\", but no `bidder` has that identifier");
    EXPECT_EQ(result.error().help, "did you mean \"NL-KVK-1234\"?");
    EXPECT_EQ(builder.cases(), 0u);
}

TEST_F(FactsBuilderTest, TheSameIdentifierTwiceIsAnError) {
    builder.begin_case("t1");
    builder.begin_list(s.bidders);
    add_bidder("1", 3);
    add_bidder("2", 4);
    add_bidder("1", 7);
    const auto result = builder.end_case();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Code::duplicate_record);
    EXPECT_EQ(result.error().place, "/parties/7/id");
    EXPECT_EQ(result.error().message, "two records of `bidder` have the identifier \"1\"");
    EXPECT_EQ(result.error().help, "the other is at /parties/3");
}

TEST_F(FactsBuilderTest, ACurrencyIsTakenFromTheFactTheRecordNames) {
    builder.begin_case("t1");
    builder.begin_list(s.bids);
    builder.begin_row(s.bids, 0);
    builder.set(s.price, Value(Money{Number(5), Currency{}}));
    builder.set(s.value, Value(Money{Number(9), eur}));
    ASSERT_TRUE(builder.end_case());
    const Facts facts = builder.finish();
    EXPECT_EQ(cell_value(facts, s.price, 0), Value(Money{Number(5), eur}));
}

TEST_F(FactsBuilderTest, NoCurrencyAnywhereIsAnError) {
    builder.begin_case("t1");
    builder.begin_list(s.bids);
    builder.begin_row(s.bids, 0);
    builder.set(s.price, Value(Money{Number(5), Currency{}}));
    const auto result = builder.end_case();
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, Code::fact_type);
    EXPECT_EQ(result.error().place, "/bids/details/0/value");
    EXPECT_EQ(result.error().message,
              "`bid.price` is an amount without a currency, and `tender.value`, which would give it, has none");
}

TEST_F(FactsBuilderTest, AFactMayBeSetAgain) {
    builder.begin_case("t1");
    builder.begin_list(s.bidders);
    add_bidder("1", 0);
    builder.begin_list(s.bids);
    add_bid("A", "none such", 0);
    builder.set(s.bid_bidder, Value("1"));
    builder.set(s.price, Value(Money{Number(5), Currency{}}));
    builder.set(s.price, Value(Unknown{}));
    ASSERT_TRUE(builder.end_case());
    const Facts facts = builder.finish();
    EXPECT_TRUE(facts.columns[s.bid_bidder].known(0));
    EXPECT_FALSE(facts.columns[s.price].known(0));
}

TEST_F(FactsBuilderTest, StatesAreLeftOutWhereAllIsKnown) {
    for (int i = 0; i < 2; ++i) {
        builder.begin_case("t");
        builder.set(s.quality, Value(Number(i)));
        if (i == 0) builder.set(s.title, Value("x"));
        ASSERT_TRUE(builder.end_case());
    }
    const Facts facts = builder.finish();
    EXPECT_TRUE(facts.columns[s.quality].all_known);
    EXPECT_FALSE(facts.columns[s.title].all_known);
    EXPECT_TRUE(facts.columns[s.title].known(0));
    EXPECT_FALSE(facts.columns[s.title].known(1));
}

} // namespace voorrang::engine

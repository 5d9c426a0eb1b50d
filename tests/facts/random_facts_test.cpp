// Properties of the builder: what goes in comes out, and a case that is taken back leaves no trace.
#include "engine/facts/cell_text.hpp"
#include "engine/facts/facts.hpp"
#include "tests/facts/sample_schema.hpp"

#include <gtest/gtest.h>

#include <random>

namespace voorrang::engine {

using graph::EntityId;
using graph::FactId;
using graph::Reading;

class RandomFactsTest : public testing::TestWithParam<unsigned> {
  protected:
    struct Row {
        EntityId entity;
        std::vector<std::pair<FactId, Value>> values;
    };
    using CaseRows = std::vector<Row>; // in the order of building

    const graph::SampleSchema s;
    const std::vector<std::string> constants{"accepted", "region 1"};
    FactsBuilder builder{s.schema, constants};
    std::mt19937 random{GetParam()};

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random()) % limit; }

    Number random_number() {
        switch (below(8)) {
        case 0:
            return Number::fraction(below(100), 1 + below(30));
        case 1:
            return Number::scaled(static_cast<std::int64_t>(random()) * 1'000'000'007, below(19));
        case 2:
            return *parse_number("123456789012345678901234567890.5");
        default:
            return Number::scaled(below(1'000'000), below(3));
        }
    }

    Value random_value(const graph::Fact& fact) {
        switch (fact.reading) {
        case Reading::yes_no:
            return below(2) == 0;
        case Reading::number:
            return random_number();
        case Reading::percent:
            return Percent{random_number()};
        case Reading::money:
            return Money{random_number(), *parse_currency(below(2) == 0 ? "EUR" : "USD")};
        case Reading::date:
            return Date{static_cast<std::int32_t>(below(20000))};
        case Reading::time:
            return Time{below(1'000'000'000), static_cast<std::int16_t>(below(120))};
        case Reading::duration:
            return Duration{static_cast<std::int32_t>(below(9)), static_cast<std::int32_t>(below(9)), below(9)};
        case Reading::choice:
            return fact.options[below(4)];
        case Reading::text:
        case Reading::reference:
            break;
        }
        return "region " + std::to_string(below(50));
    }

    void fill(CaseRows& rows, EntityId entity) {
        Row row{entity, {}};
        for (FactId fact = 0; fact < s.schema.facts.size(); ++fact) {
            if (s.schema.facts[fact].entity != entity || fact == s.bid_bidder || below(4) == 0) continue;
            const bool identifier = fact == s.bid_id || fact == s.bidder_id;
            row.values.emplace_back(fact, identifier ? Value("row " + std::to_string(rows.size()))
                                                     : random_value(s.schema.facts[fact]));
        }
        for (const auto& [fact, value] : row.values) builder.set(fact, value);
        rows.push_back(std::move(row));
    }

    CaseRows build_case(const std::string& name) {
        CaseRows rows;
        builder.begin_case(name);
        fill(rows, graph::the_case);
        for (const EntityId list : {s.bids, s.bidders}) {
            if (below(5) == 0) continue;
            builder.begin_list(list);
            for (std::uint32_t i = below(4); i > 0; --i) {
                builder.begin_row(list, i);
                fill(rows, list);
                if (list != s.bids || below(3) == 0) continue;
                builder.begin_list(s.assessments);
                for (std::uint32_t j = below(3); j > 0; --j) {
                    builder.begin_row(s.assessments, j);
                    fill(rows, s.assessments);
                }
            }
        }
        return rows;
    }

    // All that can be read from facts, as text.
    std::string dump(const Facts& facts) const {
        std::string text;
        for (FactId fact = 0; fact < s.schema.facts.size(); ++fact) {
            const Column& column = facts.columns[fact];
            text +=
                s.schema.facts[fact].name + (column.fixed ? " fixed " : " exact ") + std::to_string(column.scale) + ":";
            for (std::uint32_t row = 0; row < column.size; ++row)
                text += " " + facts.pointer(fact, row) + "=" + to_display_text(cell_value(facts, fact, row));
            text += "\n";
        }
        for (const EntityRows& rows : facts.entities) {
            for (const std::uint32_t begin : rows.begin) text += std::to_string(begin) + ",";
            for (const std::uint8_t known : rows.list_known) text += known ? "k" : "u";
            text += "\n";
        }
        for (const std::string& name : facts.case_names) text += name + ";";
        return text;
    }
};

TEST_P(RandomFactsTest, WhatGoesInComesOut) {
    for (int batch = 0; batch < 3; ++batch) {
        std::vector<CaseRows> cases;
        for (int i = 0; i < 40; ++i) {
            cases.push_back(build_case("case " + std::to_string(i)));
            ASSERT_TRUE(builder.end_case());
        }
        const Facts facts = builder.finish();
        std::vector<std::uint32_t> next(s.schema.entities.size());
        for (const CaseRows& rows : cases) {
            for (const Row& row : rows) {
                const std::uint32_t at = next[row.entity]++;
                std::vector<Value> expected(s.schema.facts.size(), Unknown{});
                for (const auto& [fact, value] : row.values) expected[fact] = value;
                for (FactId fact = 0; fact < s.schema.facts.size(); ++fact) {
                    if (s.schema.facts[fact].entity != row.entity) continue;
                    Value wanted = expected[fact];
                    if (const Percent* percent = std::get_if<Percent>(&wanted)) wanted = Number(percent->fraction);
                    EXPECT_EQ(cell_value(facts, fact, at), wanted) << s.schema.facts[fact].name;
                }
            }
        }
        for (EntityId entity = 0; entity < next.size(); ++entity) EXPECT_EQ(facts.entities[entity].count, next[entity]);
    }
}

TEST_P(RandomFactsTest, AnAbandonedCaseLeavesNoTrace) {
    const std::mt19937 start = random;
    for (int i = 0; i < 20; ++i) {
        build_case("case " + std::to_string(i));
        ASSERT_TRUE(builder.end_case());
    }
    const std::string without = dump(builder.finish());

    random = start;
    std::mt19937 other(GetParam() + 1000);
    for (int i = 0; i < 20; ++i) {
        std::swap(random, other);
        build_case("abandoned");
        if (below(2) == 0) {
            builder.abandon_case();
        } else { // or refused
            builder.begin_list(s.bids);
            builder.begin_row(s.bids, 0);
            builder.set(s.bid_bidder, Value("no such bidder"));
            ASSERT_TRUE(builder.end_case().has_error());
        }
        std::swap(random, other);
        build_case("case " + std::to_string(i));
        ASSERT_TRUE(builder.end_case());
    }
    EXPECT_EQ(dump(builder.finish()), without);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomFactsTest, testing::Range(1u, 13u));

} // namespace voorrang::engine

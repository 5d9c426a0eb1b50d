#include "engine/facts/amounts.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {

class AmountsTest : public testing::Test {
  protected:
    Column column = open_column(graph::ColumnType::number);
    TextPool texts{{}};

    void add(std::string_view text) {
        append_unknown(column);
        set_cell(column, column.size - 1, Value(*parse_exact(text)), texts);
    }
    std::string shown() const {
        std::string all;
        for (std::uint32_t row = 0; row < column.size; ++row) all += to_exact_text(column.number(row)) + " ";
        return all;
    }
};

TEST_F(AmountsTest, TheScaleGrowsWithTheDecimals) {
    add("5");
    EXPECT_EQ(column.scale, 0);
    add("0.25");
    EXPECT_EQ(column.scale, 2);
    add("1.5");
    EXPECT_EQ(column.scale, 2);
    EXPECT_TRUE(column.fixed);
    EXPECT_EQ(column.integers, (std::vector<std::int64_t>{500, 25, 150}));
}

TEST_F(AmountsTest, WhatDoesNotFitMakesTheColumnExact) {
    add("0.5");
    add("1/3");
    EXPECT_FALSE(column.fixed);
    EXPECT_EQ(shown(), "0.5 1/3 ");
    add("2");
    EXPECT_EQ(shown(), "0.5 1/3 2 ");
}

TEST_F(AmountsTest, GrowthThatOverflowsMakesTheColumnExact) {
    add("9223372036854775807");
    add("0.1");
    EXPECT_FALSE(column.fixed);
    EXPECT_EQ(shown(), "9223372036854775807 0.1 ");
}

TEST_F(AmountsTest, TruncationPutsTheFormBack) {
    add("1.5");
    const ColumnForm form{column.fixed, column.scale};
    add("0.0001");
    truncate(column, 1, form);
    EXPECT_EQ(column.scale, 1);
    EXPECT_EQ(column.integers, (std::vector<std::int64_t>{15}));
    add("1/7");
    truncate(column, 1, form);
    EXPECT_TRUE(column.fixed);
    EXPECT_EQ(column.integers, (std::vector<std::int64_t>{15}));
    EXPECT_TRUE(column.exact.empty());
}

TEST_F(AmountsTest, UnknownCellsNeverHinder) {
    add("9223372036854775807");
    make_unknown(column, 0);
    add("0.1");
    EXPECT_TRUE(column.fixed);
}

} // namespace voorrang::engine

#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {
namespace {

using graph::ColumnType;

constexpr Truth all[] = {Truth::no, Truth::yes, Truth::unknown, Truth::failed};

Column truths(std::vector<Truth> values) {
    Column column;
    prepare(column, ColumnType::truth, static_cast<std::uint32_t>(values.size()));
    column.truth = std::move(values);
    return column;
}

Column numbers(std::vector<std::int64_t> values, unsigned scale = 0) {
    Column column;
    prepare(column, ColumnType::number, static_cast<std::uint32_t>(values.size()));
    column.integers = std::move(values);
    column.scale = static_cast<std::uint8_t>(scale);
    return column;
}

TEST(Logic, AndIsStrongKleene) {
    // Kleene 1952, §64; no decides whatever the other is, failure included.
    EXPECT_EQ(truth_and(Truth::yes, Truth::unknown), Truth::unknown);
    EXPECT_EQ(truth_and(Truth::no, Truth::unknown), Truth::no);
    EXPECT_EQ(truth_and(Truth::no, Truth::failed), Truth::no);
    EXPECT_EQ(truth_and(Truth::unknown, Truth::failed), Truth::failed);
    for (const Truth a : all)
        for (const Truth b : all) {
            EXPECT_EQ(truth_and(a, b), truth_and(b, a));
            EXPECT_EQ(truth_not(truth_and(a, b)), truth_or(truth_not(a), truth_not(b))) << "De Morgan";
        }
}

TEST(Logic, ColumnsAgreeWithTheTables) {
    std::vector<Truth> left, right;
    for (const Truth a : all)
        for (const Truth b : all) {
            left.push_back(a);
            right.push_back(b);
        }
    const Column a = truths(left), b = truths(right);
    const Column* both[] = {&a, &b};
    Column conjunction, disjunction, negation;
    evaluate_and(conjunction, both);
    evaluate_or(disjunction, both);
    evaluate_not(negation, a);
    for (std::size_t i = 0; i < left.size(); ++i) {
        EXPECT_EQ(conjunction.truth[i], truth_and(left[i], right[i]));
        EXPECT_EQ(disjunction.truth[i], truth_or(left[i], right[i]));
        EXPECT_EQ(negation.truth[i], truth_not(left[i]));
    }
}

TEST(Choice, AnUnknownConditionIsHarmlessWhereBothBranchesAgree) {
    const Column condition = truths({Truth::unknown, Truth::unknown, Truth::yes, Truth::failed});
    const Column then = numbers({5, 5, 5, 5}), otherwise = numbers({50, 70, 70, 50}, 1); // 5.0, 7.0, 7.0, 5.0
    const Column* operands[] = {&condition, &then, &otherwise};
    Column out;
    evaluate_select(out, ColumnType::number, operands);
    EXPECT_EQ(out.cell(0), Cell::known);
    EXPECT_EQ(out.number(0), Number(5));
    EXPECT_EQ(out.cell(1), Cell::unknown);
    EXPECT_EQ(out.number(2), Number(5));
    EXPECT_EQ(out.cell(3), Cell::failed);
}

TEST(Choice, TwoExceptionsThatDifferFail) {
    const Column base = numbers({1, 1, 1, 1}), first = numbers({2, 2, 2, 2}), second = numbers({3, 2, 3, 3});
    const Column when_first = truths({Truth::yes, Truth::yes, Truth::yes, Truth::no});
    const Column when_second = truths({Truth::yes, Truth::yes, Truth::unknown, Truth::no});
    const Column* operands[] = {&base, &when_first, &first, &when_second, &second};
    Column out;
    evaluate_exceptions(out, ColumnType::number, operands, {{}, {}});
    EXPECT_EQ(out.cell(0), Cell::failed);
    EXPECT_EQ(out.number(1), Number(2));
    EXPECT_EQ(out.cell(2), Cell::unknown);
    EXPECT_EQ(out.number(3), Number(1));
}

TEST(Choice, TablesFirstAndUnique) {
    const Column c1 = truths({Truth::yes, Truth::no, Truth::no, Truth::unknown});
    const Column c2 = truths({Truth::yes, Truth::yes, Truth::no, Truth::yes});
    const Column o1 = numbers({1, 1, 1, 2}), o2 = numbers({2, 2, 2, 2});
    const Column* operands[] = {&c1, &o1, &c2, &o2};
    Column out;
    evaluate_table(out, graph::Op::table_first, ColumnType::number, operands);
    EXPECT_EQ(out.number(0), Number(1));
    EXPECT_EQ(out.number(1), Number(2));
    EXPECT_EQ(out.cell(2), Cell::failed);
    EXPECT_EQ(out.number(3), Number(2)) << "whichever row is hit, it is 2";
    evaluate_table(out, graph::Op::table_unique, ColumnType::number, operands);
    EXPECT_EQ(out.cell(0), Cell::failed) << "two rows match";
    EXPECT_EQ(out.number(1), Number(2));
    EXPECT_EQ(out.cell(3), Cell::unknown);
    evaluate_table(out, graph::Op::table_any, ColumnType::number, operands);
    EXPECT_EQ(out.cell(0), Cell::failed) << "two rows match, and disagree";
    EXPECT_EQ(out.number(1), Number(2));
    EXPECT_EQ(out.cell(2), Cell::failed);
    EXPECT_EQ(out.number(3), Number(2)) << "one row matches, and the other would agree";
}

TEST(Choice, AnExceptionGivesWayToThoseAboveIt) {
    // base 0; first 1; second 2, over which the first stands.
    const Column base = numbers({0, 0, 0, 0, 0}), v1 = numbers({1, 1, 1, 1, 1}), v2 = numbers({2, 2, 2, 2, 2});
    const Column c1 = truths({Truth::yes, Truth::no, Truth::unknown, Truth::yes, Truth::unknown});
    const Column c2 = truths({Truth::yes, Truth::yes, Truth::yes, Truth::unknown, Truth::no});
    const Column* operands[] = {&base, &c1, &v1, &c2, &v2};
    Column out;
    evaluate_exceptions(out, ColumnType::number, operands, {{}, {0}});
    EXPECT_EQ(out.number(0), Number(1)) << "both apply";
    EXPECT_EQ(out.number(1), Number(2));
    EXPECT_EQ(out.cell(2), Cell::unknown) << "1 or 2";
    EXPECT_EQ(out.number(3), Number(1)) << "whether the lower one applies does not matter";
    EXPECT_EQ(out.cell(4), Cell::unknown) << "1, or the base";
    const Column same = numbers({1, 1, 1, 1, 1});
    const Column* agreeing[] = {&base, &c1, &same, &c2, &v1};
    evaluate_exceptions(out, ColumnType::number, agreeing, {{}, {0}});
    EXPECT_EQ(out.number(2), Number(1)) << "the base is out, and the rest agree";
}

TEST(Arithmetic, FixedAndExactFormsAgree) {
    // The same operands once in fixed and once in exact form, up to the edge of 64 bits.
    const std::vector<std::int64_t> edge = {0, 1, -1, 25, -333, 9'223'372'036'854'775'807, -9'223'372'036'854'775'807};
    std::vector<std::int64_t> left, right;
    for (const auto x : edge)
        for (const auto y : edge) {
            left.push_back(x);
            right.push_back(y);
        }
    const Column a = numbers(left, 2), b = numbers(right, 5);
    Column exact_a = a, exact_b = b;
    make_exact(exact_a);
    make_exact(exact_b);
    const auto same = [&](const Column& x, const Column& y) {
        for (std::uint32_t row = 0; row < x.size; ++row) {
            ASSERT_EQ(x.cell(row), y.cell(row)) << row;
            if (x.known(row)) {
                ASSERT_EQ(x.number(row), y.number(row)) << row;
            }
        }
    };
    Column fixed, exact;
    for (const bool subtract : {false, true}) {
        evaluate_add(fixed, a, b, subtract);
        evaluate_add(exact, exact_a, exact_b, subtract);
        same(fixed, exact);
    }
    evaluate_multiply(fixed, ColumnType::number, a, b);
    evaluate_multiply(exact, ColumnType::number, exact_a, exact_b);
    same(fixed, exact);
    evaluate_divide(fixed, ColumnType::number, a, b);
    evaluate_divide(exact, ColumnType::number, exact_a, exact_b);
    same(fixed, exact);
    EXPECT_EQ(fixed.cell(0), Cell::failed) << "0 / 0";
    for (const RoundMode mode : {RoundMode::half_up, RoundMode::half_even, RoundMode::down, RoundMode::up}) {
        evaluate_round(fixed, a, {1, mode});
        evaluate_round(exact, exact_a, {1, mode});
        same(fixed, exact);
    }
    Column less, less_exact;
    evaluate_less(less, a, b, true);
    evaluate_less(less_exact, exact_a, exact_b, true);
    EXPECT_EQ(less.truth, less_exact.truth);
}

TEST(Arithmetic, CurrenciesDoNotMix) {
    const Currency eur = *parse_currency("EUR"), usd = *parse_currency("USD");
    Column a, b, out;
    prepare(a, ColumnType::money, 2);
    prepare(b, ColumnType::money, 2);
    a.integers = {100, 100};
    b.integers = {100, 100};
    a.currency = {eur, eur};
    b.currency = {eur, usd};
    evaluate_add(out, a, b, false);
    EXPECT_EQ(out.number(0), Number(200));
    EXPECT_EQ(out.currency[0], eur);
    EXPECT_EQ(out.cell(1), Cell::failed);
    evaluate_less(out, a, b, true);
    EXPECT_EQ(out.truth[0], Truth::yes);
    EXPECT_EQ(out.truth[1], Truth::failed);
    evaluate_equal(out, a, b);
    EXPECT_EQ(out.truth[1], Truth::failed);
    evaluate_divide(out, ColumnType::number, a, b);
    EXPECT_EQ(out.number(0), Number(1));
    EXPECT_EQ(out.cell(1), Cell::failed);
}

FrameRows segments(std::vector<std::uint32_t> begin, std::vector<Cell> known) {
    FrameRows rows;
    rows.count = begin.back();
    rows.own_begin = std::move(begin);
    rows.begin = rows.own_begin;
    rows.list_known = std::move(known);
    return rows;
}

TEST(Aggregate, OfListsOfEachParent) {
    // Three lists: {4, 1, 3, 2}, {} and one that is unknown.
    const FrameRows rows = segments({0, 4, 4, 4}, {Cell::known, Cell::known, Cell::unknown});
    const Column values = numbers({4, 1, 3, 2});
    const auto run = [&](graph::Op op) {
        Column out;
        evaluate_aggregate(out, op, ColumnType::number, rows, 3, op == graph::Op::count ? nullptr : &values, nullptr,
                           {});
        EXPECT_EQ(out.cell(2), Cell::unknown);
        return out;
    };
    EXPECT_EQ(run(graph::Op::count).number(0), Number(4));
    EXPECT_EQ(run(graph::Op::count).number(1), Number(0));
    EXPECT_EQ(run(graph::Op::sum).number(0), Number(10));
    EXPECT_EQ(run(graph::Op::sum).number(1), Number(0));
    EXPECT_EQ(run(graph::Op::average).number(0), Number::fraction(5, 2));
    EXPECT_EQ(run(graph::Op::median).number(0), Number::fraction(5, 2));
    EXPECT_EQ(run(graph::Op::lowest).number(0), Number(1));
    EXPECT_EQ(run(graph::Op::highest).number(0), Number(4));
    for (const auto op : {graph::Op::average, graph::Op::median, graph::Op::lowest, graph::Op::highest})
        EXPECT_EQ(run(op).cell(1), Cell::failed) << "of nothing";
}

TEST(Aggregate, PercentilesAreNearestRanks) {
    EXPECT_EQ(nearest_rank(Number(0), 4), 0u);
    EXPECT_EQ(nearest_rank(Number::fraction(1, 4), 4), 0u);
    EXPECT_EQ(nearest_rank(Number::fraction(26, 100), 4), 1u);
    EXPECT_EQ(nearest_rank(Number::fraction(3, 4), 4), 2u);
    EXPECT_EQ(nearest_rank(Number(1), 4), 3u);
    EXPECT_EQ(nearest_rank(Number::fraction(1, 2), 1), 0u);
}

TEST(Aggregate, ExtremesAreLeftOut) {
    const FrameRows rows = segments({0, 5, 7}, {Cell::known, Cell::known});
    const Column values = numbers({9, 1, 5, 7, 100, 3, 4});
    Column out;
    evaluate_aggregate(out, graph::Op::average, ColumnType::number, rows, 2, &values, nullptr, {1, {}});
    EXPECT_EQ(out.number(0), Number(7));
    EXPECT_EQ(out.cell(1), Cell::failed) << "two values, and two are left out";
    evaluate_aggregate(out, graph::Op::median, ColumnType::number, rows, 2, &values, nullptr, {2, {}});
    EXPECT_EQ(out.number(0), Number(7));
}

TEST(Aggregate, DifferentValuesAndTheOneAllHave) {
    // {1, 1}, {1, 2}, {}, {unknown, 1}, {1, 1 perhaps}, {1, 2 perhaps}, one that is unknown.
    const FrameRows rows = segments({0, 2, 4, 4, 6, 8, 10, 10}, {Cell::known, Cell::known, Cell::known, Cell::known,
                                                                 Cell::known, Cell::known, Cell::unknown});
    Column values = numbers({1, 1, 1, 2, 0, 1, 1, 1, 1, 2});
    mark(values, 4, Cell::unknown);
    Column where = truths(std::vector<Truth>(10, Truth::yes));
    where.truth[7] = where.truth[9] = Truth::unknown;
    Column count, one;
    evaluate_distinct(count, rows, 7, values, &where);
    evaluate_consensus(one, rows, 7, values, &where);
    EXPECT_EQ(count.number(0), Number(1));
    EXPECT_EQ(one.number(0), Number(1));
    EXPECT_EQ(count.number(1), Number(2));
    EXPECT_EQ(one.cell(1), Cell::failed) << "they differ";
    EXPECT_EQ(count.number(2), Number(0));
    EXPECT_EQ(one.cell(2), Cell::failed) << "of nothing";
    EXPECT_EQ(count.cell(3), Cell::unknown);
    EXPECT_EQ(one.cell(3), Cell::unknown);
    EXPECT_EQ(count.number(4), Number(1)) << "the same value again does not matter";
    EXPECT_EQ(one.number(4), Number(1));
    EXPECT_EQ(count.cell(5), Cell::unknown);
    EXPECT_EQ(one.cell(5), Cell::unknown);
    EXPECT_EQ(count.cell(6), Cell::unknown);
    EXPECT_EQ(one.cell(6), Cell::unknown);
}

TEST(Aggregate, WhatDoesNotCountCanNotHarm) {
    const FrameRows rows = segments({0, 2, 4}, {Cell::known, Cell::known});
    Column values = numbers({1, 2, 3, 4});
    mark(values, 1, Cell::unknown);
    mark(values, 3, Cell::failed);
    const Column where = truths({Truth::yes, Truth::no, Truth::unknown, Truth::no});
    Column out;
    evaluate_aggregate(out, graph::Op::sum, ColumnType::number, rows, 2, &values, &where, {});
    EXPECT_EQ(out.number(0), Number(1));
    EXPECT_EQ(out.cell(1), Cell::unknown);
    evaluate_aggregate(out, graph::Op::any, ColumnType::truth, rows, 2, nullptr, &where, {});
    EXPECT_EQ(out.truth[0], Truth::yes);
    EXPECT_EQ(out.truth[1], Truth::unknown);
    evaluate_aggregate(out, graph::Op::all, ColumnType::truth, rows, 2, nullptr, &where, {});
    EXPECT_EQ(out.truth[0], Truth::no);
    EXPECT_EQ(out.truth[1], Truth::no);
}

TEST(Aggregate, AnElementThatMayCountMattersOnlyIfItIsLower) {
    const FrameRows rows = segments({0, 2, 4, 6}, {Cell::known, Cell::known, Cell::known});
    const Column values = numbers({3, 5, 3, 2, 3, 4});
    const Column where = truths({Truth::yes, Truth::unknown, Truth::yes, Truth::unknown, Truth::unknown, Truth::no});
    Column out;
    evaluate_aggregate(out, graph::Op::lowest, ColumnType::number, rows, 3, &values, &where, {});
    EXPECT_EQ(out.number(0), Number(3));
    EXPECT_EQ(out.cell(1), Cell::unknown);
    EXPECT_EQ(out.cell(2), Cell::unknown) << "perhaps none counts";
    evaluate_aggregate(out, graph::Op::highest, ColumnType::number, rows, 3, &values, &where, {});
    EXPECT_EQ(out.cell(0), Cell::unknown);
    EXPECT_EQ(out.number(1), Number(3));
}

} // namespace
} // namespace voorrang::engine

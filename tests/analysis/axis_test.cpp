#include "dsl/analysis/axis.hpp"

#include <gtest/gtest.h>

namespace voorrang::analysis_test {

namespace {

using analysis::Axis;
using analysis::Comparison;
using analysis::Domain;
using Cut = analysis::Test; // gtest has a Test of its own

Value number(std::int64_t value) { return Value(Number(value)); }

Cut test(Comparison comparison, Value value) { return {comparison, std::move(value), std::nullopt}; }

const Domain any_number{Domain::Kind::ordered, {}, {}};

TEST(Axis, CutsNumbersAtWhatIsNamed) {
    const Cut more = test(Comparison::greater, number(2)), five = test(Comparison::equal, number(5));
    const auto axis = Axis::of(any_number, {more, five});
    ASSERT_TRUE(axis);
    ASSERT_EQ(axis->size(), 5U);
    std::string text;
    for (std::size_t region = 0; region < 5; ++region)
        text += axis->describe("x", region) + (axis->met(more).contains(region) ? " more" : "") +
                (axis->met(five).contains(region) ? " five" : "") + "\n";
    EXPECT_EQ(text, "x < 2\nx = 2\n2 < x < 5 more\nx = 5 more five\nx > 5 more\n");
}

TEST(Axis, EndsWhereTheRangeDoes) {
    const Domain range{Domain::Kind::ordered, {}, std::pair(number(0), number(3))};
    const Cut most = test(Comparison::greater, number(3)), least = test(Comparison::less, number(0));
    const auto axis = Axis::of(range, {most, least});
    ASSERT_TRUE(axis);
    ASSERT_EQ(axis->size(), 3U);
    for (std::size_t region = 0; region < 3; ++region)
        EXPECT_FALSE(axis->met(most).contains(region) || axis->met(least).contains(region));
}

TEST(Axis, OfARangeThatNamesValuesOutsideItHasOnlyWhatIsInside) {
    const Domain range{Domain::Kind::ordered, {}, std::pair(number(0), number(3))};
    const auto axis = Axis::of(range, {test(Comparison::less, number(7)), test(Comparison::greater, number(-1))});
    ASSERT_TRUE(axis);
    EXPECT_EQ(axis->size(), 3U);
}

TEST(Axis, OfOptionsHasARegionForEach) {
    const auto axis = Axis::of({Domain::Kind::options, {Value("works"), Value("goods")}, {}}, {});
    ASSERT_TRUE(axis);
    ASSERT_EQ(axis->size(), 2U);
    EXPECT_EQ(axis->describe("x", 1), "x is \"goods\"");
}

TEST(Axis, OfTextsHasOneRegionForAllOthers) {
    const Cut here = test(Comparison::equal, Value("Alkmaar"));
    const auto axis = Axis::of({Domain::Kind::open, {}, {}}, {here});
    ASSERT_TRUE(axis);
    ASSERT_EQ(axis->size(), 2U);
    EXPECT_TRUE(axis->met(here).contains(0));
    EXPECT_FALSE(axis->met(here).contains(1));
}

TEST(Axis, IsNotThereWhereValuesHaveNoOrder) {
    const Value euros(Money{Number(5), *parse_currency("EUR")}), dollars(Money{Number(5), *parse_currency("USD")});
    EXPECT_FALSE(Axis::of(any_number, {test(Comparison::less, euros), test(Comparison::less, dollars)}));
    const Value month(Duration{1, 0, 0}), day(Duration{0, 1, 0}), none(Duration{});
    EXPECT_FALSE(Axis::of(any_number,
                          {test(Comparison::less, none), test(Comparison::less, month), test(Comparison::less, day)}));
    EXPECT_TRUE(Axis::of(any_number, {test(Comparison::less, none), test(Comparison::less, month)}));
}

} // namespace

} // namespace voorrang::analysis_test

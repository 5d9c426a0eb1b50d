#include "dsl/value/calendar_date.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace voorrang {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t hour = 3600 * second;
constexpr Duration zero{};

TEST(Duration, AsText) {
    EXPECT_EQ(to_text(Duration{3, 0, 0}), "3 months");
    EXPECT_EQ(to_text(Duration{1, 0, 0}), "1 month");
    EXPECT_EQ(to_text(Duration{0, 20, 0}), "20 days");
    EXPECT_EQ(to_text(Duration{0, 1, 0}), "1 day");
    EXPECT_EQ(to_text(Duration{14, 0, 0}), "1 year 2 months");
    EXPECT_EQ(to_text(Duration{24, 0, 0}), "2 years");
    EXPECT_EQ(to_text(Duration{0, 0, 36 * hour}), "36 hours");
    EXPECT_EQ(to_text(Duration{0, 0, hour + 90 * second}), "1 hour 1 minute 30 seconds");
    EXPECT_EQ(to_text(Duration{0, 0, 1'500'000}), "1.5 seconds");
    EXPECT_EQ(to_text(Duration{0, 0, -1}), "-0.000001 seconds");
    EXPECT_EQ(to_text(zero), "0 days");
    EXPECT_EQ(to_text(Duration{-14, 3, -hour}), "-1 year -2 months 3 days -1 hour");
}

TEST(Duration, AddAndNegateFailRatherThanWrap) {
    constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
    EXPECT_EQ(add(Duration{1, 2, 3}, Duration{10, 20, 30}), (Duration{11, 22, 33}));
    EXPECT_EQ(add(Duration{most, 0, 0}, Duration{1, 0, 0}), std::nullopt);
    EXPECT_EQ(add(Duration{0, least, 0}, Duration{0, -1, 0}), std::nullopt);
    EXPECT_EQ(add(Duration{0, 0, std::numeric_limits<std::int64_t>::max()}, Duration{0, 0, 1}), std::nullopt);
    EXPECT_EQ(negate(Duration{1, -2, 3}), (Duration{-1, 2, -3}));
    EXPECT_EQ(negate(Duration{least, 0, 0}), std::nullopt);
    EXPECT_EQ(negate(Duration{0, least, 0}), std::nullopt);
    EXPECT_EQ(negate(Duration{0, 0, std::numeric_limits<std::int64_t>::min()}), std::nullopt);
}

TEST(Duration, MonthsCompareWithMonths) {
    EXPECT_EQ(compare({3, 0, 0}, {12, 0, 0}), std::strong_ordering::less);
    EXPECT_EQ(compare({12, 0, 0}, {12, 0, 0}), std::strong_ordering::equal);
}

TEST(Duration, DaysCompareWithHours) {
    EXPECT_EQ(compare({0, 1, 0}, {0, 0, 24 * hour}), std::strong_ordering::equal);
    EXPECT_EQ(compare({0, 1, 0}, {0, 0, 25 * hour}), std::strong_ordering::less);
    EXPECT_EQ(compare({0, 2, -hour}, {0, 0, 25 * hour}), std::strong_ordering::greater);
    EXPECT_EQ(compare({0, 2147483647, 0}, {0, -2147483647, 0}), std::strong_ordering::greater);
}

TEST(Duration, AMixHasNoOrder) {
    EXPECT_EQ(compare({1, 0, 0}, {0, 30, 0}), std::nullopt);
    EXPECT_EQ(compare({0, 30, 0}, {1, 0, 0}), std::nullopt);
    EXPECT_EQ(compare({1, 0, 0}, {0, 0, hour}), std::nullopt);
    EXPECT_EQ(compare({1, 5, 0}, {1, 3, 0}), std::nullopt);
    EXPECT_EQ(compare({1, 5, 0}, {1, 5, 0}), std::strong_ordering::equal);
    EXPECT_EQ(compare({1, 1, 0}, {1, 0, 24 * hour}), std::strong_ordering::equal);
}

TEST(Duration, ZeroComparesWithEverythingOfOneSign) {
    EXPECT_EQ(compare({1, 0, 0}, zero), std::strong_ordering::greater);
    EXPECT_EQ(compare(zero, {1, 0, 0}), std::strong_ordering::less);
    EXPECT_EQ(compare({1, 5, 0}, zero), std::strong_ordering::greater);
    EXPECT_EQ(compare(zero, {-1, -5, 0}), std::strong_ordering::greater);
    EXPECT_EQ(compare({1, -40, 0}, zero), std::nullopt);
    EXPECT_EQ(compare(zero, zero), std::strong_ordering::equal);
}

} // namespace
} // namespace voorrang

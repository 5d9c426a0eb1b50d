#include "dsl/value/calendar_date.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

Date d(std::string_view text) {
    const std::optional<Date> date = parse_date(text);
    EXPECT_TRUE(date) << text;
    return date.value_or(Date{});
}

std::string plus(std::string_view date, Duration duration) {
    const std::optional<Date> result = add(d(date), duration);
    return result ? to_text(*result) : "none";
}

TEST(Date, CountsDaysFrom1970) {
    EXPECT_EQ(d("1970-01-01").days, 0);
    EXPECT_EQ(d("1969-12-31").days, -1);
    EXPECT_EQ(d("2000-03-01").days, 11017);
    EXPECT_EQ(d("0001-01-01").days, -719162);
    EXPECT_EQ(d("9999-12-31").days, 2932896);
}

TEST(Date, EveryDayReadsBackAndFollowsTheDayBefore) {
    std::int32_t days = d("0001-01-01").days;
    for (int year = 1; year <= 9999; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= 31; ++day)
                if (const std::optional<Date> date = make_date(year, month, day)) {
                    ASSERT_EQ(date->days, days++) << year << '-' << month << '-' << day;
                    ASSERT_EQ(parse_date(to_text(*date)), date);
                }
    EXPECT_EQ(days, d("9999-12-31").days + 1);
}

TEST(Date, LeapYears) {
    EXPECT_TRUE(parse_date("2024-02-29"));
    EXPECT_TRUE(parse_date("2000-02-29"));
    EXPECT_FALSE(parse_date("2023-02-29"));
    EXPECT_FALSE(parse_date("1900-02-29"));
    EXPECT_FALSE(parse_date("2100-02-29"));
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const char* text : {"", "2026", "2026-1-31", "2026-01-32", "2026-00-10", "2026-13-01", "2026-04-31",
                             "0000-01-01", "10000-01-01", "2026-01-31 ", " 2026-01-31", "20260131", "2026/01/31",
                             "31-01-2026", "2026-01-31T00:00:00Z", "-026-01-31", "2026-01-3x", "2026-+1-31"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Date, MakeDateRefusesFieldsOutOfRange) {
    EXPECT_FALSE(make_date(0, 1, 1));
    EXPECT_FALSE(make_date(10000, 1, 1));
    EXPECT_FALSE(make_date(2026, 257, 1)) << "must not wrap to January";
    EXPECT_FALSE(make_date(2026, -1, 1));
    EXPECT_FALSE(make_date(2026, 1, 0));
    EXPECT_FALSE(make_date(2026, 1, -2));
}

TEST(Date, AMonthLaterKeepsTheEndOfAShorterMonth) {
    EXPECT_EQ(plus("2026-01-31", {1, 0, 0}), "2026-02-28");
    EXPECT_EQ(plus("2024-01-31", {1, 0, 0}), "2024-02-29");
    EXPECT_EQ(plus("2026-03-31", {-1, 0, 0}), "2026-02-28");
    EXPECT_EQ(plus("2024-02-29", {12, 0, 0}), "2025-02-28");
    EXPECT_EQ(plus("2026-05-15", {-5, 0, 0}), "2025-12-15");
    EXPECT_EQ(plus("2026-11-30", {3, 0, 0}), "2027-02-28");
    EXPECT_EQ(plus("2026-02-28", {1, 0, 0}), "2026-03-28") << "the day, not the end of the month, is kept";
}

TEST(Date, MonthsAreAddedBeforeDays) {
    EXPECT_EQ(plus("2026-01-30", {1, 1, 0}), "2026-03-01");
    EXPECT_EQ(plus("2026-12-31", {0, 1, 0}), "2027-01-01");
    EXPECT_EQ(plus("2026-03-01", {0, -1, 0}), "2026-02-28");
}

TEST(Date, StaysWithinTheCalendar) {
    EXPECT_EQ(plus("9999-12-31", {0, 1, 0}), "none");
    EXPECT_EQ(plus("0001-01-01", {0, -1, 0}), "none");
    EXPECT_EQ(plus("9999-12-31", {2147483647, 2147483647, 0}), "none");
    EXPECT_EQ(plus("0001-01-01", {-2147483647 - 1, -2147483647 - 1, 0}), "none");
    EXPECT_EQ(plus("9999-12-31", {1, -31, 0}), "9999-12-31") << "only the result must be within";
    EXPECT_EQ(plus("2026-01-01", {0, 0, 1}), "none") << "a date takes no hours";
}

TEST(Date, Between) {
    EXPECT_EQ(between(d("2026-01-01"), d("2026-03-01")), (Duration{0, 59, 0}));
    EXPECT_EQ(between(d("2026-03-01"), d("2026-01-01")), (Duration{0, -59, 0}));
    EXPECT_LT(d("2026-01-31"), d("2026-02-01"));
}

} // namespace
} // namespace voorrang

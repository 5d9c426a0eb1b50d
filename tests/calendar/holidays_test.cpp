#include "tests/calendar/sample.hpp"

#include <gtest/gtest.h>

namespace voorrang::calendar {

namespace {

using namespace calendar_test;

TEST(Koningsdag, never_falls_on_a_sunday_in_a_hundred_years) {
    const Calendar nl = netherlands();
    const Holiday& kings_day = nl.holidays[4];
    EXPECT_EQ(holiday_in(kings_day, 2013), std::nullopt);
    for (int year = 2014; year < 2114; ++year) {
        const Date birthday = *make_date(year, 4, 27);
        const Date expected{birthday.days - (weekday(birthday) == 7 ? 1 : 0)};
        ASSERT_EQ(holiday_in(kings_day, year), expected) << year;
        ASSERT_NE(weekday(*holiday_in(kings_day, year)), 7u) << year;
    }
    // Those that were, or will be, kept on the 26th.
    for (const int year : {2014, 2025, 2031, 2036, 2042, 2053, 2059, 2064, 2070, 2081, 2087, 2092, 2098, 2104, 2110})
        EXPECT_EQ(to_text(*holiday_in(kings_day, year)), std::to_string(year) + "-04-26");
}

TEST(Koninginnedag, was_kept_on_the_29th_where_the_30th_was_a_sunday) {
    const Holiday queens_day = netherlands().holidays[3];
    EXPECT_EQ(holiday_in(queens_day, 1979), std::nullopt);
    EXPECT_EQ(to_text(*holiday_in(queens_day, 1989)), "1989-04-29");
    EXPECT_EQ(to_text(*holiday_in(queens_day, 1995)), "1995-04-29");
    EXPECT_EQ(to_text(*holiday_in(queens_day, 2000)), "2000-04-29");
    EXPECT_EQ(to_text(*holiday_in(queens_day, 2006)), "2006-04-29");
    EXPECT_EQ(to_text(*holiday_in(queens_day, 2013)), "2013-04-30");
    EXPECT_EQ(holiday_in(queens_day, 2014), std::nullopt);
}

TEST(Holidays, come_every_so_many_years) {
    Holiday lustrum = between_years(fixed("lustrum", 5, 5), 1990, {});
    lustrum.every = 5;
    EXPECT_EQ(holiday_in(lustrum, 1985), std::nullopt);
    EXPECT_TRUE(holiday_in(lustrum, 1990));
    EXPECT_EQ(holiday_in(lustrum, 2024), std::nullopt);
    EXPECT_TRUE(holiday_in(lustrum, 2025));
}

TEST(Holidays, of_29_february_are_there_in_leap_years_only) {
    const Holiday leap = fixed("leap day", 2, 29);
    EXPECT_TRUE(holiday_in(leap, 2024));
    EXPECT_TRUE(holiday_in(leap, 2000));
    EXPECT_EQ(holiday_in(leap, 2023), std::nullopt);
    EXPECT_EQ(holiday_in(leap, 1900), std::nullopt);
}

// An offset from Easter that leads into another year counts in the year where it falls.
TEST(Holidays, counted_from_easter_may_fall_in_another_year) {
    Calendar odd;
    odd.holidays = {from_easter("far before", -110), from_easter("far after", 270)};
    WorkingDays days(odd);
    EXPECT_FALSE(days.is_working_day(Date{easter(2026).days - 110})); // in 2025
    EXPECT_FALSE(days.is_working_day(Date{easter(2038).days + 270})); // in 2039
}

} // namespace

} // namespace voorrang::calendar

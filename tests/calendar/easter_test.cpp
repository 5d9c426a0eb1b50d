// Easter against tables: the dates of the United States Census Bureau and of nautical almanacs, the extremes, and the
// years in which the lunar corrections matter.
#include "dsl/calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace voorrang::calendar {

namespace {

TEST(Easter, falls_on_the_days_of_the_tables) {
    const char* days[] = {
        "1600-04-02", "1761-03-22", "1818-03-22", "1886-04-25", "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19",
        "1990-04-15", "1991-03-31", "1992-04-19", "1993-04-11", "1994-04-03", "1995-04-16", "1996-04-07", "1997-03-30",
        "1998-04-12", "1999-04-04", "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27",
        "2006-04-16", "2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08", "2013-03-31",
        "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04",
        "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
        "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05",
        "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18", "2076-04-19", "2285-03-22"};
    for (const char* day : days) {
        const int year = std::stoi(std::string(day).substr(0, 4));
        EXPECT_EQ(to_text(easter(year)), day);
    }
}

TEST(Easter, is_a_sunday_between_22_march_and_25_april) {
    for (int year = 1583; year <= 9999; ++year) {
        const Date sunday = easter(year);
        ASSERT_EQ(weekday(sunday), 7u) << year;
        ASSERT_GE(sunday, *make_date(year, 3, 22)) << year;
        ASSERT_LE(sunday, *make_date(year, 4, 25)) << year;
    }
}

TEST(Easter, agrees_with_the_rule_of_gauss_and_lichtenberg) {
    for (int year = 1583; year <= 9999; ++year) {
        const int k = year / 100;
        const int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
        const int s = 2 - (3 * k + 3) / 4;
        const int a = year % 19;
        const int d = (19 * a + m) % 30;
        const int r = (d + a / 11) / 29;
        const int og = 21 + d - r;
        const int sz = 7 - (year + year / 4 + s) % 7;
        const int oe = 7 - (og - sz) % 7;
        const Date expected{make_date(year, 3, 1)->days + og + oe - 1};
        ASSERT_EQ(to_text(easter(year)), to_text(expected));
    }
}

TEST(Weekday, is_known_from_history) {
    EXPECT_EQ(weekday(*make_date(1970, 1, 1)), 4u);
    EXPECT_EQ(weekday(*make_date(2000, 2, 29)), 2u);
    EXPECT_EQ(weekday(*make_date(1582, 10, 15)), 5u);
    EXPECT_EQ(weekday(*make_date(2026, 11, 25)), 3u);
    EXPECT_EQ(weekday(*make_date(1, 1, 1)), 1u);
}

} // namespace

} // namespace voorrang::calendar

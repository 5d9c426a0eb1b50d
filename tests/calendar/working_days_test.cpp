#include "tests/calendar/sample.hpp"

#include <gtest/gtest.h>

#include <random>

namespace voorrang::calendar {

namespace {

using namespace calendar_test;

class Working : public testing::Test {
  protected:
    std::string next(const char* from) { return to_text(*days.next_from(day(from))); }
    std::string plus(const char* from, std::int64_t count) { return to_text(*days.add(day(from), count)); }

    Calendar nl = netherlands();
    WorkingDays days{nl};
};

// The days that the Algemene termijnenwet names, in 2026.
TEST_F(Working, days_off_of_2026) {
    const char* off[] = {"2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05",
                         "2026-05-14", "2026-05-25", "2026-12-25", "2026-12-26"};
    std::vector<std::string> found;
    for (Date date = day("2026-01-01"); date <= day("2026-12-31"); ++date.days)
        if (!days.is_working_day(date) && (weekday(date) < 6 || !days.why_not(date).starts_with("S")))
            found.push_back(to_text(date));
    EXPECT_EQ(found, std::vector<std::string>(std::begin(off), std::end(off)));
    EXPECT_EQ(days.why_not(day("2026-04-27")), "Koningsdag");
    EXPECT_EQ(days.why_not(day("2026-04-26")), "Sunday");
    EXPECT_EQ(days.why_not(day("2026-04-28")), "");
}

TEST_F(Working, the_next_one_is_the_day_itself_or_later) {
    EXPECT_EQ(next("2026-04-02"), "2026-04-02");
    EXPECT_EQ(next("2026-04-03"), "2026-04-07"); // Good Friday up to and with Easter Monday
    EXPECT_EQ(next("2025-12-25"), "2025-12-29"); // Thursday, Friday, and the weekend
    EXPECT_EQ(next("2025-04-26"), "2025-04-28"); // Koningsdag on a Saturday
    EXPECT_EQ(next("2024-12-31"), "2024-12-31");
    EXPECT_EQ(next("2025-01-01"), "2025-01-02");
    EXPECT_EQ(days.next_from(day("9999-12-31")), day("9999-12-31")); // a Friday
}

TEST_F(Working, days_are_added_and_taken_off) {
    EXPECT_EQ(plus("2026-03-02", 0), "2026-03-02");
    EXPECT_EQ(plus("2026-03-01", 0), "2026-03-01"); // a Sunday: nothing is counted
    EXPECT_EQ(plus("2026-03-02", 10), "2026-03-16");
    EXPECT_EQ(plus("2026-03-01", 1), "2026-03-02");
    EXPECT_EQ(plus("2026-03-02", -1), "2026-02-27");
    EXPECT_EQ(plus("2025-12-24", 1), "2025-12-29");
    EXPECT_EQ(plus("2025-12-29", -1), "2025-12-24");
    EXPECT_EQ(plus("2024-02-28", 1), "2024-02-29"); // a leap day
    EXPECT_EQ(plus("2023-02-28", 1), "2023-03-01");
    EXPECT_EQ(plus("2025-12-31", 1), "2026-01-02"); // over the end of a year
    EXPECT_EQ(plus("2026-04-30", 5), "2026-05-08"); // not the 5th
    EXPECT_EQ(days.add(day("9999-12-31"), 1), std::nullopt);
    EXPECT_EQ(days.add(day("0001-01-01"), -1), std::nullopt);
    EXPECT_EQ(days.add(day("2026-01-01"), INT64_MIN), std::nullopt);
    EXPECT_EQ(days.add(day("2026-01-01"), INT64_MAX), std::nullopt);
}

TEST_F(Working, days_between) {
    EXPECT_EQ(days.between(day("2026-03-02"), day("2026-03-02")), 0);
    EXPECT_EQ(days.between(day("2026-03-02"), day("2026-03-16")), 10);
    EXPECT_EQ(days.between(day("2026-03-16"), day("2026-03-02")), -10);
    EXPECT_EQ(days.between(day("2025-12-31"), day("2026-12-31")), 253);
}

// Counting day by day is slow, and right.
TEST_F(Working, whole_years_are_counted_as_day_by_day) {
    std::mt19937 random(20260302);
    for (int round = 0; round < 300; ++round) {
        const Date from{static_cast<std::int32_t>(random() % 60000)};
        const auto count = static_cast<std::int64_t>(random() % 4000) - 2000;
        Date slow = from;
        for (std::int64_t left = std::abs(count); left > 0;) {
            slow.days += count < 0 ? -1 : 1;
            if (days.is_working_day(slow)) --left;
        }
        ASSERT_EQ(days.add(from, count), slow) << to_text(from) << " + " << count;
        ASSERT_EQ(days.between(from, slow), count) << to_text(from) << " to " << to_text(slow);
    }
}

TEST_F(Working, days_of_a_calendar_without_weekend_or_holidays_are_all_days) {
    const Calendar plain;
    WorkingDays all(plain);
    EXPECT_EQ(all.add(day("2026-01-01"), 365), day("2027-01-01"));
    EXPECT_EQ(all.between(day("2024-01-01"), day("2025-01-01")), 366);
}

} // namespace

} // namespace voorrang::calendar

// Regulation (EEC, Euratom) No 1182/71, article 3, on the calendar of the Netherlands.
#include "tests/calendar/sample.hpp"

#include <gtest/gtest.h>

namespace voorrang::calendar {

namespace {

using namespace calendar_test;

class Period : public testing::Test {
  protected:
    std::string end(const char* event, Duration length) { return to_text(*days.end_of_period(day(event), length)); }
    std::string working(const char* event, std::int64_t count) {
        return to_text(*days.end_of_period(day(event), count));
    }
    static Duration of_days(int count) { return {0, count, 0}; }
    static Duration of_months(int count) { return {count, 0, 0}; }

    Calendar nl = netherlands();
    WorkingDays days{nl};
};

TEST_F(Period, does_not_count_the_day_of_the_event) {
    EXPECT_EQ(end("2026-03-02", of_days(1)), "2026-03-03");
    EXPECT_EQ(end("2026-03-02", of_days(35)), "2026-04-07"); // the 6th is Easter Monday
    EXPECT_EQ(end("2026-03-03", of_days(35)), "2026-04-07");
}

TEST_F(Period, in_months_ends_on_the_same_number_or_the_last_of_the_month) {
    EXPECT_EQ(end("2026-01-31", of_months(1)), "2026-03-02"); // the 28th is a Saturday
    EXPECT_EQ(end("2024-01-31", of_months(1)), "2024-02-29");
    EXPECT_EQ(end("2023-01-31", of_months(1)), "2023-02-28");
    EXPECT_EQ(end("2026-02-28", of_months(1)), "2026-03-30"); // a Saturday
    EXPECT_EQ(end("2024-02-29", of_months(12)), "2025-02-28");
    EXPECT_EQ(end("2025-11-30", of_months(3)), "2026-03-02");
}

TEST_F(Period, in_weeks_ends_on_the_same_day_of_the_week) {
    EXPECT_EQ(end("2026-03-04", of_days(7)), "2026-03-11");
    EXPECT_EQ(end("2026-04-20", of_days(7)), "2026-04-28"); // Koningsdag
}

TEST_F(Period, ends_on_a_working_day) {
    EXPECT_EQ(end("2026-03-02", of_days(5)), "2026-03-09");  // Saturday
    EXPECT_EQ(end("2026-03-02", of_days(6)), "2026-03-09");  // Sunday
    EXPECT_EQ(end("2025-12-05", of_days(20)), "2025-12-29"); // Christmas and the weekend behind it
    EXPECT_EQ(end("2025-12-12", of_days(20)), "2026-01-02"); // over New Year
}

TEST_F(Period, of_two_days_or_more_has_two_working_days) {
    // Thursday before Easter: Saturday is the second day, Tuesday the first working day and Wednesday the second.
    EXPECT_EQ(end("2026-04-02", of_days(2)), "2026-04-08");
    EXPECT_EQ(end("2026-04-02", of_days(1)), "2026-04-07"); // one day need not have two
    EXPECT_EQ(end("2026-04-02", of_days(3)), "2026-04-08");
    EXPECT_EQ(end("2026-04-02", of_days(7)), "2026-04-09");
    EXPECT_EQ(end("2026-03-06", of_days(2)), "2026-03-10"); // Friday: Monday and Tuesday
    EXPECT_EQ(end("2026-03-06", of_days(3)), "2026-03-10");
    EXPECT_EQ(end("2026-03-06", of_days(4)), "2026-03-10");
}

TEST_F(Period, in_working_days_counts_only_those) {
    EXPECT_EQ(working("2026-03-02", 10), "2026-03-16");
    EXPECT_EQ(working("2026-04-02", 2), "2026-04-08");
    EXPECT_EQ(working("2026-03-01", 0), "2026-03-02");
}

// A day ends where the next begins, on the clock of the calendar. (Directive 2000/84/EC)
TEST_F(Period, ends_with_the_last_hour_of_its_last_day) {
    const auto end_of_day = [&](const char* date) { return to_text(*calendar::end_of(nl, day(date))); };
    EXPECT_EQ(end_of_day("2026-01-15"), "2026-01-16T00:00:00+01:00");
    EXPECT_EQ(end_of_day("2026-07-15"), "2026-07-16T00:00:00+02:00");
    EXPECT_EQ(end_of_day("2026-03-28"), "2026-03-29T00:00:00+01:00"); // the clock goes forward at two that night
    EXPECT_EQ(end_of_day("2026-03-29"), "2026-03-30T00:00:00+02:00"); // so this day has 23 hours
    EXPECT_EQ(end_of_day("2026-10-24"), "2026-10-25T00:00:00+02:00");
    EXPECT_EQ(end_of_day("2026-10-25"), "2026-10-26T00:00:00+01:00"); // and this one 25
    EXPECT_EQ(calendar::end_of(nl, day("9999-12-31")), std::nullopt);
}

TEST(Clock, tells_the_day_of_an_instant) {
    const Calendar nl = netherlands();
    const auto on = [&](const char* time) { return to_text(date_in(nl, instant(time))); };
    EXPECT_EQ(on("2026-01-31T23:30Z"), "2026-02-01");
    EXPECT_EQ(on("2026-01-31T22:30Z"), "2026-01-31");
    EXPECT_EQ(on("2026-07-31T22:30Z"), "2026-08-01"); // summer time
    EXPECT_EQ(on("2026-07-31T23:59+02:00"), "2026-07-31");
    EXPECT_EQ(on("2026-08-01T05:00+09:00"), "2026-07-31");
    const Calendar without_clock;
    EXPECT_EQ(to_text(date_in(without_clock, instant("2026-08-01T05:00+09:00"))), "2026-08-01");
}

TEST(Clock, changes_on_the_last_sundays_of_march_and_october) {
    const Zone zone = *find_zone("Europe/Amsterdam");
    const auto offset = [&](const char* time) { return offset_at(zone, instant(time).microseconds); };
    EXPECT_EQ(offset("2026-03-29T00:59:59Z"), 60);
    EXPECT_EQ(offset("2026-03-29T01:00:00Z"), 120);
    EXPECT_EQ(offset("2026-10-25T00:59:59Z"), 120);
    EXPECT_EQ(offset("2026-10-25T01:00:00Z"), 60);
    EXPECT_EQ(offset("2024-03-31T01:00:00Z"), 120);
    EXPECT_EQ(offset("2024-10-27T01:00:00Z"), 60);
    EXPECT_EQ(offset("1995-07-01T00:00:00Z"), 60); // before the common rule
    EXPECT_EQ(find_zone("Europe/Amsterdamn"), std::nullopt);
}

} // namespace

} // namespace voorrang::calendar

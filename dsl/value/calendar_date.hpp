// Dates, instants and durations on the proleptic Gregorian calendar, years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang {

// Days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

// An instant (microseconds since 1970-01-01T00:00Z) and the offset in which it was written. Two times are equal when
// the instants are: the offset is only how it is shown and which calendar day it is called.
struct Time {
    std::int64_t microseconds = 0;
    std::int16_t offset_minutes = 0;
    friend bool operator==(const Time& a, const Time& b) { return a.microseconds == b.microseconds; }
    friend std::strong_ordering operator<=>(const Time& a, const Time& b) { return a.microseconds <=> b.microseconds; }
};

// Months and days are kept apart: "1 month" is not a number of days. Seconds are whole.
struct Duration {
    std::int32_t months = 0;
    std::int32_t days = 0;
    std::int64_t microseconds = 0;
    friend bool operator==(const Duration&, const Duration&) = default;
};

// "2026-01-31" only; nullopt if it is not a date that exists.
std::optional<Date> parse_date(std::string_view text);
// RFC 3339: "2026-03-01T12:00:00Z", "...T12:00:00.5+01:00"; seconds may be left out. At most 6 decimals of a second
// (more are refused, not cut); 24:00 and leap seconds are refused.
std::optional<Time> parse_time(std::string_view text);
std::string to_text(Date date);
std::string to_text(Time time);     // RFC 3339 in its own offset, decimals only if any
std::string to_text(Duration time); // "3 months", "20 days", "1 year 2 months", "36 hours", "0 days"

std::optional<Date> make_date(int year, int month, int day);
Date date_of(Time time); // the calendar day in the time's own offset

// The end of a shorter month is kept: 2026-01-31 + 1 month = 2026-02-28. Months are added first, then days.
// nullopt if the result is outside years 1..9999. A date takes no hours: nullopt if duration.microseconds != 0.
std::optional<Date> add(Date date, Duration duration);
std::optional<Time> add(Time time, Duration duration); // months and days in the time's own offset; the offset is kept
std::optional<Duration> negate(Duration duration);     // nullopt on overflow
std::optional<Duration> add(Duration a, Duration b);   // nullopt on overflow
Duration between(Date from, Date to);                  // in days
Duration between(Time from, Time to);                  // in microseconds

// Months compare with months, days and hours with each other (a day is 24 hours); a mix of months with days or hours
// has no order unless one side is zero or the two are equal: nullopt.
std::optional<std::strong_ordering> compare(Duration a, Duration b);

} // namespace voorrang

// Days and civil dates of the proleptic Gregorian calendar, after Howard Hinnant, "chrono-compatible low-level date
// algorithms": eras of 400 years that begin in March, so that the leap day is the last of the year. 64 bits, so that
// an intermediate outside the years we allow does no harm.
#pragma once

#include <cstdint>

namespace voorrang {

struct Civil {
    std::int64_t year;
    int month;
    int day;
};

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); } // b > 0

// What floor_divide() leaves, 0 up to b; unlike a - floor * b it can't overflow near the least int64.
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) { return a % b + (a % b < 0 ? b : 0); }

constexpr bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(std::int64_t year, int month) {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

constexpr std::int64_t days_from_civil(Civil date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

constexpr Civil civil_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = floor_divide(days, 146097);
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

inline constexpr std::int64_t first_day = days_from_civil({1, 1, 1});
inline constexpr std::int64_t last_day = days_from_civil({9999, 12, 31});
inline constexpr std::int64_t microseconds_per_second = 1'000'000;
inline constexpr std::int64_t microseconds_per_minute = 60 * microseconds_per_second;
inline constexpr std::int64_t microseconds_per_day = 1440 * microseconds_per_minute;

// Months added with the end of a shorter month kept.
constexpr std::int64_t add_months(std::int64_t days, std::int64_t months) {
    const Civil date = civil_from_days(days);
    const std::int64_t month_count = date.year * 12 + (date.month - 1) + months;
    const std::int64_t year = floor_divide(month_count, 12);
    const int month = static_cast<int>(month_count - year * 12) + 1;
    const int length = days_in_month(year, month);
    return days_from_civil({year, month, date.day < length ? date.day : length});
}

} // namespace voorrang

#include "dsl/calendar/calendar.hpp"
#include "dsl/value/civil.hpp"

namespace voorrang::calendar {

Date easter(int year) {
    const int a = year % 19;
    const int b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return Date{static_cast<std::int32_t>(days_from_civil({year, month, day}))};
}

unsigned weekday(Date date) {
    constexpr std::int64_t thursday = 4; // 1970-01-01
    return static_cast<unsigned>(floor_modulo(date.days + thursday - 1, 7)) + 1;
}

} // namespace voorrang::calendar

#include "dsl/calendar/calendar.hpp"
#include "dsl/value/civil.hpp"

namespace voorrang::calendar {

std::optional<Date> day_in(const YearDay& day, int year) {
    if (day.easter) return Date{easter(year).days + day.offset};
    return make_date(year, static_cast<int>(day.month), static_cast<int>(day.day));
}

std::optional<Date> holiday_in(const Holiday& holiday, int year) {
    if (holiday.from_year && year < *holiday.from_year) return std::nullopt;
    if (holiday.until_year && year >= *holiday.until_year) return std::nullopt;
    if (holiday.every > 1 && (year - holiday.from_year.value_or(0)) % holiday.every != 0) return std::nullopt;
    const std::optional<Date> on = day_in(holiday.on, year);
    if (on && holiday.unless_weekday && weekday(*on) == *holiday.unless_weekday) return day_in(*holiday.moved, year);
    return on;
}

} // namespace voorrang::calendar

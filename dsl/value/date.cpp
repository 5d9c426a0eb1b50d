#include "dsl/value/calendar_date.hpp"

#include "dsl/value/civil.hpp"
#include "dsl/value/fields.hpp"

namespace voorrang {

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return Date{static_cast<std::int32_t>(days_from_civil({year, month, day}))};
}

std::optional<Date> parse_date(std::string_view text) {
    const auto year = take_field(text, 4);
    if (!year || !take_char(text, '-')) return std::nullopt;
    const auto month = take_field(text, 2);
    if (!month || !take_char(text, '-')) return std::nullopt;
    const auto day = take_field(text, 2);
    if (!day || !text.empty()) return std::nullopt;
    return make_date(*year, *month, *day);
}

std::string to_text(Date date) {
    const Civil civil = civil_from_days(date.days);
    std::string text;
    append_field(text, civil.year, 4);
    text += '-';
    append_field(text, civil.month, 2);
    text += '-';
    append_field(text, civil.day, 2);
    return text;
}

std::optional<Date> add(Date date, Duration duration) {
    if (duration.microseconds != 0) return std::nullopt;
    const std::int64_t days = add_months(date.days, duration.months) + duration.days;
    if (days < first_day || days > last_day) return std::nullopt;
    return Date{static_cast<std::int32_t>(days)};
}

Duration between(Date from, Date to) { return {0, to.days - from.days, 0}; }

} // namespace voorrang

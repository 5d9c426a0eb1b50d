#include "dsl/value/calendar_date.hpp"

#include "dsl/value/civil.hpp"
#include "dsl/value/fields.hpp"

#include <algorithm>

namespace voorrang {

namespace {

constexpr std::size_t max_second_decimals = 6;

std::int64_t offset_of(Time time) { return time.offset_minutes * microseconds_per_minute; }

// The fraction of a second after its point, in microseconds.
std::optional<std::int64_t> take_second_decimals(std::string_view& text) {
    const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
    if (length == 0 || length > max_second_decimals) return std::nullopt;
    std::int64_t value = *take_field(text, length);
    for (std::size_t i = length; i < max_second_decimals; ++i) value *= 10;
    return value;
}

std::optional<std::int64_t> take_time_of_day(std::string_view& text) {
    const auto hour = take_field(text, 2);
    if (!hour || *hour > 23 || !take_char(text, ':')) return std::nullopt;
    const auto minute = take_field(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t result = (*hour * 60 + *minute) * microseconds_per_minute;
    if (!take_char(text, ':')) return result;
    const auto second = take_field(text, 2);
    if (!second || *second > 59) return std::nullopt;
    result += *second * microseconds_per_second;
    if (!take_char(text, '.')) return result;
    const auto decimals = take_second_decimals(text);
    if (!decimals) return std::nullopt;
    return result + *decimals;
}

std::optional<std::int16_t> take_offset(std::string_view& text) {
    if (take_char(text, 'Z') || take_char(text, 'z')) return std::int16_t{0};
    const bool negative = take_char(text, '-');
    if (!negative && !take_char(text, '+')) return std::nullopt;
    const auto hour = take_field(text, 2);
    if (!hour || *hour > 23 || !take_char(text, ':')) return std::nullopt;
    const auto minute = take_field(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    const int minutes = *hour * 60 + *minute;
    return static_cast<std::int16_t>(negative ? -minutes : minutes);
}

} // namespace

std::optional<Time> parse_time(std::string_view text) {
    constexpr std::size_t date_width = 10;
    const std::optional<Date> date = parse_date(text.substr(0, date_width));
    if (!date) return std::nullopt;
    text.remove_prefix(date_width);
    // RFC 3339, 5.6: T and Z may be in lower case.
    if (!take_char(text, 'T') && !take_char(text, 't')) return std::nullopt;
    const auto time_of_day = take_time_of_day(text);
    if (!time_of_day) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Time{date->days * microseconds_per_day + *time_of_day - *offset * microseconds_per_minute, *offset};
}

std::string to_text(Time time) {
    const std::int64_t local = time.microseconds + offset_of(time);
    std::int64_t rest = floor_modulo(local, microseconds_per_day);
    const std::int64_t minutes = rest / microseconds_per_minute;
    rest %= microseconds_per_minute;

    std::string text = to_text(date_of(time)) + 'T';
    append_field(text, minutes / 60, 2);
    text += ':';
    append_field(text, minutes % 60, 2);
    text += ':';
    append_field(text, rest / microseconds_per_second, 2);
    if (const std::int64_t decimals = rest % microseconds_per_second; decimals != 0) {
        text += '.';
        append_field(text, decimals, max_second_decimals);
        text.erase(text.find_last_not_of('0') + 1);
    }
    if (time.offset_minutes == 0) return text + 'Z';
    const int offset = time.offset_minutes < 0 ? -time.offset_minutes : time.offset_minutes;
    text += time.offset_minutes < 0 ? '-' : '+';
    append_field(text, offset / 60, 2);
    text += ':';
    append_field(text, offset % 60, 2);
    return text;
}

Date date_of(Time time) {
    return {static_cast<std::int32_t>(floor_divide(time.microseconds + offset_of(time), microseconds_per_day))};
}

std::optional<Time> add(Time time, Duration duration) {
    const std::int64_t local = time.microseconds + offset_of(time);
    const std::int64_t day = floor_divide(local, microseconds_per_day);
    const std::int64_t time_of_day = floor_modulo(local, microseconds_per_day);

    // Everything in whole days and a rest, so that months and hours that lead far out of the calendar can't overflow
    // as microseconds, nor hide that they cancel each other.
    const std::int64_t moved = add_months(day, duration.months) + duration.days;
    const std::int64_t extra_days = floor_divide(duration.microseconds, microseconds_per_day);
    const std::int64_t rest = floor_modulo(duration.microseconds, microseconds_per_day) + time_of_day;
    const std::int64_t result_day = moved + extra_days + rest / microseconds_per_day;
    if (result_day < first_day || result_day > last_day) return std::nullopt;
    return Time{result_day * microseconds_per_day + rest % microseconds_per_day - offset_of(time), time.offset_minutes};
}

Duration between(Time from, Time to) { return {0, 0, to.microseconds - from.microseconds}; }

} // namespace voorrang

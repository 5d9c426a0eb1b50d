#include "dsl/value/calendar_date.hpp"

#include "dsl/number/integers.hpp"
#include "dsl/value/civil.hpp"
#include "dsl/value/fields.hpp"

namespace voorrang {

namespace {

void append_part(std::string& text, std::int64_t count, std::string_view unit) {
    if (count == 0) return;
    if (!text.empty()) text += ' ';
    text.append(std::to_string(count)).append(1, ' ').append(unit);
    if (count != 1 && count != -1) text += 's';
}

// Whole seconds are the rule; the time between two instants may have decimals.
void append_seconds(std::string& text, std::int64_t microseconds) {
    const std::int64_t decimals = microseconds % microseconds_per_second;
    if (decimals == 0) return append_part(text, microseconds / microseconds_per_second, "second");
    if (!text.empty()) text += ' ';
    if (microseconds < 0) text += '-';
    const std::int64_t seconds = microseconds / microseconds_per_second;
    text += std::to_string(seconds < 0 ? -seconds : seconds) + '.';
    append_field(text, decimals < 0 ? -decimals : decimals, 6);
    text.erase(text.find_last_not_of('0') + 1);
    text += " seconds";
}

// Days and hours as microseconds: a day is 24 hours. 2^31 days of them take more than 64 bits.
Int128 exact_part(Duration duration) {
    return static_cast<Int128>(duration.days) * microseconds_per_day + duration.microseconds;
}

template <class T>
int sign(T value) {
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

std::strong_ordering order(int comparison) { return comparison <=> 0; }

} // namespace

std::string to_text(Duration duration) {
    constexpr std::int64_t per_hour = 60 * microseconds_per_minute;
    std::string text;
    append_part(text, duration.months / 12, "year");
    append_part(text, duration.months % 12, "month");
    append_part(text, duration.days, "day");
    append_part(text, duration.microseconds / per_hour, "hour");
    append_part(text, duration.microseconds % per_hour / microseconds_per_minute, "minute");
    append_seconds(text, duration.microseconds % microseconds_per_minute);
    return text.empty() ? "0 days" : text;
}

std::optional<Duration> negate(Duration duration) {
    Duration result;
    if (__builtin_sub_overflow(0, duration.months, &result.months) ||
        __builtin_sub_overflow(0, duration.days, &result.days) ||
        __builtin_sub_overflow(std::int64_t{0}, duration.microseconds, &result.microseconds))
        return std::nullopt;
    return result;
}

std::optional<Duration> add(Duration a, Duration b) {
    Duration result;
    if (__builtin_add_overflow(a.months, b.months, &result.months) ||
        __builtin_add_overflow(a.days, b.days, &result.days) ||
        __builtin_add_overflow(a.microseconds, b.microseconds, &result.microseconds))
        return std::nullopt;
    return result;
}

std::optional<std::strong_ordering> compare(Duration a, Duration b) {
    const Int128 exact_a = exact_part(a);
    const Int128 exact_b = exact_part(b);
    if (a.months == 0 && b.months == 0) return order(sign(exact_a - exact_b));
    if (exact_a == 0 && exact_b == 0) return a.months <=> b.months;
    if (a.months == b.months && exact_a == exact_b) return std::strong_ordering::equal;

    // A mix. Against zero it still has an order, as long as its months and days don't point opposite ways.
    if (b.months == 0 && exact_b == 0 && a.months != 0 && sign(exact_a) == sign(a.months)) return order(sign(a.months));
    if (a.months == 0 && exact_a == 0 && b.months != 0 && sign(exact_b) == sign(b.months))
        return order(-sign(b.months));
    return std::nullopt;
}

} // namespace voorrang

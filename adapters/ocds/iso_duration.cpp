#include "adapters/ocds/iso_duration.hpp"

#include <limits>
#include <span>

namespace voorrang::ocds {

namespace {

struct Total {
    std::int64_t months = 0;
    std::int64_t days = 0;
    std::int64_t microseconds = 0;
};

struct Unit {
    char letter;
    std::int64_t Total::*part;
    std::int64_t factor;
};

// In the order in which they must stand.
constexpr Unit date_units[] = {
    {'Y', &Total::months, 12}, {'M', &Total::months, 1}, {'W', &Total::days, 7}, {'D', &Total::days, 1}};
constexpr Unit time_units[] = {{'H', &Total::microseconds, 3'600'000'000},
                               {'M', &Total::microseconds, 60'000'000},
                               {'S', &Total::microseconds, 1'000'000}};

bool add_digit(std::int64_t& value, char digit) {
    return !__builtin_mul_overflow(value, 10, &value) && !__builtin_add_overflow(value, digit - '0', &value);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits at the front, cut from the text. Nothing if there are none or too many.
std::optional<std::int64_t> take_integer(std::string_view& text) {
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    std::int64_t value = 0;
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1))
        if (!add_digit(value, text.front())) return std::nullopt;
    return value;
}

// The decimals of a second, as microseconds.
std::optional<std::int64_t> take_decimals(std::string_view& text) {
    std::int64_t value = 0;
    std::size_t count = 0;
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1), ++count)
        if (!add_digit(value, text.front())) return std::nullopt;
    if (count == 0 || count > 6) return std::nullopt;
    for (; count < 6; ++count) value *= 10;
    return value;
}

bool add_units(Total& total, std::string_view text, std::span<const Unit> units) {
    while (!text.empty()) {
        auto value = take_integer(text);
        if (!value || text.empty()) return false;
        std::int64_t decimals = 0;
        if (text.front() == '.') {
            text.remove_prefix(1);
            const auto taken = take_decimals(text);
            if (!taken || text != "S") return false;
            decimals = *taken;
        }
        while (!units.empty() && units.front().letter != text.front()) units = units.subspan(1);
        if (units.empty()) return false;
        std::int64_t& part = total.*units.front().part;
        if (__builtin_mul_overflow(*value, units.front().factor, &*value) ||
            __builtin_add_overflow(part, *value, &part) || __builtin_add_overflow(part, decimals, &part))
            return false;
        units = units.subspan(1);
        text.remove_prefix(1);
    }
    return true;
}

} // namespace

std::optional<Duration> parse_iso_duration(std::string_view text) {
    if (!text.starts_with('P') || text.size() < 3 || text.back() == 'T') return std::nullopt;
    text.remove_prefix(1);
    const std::size_t time = std::min(text.find('T'), text.size());
    Total total;
    if (!add_units(total, text.substr(0, time), date_units)) return std::nullopt;
    if (time < text.size() && !add_units(total, text.substr(time + 1), time_units)) return std::nullopt;
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    if (total.months > most || total.days > most) return std::nullopt;
    return Duration{static_cast<std::int32_t>(total.months), static_cast<std::int32_t>(total.days), total.microseconds};
}

} // namespace voorrang::ocds

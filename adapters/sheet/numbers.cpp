#include "adapters/sheet/numbers.hpp"

#include "dsl/number/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace voorrang::sheet {

namespace {

constexpr int exact_digits = 15;
constexpr int most_power = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Parts {
    bool negative = false;
    std::string digits; // without leading zeros
    int power = 0;      // the value is 0.digits * 10^power
};

std::optional<Parts> parts_of(std::string_view text) {
    Parts parts;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) parts.negative = text[at++] == '-';
    bool any = false, after_point = false;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !after_point)); ++at) {
        if (text[at] == '.') {
            after_point = true;
            continue;
        }
        any = true;
        if (!parts.digits.empty() || text[at] != '0') {
            parts.digits += text[at];
            if (!after_point) ++parts.power;
        } else if (after_point) {
            --parts.power;
        }
    }
    if (!any) return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && text[at] == '+') ++at;
        int exponent = 0;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
        if (error != std::errc() || std::abs(exponent) > 2 * most_power) return std::nullopt;
        at = static_cast<std::size_t>(end - text.data());
        parts.power += exponent;
    }
    if (at != text.size() || std::abs(parts.power) > most_power) return std::nullopt;
    while (!parts.digits.empty() && parts.digits.back() == '0') parts.digits.pop_back();
    return parts;
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string plain(const Parts& parts) {
    if (parts.digits.empty()) return "0";
    std::string text = parts.negative ? "-" : "";
    const int count = static_cast<int>(parts.digits.size());
    if (parts.power <= 0) return text + "0." + std::string(static_cast<std::size_t>(-parts.power), '0') + parts.digits;
    const auto whole = static_cast<std::size_t>(std::min(parts.power, count));
    text += parts.digits.substr(0, whole);
    if (parts.power >= count) return text + std::string(static_cast<std::size_t>(parts.power - count), '0');
    return text + "." + parts.digits.substr(whole);
}

} // namespace

std::optional<std::string> decimal_of(std::string_view number) {
    std::optional<Parts> parts = parts_of(number);
    if (!parts) return std::nullopt;
    if (parts->digits.size() > exact_digits) {
        std::array<char, 40> text{};
        std::snprintf(text.data(), text.size(), "%.*e", exact_digits - 1,
                      std::strtod(std::string(number).c_str(), nullptr));
        parts = parts_of(text.data());
        if (!parts) return std::nullopt;
    }
    return plain(*parts);
}

std::string percentage_of(std::string_view decimal) {
    std::optional<Parts> parts = parts_of(decimal);
    if (!parts) return std::string(decimal);
    parts->power += 2;
    return plain(*parts) + "%";
}

std::optional<std::string> moment_of(std::string_view decimal, bool from_1904) {
    constexpr double seconds_a_day = 86'400;
    constexpr std::int32_t first_sound_day = 61; // 1900-03-01; workbooks have a 29 February 1900
    const double serial = std::strtod(std::string(decimal).c_str(), nullptr);
    constexpr double year_10000 = 2'958'465;
    if (!(serial >= (from_1904 ? 0 : first_sound_day)) || serial >= year_10000) return std::nullopt;
    const double seconds = std::round(serial * seconds_a_day);
    const double days = std::floor(seconds / seconds_a_day);
    const auto rest = static_cast<int>(seconds - days * seconds_a_day);
    const std::string day = to_text(Date{static_cast<std::int32_t>(days) - (from_1904 ? 24'107 : 25'569)});
    if (rest == 0) return day;
    return day + "T" + two_digits(rest / 3600) + ":" + two_digits(rest / 60 % 60) + ":" + two_digits(rest % 60);
}

Shown shown_by(unsigned built_in) {
    if (built_in == 9 || built_in == 10) return Shown::percentage;
    const auto within = [&](unsigned first, unsigned last) { return built_in >= first && built_in <= last; };
    return within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58) ? Shown::date : Shown::number;
}

Shown shown_by(std::string_view code) {
    bool percentage = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') { // a text, a colour, a currency or a condition; [h] counts hours
            const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            const std::string_view within = code.substr(i + 1, end - i - 1);
            if (c == '[' && !within.empty() && within.find_first_not_of("hmsHMS") == std::string_view::npos)
                return Shown::date;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == ';') {
            break; // what follows is for other numbers
        } else if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
            return Shown::date;
        } else if (c == 'G' || c == 'g') {
            i += std::string_view("eneral").size(); // General
        } else if (c == '%') {
            percentage = true;
        }
    }
    return percentage ? Shown::percentage : Shown::number;
}

} // namespace voorrang::sheet

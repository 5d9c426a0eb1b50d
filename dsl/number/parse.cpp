#include "dsl/number/number.hpp"
#include "dsl/number/representation.hpp"

#include <algorithm>

namespace voorrang {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits at the front of `text`, cut from it.
std::string_view take_digits(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

// A decimal number split up, before anything is reckoned: the size of the exponent must not decide the work.
struct Decimal {
    bool negative = false;
    std::string_view whole;
    std::string_view decimals;
    std::int64_t exponent = 0;

    std::size_t size() const { return whole.size() + decimals.size(); }
    char digit(std::size_t i) const { return i < whole.size() ? whole[i] : decimals[i - whole.size()]; }
};

// Past the length of any text that could bring the value back into range; further digits change nothing.
constexpr std::int64_t exponent_limit = 1'000'000'000'000'000;

std::optional<Decimal> split(std::string_view text) {
    Decimal result;
    result.negative = take(text, '-');
    result.whole = take_digits(text);
    if (result.whole.empty()) return std::nullopt;
    if (take(text, '.')) {
        result.decimals = take_digits(text);
        if (result.decimals.empty()) return std::nullopt;
    }
    if (take(text, 'e') || take(text, 'E')) {
        const bool negative = take(text, '-');
        if (!negative) take(text, '+');
        const std::string_view digits = take_digits(text);
        if (digits.empty()) return std::nullopt;
        for (const char c : digits) result.exponent = std::min(result.exponent * 10 + (c - '0'), exponent_limit);
        if (negative) result.exponent = -result.exponent;
    }
    if (!text.empty()) return std::nullopt;
    return result;
}

std::optional<Number> parse_integer(std::string_view text) {
    if (text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) != std::string_view::npos)
        return std::nullopt;
    return parse_number(text);
}

} // namespace

std::optional<Number> parse_number(std::string_view text) {
    const std::optional<Decimal> decimal = split(text);
    if (!decimal) return std::nullopt;

    // digits [begin, end) without the zeros on either side, times 10^exponent
    std::size_t begin = 0;
    std::size_t end = decimal->size();
    while (begin < end && decimal->digit(begin) == '0') ++begin;
    if (begin == end) return Number();
    while (decimal->digit(end - 1) == '0') --end;
    const std::size_t count = end - begin;
    const std::int64_t exponent =
        decimal->exponent + static_cast<std::int64_t>(decimal->whole.size()) - static_cast<std::int64_t>(end);

    const auto length = static_cast<std::int64_t>(count);
    constexpr std::int64_t small = max_small_scale;
    if (length + std::max<std::int64_t>(exponent, 0) <= small && exponent >= -small) {
        std::int64_t mantissa = 0;
        for (std::size_t i = begin; i < end; ++i) mantissa = mantissa * 10 + (decimal->digit(i) - '0');
        if (decimal->negative) mantissa = -mantissa;
        if (exponent < 0) return Number::scaled(mantissa, static_cast<unsigned>(-exponent));
        return Number(mantissa * small_power_of_ten(static_cast<unsigned>(exponent)));
    }

    // 10^-3322 can't become a denominator of 1,000 digits, whatever the numerator: 2^3322 alone has more.
    if (length + std::max<std::int64_t>(exponent, 0) > max_digits || exponent <= -3322) return std::nullopt;
    std::string digits(count, '0');
    for (std::size_t i = begin; i < end; ++i) digits[i - begin] = decimal->digit(i);
    BigInteger mantissa(digits);
    if (decimal->negative) mantissa = -mantissa;
    const BigInteger power = power_of_ten(static_cast<unsigned>(exponent < 0 ? -exponent : exponent));
    return from_big(exponent < 0 ? BigRational(mantissa, power) : BigRational(mantissa * power));
}

std::optional<Number> parse_exact(std::string_view text) {
    const std::size_t stroke = text.find('/');
    if (stroke == std::string_view::npos) return parse_number(text);
    const std::string_view below = text.substr(stroke + 1);
    if (below.starts_with('-')) return std::nullopt;
    const std::optional<Number> numerator = parse_integer(text.substr(0, stroke));
    const std::optional<Number> denominator = parse_integer(below);
    Number result;
    if (!numerator || !denominator || divide(*numerator, *denominator, result) != NumberFault::none)
        return std::nullopt;
    return result;
}

} // namespace voorrang

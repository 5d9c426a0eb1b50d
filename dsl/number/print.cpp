#include "dsl/number/number.hpp"
#include "dsl/number/representation.hpp"

#include <algorithm>

namespace voorrang {

namespace {

constexpr unsigned display_decimals = 2;

// value = mantissa * 10^-decimals
struct FiniteDecimal {
    bool negative;
    std::string mantissa; // digits only
    unsigned decimals;
};

std::string digits_of(UnsignedInt128 value) {
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

// How often `prime` divides `value`; takes it out.
template <class Integer>
unsigned take_factor(Integer& value, unsigned prime) {
    unsigned count = 0;
    while (value % prime == 0) {
        value /= prime;
        ++count;
    }
    return count;
}

// Decimals of the expansion of a fraction with this denominator; nullopt if it repeats.
template <class Integer>
std::optional<unsigned> finite_decimals(Integer denominator) {
    const unsigned twos = take_factor(denominator, 2);
    const unsigned fives = take_factor(denominator, 5);
    if (denominator != 1) return std::nullopt;
    return std::max(twos, fives);
}

std::optional<FiniteDecimal> expand(const Number& value) {
    if (value.is_small()) {
        const std::int64_t bottom = value.small_denominator();
        const std::optional<unsigned> decimals = finite_decimals(bottom);
        if (!decimals) return std::nullopt;
        if (*decimals <= max_small_scale) {
            const auto factor = static_cast<UnsignedInt128>(small_power_of_ten(*decimals) / bottom);
            return FiniteDecimal{value.sign() < 0, digits_of(magnitude(value.small_numerator()) * factor), *decimals};
        }
    }
    BigRational storage;
    const BigRational& big = NumberBuilder::view(value, storage);
    const BigInteger bottom = denominator(big);
    const std::optional<unsigned> decimals = finite_decimals(bottom);
    if (!decimals || *decimals > max_digits) return std::nullopt;
    const BigInteger mantissa = abs(numerator(big)) * (power_of_ten(*decimals) / bottom);
    std::string digits = mantissa.str();
    if (digits.size() > max_digits) return std::nullopt;
    return FiniteDecimal{value.sign() < 0, std::move(digits), *decimals};
}

std::string notation(const FiniteDecimal& decimal, unsigned min_decimals) {
    std::string text = decimal.mantissa;
    if (text.size() <= decimal.decimals) text.insert(0, decimal.decimals + 1 - text.size(), '0');
    if (decimal.decimals > 0) text.insert(text.size() - decimal.decimals, 1, '.');
    if (min_decimals > decimal.decimals) {
        if (decimal.decimals == 0) text += '.';
        text.append(min_decimals - decimal.decimals, '0');
    }
    if (decimal.negative) text.insert(0, 1, '-');
    return text;
}

std::string fraction_text(const Number& value) {
    if (value.is_small())
        return std::to_string(value.small_numerator()) + '/' + std::to_string(value.small_denominator());
    const BigRational big = to_big(value);
    return numerator(big).str() + '/' + denominator(big).str();
}

// The digits of |value| * 10^decimals, cut.
std::string cut_digits(const Number& value, unsigned decimals) {
    if (value.is_small() && decimals <= max_small_scale) {
        const auto factor = static_cast<UnsignedInt128>(small_power_of_ten(decimals));
        const auto bottom = static_cast<UnsignedInt128>(value.small_denominator());
        return digits_of(magnitude(value.small_numerator()) * factor / bottom);
    }
    const BigRational big = to_big(value);
    const BigInteger mantissa = abs(numerator(big)) * power_of_ten(decimals) / denominator(big);
    return mantissa.str();
}

} // namespace

std::string to_exact_text(const Number& value, unsigned min_decimals) {
    if (const std::optional<FiniteDecimal> decimal = expand(value)) return notation(*decimal, min_decimals);
    return fraction_text(value);
}

std::string to_display_text(const Number& value, unsigned min_decimals) {
    if (const std::optional<FiniteDecimal> decimal = expand(value)) return notation(*decimal, min_decimals);

    // Cut, not rounded: the digits shown are digits of the value.
    const unsigned decimals = std::max(min_decimals, display_decimals);
    return notation({value.sign() < 0, cut_digits(value, decimals), decimals}, decimals) + "… (" +
           fraction_text(value) + ')';
}

} // namespace voorrang

// Number: an exact rational. 1/3 * 3 is 1; nothing is rounded unless round() is called (dsl/number/round.hpp).
//
// Representation: a reduced fraction of two 64-bit integers (denominator positive) where it fits, otherwise a shared,
// immutable Boost.Multiprecision cpp_rational. Equal values have one representation only, so == is exact and cheap.
// A result that would need more than 1,000 decimal digits in its numerator or denominator is a fault, as is division
// by zero: nothing wraps, nothing saturates.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang {

// A rational of any length; dsl/number/big.hpp has it. Kept out of here, for its header is a heavy one.
struct BigNumber;

enum class NumberFault : std::uint8_t { none, divide_by_zero, too_long };

class Number {
  public:
    Number() = default; // zero
    Number(std::int64_t value) : numerator_(value) {}

    // numerator / denominator, reduced. The denominator must not be zero (a bug otherwise).
    static Number fraction(std::int64_t numerator, std::int64_t denominator);
    // mantissa * 10^-scale; scale 0..18.
    static Number scaled(std::int64_t mantissa, unsigned scale);
    // numerator / denominator * 10^-scale, reduced; denominator positive, scale 0..18.
    static Number scaled_fraction(std::int64_t numerator, std::int64_t denominator, unsigned scale);

    bool is_small() const { return big_ == nullptr; }
    // Only for is_small().
    std::int64_t small_numerator() const { return numerator_; }
    std::int64_t small_denominator() const { return denominator_; }

    bool is_integer() const;
    bool is_zero() const { return big_ == nullptr && numerator_ == 0; }
    int sign() const; // -1, 0, 1
    // The value as int64 if it is an integer that fits.
    std::optional<std::int64_t> to_int64() const;
    // The value as mantissa * 10^-scale if that is exact and fits 64 bits.
    std::optional<std::int64_t> to_scaled(unsigned scale) const;

    friend bool operator==(const Number& a, const Number& b);
    friend std::strong_ordering operator<=>(const Number& a, const Number& b);

  private:
    friend struct NumberBuilder; // dsl/number/representation.hpp, for the arithmetic only

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
    std::shared_ptr<const BigNumber> big_; // set only when the reduced fraction does not fit 64/64 bits
};

// Arithmetic into `out` (which may alias an operand). On a fault `out` is unchanged.
[[nodiscard]] NumberFault add(const Number& a, const Number& b, Number& out);
[[nodiscard]] NumberFault subtract(const Number& a, const Number& b, Number& out);
[[nodiscard]] NumberFault multiply(const Number& a, const Number& b, Number& out);
[[nodiscard]] NumberFault divide(const Number& a, const Number& b, Number& out);
Number negate(const Number& a);
Number absolute(const Number& a);

// Decimal and JSON notation: [-]digits[.digits][(e|E)[+-]digits]; any length up to 1,000 digits, read exactly.
// Leading zeros are allowed. nullopt if the text is anything else or too long.
std::optional<Number> parse_number(std::string_view text);

// "83.5", "-0.001", with at least `min_decimals` decimals ("83.50"). Only for numbers with a finite decimal expansion
// of at most 1,000 digits; else the fraction: "100/3". The result reads back with parse_exact().
std::string to_exact_text(const Number& value, unsigned min_decimals = 0);
// Reads what to_exact_text() writes: a decimal or a fraction "a/b".
std::optional<Number> parse_exact(std::string_view text);
// For people: finite decimals as above; a repeating fraction as "33.33… (100/3)".
std::string to_display_text(const Number& value, unsigned min_decimals = 0);

} // namespace voorrang

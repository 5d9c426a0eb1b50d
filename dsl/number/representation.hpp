// How a Number is put together, for the files of this folder only.
#pragma once

#include "dsl/number/big.hpp"
#include "dsl/number/integers.hpp"

namespace voorrang {

struct NumberBuilder {
    // The fraction as it stands: without common factor, denominator positive.
    static Number reduced(Int128 numerator, Int128 denominator);
    // Any value, of any length, in its one representation.
    static Number unlimited(const BigRational& value);
    // `number` as a big rational; `storage` is used only if it isn't one already.
    static const BigRational& view(const Number& number, BigRational& storage) {
        if (number.big_) return number.big_->value;
        storage = BigRational(number.numerator_, number.denominator_);
        return storage;
    }
};

// |value|, also of the least int64, whose opposite does not fit.
constexpr std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

inline constexpr unsigned max_digits = 1000;

BigInteger power_of_ten(unsigned exponent);

} // namespace voorrang

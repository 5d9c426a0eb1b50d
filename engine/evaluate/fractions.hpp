// Fractions of 64-bit integers with a power of ten beside them: numerator / denominator * 10^-scale. What the column
// forms of numbers are reckoned in; 128 bits hold what comes in between.
#pragma once

#include "dsl/number/round.hpp"

#include <cstdint>

namespace voorrang::engine {

// GCC and Clang have it on every platform we build for; __extension__ keeps -Wpedantic quiet about it.
__extension__ typedef __int128 Wide;

// A number as such a fraction; false, with nothing changed, if that doesn't fit.
bool to_fraction(const Number& value, unsigned scale, std::int64_t& numerator, std::int64_t& denominator);

// top / bottom rounded to an integer, as round() does it; false if it doesn't fit. bottom > 0.
bool round_quotient(Wide top, Wide bottom, RoundMode mode, std::int64_t& out);

} // namespace voorrang::engine

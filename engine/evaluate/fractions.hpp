// Fractions of 64-bit integers with a power of ten beside them: numerator / denominator * 10^-scale. What the column
// forms of numbers are reckoned in; 128 bits hold what comes in between.
#pragma once

#include "dsl/number/integers.hpp"
#include "dsl/number/round.hpp"

namespace voorrang::engine {

// A number as such a fraction; false, with nothing changed, if that doesn't fit.
bool to_fraction(const Number& value, unsigned scale, std::int64_t& numerator, std::int64_t& denominator);

// top / bottom rounded to an integer, as round() does it; false if it doesn't fit. bottom > 0.
bool round_quotient(Int128 top, Int128 bottom, RoundMode mode, std::int64_t& out);

} // namespace voorrang::engine

// Rounding to decimals, the only place where a number loses anything.
#pragma once

#include "dsl/number/number.hpp"

#include <string_view>

namespace voorrang {

enum class RoundMode : std::uint8_t {
    half_up,   // to nearest; ties away from zero (2.5 -> 3, -2.5 -> -3)
    half_even, // to nearest; ties to the even neighbour (2.5 -> 2, 3.5 -> 4)
    down,      // toward zero (2.9 -> 2, -2.9 -> -2)
    up         // away from zero (2.1 -> 3, -2.1 -> -3)
};

std::string_view round_mode_text(RoundMode mode); // "half up"

// Whether a value that lies between two neighbours goes to the one further from zero. `against_half`: -1 if it is
// nearer the lower neighbour, 0 if it is a tie, 1 if it is nearer the upper.
bool rounds_away(int against_half, bool lower_is_odd, RoundMode mode);

// `decimals` 0..100; the result is a multiple of 10^-decimals. Rounding a number of nearly 1,000 digits may take up to
// `decimals` digits more than the limit: the result is still exact, and the next operation on it tells too_long.
Number round(const Number& value, unsigned decimals, RoundMode mode);

} // namespace voorrang

#include "engine/evaluate/fractions.hpp"

#include <limits>
#include <numeric>

namespace voorrang::engine {

bool to_fraction(const Number& value, unsigned scale, std::int64_t& numerator, std::int64_t& denominator) {
    if (!value.is_small()) return false;
    const std::int64_t power = small_power_of_ten(scale);
    const std::int64_t common = std::gcd(power, value.small_denominator());
    std::int64_t top = 0;
    if (__builtin_mul_overflow(value.small_numerator(), power / common, &top)) return false;
    numerator = top;
    denominator = value.small_denominator() / common;
    return true;
}

namespace {

template <class Integer>
Integer rounded(Integer top, Integer bottom, RoundMode mode) {
    Integer quotient = top / bottom;
    const Integer rest = top % bottom;
    if (rest == 0) return quotient;
    const Integer size = rest < 0 ? -rest : rest;
    const Integer other = bottom - size; // size against the half of bottom, without doubling it
    const int against_half = size < other ? -1 : size > other ? 1 : 0;
    if (rounds_away(against_half, (quotient & 1) != 0, mode)) quotient += top < 0 ? -1 : 1;
    return quotient;
}

} // namespace

bool round_quotient(Int128 top, Int128 bottom, RoundMode mode, std::int64_t& out) {
    constexpr Int128 most = std::numeric_limits<std::int64_t>::max(), least = -most;
    if (top <= most && top >= least && bottom <= most) {
        out = rounded(static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom), mode);
        return true;
    }
    const Int128 result = rounded(top, bottom, mode);
    if (result > most || result < least) return false;
    out = static_cast<std::int64_t>(result);
    return true;
}

} // namespace voorrang::engine

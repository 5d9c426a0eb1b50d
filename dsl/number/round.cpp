#include "dsl/number/round.hpp"

#include "dsl/number/representation.hpp"

#include <cassert>
#include <numeric>

namespace voorrang {

namespace {

Number round_small(std::int64_t numerator, std::int64_t denominator, std::int64_t power, RoundMode mode) {
    // |numerator| * 10^18 stays under 2^123.
    const Int128 top = static_cast<Int128>(magnitude(numerator)) * power;
    Int128 quotient = top / denominator;
    const auto rest = static_cast<std::int64_t>(top % denominator);
    const std::int64_t other = denominator - rest;
    if (rest != 0 && rounds_away(rest < other ? -1 : rest > other ? 1 : 0, (quotient & 1) != 0, mode)) ++quotient;

    const std::int64_t common = std::gcd(static_cast<std::int64_t>(quotient % power), power);
    return NumberBuilder::reduced((numerator < 0 ? -quotient : quotient) / common, power / common);
}

} // namespace

bool rounds_away(int against_half, bool lower_is_odd, RoundMode mode) {
    switch (mode) {
    case RoundMode::half_up:
        return against_half >= 0;
    case RoundMode::half_even:
        return against_half > 0 || (against_half == 0 && lower_is_odd);
    case RoundMode::down:
        return false;
    case RoundMode::up:
        return true;
    }
    return false;
}

std::string_view round_mode_text(RoundMode mode) {
    switch (mode) {
    case RoundMode::half_up:
        return "half up";
    case RoundMode::half_even:
        return "half even";
    case RoundMode::down:
        return "down";
    case RoundMode::up:
        return "up";
    }
    return {};
}

Number round(const Number& value, unsigned decimals, RoundMode mode) {
    assert(decimals <= 100);
    if (value.is_integer()) return value;
    if (value.is_small() && decimals <= max_small_scale)
        return round_small(value.small_numerator(), value.small_denominator(), small_power_of_ten(decimals), mode);

    const BigRational big = to_big(value);
    const BigInteger power = power_of_ten(decimals);
    const BigInteger bottom = denominator(big);
    BigInteger quotient, rest;
    divide_qr(BigInteger(abs(numerator(big)) * power), bottom, quotient, rest);
    if (rest != 0 && rounds_away(BigInteger(rest * 2).compare(bottom), bit_test(quotient, 0), mode)) ++quotient;
    if (value.sign() < 0) quotient = -quotient;
    return NumberBuilder::unlimited(BigRational(quotient, power));
}

} // namespace voorrang

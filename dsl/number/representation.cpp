#include "dsl/number/representation.hpp"

#include <array>
#include <limits>

namespace voorrang {

namespace {

constexpr Int128 least = std::numeric_limits<std::int64_t>::min();
constexpr Int128 greatest = std::numeric_limits<std::int64_t>::max();

constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, max_small_scale + 1> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i < max_small_scale) power *= 10;
    }
    return powers;
}();

BigInteger to_big_integer(Int128 value) {
    const UnsignedInt128 size = value < 0 ? 0 - static_cast<UnsignedInt128>(value) : static_cast<UnsignedInt128>(value);
    BigInteger result = static_cast<std::uint64_t>(size >> 64);
    result <<= 64;
    result |= static_cast<std::uint64_t>(size);
    return value < 0 ? BigInteger(-result) : result;
}

} // namespace

Number NumberBuilder::reduced(Int128 numerator, Int128 denominator) {
    Number result;
    if (numerator >= least && numerator <= greatest && denominator <= greatest) {
        result.numerator_ = static_cast<std::int64_t>(numerator);
        result.denominator_ = static_cast<std::int64_t>(denominator);
    } else {
        result.big_ = std::make_shared<const BigNumber>(
            BigNumber{BigRational(to_big_integer(numerator), to_big_integer(denominator))});
    }
    return result;
}

Number NumberBuilder::unlimited(const BigRational& value) {
    const BigInteger top = numerator(value);
    const BigInteger bottom = denominator(value);
    Number result;
    if (top >= std::numeric_limits<std::int64_t>::min() && top <= std::numeric_limits<std::int64_t>::max() &&
        bottom <= std::numeric_limits<std::int64_t>::max()) {
        result.numerator_ = static_cast<std::int64_t>(top);
        result.denominator_ = static_cast<std::int64_t>(bottom);
    } else {
        result.big_ = std::make_shared<const BigNumber>(BigNumber{value});
    }
    return result;
}

std::int64_t small_power_of_ten(unsigned exponent) { return powers_of_ten[exponent]; }

BigInteger power_of_ten(unsigned exponent) { return boost::multiprecision::pow(BigInteger(10), exponent); }

} // namespace voorrang

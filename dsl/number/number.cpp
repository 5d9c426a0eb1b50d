#include "dsl/number/number.hpp"

#include "dsl/number/representation.hpp"

#include <cassert>
#include <limits>
#include <numeric>

namespace voorrang {

namespace {

bool too_many_digits(const BigInteger& value) {
    static const BigInteger limit = power_of_ten(max_digits);
    return abs(value) >= limit;
}

std::strong_ordering order(int comparison) {
    return comparison < 0   ? std::strong_ordering::less
           : comparison > 0 ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
}

} // namespace

Number Number::fraction(std::int64_t numerator, std::int64_t denominator) {
    assert(denominator != 0);
    const std::uint64_t divisor = std::gcd(magnitude(numerator), magnitude(denominator));
    // In 128 bits the signs can be turned and the least int64 divided without overflow.
    const Int128 top = static_cast<Int128>(numerator) / static_cast<Int128>(divisor);
    const Int128 bottom = static_cast<Int128>(denominator) / static_cast<Int128>(divisor);
    return bottom < 0 ? NumberBuilder::reduced(-top, -bottom) : NumberBuilder::reduced(top, bottom);
}

Number Number::scaled(std::int64_t mantissa, unsigned scale) {
    assert(scale <= max_small_scale);
    return scale == 0 ? Number(mantissa) : fraction(mantissa, small_power_of_ten(scale));
}

Number Number::scaled_fraction(std::int64_t numerator, std::int64_t denominator, unsigned scale) {
    assert(denominator > 0 && scale <= max_small_scale);
    const auto divisor = static_cast<std::int64_t>(std::gcd(magnitude(numerator), magnitude(denominator)));
    numerator /= divisor;
    denominator /= divisor;
    if (scale == 0) return NumberBuilder::reduced(numerator, denominator);
    const std::int64_t power = small_power_of_ten(scale);
    const auto common = static_cast<std::int64_t>(std::gcd(magnitude(numerator), magnitude(power)));
    return NumberBuilder::reduced(numerator / common, static_cast<Int128>(denominator) * (power / common));
}

std::optional<Number> from_big(const BigRational& value) {
    if (too_many_digits(numerator(value)) || too_many_digits(denominator(value))) return std::nullopt;
    return NumberBuilder::unlimited(value);
}

BigRational to_big(const Number& number) {
    BigRational storage;
    return NumberBuilder::view(number, storage);
}

bool Number::is_integer() const { return big_ ? denominator(big_->value) == 1 : denominator_ == 1; }

int Number::sign() const {
    if (big_) return big_->value.sign();
    return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0;
}

std::optional<std::int64_t> Number::to_int64() const {
    if (big_ || denominator_ != 1) return std::nullopt;
    return numerator_;
}

std::optional<std::int64_t> Number::to_scaled(unsigned scale) const {
    if (is_zero()) return 0;
    if (scale == 0) return to_int64();
    if (!big_ && scale <= max_small_scale) {
        const std::int64_t power = small_power_of_ten(scale);
        if (power % denominator_ != 0) return std::nullopt;
        std::int64_t mantissa = 0;
        if (__builtin_mul_overflow(numerator_, power / denominator_, &mantissa)) return std::nullopt;
        return mantissa;
    }
    // The least value there is, 10^-1000 or so, would not fit any more at this scale.
    if (scale > max_digits + 20) return std::nullopt;
    return NumberBuilder::unlimited(to_big(*this) * power_of_ten(scale)).to_int64();
}

bool operator==(const Number& a, const Number& b) {
    if (a.big_ && b.big_) return a.big_ == b.big_ || a.big_->value == b.big_->value;
    return !a.big_ && !b.big_ && a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
    if (!a.big_ && !b.big_) {
        if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
        const Int128 left = static_cast<Int128>(a.numerator_) * b.denominator_;
        const Int128 right = static_cast<Int128>(b.numerator_) * a.denominator_;
        return order(left < right ? -1 : left > right ? 1 : 0);
    }
    if (a.big_ == b.big_) return std::strong_ordering::equal;
    BigRational storage_a, storage_b;
    return order(NumberBuilder::view(a, storage_a).compare(NumberBuilder::view(b, storage_b)));
}

} // namespace voorrang

// The four operations. Small operands are reckoned in 128 bits, which hold every intermediate of 64-bit fractions;
// common factors are taken out beforehand (Knuth, TAOCP 2, 4.5.1), so that only 64-bit divisors are ever sought.
#include "dsl/number/number.hpp"
#include "dsl/number/representation.hpp"

#include <numeric>

namespace voorrang {

namespace {

Int128 wide(std::int64_t value) { return value; }

Number add_small(std::int64_t a, std::int64_t b, Int128 c, std::int64_t d) {
    if (b == d) {
        const Int128 top = wide(a) + c;
        if (b == 1) return NumberBuilder::reduced(top, 1);
        const auto rest = static_cast<std::int64_t>(top % b);
        const std::int64_t common = static_cast<std::int64_t>(std::gcd(magnitude(rest), magnitude(b)));
        return NumberBuilder::reduced(top / common, b / common);
    }
    const std::int64_t divisor = std::gcd(b, d);
    if (divisor == 1) return NumberBuilder::reduced(wide(a) * d + c * b, wide(b) * d);
    const Int128 top = wide(a) * (d / divisor) + c * (b / divisor);
    const auto rest = static_cast<std::int64_t>(top % divisor);
    const std::int64_t common = static_cast<std::int64_t>(std::gcd(magnitude(rest), magnitude(divisor)));
    return NumberBuilder::reduced(top / common, wide(b / divisor) * (d / common));
}

// a/b * c/d, where the divisor of a quotient may be the least int64: hence wide.
Number multiply_small(Int128 a, Int128 b, Int128 c, Int128 d) {
    const auto size = [](Int128 x) { return static_cast<std::uint64_t>(x < 0 ? -x : x); };
    const auto first = static_cast<Int128>(std::gcd(size(a), size(d)));
    const auto second = static_cast<Int128>(std::gcd(size(c), size(b)));
    return NumberBuilder::reduced((a / first) * (c / second), (b / second) * (d / first));
}

template <class Operation>
NumberFault in_big(const Number& a, const Number& b, Number& out, Operation operation) {
    BigRational storage_a, storage_b;
    const BigRational result = operation(NumberBuilder::view(a, storage_a), NumberBuilder::view(b, storage_b));
    std::optional<Number> number = from_big(result);
    if (!number) return NumberFault::too_long;
    out = *std::move(number);
    return NumberFault::none;
}

bool both_small(const Number& a, const Number& b) { return a.is_small() && b.is_small(); }

} // namespace

NumberFault add(const Number& a, const Number& b, Number& out) {
    if (!both_small(a, b)) return in_big(a, b, out, [](const auto& x, const auto& y) { return BigRational(x + y); });
    out = add_small(a.small_numerator(), a.small_denominator(), b.small_numerator(), b.small_denominator());
    return NumberFault::none;
}

NumberFault subtract(const Number& a, const Number& b, Number& out) {
    if (!both_small(a, b)) return in_big(a, b, out, [](const auto& x, const auto& y) { return BigRational(x - y); });
    out = add_small(a.small_numerator(), a.small_denominator(), -wide(b.small_numerator()), b.small_denominator());
    return NumberFault::none;
}

NumberFault multiply(const Number& a, const Number& b, Number& out) {
    if (!both_small(a, b)) return in_big(a, b, out, [](const auto& x, const auto& y) { return BigRational(x * y); });
    out = multiply_small(a.small_numerator(), a.small_denominator(), b.small_numerator(), b.small_denominator());
    return NumberFault::none;
}

NumberFault divide(const Number& a, const Number& b, Number& out) {
    if (b.is_zero()) return NumberFault::divide_by_zero;
    if (!both_small(a, b)) return in_big(a, b, out, [](const auto& x, const auto& y) { return BigRational(x / y); });
    const Int128 top = b.small_numerator();
    const Int128 bottom = b.small_denominator();
    out = top < 0 ? multiply_small(a.small_numerator(), a.small_denominator(), -bottom, -top)
                  : multiply_small(a.small_numerator(), a.small_denominator(), bottom, top);
    return NumberFault::none;
}

Number negate(const Number& a) {
    if (a.is_small()) return NumberBuilder::reduced(-wide(a.small_numerator()), a.small_denominator());
    return NumberBuilder::unlimited(-to_big(a));
}

Number absolute(const Number& a) { return a.sign() < 0 ? negate(a) : a; }

} // namespace voorrang

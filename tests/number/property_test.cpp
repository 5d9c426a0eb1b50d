// A million operations on operands of every size, against Boost.Multiprecision's rationals.
#include "dsl/number/big.hpp"
#include "tests/number/reckon.hpp"

#include <random>
#include <vector>

namespace voorrang {
namespace {

struct Operand {
    Number number;
    BigRational reference;
};

class Random {
  public:
    std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }

    std::int64_t near_overflow() {
        const auto distance = static_cast<std::int64_t>(below(4));
        switch (below(4)) {
        case 0:
            return least_int64 + distance;
        case 1:
            return greatest_int64 - distance;
        case 2:
            return (std::int64_t{1} << (30 + below(33))) - distance;
        default:
            return static_cast<std::int64_t>(engine_());
        }
    }

    BigInteger big(unsigned words) {
        BigInteger result = engine_();
        for (unsigned i = 1; i < words; ++i) result = (result << 64) | BigInteger(engine_());
        return result;
    }

    BigRational rational() {
        const auto sign = below(2) == 0 ? 1 : -1;
        switch (below(16)) {
        case 0:
            return 0;
        case 1:
        case 2:
        case 3:
            return sign * static_cast<std::int64_t>(below(20));
        case 4:
        case 5:
        case 6:
            return BigRational(sign * static_cast<std::int64_t>(below(100'000'000)), 100); // amounts
        case 7:
        case 8:
            return BigRational(sign * static_cast<std::int64_t>(below(1000)), 1 + below(1000));
        case 9:
        case 10:
            return near_overflow();
        case 11:
        case 12:
            return BigRational(BigInteger(near_overflow()), BigInteger(abs(BigInteger(near_overflow())) + 1));
        case 13:
            return BigRational(1, BigInteger(abs(BigInteger(near_overflow())) + 1));
        case 14:
            return BigRational(sign * big(1 + below(3)), big(1 + below(3)));
        default:
            return BigRational(sign * big(2 + below(3)), 1 + below(10));
        }
    }

  private:
    std::mt19937_64 engine_{20260101};
};

// Not through Number's own conversions, and strict about the representation: small exactly if it fits.
bool same(const Number& number, const BigRational& reference) {
    const BigInteger& top = reference.backend().num();
    const BigInteger& bottom = reference.backend().denom();
    const bool fits = top >= least_int64 && top <= greatest_int64 && bottom <= greatest_int64;
    if (fits != number.is_small()) return false;
    if (fits) return top == number.small_numerator() && bottom == number.small_denominator();
    return to_big(number) == reference;
}

// Rounding by its definition: the nearest, or the chosen, of the two multiples around the value.
BigRational rounded(const BigRational& value, unsigned decimals, RoundMode mode) {
    const BigRational power = BigRational(boost::multiprecision::pow(BigInteger(10), decimals));
    const BigRational scaled = value * power;
    BigInteger lower = numerator(scaled) / denominator(scaled);
    if (lower > scaled) --lower;
    if (lower == scaled) return value;
    const BigInteger upper = lower + 1;
    const BigInteger toward_zero = value < 0 ? upper : lower;
    const BigInteger away = value < 0 ? lower : upper;
    const BigRational middle = BigRational(lower + upper, 2);
    BigInteger chosen = scaled < middle ? lower : upper;
    if (mode == RoundMode::down) chosen = toward_zero;
    if (mode == RoundMode::up) chosen = away;
    if (scaled == middle && mode == RoundMode::half_up) chosen = away;
    if (scaled == middle && mode == RoundMode::half_even) chosen = lower % 2 == 0 ? lower : upper;
    return BigRational(chosen) / power;
}

std::vector<Operand> operands(Random& random, std::size_t count) {
    std::vector<Operand> result;
    result.reserve(count);
    while (result.size() < count) {
        BigRational reference = random.rational();
        result.push_back({*from_big(reference), std::move(reference)});
    }
    return result;
}

testing::AssertionResult check(Random& random, const Operand& a, const Operand& b) {
    const auto wrong = [&](const char* operation) {
        return testing::AssertionFailure() << a.reference << ' ' << operation << ' ' << b.reference;
    };
    Number result;
    switch (random.below(6)) {
    case 0:
        if (add(a.number, b.number, result) != NumberFault::none || !same(result, a.reference + b.reference))
            return wrong("+");
        break;
    case 1:
        if (subtract(a.number, b.number, result) != NumberFault::none || !same(result, a.reference - b.reference))
            return wrong("-");
        break;
    case 2:
        if (multiply(a.number, b.number, result) != NumberFault::none || !same(result, a.reference * b.reference))
            return wrong("*");
        break;
    case 3:
        if (b.reference == 0) {
            if (divide(a.number, b.number, result) != NumberFault::divide_by_zero) return wrong("/");
        } else if (divide(a.number, b.number, result) != NumberFault::none ||
                   !same(result, a.reference / b.reference)) {
            return wrong("/");
        }
        break;
    case 4: {
        const int expected = a.reference.compare(b.reference);
        const std::strong_ordering order = a.number <=> b.number;
        if ((order < 0) != (expected < 0) || (order > 0) != (expected > 0) || (a.number == b.number) != (expected == 0))
            return wrong("<=>");
        break;
    }
    default: {
        const auto decimals = static_cast<unsigned>(random.below(25));
        const auto mode = static_cast<RoundMode>(random.below(4));
        if (!same(round(a.number, decimals, mode), rounded(a.reference, decimals, mode))) return wrong("round");
    }
    }
    return testing::AssertionSuccess();
}

TEST(Property, AMillionOperationsAgreeWithBoostRationals) {
    Random random;
    const std::vector<Operand> pool = operands(random, 3000);
    for (const Operand& operand : pool) ASSERT_TRUE(same(operand.number, operand.reference));
    for (int i = 0; i < 1'000'000; ++i) {
        const Operand& a = pool[random.below(pool.size())];
        const Operand& b = pool[random.below(pool.size())];
        ASSERT_TRUE(check(random, a, b)) << "operation " << i;
    }
}

TEST(Property, EveryTextReadsBack) {
    Random random;
    for (const Operand& operand : operands(random, 10'000)) {
        const std::string text = to_exact_text(operand.number, static_cast<unsigned>(random.below(4)));
        ASSERT_EQ(parse_exact(text), operand.number) << text;
    }
}

// Totals in another order: the same sum to the last digit, which no floating type gives.
TEST(Property, SumsDoNotDependOnTheirOrder) {
    Random random;
    std::vector<Number> values;
    for (int i = 0; i < 2000; ++i)
        values.push_back(Number::fraction(static_cast<std::int64_t>(random.below(1000)), 1 + i % 60));
    Number forward, backward;
    for (const Number& value : values) forward = sum(forward, value);
    for (auto value = values.rbegin(); value != values.rend(); ++value) backward = sum(backward, *value);
    EXPECT_EQ(forward, backward);
}

} // namespace
} // namespace voorrang

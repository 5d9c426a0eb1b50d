#include "dsl/number/big.hpp"
#include "tests/number/reckon.hpp"

namespace voorrang {
namespace {

struct Rounded {
    const char* value;
    unsigned decimals;
    const char* half_up;
    const char* half_even;
    const char* down;
    const char* up;
};

constexpr Rounded examples[] = {
    // ties
    {"0.5", 0, "1", "0", "0", "1"},
    {"1.5", 0, "2", "2", "1", "2"},
    {"2.5", 0, "3", "2", "2", "3"},
    {"-0.5", 0, "-1", "0", "0", "-1"},
    {"-1.5", 0, "-2", "-2", "-1", "-2"},
    {"-2.5", 0, "-3", "-2", "-2", "-3"},
    {"0.125", 2, "0.13", "0.12", "0.12", "0.13"},
    {"-0.135", 2, "-0.14", "-0.14", "-0.13", "-0.14"},
    {"1.005", 2, "1.01", "1", "1", "1.01"},
    // just beside a tie
    {"2.4999999999999999", 0, "2", "2", "2", "3"},
    {"2.5000000000000001", 0, "3", "3", "2", "3"},
    {"-2.4999999999999999", 0, "-2", "-2", "-2", "-3"},
    // repeating fractions
    {"1/3", 2, "0.33", "0.33", "0.33", "0.34"},
    {"-2/3", 2, "-0.67", "-0.67", "-0.66", "-0.67"},
    {"1/3000", 2, "0", "0", "0", "0.01"},
    // nothing to round
    {"83.5", 2, "83.5", "83.5", "83.5", "83.5"},
    {"-7", 3, "-7", "-7", "-7", "-7"},
    {"0", 0, "0", "0", "0", "0"},
    // 64 bits are too few
    {"9223372036854775807.5", 0, "9223372036854775808", "9223372036854775808", "9223372036854775807",
     "9223372036854775808"},
    {"-9223372036854775808.5", 0, "-9223372036854775809", "-9223372036854775808", "-9223372036854775808",
     "-9223372036854775809"},
    {"1000000000000000000000000000000.5", 0, "1000000000000000000000000000001", "1000000000000000000000000000000",
     "1000000000000000000000000000000", "1000000000000000000000000000001"},
    {"9223372036854775807/2", 18, "4611686018427387903.5", "4611686018427387903.5", "4611686018427387903.5",
     "4611686018427387903.5"},
    {"1/7", 20, "0.14285714285714285714", "0.14285714285714285714", "0.14285714285714285714", "0.14285714285714285715"},
    {"0.000000000000000000005", 20, "0.00000000000000000001", "0", "0", "0.00000000000000000001"},
};

TEST(Round, EveryMode) {
    for (const Rounded& example : examples) {
        SCOPED_TRACE(std::string(example.value) + " to " + std::to_string(example.decimals));
        const Number value = n(example.value);
        EXPECT_EQ(round(value, example.decimals, RoundMode::half_up), n(example.half_up));
        EXPECT_EQ(round(value, example.decimals, RoundMode::half_even), n(example.half_even));
        EXPECT_EQ(round(value, example.decimals, RoundMode::down), n(example.down));
        EXPECT_EQ(round(value, example.decimals, RoundMode::up), n(example.up));
    }
}

TEST(Round, NamesOfTheModes) {
    EXPECT_EQ(round_mode_text(RoundMode::half_up), "half up");
    EXPECT_EQ(round_mode_text(RoundMode::half_even), "half even");
    EXPECT_EQ(round_mode_text(RoundMode::down), "down");
    EXPECT_EQ(round_mode_text(RoundMode::up), "up");
}

TEST(Round, AHundredDecimals) {
    const std::string threes(100, '3');
    EXPECT_EQ(to_exact_text(round(n("1/3"), 100, RoundMode::half_up)), "0." + threes);
}

TEST(Round, MayPassTheLimitAndTheNextOperationTells) {
    const Number value = quotient(n("1" + std::string(999, '0')), 3);
    const Number rounded = round(value, 100, RoundMode::down);
    EXPECT_LT(rounded, value);
    EXPECT_EQ(denominator(to_big(rounded)), boost::multiprecision::pow(BigInteger(10), 100));
    Number out;
    EXPECT_EQ(add(rounded, Number::fraction(1, 3), out), NumberFault::too_long);
}

} // namespace
} // namespace voorrang

#include "tests/number/reckon.hpp"

namespace voorrang {
namespace {

TEST(Arithmetic, IsExactWhereBinaryFractionsAreNot) {
    EXPECT_EQ(sum(n("0.1"), n("0.2")), n("0.3"));
    EXPECT_EQ(product(quotient(1, 3), 3), Number(1));
    EXPECT_EQ(product(n("1.1"), n("1.1")), n("1.21"));
}

TEST(Arithmetic, ACentTimesABillionThousand) {
    EXPECT_EQ(product(n("0.01"), n("1e12")), n("10000000000"));
    Number total;
    for (int i = 0; i < 1000; ++i) total = sum(total, product(n("0.01"), n("1e9")));
    EXPECT_EQ(total, n("1e10"));
}

TEST(Arithmetic, TotalsThatDifferAfterTheFortiethDecimal) {
    const std::string decimals(40, '3');
    const Number low = n("83." + decimals + "1");
    const Number high = n("83." + decimals + "2");
    EXPECT_LT(low, high);
    EXPECT_GT(high, low);
    EXPECT_NE(low, high);
    EXPECT_EQ(sum(low, n("1e-41")), high);
    EXPECT_EQ(difference(high, low), n("1e-41"));
}

TEST(Arithmetic, DividingByZeroIsAFaultAndLeavesTheResultAlone) {
    Number out = 7;
    EXPECT_EQ(divide(1, 0, out), NumberFault::divide_by_zero);
    EXPECT_EQ(divide(n("1e500"), 0, out), NumberFault::divide_by_zero);
    EXPECT_EQ(divide(0, 0, out), NumberFault::divide_by_zero);
    EXPECT_EQ(out, Number(7));
    EXPECT_EQ(quotient(0, -5), Number(0));
}

TEST(Arithmetic, TheResultMayBeAnOperand) {
    Number x = 3;
    ASSERT_EQ(add(x, x, x), NumberFault::none);
    EXPECT_EQ(x, Number(6));
    Number y = n("1e30");
    ASSERT_EQ(multiply(y, y, y), NumberFault::none);
    EXPECT_EQ(y, n("1e60"));
    ASSERT_EQ(divide(y, y, y), NumberFault::none);
    EXPECT_EQ(y, Number(1));
}

TEST(Arithmetic, AThousandDigitsAreTheLimit) {
    const Number greatest = n(std::string(1000, '9'));
    Number out = 7;
    EXPECT_EQ(add(greatest, 1, out), NumberFault::too_long);
    EXPECT_EQ(multiply(greatest, 2, out), NumberFault::too_long);
    EXPECT_EQ(subtract(negate(greatest), 1, out), NumberFault::too_long);
    EXPECT_EQ(divide(quotient(1, greatest), 2, out), NumberFault::too_long);
    EXPECT_EQ(out, Number(7));
    EXPECT_EQ(sum(difference(greatest, 1), 1), greatest);
    EXPECT_EQ(product(greatest, quotient(1, greatest)), Number(1));
}

TEST(Arithmetic, OverflowsOfSixtyFourBitsBecomeBigAndComeBack) {
    for (const std::int64_t edge : {least_int64, least_int64 + 1, greatest_int64, greatest_int64 - 1}) {
        const Number big = product(product(edge, edge), 3);
        EXPECT_FALSE(big.is_small());
        const Number back = quotient(quotient(big, 3), edge);
        EXPECT_TRUE(back.is_small());
        EXPECT_EQ(back, Number(edge));
    }
    EXPECT_EQ(sum(greatest_int64, 1), n("9223372036854775808"));
    EXPECT_EQ(difference(least_int64, 1), n("-9223372036854775809"));
    EXPECT_EQ(difference(0, least_int64), n("9223372036854775808"));
    EXPECT_EQ(difference(n("9223372036854775808"), 1), Number(greatest_int64));
}

TEST(Arithmetic, TheLeastInteger) {
    const Number opposite = n("9223372036854775808");
    EXPECT_EQ(negate(least_int64), opposite);
    EXPECT_FALSE(negate(least_int64).is_small());
    EXPECT_EQ(negate(opposite), Number(least_int64));
    EXPECT_TRUE(negate(opposite).is_small());
    EXPECT_EQ(absolute(least_int64), opposite);
    EXPECT_EQ(quotient(least_int64, -1), opposite);
    EXPECT_EQ(quotient(least_int64, least_int64), Number(1));
    EXPECT_EQ(to_exact_text(quotient(1, least_int64), 0), "-0." + to_exact_text(quotient(1, opposite)).substr(2));
    EXPECT_EQ(product(quotient(1, least_int64), least_int64), Number(1));
    EXPECT_FALSE(quotient(1, least_int64).is_small()) << "2^63 does not fit below the line";
}

TEST(Arithmetic, SignsOfAQuotient) {
    EXPECT_EQ(quotient(-1, 3), Number::fraction(-1, 3));
    EXPECT_EQ(quotient(1, -3), Number::fraction(-1, 3));
    EXPECT_EQ(quotient(-1, -3), Number::fraction(1, 3));
    EXPECT_EQ(absolute(n("-1/3")), n("1/3"));
    EXPECT_EQ(absolute(n("1/3")), n("1/3"));
    EXPECT_EQ(absolute(n("-1e40")), n("1e40"));
}

} // namespace
} // namespace voorrang

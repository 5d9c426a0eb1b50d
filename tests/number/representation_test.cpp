#include "dsl/number/big.hpp"
#include "tests/number/reckon.hpp"

namespace voorrang {
namespace {

TEST(Representation, FractionsAreReducedWithAPositiveDenominator) {
    const Number half = Number::fraction(-6, -12);
    EXPECT_EQ(half.small_numerator(), 1);
    EXPECT_EQ(half.small_denominator(), 2);
    EXPECT_EQ(Number::fraction(6, -4).small_numerator(), -3);
    EXPECT_EQ(Number::fraction(0, -4), Number(0));
    EXPECT_EQ(Number::fraction(0, least_int64).small_denominator(), 1);
    EXPECT_EQ(Number::fraction(least_int64, least_int64), Number(1));
    EXPECT_EQ(Number::fraction(least_int64, -1), n("9223372036854775808"));
    EXPECT_TRUE(Number::fraction(2, least_int64).is_small());
    EXPECT_FALSE(Number::fraction(1, least_int64).is_small());
    EXPECT_TRUE(Number::fraction(least_int64, greatest_int64).is_small());
}

TEST(Representation, ScaledIsADecimal) {
    EXPECT_EQ(Number::scaled(8350, 2), n("83.5"));
    EXPECT_EQ(Number::scaled(-1, 18), n("-0.000000000000000001"));
    EXPECT_EQ(Number::scaled(5, 0), Number(5));
}

TEST(Representation, EqualValuesHaveOneRepresentation) {
    const BigInteger two_to_63 = BigInteger(1) << 63;
    EXPECT_TRUE(from_big(BigRational(two_to_63 - 1))->is_small());
    EXPECT_FALSE(from_big(BigRational(two_to_63))->is_small());
    EXPECT_TRUE(from_big(BigRational(-two_to_63))->is_small());
    EXPECT_FALSE(from_big(BigRational(-two_to_63 - 1))->is_small());
    EXPECT_TRUE(from_big(BigRational(1, two_to_63 - 1))->is_small());
    EXPECT_FALSE(from_big(BigRational(1, two_to_63))->is_small());
    EXPECT_EQ(from_big(BigRational(two_to_63, two_to_63 * 3)), Number::fraction(1, 3));
}

TEST(Representation, FromBigRefusesMoreThanAThousandDigits) {
    const BigInteger limit = boost::multiprecision::pow(BigInteger(10), 1000);
    EXPECT_FALSE(from_big(BigRational(limit)));
    EXPECT_FALSE(from_big(BigRational(-limit)));
    EXPECT_FALSE(from_big(BigRational(1, limit)));
    EXPECT_TRUE(from_big(BigRational(limit - 1)));
    EXPECT_TRUE(from_big(BigRational(1, limit - 1)));
    EXPECT_EQ(to_big(*from_big(BigRational(limit - 1))), BigRational(limit - 1));
}

TEST(Representation, KnowsItsKind) {
    EXPECT_TRUE(Number().is_zero());
    EXPECT_FALSE(n("1e-30").is_zero());
    EXPECT_TRUE(n("1e30").is_integer());
    EXPECT_FALSE(n("1e-30").is_integer());
    EXPECT_FALSE(n("0.5").is_integer());
    EXPECT_EQ(n("-1e30").sign(), -1);
    EXPECT_EQ(n("1e-30").sign(), 1);
    EXPECT_EQ(n("-0.5").sign(), -1);
    EXPECT_EQ(n("-0").sign(), 0);
}

TEST(Representation, ToInt64) {
    EXPECT_EQ(Number(least_int64).to_int64(), least_int64);
    EXPECT_EQ(n("9223372036854775807").to_int64(), greatest_int64);
    EXPECT_EQ(n("9223372036854775808").to_int64(), std::nullopt);
    EXPECT_EQ(n("0.5").to_int64(), std::nullopt);
}

TEST(Representation, ToScaled) {
    EXPECT_EQ(n("83.5").to_scaled(2), 8350);
    EXPECT_EQ(n("83.5").to_scaled(1), 835);
    EXPECT_EQ(n("83.5").to_scaled(0), std::nullopt);
    EXPECT_EQ(n("1/3").to_scaled(18), std::nullopt);
    EXPECT_EQ(n("-1e-18").to_scaled(18), -1);
    EXPECT_EQ(n("1e-25").to_scaled(25), 1);
    EXPECT_EQ(n("0.5").to_scaled(19), 5000000000000000000);
    EXPECT_EQ(n("1e10").to_scaled(9), std::nullopt) << "would overflow";
    EXPECT_EQ(n("92233720368547758.07").to_scaled(2), greatest_int64);
    EXPECT_EQ(n("-92233720368547758.08").to_scaled(2), least_int64);
    EXPECT_EQ(n("92233720368547758.08").to_scaled(2), std::nullopt);
    EXPECT_EQ(Number(0).to_scaled(4'000'000'000), 0);
    EXPECT_EQ(Number(1).to_scaled(4'000'000'000), std::nullopt);
}

TEST(Compare, SmallWithSmallAtTheEdges) {
    EXPECT_LT(Number::fraction(greatest_int64 - 1, greatest_int64), Number(1));
    EXPECT_LT(Number::fraction(greatest_int64 - 2, greatest_int64 - 1),
              Number::fraction(greatest_int64 - 1, greatest_int64));
    EXPECT_LT(Number::fraction(least_int64, greatest_int64), Number(-1));
    EXPECT_LT(Number(least_int64), Number(least_int64 + 1));
}

TEST(Compare, SmallWithBig) {
    EXPECT_LT(Number(greatest_int64), n("9223372036854775808"));
    EXPECT_GT(Number(least_int64), n("-9223372036854775809"));
    EXPECT_GT(n("1e-100"), Number(0));
    EXPECT_LT(n("-1e-100"), Number(0));
    EXPECT_NE(n("1e-100"), Number(0));
    EXPECT_EQ(n("1e100") <=> n("1e100"), std::strong_ordering::equal);
    EXPECT_EQ(n("1e100"), n("1e100"));
}

} // namespace
} // namespace voorrang

#include "dsl/number/big.hpp"
#include "tests/number/reckon.hpp"

namespace voorrang {
namespace {

TEST(ParseNumber, Decimals) {
    EXPECT_EQ(n("83.5"), Number::fraction(167, 2));
    EXPECT_EQ(n("-0.001"), Number::fraction(-1, 1000));
    EXPECT_EQ(n("007.10"), Number::fraction(71, 10));
    EXPECT_EQ(n("-0"), Number(0));
    EXPECT_EQ(n("1e3"), Number(1000));
    EXPECT_EQ(n("1.5E+2"), Number(150));
    EXPECT_EQ(n("15e-1"), Number::fraction(3, 2));
    EXPECT_EQ(n("9223372036854775807"), Number(greatest_int64));
    EXPECT_EQ(n("-9223372036854775808"), Number(least_int64));
    EXPECT_TRUE(n("-9223372036854775808").is_small());
}

TEST(ParseNumber, RefusesEverythingElse) {
    for (const char* text :
         {"",      "-",    "+1",    ".5",  "5.", "1.e2", "e5",       "1e",    "1e+", "1e-", "1 ", " 1", "1,000",
          "1_000", "0x10", "1.2.3", "--1", "1-", "NaN",  "Infinity", "1e5.5", "1/3", "1f",  "٣",  "1\n"})
        EXPECT_EQ(parse_number(text), std::nullopt) << text;
    EXPECT_EQ(parse_number(std::string_view("1\0", 2)), std::nullopt);
}

TEST(ParseNumber, LeadingZerosAreNotOctal) { EXPECT_EQ(n("0000000000000000000000000010"), Number(10)); }

TEST(ParseNumber, AnyLengthUpToAThousandDigits) {
    const std::string nines(1000, '9');
    EXPECT_EQ(to_exact_text(n(nines)), nines);
    EXPECT_EQ(to_exact_text(n("-" + nines)), "-" + nines);
    EXPECT_EQ(parse_number(nines + "9"), std::nullopt);
    EXPECT_EQ(parse_number("0." + nines), std::nullopt) << "10^1000 below the line has 1,001 digits";
    EXPECT_EQ(to_exact_text(n("0." + std::string(999, '9'))), "0." + std::string(999, '9'));
    EXPECT_TRUE(parse_number("1e999"));
    EXPECT_EQ(parse_number("1e1000"), std::nullopt);
    EXPECT_TRUE(parse_number("1e-999"));
    EXPECT_EQ(parse_number("1e-1000"), std::nullopt);
    EXPECT_TRUE(parse_number("5e-1000")) << "1 / (2 * 10^999)";
}

TEST(ParseNumber, ZerosOnEitherSideDoNotCount) {
    const std::string zeros(5000, '0');
    EXPECT_EQ(n(zeros + "12." + zeros), Number(12));
    EXPECT_EQ(n("0." + zeros + "5e5001"), Number(5));
    EXPECT_EQ(n("5" + zeros + "e-5000"), Number(5));
}

// An exponent must cost nothing: these would otherwise ask for gigabytes.
TEST(ParseNumber, EnormousExponents) {
    EXPECT_EQ(parse_number("1e999999999"), std::nullopt);
    EXPECT_EQ(parse_number("1e-999999999"), std::nullopt);
    EXPECT_EQ(parse_number("-3.7e99999999999999999999999999999"), std::nullopt);
    EXPECT_EQ(parse_number("1e-99999999999999999999999999999"), std::nullopt);
    EXPECT_EQ(parse_number("0e999999999"), Number(0));
    EXPECT_EQ(parse_number("-0.000e-99999999999999999999999"), Number(0));
    EXPECT_EQ(parse_number("1e" + std::string(5000, '0') + "2"), Number(100));
}

TEST(ExactText, Decimals) {
    EXPECT_EQ(to_exact_text(n("83.5")), "83.5");
    EXPECT_EQ(to_exact_text(n("83.5"), 2), "83.50");
    EXPECT_EQ(to_exact_text(n("83.5"), 1), "83.5");
    EXPECT_EQ(to_exact_text(n("83.512"), 2), "83.512");
    EXPECT_EQ(to_exact_text(-7, 2), "-7.00");
    EXPECT_EQ(to_exact_text(0), "0");
    EXPECT_EQ(to_exact_text(n("-0.001")), "-0.001");
    EXPECT_EQ(to_exact_text(n("1/8")), "0.125");
    EXPECT_EQ(to_exact_text(n("3/5")), "0.6");
    EXPECT_EQ(to_exact_text(least_int64), "-9223372036854775808");
    EXPECT_EQ(to_exact_text(n("1e-30")), "0.000000000000000000000000000001");
    EXPECT_EQ(to_exact_text(n("1e30"), 1), "1000000000000000000000000000000.0");
    EXPECT_EQ(to_exact_text(Number::fraction(1, std::int64_t{1} << 40)), "0.0000000000009094947017729282379150390625");
}

TEST(ExactText, WhatRepeatsIsAFraction) {
    EXPECT_EQ(to_exact_text(n("100/3")), "100/3");
    EXPECT_EQ(to_exact_text(n("-1/7"), 2), "-1/7");
    EXPECT_EQ(to_exact_text(quotient(n("1e30"), 3)), "1000000000000000000000000000000/3");
}

TEST(ExactText, AnExpansionOfMoreThanAThousandDigitsIsAFraction) {
    const Number tiny = *from_big(BigRational(1, BigInteger(1) << 1001)); // 1,001 decimals
    const std::string text = to_exact_text(tiny);
    EXPECT_TRUE(text.starts_with("1/"));
    EXPECT_EQ(n(text), tiny);
    const Number shorter = *from_big(BigRational(1, BigInteger(1) << 1000));
    EXPECT_TRUE(to_exact_text(shorter).starts_with("0.000"));
    EXPECT_EQ(n(to_exact_text(shorter)), shorter);
}

TEST(ParseExact, FractionsAndDecimals) {
    EXPECT_EQ(parse_exact("6/4"), Number::fraction(3, 2));
    EXPECT_EQ(parse_exact("-6/4"), Number::fraction(-3, 2));
    EXPECT_EQ(parse_exact("0.25"), Number::fraction(1, 4));
    for (const char* text :
         {"1/0", "1/-3", "/3", "1/", "1/2/3", "1.5/2", "1/2.5", "1e3/7", "1/1e3", "-/3", "/", "+1/3"})
        EXPECT_EQ(parse_exact(text), std::nullopt) << text;
}

TEST(DisplayText, ForPeople) {
    EXPECT_EQ(to_display_text(n("83.5")), "83.5");
    EXPECT_EQ(to_display_text(n("83.5"), 2), "83.50");
    EXPECT_EQ(to_display_text(n("100/3")), "33.33… (100/3)");
    EXPECT_EQ(to_display_text(n("100/3"), 4), "33.3333… (100/3)");
    EXPECT_EQ(to_display_text(n("-2/3")), "-0.66… (-2/3)") << "cut, not rounded";
    EXPECT_EQ(to_display_text(n("1/3000")), "0.00… (1/3000)");
    EXPECT_EQ(to_display_text(quotient(n("1e30"), 7)),
              "142857142857142857142857142857.14… (1000000000000000000000000000000/7)");
}

} // namespace
} // namespace voorrang

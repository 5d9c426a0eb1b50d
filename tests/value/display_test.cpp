#include "dsl/value/value.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

std::string money(std::string_view amount, std::string_view currency) {
    return to_display_text(Money{*parse_exact(amount), *parse_currency(currency)});
}

std::string percent(std::string_view fraction) { return to_display_text(Value(Percent{*parse_exact(fraction)})); }

TEST(Display, Money) {
    EXPECT_EQ(money("1250", "EUR"), "EUR 1,250.00");
    EXPECT_EQ(money("0", "EUR"), "EUR 0.00");
    EXPECT_EQ(money("999.9", "EUR"), "EUR 999.90");
    EXPECT_EQ(money("1000000.005", "EUR"), "EUR 1,000,000.005");
    EXPECT_EQ(money("-1250.5", "EUR"), "EUR -1,250.50");
    EXPECT_EQ(money("-125", "EUR"), "EUR -125.00");
    EXPECT_EQ(money("123456", "JPY"), "JPY 123,456");
    EXPECT_EQ(money("1234.5", "JPY"), "JPY 1,234.5");
    EXPECT_EQ(money("1234.5", "KWD"), "KWD 1,234.500");
    // Three decimals behind one to three digits would read as thousands.
    EXPECT_EQ(money("1.255", "EUR"), "EUR 1.2550");
    EXPECT_EQ(money("-999.125", "EUR"), "EUR -999.1250");
    EXPECT_EQ(money("1.25", "KWD"), "KWD 1.2500");
    EXPECT_EQ(money("0.125", "EUR"), "EUR 0.125");
    EXPECT_EQ(money("1.25", "EUR"), "EUR 1.25");
    EXPECT_EQ(money("4000/3", "EUR"), "EUR 1,333.33… (4000/3)");
    EXPECT_EQ(to_display_text(Money{1250, {}}), "1,250");
}

TEST(Display, Percent) {
    EXPECT_EQ(percent("0.125"), "12.5%");
    EXPECT_EQ(percent("1"), "100%");
    EXPECT_EQ(percent("-0.005"), "-0.5%");
    EXPECT_EQ(percent("1/3"), "33.33…% (1/3)");
    const std::string limit = std::string(1000, '9');
    EXPECT_EQ(percent(limit), limit) << "a hundred times this is no Number; it is still shown";
}

TEST(Display, EveryKind) {
    EXPECT_EQ(to_display_text(Value(Unknown{})), "unknown");
    EXPECT_EQ(to_display_text(Value(true)), "yes");
    EXPECT_EQ(to_display_text(Value(false)), "no");
    EXPECT_EQ(to_display_text(Value(Number::fraction(167, 2))), "83.5");
    EXPECT_EQ(to_display_text(Value(Number::fraction(100, 3))), "33.33… (100/3)");
    EXPECT_EQ(to_display_text(Value(*parse_date("2026-01-31"))), "2026-01-31");
    EXPECT_EQ(to_display_text(Value(*parse_time("2026-01-31T12:00+01:00"))), "2026-01-31T12:00:00+01:00");
    EXPECT_EQ(to_display_text(Value(Duration{0, 20, 0})), "20 days");
    EXPECT_EQ(to_display_text(Value(Money{5, *parse_currency("EUR")})), "EUR 5.00");
}

TEST(Display, TextIsQuoted) {
    EXPECT_EQ(to_display_text(Value(std::string("Alkmaar"))), "\"Alkmaar\"");
    EXPECT_EQ(to_display_text(Value(std::string("a \"b\" \\ c\nd"))), R"("a \"b\" \\ c\nd")");
}

TEST(Display, Lists) {
    EXPECT_EQ(to_display_text(Value(ValueList{})), "[]");
    EXPECT_EQ(to_display_text(Value(ValueList{std::string("a"), std::string("b")})), R"(["a", "b"])");
    EXPECT_EQ(to_display_text(Value(ValueList{Number(1), ValueList{}, Unknown{}})), "[1, [], unknown]");
}

TEST(Value, ComparesByKindAndContent) {
    EXPECT_EQ(Value(Number(1)), Value(Number::fraction(2, 2)));
    EXPECT_NE(Value(Number(1)), Value(Percent{1}));
    EXPECT_NE(Value(false), Value(Unknown{}));
    EXPECT_NE(Value(Money{1, *parse_currency("EUR")}), Value(Money{1, *parse_currency("USD")}));
    EXPECT_EQ(Value(ValueList{Number(1)}), Value(ValueList{Number(1)}));
    EXPECT_NE(Value(ValueList{Number(1)}), Value(ValueList{Number(2)}));
    EXPECT_EQ(Value(), Value(Unknown{}));
}

} // namespace
} // namespace voorrang

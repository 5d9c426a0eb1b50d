#include "dsl/value/currency.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

unsigned decimals(std::string_view code) {
    const std::optional<Currency> currency = parse_currency(code);
    EXPECT_TRUE(currency) << code;
    return currency ? minor_unit(*currency) : 99;
}

TEST(Currency, ReadsBack) {
    for (const char* code : {"EUR", "USD", "AED", "ZWG", "XXX", "PLN"}) EXPECT_EQ(to_text(*parse_currency(code)), code);
}

TEST(Currency, MinorUnits) {
    EXPECT_EQ(decimals("EUR"), 2U);
    EXPECT_EQ(decimals("JPY"), 0U);
    EXPECT_EQ(decimals("ISK"), 0U);
    EXPECT_EQ(decimals("KWD"), 3U);
    EXPECT_EQ(decimals("TND"), 3U);
    EXPECT_EQ(decimals("CLF"), 4U);
    EXPECT_EQ(decimals("UYW"), 4U);
    EXPECT_EQ(decimals("XAU"), 0U) << "no minor unit";
    EXPECT_EQ(minor_unit(Currency{}), 0U);
}

TEST(Currency, TheListIsThatOf2026) {
    for (const char* code : {"XCG", "XAD", "ZWG", "SLE", "VED", "STN", "MRU"})
        EXPECT_TRUE(parse_currency(code)) << code;
    for (const char* code : {"ANG", "BGN", "HRK", "CUC", "SLL", "ZWL", "DEM", "NLG"})
        EXPECT_FALSE(parse_currency(code)) << code;

    int count = 0;
    std::string code = "AAA";
    for (code[0] = 'A'; code[0] <= 'Z'; ++code[0])
        for (code[1] = 'A'; code[1] <= 'Z'; ++code[1])
            for (code[2] = 'A'; code[2] <= 'Z'; ++code[2])
                if (const std::optional<Currency> currency = parse_currency(code)) {
                    ++count;
                    EXPECT_EQ(to_text(*currency), code);
                    EXPECT_LE(minor_unit(*currency), 4U);
                }
    EXPECT_EQ(count, 178);
}

TEST(Currency, RefusesWhatIsNoCode) {
    for (const char* code : {"", "EU", "EURO", "eur", "Eur", "€", "E R", "EU1", "ZZZ", "[[[", "\xE2\x82\xAC"})
        EXPECT_FALSE(parse_currency(code)) << code;
}

TEST(Currency, OrderIsAlphabetical) {
    EXPECT_LT(*parse_currency("EUR"), *parse_currency("USD"));
    EXPECT_EQ(parse_currency("EUR")->packed, 0x455552U);
    EXPECT_EQ(to_text(Currency{}), "");
}

} // namespace
} // namespace voorrang

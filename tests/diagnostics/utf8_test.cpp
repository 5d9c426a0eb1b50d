#include "dsl/diagnostics/utf8.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

TEST(Utf8, ReadsEveryLength) {
    EXPECT_EQ(code_point_at("a", 0).value, U'a');
    EXPECT_EQ(code_point_at("xé", 1).value, U'é');
    EXPECT_EQ(code_point_at("€", 0).value, U'€');
    EXPECT_EQ(code_point_at("😀", 0).value, U'😀');
    EXPECT_EQ(code_point_at("\xF4\x8F\xBF\xBF", 0).value, char32_t{0x10FFFF});
}

TEST(Utf8, ABadByteStandsForItselfOnly) {
    for (const std::string_view text : {
             "\x80",             // continuation without a lead
             "\xC0\xAF",         // overlong slash
             "\xE0\x80\xAF",     // the same in three bytes
             "\xED\xA0\x80",     // surrogate
             "\xF4\x90\x80\x80", // past U+10FFFF
             "\xE2\x82",         // cut off
             "\xC3(",            // lead without continuation
             "\xFF",
         }) {
        const CodePoint point = code_point_at(text, 0);
        EXPECT_FALSE(point.valid);
        EXPECT_EQ(point.length, 1);
        EXPECT_EQ(point.value, replacement_character);
    }
}

TEST(Utf8, AWrittenReplacementCharacterIsValid) { EXPECT_TRUE(code_point_at(replacement_utf8, 0).valid); }

TEST(Utf8, CountsCodePoints) {
    EXPECT_EQ(count_code_points(""), 0U);
    EXPECT_EQ(count_code_points("aé€😀\xFF"), 5U);
}

} // namespace
} // namespace voorrang

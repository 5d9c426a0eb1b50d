#include "adapters/json/write.hpp"

#include "adapters/json/parse.hpp"

#include <gtest/gtest.h>

namespace voorrang::json {

namespace {

std::string canonical_of(std::string_view text) { return canonical(parse(text, "t")->root()); }

} // namespace

TEST(JsonWrite, EscapesAsLittleAsMayBe) {
    std::string out;
    append_quoted(out, std::string_view("a\"\\/\b\f\n\r\t\0\x1f\x7f"
                                        "é€😀",
                                        21));
    EXPECT_EQ(out, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7fé€😀\"");
}

// The example of RFC 8785, section 3.2.3.
TEST(JsonWrite, SortsKeysByCodeUnits) {
    EXPECT_EQ(
        canonical_of("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With "
                     "Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                     "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}"),
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With "
        "Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With "
        "Dagesh\"}");
}

TEST(JsonWrite, PrefixesComeFirst) {
    EXPECT_EQ(canonical_of(R"({"ab":1,"a":2,"":3,"é":4,"ê":5,"e":6})"), R"({"":3,"a":2,"ab":1,"e":6,"é":4,"ê":5})");
}

TEST(JsonWrite, CanonicalTextIsTheSameForEqualDocuments) {
    EXPECT_EQ(canonical_of("{ \"b\" : [ 1.50, { \"z\":null, \"y\":false } ],\n\"a\":\"\\u00e9\" }"),
              "{\"a\":\"é\",\"b\":[1.50,{\"y\":false,\"z\":null}]}");
    const std::string once = canonical_of(R"({"b":{"d":1,"c":[]},"a":-0})");
    EXPECT_EQ(canonical_of(once), once);
}

} // namespace voorrang::json

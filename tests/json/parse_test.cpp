#include "adapters/json/parse.hpp"

#include "adapters/json/limits.hpp"
#include "adapters/json/write.hpp"

#include <gtest/gtest.h>

namespace voorrang::json {

namespace {

std::string round_trip(std::string_view text) {
    const auto tree = parse(text, "t.json");
    return tree.has_error() ? tree.error().place + " " + tree.error().message : compact(tree->root());
}

std::string failure(std::string_view text) {
    const auto tree = parse(text, "t.json");
    if (!tree.has_error()) return "no error";
    return std::string(code_text(tree.error().code)) + " " + tree.error().place + " " + tree.error().message;
}

} // namespace

TEST(JsonParse, KeepsNumbersAsWritten) {
    for (const char* text : {"0", "-0", "1.50", "1E+2", "1e400", "-12.5e-3", "12345678901234567890123456789.000000001",
                             "[0.1,100,1.0,9007199254740993]"})
        EXPECT_EQ(round_trip(text), text);
}

TEST(JsonParse, KeepsTheOrderOfMembers) {
    EXPECT_EQ(round_trip(R"( { "b" : 1 , "a" : [ true , false , null , { } , [ ] ] , "" : "x" } )"),
              R"({"b":1,"a":[true,false,null,{},[]],"":"x"})");
}

TEST(JsonParse, ReadsEscapes) {
    const auto tree = parse(R"(["\u00e9\ud83d\ude00\n\"\\\/\b\f\r\t","é😀"])", "t.json");
    ASSERT_FALSE(tree.has_error());
    EXPECT_EQ(tree->root().element(0)->text(), "é😀\n\"\\/\b\f\r\t");
    EXPECT_EQ(tree->root().element(1)->text(), "é😀");
}

TEST(JsonParse, LongTextsAndNumbersComeWhole) {
    const std::string digits(5000, '7');
    const std::string text = "[\"" + std::string(5000, 'x') + "\\n" + std::string(5000, 'y') + "\"," + digits + "," +
                             digits + "." + digits + "]";
    EXPECT_EQ(round_trip(text), text);
}

TEST(JsonParse, TellsThePlaceOfAnError) {
    EXPECT_EQ(failure("{\"a\": tru}"), "V502 t.json:1:7 unexpected `t`");
    EXPECT_EQ(failure("{\n  \"a\": 1,\n  \"b\": 'x'\n}"), "V502 t.json:3:8 unexpected `'`");
    EXPECT_EQ(failure("{\n  \"é\": x}"), "V502 t.json:2:8 unexpected `x`");
    EXPECT_EQ(failure("[1,2"), "V502 t.json:1:5 the JSON ends too soon");
    EXPECT_EQ(failure(""), "V502 t.json:1:1 the JSON ends too soon");
    EXPECT_EQ(failure("[1] x"), "V502 t.json:1:5 text after the end of the JSON");
    EXPECT_EQ(failure("[1,]"), "V502 t.json:1:4 a comma before `]`");
    EXPECT_EQ(failure("[01]"), "V502 t.json:1:3 unexpected `1`");
    EXPECT_EQ(failure("[NaN]"), "V502 t.json:1:2 unexpected `N`");
    EXPECT_EQ(failure("[€]"), "V502 t.json:1:2 unexpected `€`");
    EXPECT_EQ(failure("[\"a\nb\"]"), "V502 t.json:1:4 a control character or line end where none may stand");
    EXPECT_EQ(failure("// no\n1"), "V502 t.json:1:1 unexpected `/`");
}

TEST(JsonParse, TextsMustBeUnicode) {
    EXPECT_EQ(failure("[\"a\xff\"]"), "V502 t.json:1:4 bytes that are not UTF-8");
    EXPECT_EQ(failure("[\"\xed\xa0\x80\"]"), "V502 t.json:1:3 bytes that are not UTF-8");
    EXPECT_EQ(failure("[\"\xc0\xaf\"]"), "V502 t.json:1:3 bytes that are not UTF-8");
    EXPECT_EQ(failure("\xff\xfe["), "V502 t.json:1:1 bytes that are not UTF-8");
    EXPECT_NE(failure(R"(["\ud800"])").find("half of a surrogate pair"), std::string::npos);
    EXPECT_NE(failure(R"(["\udc00"])").find("half of a surrogate pair"), std::string::npos);
    EXPECT_NE(failure(R"(["\u12g4"])").find("four hexadecimal digits"), std::string::npos);
}

TEST(JsonParse, AKeyTwiceIsAnError) {
    EXPECT_EQ(failure("{\"a\": 1,\n \"b\": {\"a\": 2}, \"a\": 3}"),
              "V512 t.json:2:17 the key \"a\" stands twice in one object");
    EXPECT_EQ(failure(R"({"a\"b":1,"a\"b":2})"), R"(V512 t.json:1:11 the key "a\"b" stands twice in one object)");
    EXPECT_EQ(failure(R"({"a":1,"\u0061":2})"), R"(V512 t.json:1:8 the key "\u0061" stands twice in one object)");
    EXPECT_EQ(failure(R"([{"a":1},{"a":2}])"), "no error");
}

TEST(JsonParse, AKeyTwiceAmongManyIsAnError) {
    std::string text = "{";
    for (int i = 0; i < 500; ++i) text += "\"key" + std::to_string(i) + "\":{\"key1\":0},";
    EXPECT_EQ(failure(text + "\"x\":0}"), "no error");
    EXPECT_NE(failure(text + "\"key3\":0}").find("\"key3\" stands twice"), std::string::npos);
    EXPECT_NE(failure(text + "\"key499\":0}").find("\"key499\" stands twice"), std::string::npos);
}

TEST(JsonParse, DepthIsLimited) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(failure(nested(max_depth)), "no error");
    EXPECT_EQ(failure(nested(max_depth + 1)), "V511 t.json:1:201 brackets nested deeper than 200 levels");
    EXPECT_EQ(failure(std::string(1'000'000, '[')).substr(0, 4), "V511");
}

TEST(JsonParse, TheNumberOfValuesIsLimited) {
    std::string text = "[0";
    for (std::size_t i = 0; i < max_values; ++i) text += ",0";
    EXPECT_NE(failure(text + "]").find("more than 8000000 values"), std::string::npos);
}

TEST(JsonParse, PlacesCountFromTheStart) {
    const auto tree = parse("{x", "t.jsonl", {17, 5});
    ASSERT_TRUE(tree.has_error());
    EXPECT_EQ(tree.error().place, "t.jsonl:17:6");
    EXPECT_EQ(position_of("a\nbé\n", 5, {3, 9}), (Position{4, 3}));
    EXPECT_EQ(position_of("aé", 3, {3, 9}), (Position{3, 11}));
}

} // namespace voorrang::json

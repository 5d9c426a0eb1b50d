#include "adapters/report/json_writer.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "dsl/diagnostics/json_text.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace voorrang::report {
namespace {

std::string sample(JsonLayout layout) {
    JsonWriter json(layout);
    json.begin_object().member("a", "x").key("b").begin_array().integer(1).boolean(false).null().end_array();
    json.key("c").begin_object().end_object().key("d").texts({}).end_object();
    return json.take();
}

TEST(JsonWriter, OnOneLine) { EXPECT_EQ(sample(JsonLayout::line), R"({"a":"x","b":[1,false,null],"c":{},"d":[]})"); }

TEST(JsonWriter, Indented) {
    EXPECT_EQ(sample(JsonLayout::indented), R"({
  "a": "x",
  "b": [
    1,
    false,
    null
  ],
  "c": {},
  "d": []
})");
}

// As it is written, and with its members sorted afterwards.
void write_unsorted(JsonWriter& json) {
    const std::string odd("\"\\\b\f\n\r\t\0\x1f\x7f é€😀", 20);
    json.begin_object().member("z", odd).key("b").begin_array().integer(1).boolean(false).null();
    json.begin_object().key("y").number("1.50").key("x").begin_object().end_object().end_object().end_array();
    json.key("").begin_object().member("\xEF\xBC\xA1", "past the surrogates").member("😀", "a pair of them");
    json.member("a\"", "1").member("a", "2").member("ab", "3").end_object();
    json.key("d").texts({}).key("a").begin_object().member("one", "only").end_object().end_object();
}

TEST(JsonWriter, CanonicalIsWhatIsMadeOfTheLine) {
    JsonWriter line(JsonLayout::line), canonical(JsonLayout::canonical);
    write_unsorted(line);
    write_unsorted(canonical);
    const auto tree = voorrang::json::read(line.take());
    ASSERT_TRUE(std::holds_alternative<voorrang::json::Tree>(tree));
    const std::string text = canonical.take();
    EXPECT_EQ(text, voorrang::json::canonical(std::get<voorrang::json::Tree>(tree).root()));
    EXPECT_TRUE(text.starts_with(R"({"":{"a":"2","a\"":"1","ab":"3","😀")")) << text;
}

TEST(JsonWriter, CanonicalTextsAreUtf8) {
    JsonWriter json(JsonLayout::canonical);
    json.text("a\xFF\xC3é");
    EXPECT_EQ(json.take(), "\"a\xEF\xBF\xBD\xEF\xBF\xBDé\"");
}

TEST(JsonWriter, EscapesWhatJsonCannotHold) {
    std::string out;
    append_json_text(out, std::string_view("\"\\\n\t\r\0\x7f é€😀", 17));
    EXPECT_EQ(out, "\"\\\"\\\\\\n\\t\\u000d\\u0000\\u007f é€😀\"");
}

TEST(JsonWriter, BytesThatAreNotUtf8AreReplaced) {
    std::string out;
    append_json_text(out, "a\xFF\xC3");
    EXPECT_EQ(out, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonWriter, EveryByteIsReadBackByAnotherParser) {
    std::string all;
    for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
    std::string out;
    append_json_text(out, all);
    EXPECT_EQ(std::string_view(boost::json::parse(out).as_string()), all);
}

} // namespace
} // namespace voorrang::report

#include "adapters/report/json_writer.hpp"

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

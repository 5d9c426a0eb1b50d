#include "adapters/json/text_reader.hpp"

#include "adapters/json/limits.hpp"
#include "adapters/json/value_reader.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace voorrang::json {

TEST(TextReader, CountsLinesAndColumns) {
    std::istringstream input("\xEF\xBB\xBF é\nab\n  x");
    TextReader reader(input);
    EXPECT_EQ(reader.position(), (Position{1, 1}));
    reader.skip_space();
    reader.skip(2);
    EXPECT_EQ(reader.position(), (Position{1, 3}));
    reader.skip_space();
    EXPECT_EQ(reader.position(), (Position{2, 1}));
    reader.hold();
    reader.skip(2);
    reader.skip_space();
    EXPECT_EQ(reader.position(), (Position{3, 3}));
    EXPECT_EQ(reader.held(), "ab\n  ");
    EXPECT_EQ(reader.held_position(), (Position{2, 1}));
    reader.go_back(1);
    EXPECT_EQ(reader.position(), (Position{2, 2}));
    reader.let_go();
    EXPECT_EQ(reader.position(), (Position{2, 2}));
    EXPECT_EQ(reader.peek(), 'b');
}

TEST(TextReader, CountsAcrossChunks) {
    const std::string line(1000, 'x');
    std::string text;
    for (int i = 0; i < 1000; ++i) text += line + "\n";
    std::istringstream input(text + "end");
    TextReader reader(input);
    while (reader.peek() != 'e') {
        reader.skip(std::min(reader.window().find('e'), reader.window().size()));
        ASSERT_LE(reader.memory(), 4 * chunk_bytes);
    }
    EXPECT_EQ(reader.position(), (Position{1001, 1}));
}

TEST(TextReader, HoldsAcrossChunks) {
    const std::string value = "[\"" + std::string(3 * chunk_bytes, 'y') + "\",\"\\\"]\"]";
    std::istringstream input("  " + value + " rest");
    TextReader reader(input);
    reader.skip_space();
    reader.hold();
    EXPECT_FALSE(pass_value(reader));
    EXPECT_EQ(reader.held(), value);
    reader.let_go();
    reader.skip_space();
    EXPECT_EQ(reader.peek(), 'r');
}

namespace {

std::string passed(const std::string& text) {
    std::istringstream input(text);
    TextReader reader(input);
    reader.hold();
    const auto flaw = pass_value(reader);
    if (flaw) return std::string(code_text(flaw->code)) + " " + std::to_string(flaw->offset) + " " + flaw->message;
    return std::string(reader.held());
}

} // namespace

TEST(PassValue, StopsAtTheEndOfTheValue) {
    EXPECT_EQ(passed("12.5e3, 4"), "12.5e3");
    EXPECT_EQ(passed("true]"), "true");
    EXPECT_EQ(passed("12"), "12");
    EXPECT_EQ(passed("\"a\\\\\" \"b\""), "\"a\\\\\"");
    EXPECT_EQ(passed("{\"a\":[1,\"}]\"]}}"), "{\"a\":[1,\"}]\"]}");
}

TEST(PassValue, NoticesACutLineEarly) {
    EXPECT_EQ(passed("{\"a\":{\"b\":1\n{\"a\":2}\n{\"a\":3}"), "V502 12 unexpected `{`");
    EXPECT_EQ(passed("{\"a\":{\"b\":1,\n{\"a\":2}\n{\"a\":3}"), "V502 13 unexpected `{`");
    EXPECT_EQ(passed("{\"a\":[1,\n{\"a\":2}\n{\"a\":3}"), "V502 17 unexpected `{`");
    EXPECT_EQ(passed("{\"a\":\n{\"a\":2}\n{\"a\":3}"), "V502 14 unexpected `{`");
    EXPECT_EQ(passed("{\"a\":\"b\n{\"a\":2}"), "V502 7 a control character or line end where none may stand");
    EXPECT_EQ(passed("{\"a\":1]"), "V502 6 unexpected `]`");
    EXPECT_EQ(passed("{\"a\":1"), "V502 6 the JSON ends too soon");
    EXPECT_EQ(passed("}"), "V502 0 unexpected `}`");
    EXPECT_EQ(passed(std::string(5000, '[')), "V511 200 brackets nested deeper than 200 levels");
}

TEST(PassValue, OneValueIsLimitedInSize) {
    EXPECT_EQ(passed("[\"" + std::string(max_value_bytes, 'x') + "\"]").substr(0, 41),
              "V502 0 a document of more than 64 MiB");
}

} // namespace voorrang::json

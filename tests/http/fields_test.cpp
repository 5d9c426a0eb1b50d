#include "adapters/http/fields.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

TEST(FieldsTest, NamesAreEqualWhateverTheirCase) {
    Fields fields{{"Accept", "a"}, {"X", "1"}, {"ACCEPT", "b"}};
    EXPECT_EQ(fields.get("accept"), "a");
    EXPECT_EQ(fields.list("accept"), "a, b");
    EXPECT_EQ(fields.count("Accept"), 2U);
    EXPECT_EQ(fields.get("y"), std::nullopt);
    EXPECT_EQ(fields.list("y"), std::nullopt);
    fields.set("accepT", "c");
    EXPECT_EQ(fields.list("Accept"), "c");
    EXPECT_EQ(fields.size(), 2U);
    fields.set("z", "1");
    fields.remove("ACCEPT");
    EXPECT_FALSE(fields.has("Accept"));
    EXPECT_TRUE(fields.has("Z"));
}

TEST(FieldsTest, AListIsSplitAtCommasOutsideQuotes) {
    EXPECT_EQ(list_elements(R"( a,, "b, \", c" ;q=1 ,	d)"),
              (std::vector<std::string_view>{"a", R"("b, \", c" ;q=1)", "d"}));
    EXPECT_TRUE(list_elements(" , ").empty());
    EXPECT_EQ(list_elements("\"a, b"), std::vector<std::string_view>{"\"a, b"});
    EXPECT_TRUE(has_token("keep-alive, Upgrade", "upgrade"));
    EXPECT_FALSE(has_token("keep-alive", "keep"));
}

TEST(FieldsTest, NamesAndValuesThatCouldBeginAHeaderOfTheirOwnAreNone) {
    EXPECT_TRUE(is_field_value("a\tb é"));
    for (const char* value : {"a\r\nb", "a\nb", "a\rb", "\x01", "\x7F"}) EXPECT_FALSE(is_field_value(value));
    EXPECT_FALSE(is_field_value(std::string_view("a\0b", 3)));
    EXPECT_TRUE(is_field_name("X-Request_Id"));
    for (const char* name : {"", "a b", "a:", "a\r\n", "é"}) EXPECT_FALSE(is_field_name(name)) << name;
}

} // namespace
} // namespace voorrang::http

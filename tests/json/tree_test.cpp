#include "adapters/json/tree.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"

#include <gtest/gtest.h>

namespace voorrang::json {

TEST(JsonTree, FindsMembersAndElements) {
    const Tree tree = *parse(R"({"a":{"b":[1,{"c":"x"},3]},"d":true})", "t");
    const Ref root = tree.root();
    EXPECT_EQ(root.size(), 2u);
    const Ref list = *root.find("a")->find("b");
    EXPECT_EQ(list.size(), 3u);
    EXPECT_EQ(list.element(1)->find("c")->text(), "x");
    EXPECT_EQ(list.element(2)->text(), "3");
    EXPECT_FALSE(list.element(3));
    EXPECT_FALSE(root.find("b"));
    EXPECT_FALSE(list.find("c"));
    EXPECT_TRUE(root.find("d")->boolean());
    EXPECT_EQ(list.key(), "b");
}

TEST(JsonTree, CopiesWhatIsBelow) {
    const Tree tree = *parse(R"({"a":{"b":[1,{"c":"x"},3]},"d":true})", "t");
    TreeBuilder builder;
    builder.begin_object();
    builder.key("first");
    builder.copy(*tree.root().find("a"));
    builder.key("second");
    builder.begin_array();
    builder.copy(*tree.root().find("d"));
    builder.null();
    builder.end();
    builder.end();
    const Tree copy = builder.take();
    EXPECT_EQ(compact(copy.root()), R"({"first":{"b":[1,{"c":"x"},3]},"second":[true,null]})");
    EXPECT_EQ(copy.root().find("first")->find("b")->size(), 3u);
}

TEST(JsonTree, DescribesValues) {
    const Tree tree = *parse(R"([null,true,12.50,"a\nb",[],{}])", "t");
    std::string text;
    for (const Ref value : tree.root().children()) text += describe(value) + "; ";
    EXPECT_EQ(text, "null; true; the number 12.50; the text \"a b\"; a list; an object; ");
    const Tree longer = *parse("\"" + std::string(59, 'x') + "éé\"", "t");
    EXPECT_EQ(describe(longer.root()), "the text \"" + std::string(59, 'x') + "…\"");
}

} // namespace voorrang::json

#include "adapters/http/target.hpp"

#include "adapters/http/percent.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

using Segments = std::vector<std::string>;
using Query = std::vector<QueryParameter>;

TEST(TargetTest, IsDecoded) {
    const Target target = read_target("/v1/a%20b%2Fc/+%C3%A9?x=1&x=%32+3&y&=z&&e=a=b").value();
    EXPECT_EQ(target.path, "/v1/a%20b%2Fc/+%C3%A9");
    EXPECT_EQ(target.segments, (Segments{"v1", "a b/c", "+é"}));
    EXPECT_EQ(target.query, (Query{{"x", "1"}, {"x", "2 3"}, {"y", ""}, {"", "z"}, {"e", "a=b"}}));
    EXPECT_EQ(target.parameter("x"), "1");
    EXPECT_EQ(target.parameters("x"), (std::vector<std::string_view>{"1", "2 3"}));
    EXPECT_EQ(target.parameter("y"), "");
    EXPECT_EQ(target.parameter("n"), std::nullopt);
}

TEST(TargetTest, KeepsEmptySegments) {
    EXPECT_EQ(read_target("/")->segments, Segments{""});
    EXPECT_EQ(read_target("/a/")->segments, (Segments{"a", ""}));
    EXPECT_EQ(read_target("//a")->segments, (Segments{"", "a"}));
    EXPECT_TRUE(read_target("*")->segments.empty());
}

TEST(TargetTest, TheAbsoluteFormIsReadAsAPath) {
    EXPECT_EQ(read_target("http://host:80/a?b=c")->segments, Segments{"a"});
    EXPECT_EQ(read_target("https://host")->path, "/");
    EXPECT_FALSE(read_target("http:///a"));
    EXPECT_FALSE(read_target("ftp://host/a"));
}

TEST(TargetTest, WhatIsNotSoundIsRefused) {
    for (const char* text : {"",       "a",          "a/b",      "host:80",  "/%",   "/%4",      "/%4g",      "/%zz",
                             "/a?b=%", "/%00",       "/a?b=%00", "/.",       "/..",  "/a/../b",  "/%2e%2E/a", "/.%2e",
                             "/a#b",   "/a?b#c",     "/a b",     "/a\"",     "/<a>", "/a\\b",    "/a?b=<",    "/é",
                             "/%C3",   "/%ED%A0%80", "/%C0%AF",  "/a?%FF=1", "/[a]", "/a?b[]=1", "/a|b"}) {
        const OrProblem<Target> target = read_target(text);
        ASSERT_FALSE(target) << text;
        EXPECT_EQ(target.error().status, 400) << text;
    }
    EXPECT_TRUE(read_target("/..."));
    EXPECT_TRUE(read_target("/a..b/.c"));
}

TEST(PercentTest, EncodingAndDecodingUndoEachOther) {
    const std::string text = "a/b ?&=+%é~-._ü\x01";
    EXPECT_EQ(percent_encode(text), "a%2Fb%20%3F%26%3D%2B%25%C3%A9~-._%C3%BC%01");
    EXPECT_EQ(percent_decode(percent_encode(text)), text);
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("a+b%2B", Plus::space), "a b+");
}

} // namespace
} // namespace voorrang::http

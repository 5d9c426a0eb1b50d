#include "tests/facts/sample_schema.hpp"

#include <gtest/gtest.h>

namespace voorrang::graph {

using Parts = std::vector<std::string>;

TEST(Pointer, ReadsPartsAndEscapes) {
    EXPECT_EQ(parse_pointer("").parts, Parts{});
    EXPECT_EQ(parse_pointer("/").parts, Parts{""});
    EXPECT_EQ(parse_pointer("/a/b").parts, (Parts{"a", "b"}));
    EXPECT_EQ(parse_pointer("/a/").parts, (Parts{"a", ""}));
    EXPECT_EQ(parse_pointer("/a~1b/c~0d/~01").parts, (Parts{"a/b", "c~d", "~1"}));
    EXPECT_EQ(parse_pointer("/~/~2").parts, (Parts{"~", "~2"}));
}

TEST(Pointer, WritesWhatItReads) {
    for (const char* text : {"", "/", "/a/b", "/a~1b/c~0d/~01", "//", "/*/0"})
        EXPECT_EQ(to_text(parse_pointer(text)), text);
}

TEST(Schema, FindsByPathWithinAnEntity) {
    const SampleSchema s;
    EXPECT_EQ(s.schema.find_entity(the_case, "bids"), s.bids);
    EXPECT_EQ(s.schema.find_entity(s.bids, "assessments"), s.assessments);
    EXPECT_EQ(s.schema.find_entity(the_case, "assessments"), std::nullopt);
    EXPECT_EQ(s.schema.find_fact(s.bids, "price"), s.price);
    EXPECT_EQ(s.schema.find_fact(the_case, "tender.value"), s.value);
    EXPECT_EQ(s.schema.find_fact(s.regions, ""), s.region);
    EXPECT_EQ(s.schema.find_fact(s.bids, "value"), std::nullopt);
}

} // namespace voorrang::graph

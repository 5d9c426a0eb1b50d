#include "dsl/diagnostics/source_map.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

TEST(SourceMap, CountsLinesAndColumnsFromOne) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "one\ntwo\n\nfour");
    EXPECT_EQ(map.position(id, 0), (Position{1, 1}));
    EXPECT_EQ(map.position(id, 3), (Position{1, 4})); // the line feed is still of line 1
    EXPECT_EQ(map.position(id, 4), (Position{2, 1}));
    EXPECT_EQ(map.position(id, 8), (Position{3, 1}));
    EXPECT_EQ(map.position(id, 13), (Position{4, 5}));
    EXPECT_EQ(map.position(id, 999), (Position{4, 5}));
}

TEST(SourceMap, ColumnsAreCodePoints) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "é€😀x");
    EXPECT_EQ(map.position(id, 2), (Position{1, 2}));
    EXPECT_EQ(map.position(id, 5), (Position{1, 3}));
    EXPECT_EQ(map.position(id, 9), (Position{1, 4}));
    EXPECT_EQ(map.position(id, 7), (Position{1, 3})) << "inside the emoji";
}

TEST(SourceMap, CountsEachByteThatIsNotUtf8) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "\xFF\xC3x");
    EXPECT_EQ(map.position(id, 2), (Position{1, 3}));
}

TEST(SourceMap, LinesComeWithoutTheirEnd) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "one\r\ntwo\n");
    EXPECT_EQ(map.line(id, 0), "one");
    EXPECT_EQ(map.line(id, 4), "one");
    EXPECT_EQ(map.line(id, 5), "two");
    EXPECT_EQ(map.line(id, 9), "");
    EXPECT_EQ(map.position(id, 5), (Position{2, 1}));
}

TEST(SourceMap, AByteOrderMarkIsNoColumn) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "\xEF\xBB\xBFrule\nnext");
    EXPECT_EQ(map.position(id, 3), (Position{1, 1}));
    EXPECT_EQ(map.position(id, 0), (Position{1, 1}));
    EXPECT_EQ(map.line(id, 5), "rule");
    EXPECT_EQ(map.position(id, 8), (Position{2, 1}));
}

TEST(SourceMap, AnEmptySourceHasOneEmptyLine) {
    SourceMap map;
    const SourceId id = map.add("a.vrg", "");
    EXPECT_EQ(map.position(id, 0), (Position{1, 1}));
    EXPECT_EQ(map.line(id, 0), "");
}

TEST(SourceMap, KeepsSourcesApart) {
    SourceMap map;
    const SourceId a = map.add("a.vrg", "aaa");
    const SourceId b = map.add("b.vrg", "\nbbb");
    EXPECT_EQ(map.size(), 2U);
    EXPECT_EQ(map.source(a).name, "a.vrg");
    EXPECT_EQ(map.text({b, 1, 3}), "bb");
    EXPECT_EQ(map.text({a, 2, 99}), "a");
    EXPECT_EQ(map.position(b, 1), (Position{2, 1}));
}

TEST(Span, CoverIsTheSmallestThatHoldsBoth) { EXPECT_EQ(cover({2, 5, 7}, {2, 1, 6}), (Span{2, 1, 7})); }

} // namespace
} // namespace voorrang

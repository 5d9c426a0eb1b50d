// Nesting is bounded, so that neither the parser nor what walks its tree can run out of stack.
#include "dsl/syntax/parse.hpp"

#include <gtest/gtest.h>

namespace voorrang {

namespace {

std::string repeat(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

Diagnostics diagnostics_of(std::string declarations) {
    SourceMap sources;
    return parse(sources, sources.add("deep.vrg", "policy p\n" + std::move(declarations))).diagnostics;
}

std::string define(const std::string& body) { return "define a: number as " + body + "\n"; }

void expect_one(const Diagnostics& found, Code code) {
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(code_text(found.front().code), code_text(code));
}

TEST(Depth, TwoHundredBracketsAreRead) {
    EXPECT_TRUE(diagnostics_of(define(repeat("(", 200) + "x" + repeat(")", 200))).empty());
    EXPECT_TRUE(diagnostics_of(define(repeat("[", 199) + "x" + repeat("]", 199))).empty());
    EXPECT_TRUE(diagnostics_of(define(repeat("f(", 199) + "x" + repeat(")", 199))).empty());
    EXPECT_TRUE(diagnostics_of(define(repeat("1 + (", 199) + "x" + repeat(")", 199))).empty());
    EXPECT_TRUE(diagnostics_of("test \"t\" given r " + repeat("{ x ", 200) + "5" + repeat("}", 200) + "\n").empty());
    EXPECT_TRUE(diagnostics_of("test \"t\" given r " + repeat("[", 200) + "5" + repeat("]", 200) + "\n").empty());
}

TEST(Depth, OneBracketMoreIsRefused) {
    expect_one(diagnostics_of(define(repeat("(", 201) + "x" + repeat(")", 201))), Code::nested_too_deep);
    expect_one(diagnostics_of("test \"t\" given r " + repeat("{ x ", 201) + "5" + repeat("}", 201) + "\n"),
               Code::nested_too_deep);
}

TEST(Depth, TenThousandBracketsAreToldOnce) {
    for (const char* bracket : {"(", "[", "{", "f(", "1 + ("}) {
        expect_one(diagnostics_of(define(repeat(bracket, 10'000))), Code::nested_too_deep);
        expect_one(diagnostics_of(define(repeat(bracket, 10'000)) + "rule b: exclude\n"), Code::nested_too_deep);
    }
}

TEST(Depth, TenThousandWithoutBracketsAreToldOnce) {
    for (const char* prefix : {"not ", "- ", "known ", "f of ", "sum of ", "round ", "x + ", "x otherwise ", "x and "})
        expect_one(diagnostics_of(define(repeat(prefix, 10'000) + "x")), Code::nested_too_deep);
    expect_one(diagnostics_of(define("x" + repeat(" where x", 10'000))), Code::unexpected_token);
    expect_one(diagnostics_of(define(repeat("count of x where ", 10'000) + "x")), Code::nested_too_deep);
    expect_one(diagnostics_of("define a: " + repeat("list of ", 10'000) + "text as x\n"), Code::nested_too_deep);
}

TEST(Depth, BracketsAndChainsTogetherAreBounded) {
    const std::string chain = repeat(" + y", 150);
    expect_one(diagnostics_of(define(repeat("(", 150) + "x" + repeat(chain + ")", 150))), Code::nested_too_deep);
}

TEST(Depth, ManyAlternativesAreNotDeep) {
    EXPECT_TRUE(diagnostics_of(define("if a then 1 " + repeat("else if b then 2 ", 1'000) + "else 3")).empty());
    EXPECT_TRUE(diagnostics_of(define("x in [1" + repeat(", 2", 10'000) + "]")).empty());
}

TEST(Depth, TextsAreBoundedToo) {
    expect_one(diagnostics_of("rule a: exclude bid because \"{" + repeat("(", 1'000) + "}\"\n"), Code::nested_too_deep);
    expect_one(diagnostics_of("rule a: exclude bid because \"{" + repeat("not ", 1'000) + "x}\"\n"),
               Code::nested_too_deep);
}

} // namespace

} // namespace voorrang

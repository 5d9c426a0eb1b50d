// check() as a function: odd calls, and inputs that are wrong in bulk.
#include "dsl/check/check.hpp"

#include "dsl/syntax/parse.hpp"

#include <gtest/gtest.h>

#include <set>

namespace voorrang::check_test {

namespace {

check::Checked check_text(const std::string& text) {
    SourceMap sources;
    const SourceId source = sources.add("text.vrg", text);
    Parsed parsed = parse(sources, source);
    EXPECT_TRUE(parsed.diagnostics.empty());
    return check::check({{source, parsed.file}});
}

TEST(Check, OfNoFilesGivesNothing) {
    const check::Checked checked = check::check({});
    EXPECT_FALSE(checked.policy);
    EXPECT_TRUE(checked.diagnostics.empty());
}

TEST(Check, TellsAPackageThatWasNotGiven) {
    const check::Checked checked = check_text("policy main\nuse nl.limits\nparameter a: number = 1\n");
    ASSERT_FALSE(checked.diagnostics.empty());
    EXPECT_EQ(checked.diagnostics[0].code, Code::unknown_package);
}

// A tree of several errors is told without any finding that only follows from another.
TEST(Check, TellsEachErrorOnce) {
    const check::Checked checked = check_text("policy main\n"
                                              "record bid plural bids from ocds \"/bids\"\n"
                                              "  id : text identifies\n"
                                              "  price : mony\n"
                                              "define a of bid: money as bid.price * 2 + nothing\n"
                                              "define b of bid: yes/no as a of bid < bid.price and c of bid\n"
                                              "define c of bid: wrong as 1\n"
                                              "rule r: exclude bid when b of bid and sum of bids.price > 5\n"
                                              "  because \"{c of bid}\"\n");
    std::multiset<std::string> codes;
    for (const Diagnostic& diagnostic : checked.diagnostics) codes.emplace(code_text(diagnostic.code));
    EXPECT_EQ(codes, (std::multiset<std::string>{"V201", "V207", "V207"}));
}

TEST(Check, GivesEveryVariableItsOwnNumber) {
    const check::Checked checked = check_text("policy main\n"
                                              "record bid plural bids from ocds \"/bids\"\n"
                                              "  id : text identifies\n"
                                              "rule r: exclude bid when count of a for each a in bids > 5\n"
                                              "  because \"r\"\n"
                                              "rule s: exclude bid when r of bid because \"s\"\n");
    ASSERT_TRUE(checked.policy);
    EXPECT_NE(checked.policy->rules[0].subject.variable, checked.policy->rules[1].subject.variable);
}

// Thousands of declarations in a chain: no recursion over them.
TEST(Check, TakesALongChainOfDefinitions) {
    std::string text = "policy main\ndefine d0: number as 1\n";
    constexpr int length = 5'000;
    for (int i = 1; i < length; ++i)
        text += "define d" + std::to_string(i) + ": number as d" + std::to_string(i - 1) + " + 1\n";
    text += "record t\n  a : text\ntest \"t\" given t { } expect that d" + std::to_string(length - 1) + " > 1\n";
    const check::Checked checked = check_text(text);
    ASSERT_TRUE(checked.policy);
    EXPECT_EQ(checked.policy->definitions.size(), static_cast<std::size_t>(length));
    EXPECT_TRUE(checked.diagnostics.empty());
}

// Too many combinations to try: nothing is said, and it takes no time.
TEST(Check, PassesOverTablesTooWideToTry) {
    std::string head = "  ", rows;
    for (int column = 0; column < 20; ++column) head += "| t.a ";
    for (int row = 0; row < 20; ++row) {
        rows += "  ";
        for (int column = 0; column < 20; ++column) rows += column == row ? "| > " + std::to_string(row) + " " : "| - ";
        rows += "|| 1\n";
    }
    const check::Checked checked =
        check_text("package main\nrecord t\n  a : number\ntable wide: number hit first\n" + head + "|| n\n" + rows);
    ASSERT_TRUE(checked.policy);
    EXPECT_TRUE(checked.diagnostics.empty());
}

} // namespace

} // namespace voorrang::check_test

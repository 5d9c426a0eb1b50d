#include "dsl/rewrite/format.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/rewrite/samples.hpp"

#include <gtest/gtest.h>

namespace voorrang::rewrite_test {

namespace {

std::string formatted(const std::string& name, const std::string& text) {
    const OneSource source(name, text);
    const rewrite::Rewritten result = rewrite::format(source.sources, source.id);
    for (const Diagnostic& each : result.diagnostics) ADD_FAILURE() << render_text(each, source.sources);
    return result.text;
}

std::string formatted(const std::string& text) { return formatted("a.vrg", text); }

class Formatted : public testing::TestWithParam<std::filesystem::path> {};

// That it says the same and has all comments is looked at by format() itself: it refuses to do otherwise.
TEST_P(Formatted, IsAFixpoint) {
    const std::string name = GetParam().filename().string();
    const std::string once = formatted(name, text_of(GetParam()));
    EXPECT_EQ(formatted(name, once), once);
}

// Nothing hangs on blanks and line ends but where the writer's line ends are kept.
TEST_P(Formatted, AlsoWithoutIndents) {
    const std::string name = GetParam().filename().string();
    if (name.ends_with(".md")) return;
    std::string text = text_of(GetParam());
    std::string flat;
    bool at_start = true;
    for (const char c : text) {
        if (c == ' ' && at_start) continue;
        at_start = c == '\n';
        flat += c;
    }
    const OneSource source(name, flat);
    if (!parse(source.sources, source.id).diagnostics.empty()) return;
    const std::string once = formatted(name, flat);
    EXPECT_EQ(formatted(name, once), once);
}

INSTANTIATE_TEST_SUITE_P(Files, Formatted, testing::ValuesIn(sound_files()),
                         [](const auto& info) { return name_of(info.param); });

TEST(Format, ClausesBeginLines) {
    EXPECT_EQ(
        formatted("policy p\n\n\n\nuse std.procurement\nrule  late : exclude bid when bid.submitted>tender.deadline "
                  "unless a because \"late\" cites \"x\",\"y\""),
        "policy p\n\nuse std.procurement\nrule late: exclude bid\n  when bid.submitted > tender.deadline\n"
        "  unless a\n  because \"late\"\n  cites \"x\", \"y\"\n");
}

TEST(Format, SoInDutch) {
    EXPECT_EQ(
        formatted("taal nl\nbeleid p\nregel  late : sluit  uit bid indien bid.submitted>tender.deadline omdat \"x\""),
        "taal nl\nbeleid p\nregel late: sluit uit bid\n  indien bid.submitted > tender.deadline\n"
        "  omdat \"x\"\n");
}

TEST(Format, ExceptionsHaveClausesOfTheirOwn) {
    EXPECT_EQ(
        formatted("policy p\ndefine a: number as\n- 1\n+ 2 because \"one\"\nexception b when c as 3 because \"two\"\n"
                  "exception d when e\nas 4"),
        "policy p\ndefine a: number as\n  -1\n    + 2\n  because \"one\"\n  exception b when c as 3\n"
        "    because \"two\"\n  exception d when e\n    as 4\n");
}

TEST(Format, TablesAreAligned) {
    EXPECT_EQ(formatted("policy p\ntable t: number hit first\n|a|b>1||points|because\n|yes|-||10|\"ten\" -- a\n-- b\n"
                        "|no|\"é\", \"x\"||- 5|\"five\"\ncites \"z\""),
              "policy p\ntable t: number hit first\n"
              "  | a   | b > 1    || points | because\n"
              "  | yes | -        || 10     | \"ten\"  -- a\n"
              "  -- b\n"
              "  | no  | \"é\", \"x\" || -5     | \"five\"\n"
              "  cites \"z\"\n");
}

TEST(Format, ACellThatExcludesValuesIsOneWord) {
    EXPECT_EQ(
        formatted("policy p\ntable t: number hit first\n|a|b||points\n|not (works,goods)|not(1 .. 3)||if not(a or b) "
                  "then 1 else 2"),
        "policy p\ntable t: number hit first\n"
        "  | a                 | b         || points\n"
        "  | not(works, goods) | not(1..3) || if not (a or b) then 1 else 2\n");
}

TEST(Format, StepsOfAWorkflowStandBelowTheirExpectation) {
    EXPECT_EQ(
        formatted("policy p\nfacts some given tender { value EUR 5 } and bids []\ntest \"t\" given some and bids []\n"
                  "expect workflow w\nat 2026-03-02T09:00Z on publish by buyer \"Anna\"->draft\n"
                  "at 2026-03-02T10:00Z refused\nexpect award tied"),
        "policy p\nfacts some\n  given tender { value EUR 5 }\n  and bids []\ntest \"t\"\n  given some\n"
        "  and bids []\n  expect workflow w\n"
        "    at 2026-03-02T09:00Z on publish by buyer \"Anna\" -> draft\n"
        "    at 2026-03-02T10:00Z refused\n  expect award tied\n");
}

TEST(Format, FieldsAndCriteriaAreAligned) {
    EXPECT_EQ(
        formatted("policy p\nrecord a from ocds \"\"\nid:text at \"/id\" -- one\nlong_name : yes/no at \"/l\" -- two\n"
                  "level: number -1..3"),
        "policy p\nrecord a from ocds \"\"\n"
        "  id        : text   at \"/id\"  -- one\n"
        "  long_name : yes/no at \"/l\"   -- two\n"
        "  level     : number -1..3\n");
}

TEST(Format, BracketsLineUp) {
    EXPECT_EQ(formatted("policy p\ntest \"t\" given tender {\nvalue EUR  5\n} and bids [\n{ id \"1\"\nname \"x\" },\n"
                        "{ id \"2\" }\n] expect award to nobody expect that count of bids=2 and\nyes"),
              "policy p\ntest \"t\"\n  given tender {\n    value EUR 5\n  }\n  and bids [\n    { id \"1\"\n"
              "      name \"x\" },\n    { id \"2\" }\n  ]\n  expect award to nobody\n"
              "  expect that count of bids = 2 and\n    yes\n");
}

TEST(Format, LongLinesAreBroken) {
    const std::string long_name(50, 'x');
    EXPECT_EQ(formatted("policy p\nrule r: exclude bid when " + long_name + " and " + long_name + " and " + long_name),
              "policy p\nrule r: exclude bid\n  when " + long_name + " and " + long_name + "\n    and " + long_name +
                  "\n");
}

TEST(Format, CommentsStandWithWhatFollowsThem) {
    EXPECT_EQ(
        formatted("-- top\npolicy p   -- side\n\n  -- of a\nparameter a: number = 1\n      -- last of a\n\n\n-- of b\n"
                  "parameter b: number = 1\n-- end\n"),
        "-- top\npolicy p  -- side\n\n  -- of a\nparameter a: number = 1\n  -- last of a\n\n-- of b\n"
        "parameter b: number = 1\n-- end\n");
}

TEST(Format, OnlyTheCodeOfMarkdown) {
    EXPECT_EQ(formatted("a.md", "# T\n\n  x   y\n```vrg\npolicy  p\n\n```\ntext\n\n ~~~vrg\n use  q\n ~~~\nend"),
              "# T\n\n  x   y\n```vrg\npolicy p\n```\ntext\n\n ~~~vrg\n use q\n ~~~\nend");
}

TEST(Format, LineEndsOfWindowsStay) { EXPECT_EQ(formatted("policy  p\r\nuse  q\r\n"), "policy p\r\nuse q\r\n"); }

TEST(Format, AFileWithMistakesIsLeftAlone) {
    const OneSource source("a.vrg", "policy  p\nrule : exclude bid\n");
    const rewrite::Rewritten result = rewrite::format(source.sources, source.id);
    EXPECT_EQ(result.text, "policy  p\nrule : exclude bid\n");
    EXPECT_TRUE(has_errors(result.diagnostics));
}

} // namespace

} // namespace voorrang::rewrite_test

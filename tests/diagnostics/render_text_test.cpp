#include "dsl/diagnostics/render.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

// The text of `source` with the first occurrence of `part` as the place.
struct Case {
    SourceMap sources;
    Diagnostic diagnostic{Code::unknown_name, "nothing is named so", {}, {}, {}, {}};

    Case(std::string source, std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(source.find(part));
        diagnostic.span = Span{0, begin, begin + static_cast<std::uint32_t>(part.size())};
        sources.add("p.vrg", std::move(source));
    }
    std::string render(Colour colour = Colour::off) const { return render_text(diagnostic, sources, colour); }
};

TEST(RenderText, QuotesTheLineWithACaretRun) {
    Case c("rule r: exclude bid\n  when bid.bidder.turnovr < 5\n", "turnovr");
    c.diagnostic.message = "bidder has no field `turnovr`";
    c.diagnostic.help = "did you mean `turnover`?";
    EXPECT_EQ(c.render(), "p.vrg:2:19: error[V201]: bidder has no field `turnovr`\n"
                          "    2 |   when bid.bidder.turnovr < 5\n"
                          "      |                   ^^^^^^^\n"
                          "   help: did you mean `turnover`?\n");
}

TEST(RenderText, WarningsSayThatTheyAre) {
    Case c("flag f", "f");
    c.diagnostic.code = Code::no_because;
    EXPECT_EQ(c.render(), "p.vrg:1:1: warning[V403]: nothing is named so\n"
                          "    1 | flag f\n"
                          "      | ^\n");
}

TEST(RenderText, LabelsAreFurtherQuotedPlaces) {
    Case c("define a\ndefine b\ndefine a as 1", "a as");
    c.diagnostic.span->end -= 3;
    c.diagnostic.labels.push_back({{0, 7, 8}, "first declared here"});
    const SourceId other = c.sources.add("q.vrg", "define a");
    c.diagnostic.labels.push_back({{other, 7, 8}, "and here"});
    EXPECT_EQ(c.render(), "p.vrg:3:8: error[V201]: nothing is named so\n"
                          "    3 | define a as 1\n"
                          "      |        ^\n"
                          "p.vrg:1:8: note: first declared here\n"
                          "    1 | define a\n"
                          "      |        ^\n"
                          "q.vrg:1:8: note: and here\n"
                          "    1 | define a\n"
                          "      |        ^\n");
}

TEST(RenderText, TabsAreSpreadOut) {
    EXPECT_EQ(Case("\tab\tcd", "cd").render(), "p.vrg:1:5: error[V201]: nothing is named so\n"
                                               "    1 |     ab  cd\n"
                                               "      |         ^^\n");
}

TEST(RenderText, ColumnsOfLettersOutsideAscii) {
    EXPECT_EQ(Case("geëigend €5 x", "x").render(), "p.vrg:1:13: error[V201]: nothing is named so\n"
                                                   "    1 | geëigend €5 x\n"
                                                   "      |             ^\n");
    // An ideograph takes two columns of the terminal but is one column of the editor; a combining accent takes none.
    EXPECT_EQ(Case("漢字 e\xCC\x81 x", "x").render(), "p.vrg:1:7: error[V201]: nothing is named so\n"
                                                      "    1 | 漢字 e\xCC\x81 x\n"
                                                      "      |        ^\n");
}

TEST(RenderText, APlaceOverTwoLines) {
    EXPECT_EQ(Case("when a\n  and b or c\n", "a\n  and b").render(), "p.vrg:1:6: error[V201]: nothing is named so\n"
                                                                     "    1 | when a\n"
                                                                     "      |      ^\n"
                                                                     "    2 |   and b or c\n"
                                                                     "      |   ^^^^^\n");
}

TEST(RenderText, APlaceOverManyLinesShowsFirstAndLast) {
    EXPECT_EQ(Case("table t\r\n  | 1 |\r\n  | 2 |\r\nrule", "table t\r\n  | 1 |\r\n  | 2 |\r\n").render(),
              "p.vrg:1:1: error[V201]: nothing is named so\n"
              "    1 | table t\n"
              "      | ^^^^^^^\n"
              "  ... |\n"
              "    3 |   | 2 |\n"
              "      |   ^^^^^\n");
}

TEST(RenderText, AnEmptyPlaceAndTheEndOfTheFileGetACaret) {
    EXPECT_EQ(Case("rule", "").render(), "p.vrg:1:1: error[V201]: nothing is named so\n"
                                         "    1 | rule\n"
                                         "      | ^\n");
    Case end("rule x\n", "");
    end.diagnostic.span = Span{0, 6, 6};
    EXPECT_EQ(end.render(), "p.vrg:1:7: error[V201]: nothing is named so\n"
                            "    1 | rule x\n"
                            "      |       ^\n");
    end.diagnostic.span = Span{0, 7, 7};
    EXPECT_EQ(end.render(), "p.vrg:2:1: error[V201]: nothing is named so\n"
                            "    2 |\n"
                            "      | ^\n");
    end.diagnostic.span = Span{0, 700, 900};
    EXPECT_NE(end.render().find("    2 |\n      | ^\n"), std::string::npos);
}

TEST(RenderText, LongLineNumbersWidenTheGutter) {
    std::string source(123455, '\n');
    source += "here";
    EXPECT_EQ(Case(source, "here").render(), "p.vrg:123456:1: error[V201]: nothing is named so\n"
                                             "123456 | here\n"
                                             "       | ^^^^\n");
}

TEST(RenderText, ALongLineIsCutAroundThePlace) {
    const std::string left(500, 'l');
    const std::string right(500, 'r');
    EXPECT_EQ(Case(left + "HERE" + right, "HERE").render(), "p.vrg:1:501: error[V201]: nothing is named so\n"
                                                            "    1 | …" +
                                                                std::string(40, 'l') + "HERE" + std::string(116, 'r') +
                                                                "…\n"
                                                                "      | " +
                                                                std::string(41, ' ') + "^^^^\n");
}

TEST(RenderText, ALongLineIsCutOnOneSideAtItsEnds) {
    const std::string filler(300, '.');
    EXPECT_EQ(Case("HERE" + filler, "HERE").render(), "p.vrg:1:1: error[V201]: nothing is named so\n"
                                                      "    1 | HERE" +
                                                          std::string(156, '.') +
                                                          "…\n"
                                                          "      | ^^^^\n");
    EXPECT_EQ(Case(filler + "HERE", "HERE").render(), "p.vrg:1:301: error[V201]: nothing is named so\n"
                                                      "    1 | …" +
                                                          std::string(156, '.') +
                                                          "HERE\n"
                                                          "      | " +
                                                          std::string(157, ' ') + "^^^^\n");
}

TEST(RenderText, AVeryLongPlaceHasNoMoreCaretsThanTheQuote) {
    const std::string line(1000, 'x');
    EXPECT_EQ(Case(line, line).render(), "p.vrg:1:1: error[V201]: nothing is named so\n"
                                         "    1 | " +
                                             std::string(160, 'x') +
                                             "…\n"
                                             "      | " +
                                             std::string(160, '^') + "\n");
}

TEST(RenderText, ALineOf160ColumnsIsLeftWhole) {
    const std::string line(160, 'x');
    EXPECT_NE(Case(line, "x").render().find(" | " + line + "\n"), std::string::npos);
}

TEST(RenderText, NothingOfTheSourceReachesTheTerminalAsAControl) {
    const std::string hostile = "a\x1B[2Jb\xE2\x80\xAE"
                                "c\xFFz"; // escape sequence, right-to-left override, bad byte
    Case c(hostile, "z");
    c.diagnostic.message = "about " + hostile + "\nsecond line";
    EXPECT_EQ(c.render(), "p.vrg:1:10: error[V201]: about a\uFFFD[2Jb\uFFFDc\uFFFDz second line\n"
                          "    1 | a\uFFFD[2Jb\uFFFDc\uFFFDz\n"
                          "      |          ^\n");
}

TEST(RenderText, OtherInputsAreNamedByTheirPlace) {
    Diagnostic diagnostic{Code::fact_type,
                          "money was expected, this is a text",
                          {},
                          "t.jsonl#2 /bids/0/value",
                          {},
                          "write {\"amount\": …, \"currency\": …}"};
    EXPECT_EQ(render_text(diagnostic, {}), "t.jsonl#2 /bids/0/value: error[V503]: money was expected, this is a text\n"
                                           "   help: write {\"amount\": …, \"currency\": …}\n");
    diagnostic.place.clear();
    diagnostic.help.clear();
    diagnostic.code = Code::bad_use;
    EXPECT_EQ(render_text(diagnostic, {}), "error[V801]: money was expected, this is a text\n");
}

TEST(RenderText, ColourIsAnsiAndNothingElseChanges) {
    Case c("rule x", "x");
    c.diagnostic.help = "declare it";
    EXPECT_EQ(c.render(Colour::on), "\x1b[1mp.vrg:1:6: \x1b[0m\x1b[1;31merror[V201]\x1b[0m: "
                                    "\x1b[1mnothing is named so\x1b[0m\n"
                                    "\x1b[1;34m    1 |\x1b[0m rule x\n"
                                    "\x1b[1;34m      |\x1b[0m      \x1b[1;31m^\x1b[0m\n"
                                    "   \x1b[1;32mhelp\x1b[0m: declare it\n");
}

} // namespace
} // namespace voorrang

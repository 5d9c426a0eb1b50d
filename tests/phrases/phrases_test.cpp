#include "dsl/phrases/phrases.hpp"

#include "dsl/phrases/catalogue.hpp"
#include "dsl/phrases/code.hpp"
#include "dsl/phrases/match.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace voorrang::phrases {

namespace {

namespace fs = std::filesystem;

std::string dutch(std::string_view text) { return translate_message("nl", text); }

TEST(Phrases, NamesTextsAndNumbersStayAsTheyAre) {
    EXPECT_EQ(dutch("nothing here is called `number of text`"), "niets heet hier `number of text`");
    EXPECT_EQ(dutch("did you mean \"list of text\"?"), "bedoelt u \"list of text\"?");
    EXPECT_EQ(dutch("this row has 3 cells, but the head has 4"), "deze rij heeft 3 cellen, maar de kop 4");
}

TEST(Phrases, WhatStandsInAHoleIsTranslatedInTurn) {
    EXPECT_EQ(dutch("`x` must be list of choice of low, high, but this is yes/no"),
              "`x` moet lijst van keuze van low, high zijn, maar dit is ja/nee");
    EXPECT_EQ(dutch("expected a name, `op` or a text, found the reserved word `als`"),
              "een naam, `op` of een tekst verwacht, het gereserveerde woord `als` gevonden");
}

TEST(Phrases, OfSeveralPatternsTheOneThatSaysMostIsTaken) {
    EXPECT_EQ(dutch("put brackets around it: (not …)"), "zet er haakjes om: (niet …)");
    EXPECT_EQ(dutch("the weights add up to 90%, not to 100%, from 2026-01-01 on"),
              "de gewichten zijn samen 90%, niet 100%, vanaf 2026-01-01");
}

TEST(Phrases, PiecesOfRuleFilesAreWrittenInDutch) {
    EXPECT_EQ(dutch("write `count of bids where …`"), "schrijf `aantal van bids waarbij …`");
    EXPECT_EQ(code_in(syntax::dutch(), "award highest total at least bid.date \"of\""),
              "gun hoogste totaal ten minste bid.date \"of\"");
}

TEST(Phrases, WithoutAPatternItStaysEnglish) {
    EXPECT_EQ(dutch("colourless green ideas sleep furiously"), "colourless green ideas sleep furiously");
    EXPECT_FALSE(find_translation("nl", "colourless green ideas sleep furiously"));
    EXPECT_EQ(translate_message("en", "one of them"), "one of them");
}

TEST(Match, AHoleKeepsToWhatStandsBetweenTicks) {
    const std::optional<Matched> found = match("`{1}` is {2}", "`a is b` is c");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->holes[0].text, "a is b");
    EXPECT_EQ(found->holes[1].text, "c");
    EXPECT_FALSE(match("a {1}", "a "));
    EXPECT_FALSE(match("{1} is {2}", "`a is b`"));
}

std::multiset<std::size_t> holes_of(std::string_view pattern) {
    std::multiset<std::size_t> holes;
    for (std::size_t at = 0; at < pattern.size(); ++at)
        if (const Hole hole = hole_at(pattern, at); hole.length > 0) holes.insert(hole.number);
    return holes;
}

TEST(Catalogue, PatternsAreInOrder) {
    std::set<std::string_view> seen;
    for (const auto table : catalogue())
        for (const Phrase& each : table) {
            EXPECT_TRUE(seen.insert(each.english).second) << "twice: " << each.english;
            const std::multiset<std::size_t> holes = holes_of(each.english);
            const std::multiset<std::size_t> used = holes_of(each.translated);
            for (const std::size_t hole : holes) EXPECT_EQ(holes.count(hole), 1U) << each.english;
            for (const std::size_t hole : used) EXPECT_EQ(holes.count(hole), 1U) << each.translated;
        }
}

// Every message that the tests and the manual show, without what is around it.
std::set<std::string> shown_messages() {
    const fs::path root(VOORRANG_SOURCE_DIR);
    // Indented further, it stands in a report that breaks its lines.
    const std::regex message("^(?! ).*(?:error|warning)\\[V\\d+\\]: (.*)$|^ {1,4}help: (.+)$|: note: (.*)$");
    std::set<std::string> found;
    for (const char* folder : {"tests/golden", "docs/errors"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (!entry.is_regular_file() || entry.path().extension() == ".vrg") continue;
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) {
                std::smatch parts;
                if (line.find('\x1b') != std::string::npos || !std::regex_search(line, parts, message)) continue;
                for (std::size_t i = 1; i < parts.size(); ++i)
                    if (parts[i].matched) found.insert(parts[i].str());
            }
        }
    return found;
}

TEST(Catalogue, HasEveryMessageThatIsShown) {
    const std::set<std::string> messages = shown_messages();
    EXPECT_GT(messages.size(), 500U);
    for (const std::string& each : messages)
        EXPECT_TRUE(find_translation("nl", each)) << "add a pattern to dsl/phrases for: " << each;
}

// Words that are English only. A pattern that is too wide leaves them standing in the midst of Dutch.
TEST(Catalogue, TranslatesAMessageWhole) {
    // What libraries and another service say comes as it is.
    const std::regex in_quotes("`[^`]*`|\"[^\"]*\"|--[a-z-]+|certificate has expired|file is not a database|"
                               "antwoordde met 422: .*");
    const std::regex english("\\b(the|and|which|with|this|that|not|must|are|what|from|by|its|has|says|write)\\b");
    for (const std::string& each : shown_messages()) {
        const std::string dutch = std::regex_replace(translate_message("nl", each), in_quotes, "");
        EXPECT_FALSE(std::regex_search(dutch, english)) << each << "\nis half translated: " << dutch;
    }
}

} // namespace

} // namespace voorrang::phrases

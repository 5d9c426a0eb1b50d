#include "dsl/rewrite/translate.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/keywords.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/rewrite/samples.hpp"

#include <gtest/gtest.h>

namespace voorrang::rewrite_test {

namespace {

std::string in_language(const std::string& name, const std::string& text, const std::string& language) {
    const OneSource source(name, text);
    const rewrite::Rewritten result = rewrite::translate(source.sources, source.id, language);
    for (const Diagnostic& each : result.diagnostics) ADD_FAILURE() << render_text(each, source.sources);
    return result.text;
}

std::string tree_of(const std::string& name, const std::string& text, const std::string& language) {
    const OneSource source(name, text);
    const Parsed parsed = parse(source.sources, source.id);
    for (const Diagnostic& each : parsed.diagnostics) ADD_FAILURE() << render_text(each, source.sources);
    EXPECT_EQ(parsed.file.language, language);
    return ast::print(parsed.file);
}

std::string dutch(const std::string& text) { return in_language("a.vrg", text, "nl"); }
std::string english(const std::string& text) { return in_language("a.vrg", text, "en"); }

class Translated : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Translated, SaysTheSameAndComesBackAsItWas) {
    const std::string name = GetParam().filename().string();
    const std::string text = text_of(GetParam());
    const OneSource source(name, text);
    const std::string original = parse(source.sources, source.id).file.language;
    const std::string other = original == "en" ? "nl" : "en";
    const std::string there = in_language(name, text, other);
    EXPECT_EQ(tree_of(name, there, other), tree_of(name, text, original));
    std::string back = in_language(name, there, original);
    // A file that names no language is English; what comes back names it.
    constexpr std::string_view line = "language en\n";
    const bool names_it = text.starts_with("language en") || text.find("\nlanguage en") != std::string::npos;
    if (original == "en" && !names_it) {
        const std::size_t at = back.find(line);
        ASSERT_NE(at, std::string::npos);
        back.erase(at, line.size());
    }
    EXPECT_EQ(back, text);
}

INSTANTIATE_TEST_SUITE_P(Files, Translated, testing::ValuesIn(sound_files()),
                         [](const auto& info) { return name_of(info.param); });

TEST(Translate, KeepsNamesTextsCommentsAndLayout) {
    EXPECT_EQ(dutch("language en  -- of the rule file\n"
                    "policy p \"when it rains\"\n"
                    "rule late: exclude bid\n"
                    "    when bid.submitted  >  tender.deadline -- when\n"
                    "    because \"after {if tender.open then bid.at else 20 days}\"\n"),
              "taal nl  -- of the rule file\n"
              "beleid p \"when it rains\"\n"
              "regel late: sluit uit bid\n"
              "    indien bid.submitted  >  tender.deadline -- when\n"
              "    omdat \"after {als tender.open dan bid.at anders 20 dagen}\"\n");
}

TEST(Translate, PutsBackQuotesAroundNamesThatAreWordsOfTheTarget) {
    const std::string text = "language en\npolicy p\nparameter als: number = 1\nparameter max: number = als + `if`\n"
                             "parameter `if`: number = 2\n";
    const std::string there = dutch(text);
    EXPECT_EQ(there, "taal nl\nbeleid p\nparameter `als`: getal = 1\nparameter max: getal = `als` + if\n"
                     "parameter if: getal = 2\n");
    EXPECT_EQ(english(there), text);
}

TEST(Translate, ANameThatWouldBeReadAsAKeywordIsQuotedToo) {
    // `voorkeur` is no reserved word, but as a key of a tie it would be `preference`.
    const std::string text = "language en\npolicy p\naward a\n  criterion voorkeur weight 100% score 1\n"
                             "  award highest total\n  ties by voorkeur\n";
    EXPECT_EQ(dutch(text), "taal nl\nbeleid p\ngunning a\n  criterium voorkeur gewicht 100% score 1\n"
                           "  gun hoogste totaal\n  bij gelijke stand op `voorkeur`\n");
}

TEST(Translate, TwoNamesThatWouldBeOneWordAreKeptApart) {
    const std::string text = "language en\npolicy p\ntest \"t\"\n  given tender { rond af }\n";
    EXPECT_EQ(dutch(text), "taal nl\nbeleid p\ntest \"t\"\n  gegeven tender { `rond` af }\n");
}

TEST(Translate, WordsForTwoKeywords) {
    EXPECT_EQ(dutch("policy p\ntest \"t\" as at 2026-01-01\n  given tender { }\n"),
              "taal nl\nbeleid p\ntest \"t\" op peildatum 2026-01-01\n  gegeven tender { }\n");
    // With a line end between them each has its own.
    const std::string split = dutch("policy p\ntest \"t\" as\n  at 2026-01-01\n  given tender { }\n");
    EXPECT_EQ(split, "taal nl\nbeleid p\ntest \"t\" berekend als\n  op 2026-01-01\n  gegeven tender { }\n");
}

TEST(Translate, AFileWithMistakesIsLeftAlone) {
    const OneSource source("a.vrg", "policy p\nrule : exclude bid\n");
    const rewrite::Rewritten result = rewrite::translate(source.sources, source.id, "nl");
    EXPECT_EQ(result.text, "policy p\nrule : exclude bid\n");
    ASSERT_FALSE(result.diagnostics.empty());
    EXPECT_EQ(result.diagnostics.front().code, Code::unexpected_token);
}

TEST(Translate, ALanguageThatIsNotThere) {
    const OneSource source("a.vrg", "policy p\nuse q\n");
    const rewrite::Rewritten result = rewrite::translate(source.sources, source.id, "fr");
    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(result.diagnostics.front().code, Code::not_rewritable);
}

TEST(Surface, TheFirstWordsSayWhichItIs) {
    EXPECT_EQ(syntax::surface_of_text("-- taal nl\n\n taal nl").code, "nl");
    EXPECT_EQ(syntax::surface_of_text("-- taal nl\nlanguage en").code, "en");
    EXPECT_EQ(syntax::surface_of_text("policy p").code, "en");
    EXPECT_EQ(syntax::surface_of_text("").code, "en");
}

TEST(Surface, TheManualHasAllWords) {
    const std::string manual = text_of(std::filesystem::path(VOORRANG_SOURCE_DIR) / "docs/dutch.md");
    for (const syntax::Surface::Word& word : syntax::dutch().words) {
        std::string in_english(syntax::english().spelling(word.keywords[0]));
        if (word.keywords[1] != syntax::Keyword::none)
            in_english += " " + std::string(syntax::english().spelling(word.keywords[1]));
        if (word.where == syntax::SpeltWhere::before_a_date) in_english += " (before a date)";
        const std::string row = "\n| " + in_english + " | " + std::string(word.spelling) + " |\n";
        EXPECT_NE(manual.find(row), std::string::npos) << "docs/dutch.md lacks" << row;
    }
    for (const syntax::Surface::BuiltIn& each : syntax::dutch().built_ins) {
        const std::string row = "\n| " + std::string(each.english) + " | " + std::string(each.name) + " |\n";
        EXPECT_NE(manual.find(row), std::string::npos) << "docs/dutch.md lacks" << row;
    }
}

} // namespace

} // namespace voorrang::rewrite_test

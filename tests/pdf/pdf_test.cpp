// Papers as PDF: their text, read back by another program; their day; that they are the same again.
#include "adapters/pdf/paper_pdf.hpp"
#include "tests/pdf/read.hpp"

namespace voorrang::pdf {
namespace {

using letters::Paper;

Paper paper(std::vector<letters::Part> parts) {
    return {Language::nl, "De titel", std::move(parts), "Gemeente Demo", *parse_time("2026-05-05T10:00:00.5+02:00")};
}
std::string file_of(std::vector<letters::Part> parts) { return to_pdf(paper(std::move(parts))).value(); }

std::size_t count(const std::string& text, const std::string& of) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(of, at)) != std::string::npos; at += of.size()) ++found;
    return found;
}

TEST(Pdf, HasAllItsText) {
    const std::string text =
        Read(file_of({letters::Heading{"Kop & <b>", 2},
                      letters::Paragraph{"Één €, café, Ĳssel, Ž: officieel, afl. 100/3 …"},
                      letters::Paragraph{"Niet te missen", true},
                      letters::Items{{{"eerste", {"daaronder"}}, {"tweede", {}}}},
                      letters::Pairs{{{"Aan", "De Groene Werkplaats"}}},
                      letters::Table{{"Criterium", "Score"}, {{"prijs", "94,12"}, {"kwaliteit", "84"}}, 1},
                      letters::Verbatim{"voorrang audit prove DB 7\n\n  — naam, officieel bevestigd\n"},
                      letters::Heading{"Zonder", 2}}))
            .text();
    for (const char* each : {"De titel", "Kop & <b>", "Één €, café, Ĳssel, Ž: officieel, afl. 100/3 …",
                             "Niet te missen", "• eerste", "– daaronder", "• tweede", "voorrang audit prove DB 7",
                             "— naam, officieel bevestigd", "Zonder", "De titel · Gemeente Demo", "bladzijde 1 van 1"})
        EXPECT_NE(text.find(each), std::string::npos) << each << "\n" << text;
    EXPECT_NE(squeezed(text).find("AanDeGroeneWerkplaats"), std::string::npos) << text;
    EXPECT_NE(squeezed(text).find("CriteriumScoreprijs94,12kwaliteit84"), std::string::npos) << text;
}

TEST(Pdf, IsTheSameAgainAndOfItsOwnDay) {
    const std::string file = file_of({letters::Paragraph{"x"}});
    EXPECT_EQ(file_of({letters::Paragraph{"x"}}), file);
    EXPECT_NE(file_of({letters::Paragraph{"y"}}), file);
    const std::string info = Read(file).info();
    for (const char* each : {"De titel", "Gemeente Demo", "2026-05-05T", "(A4)"})
        EXPECT_NE(info.find(each), std::string::npos) << each << "\n" << info;
    EXPECT_NE(info.find("Pages:           1\n"), std::string::npos) << info;
}

TEST(Pdf, TellsItsLanguage) {
    Paper english = paper({letters::Heading{"x", 2}});
    EXPECT_NE(to_pdf(english).value().find("/Lang (nl)"), std::string::npos);
    english.language = Language::en;
    const std::string file = to_pdf(english).value();
    EXPECT_NE(file.find("/Lang (en)"), std::string::npos);
    EXPECT_NE(Read(file).text().find("page 1 of 1"), std::string::npos);
    // What was said of the file before still holds.
    EXPECT_NE(Read(file).info().find("Tagged:          yes\n"), std::string::npos);
}

TEST(Pdf, TellsWhatItsPartsAre) {
    const std::string structure =
        Read(file_of({letters::Heading{"Kop", 2}, letters::Heading{"Onder", 3}, letters::Paragraph{"Alinea"},
                      letters::Items{{{"eerste", {"daaronder"}}}},
                      letters::Table{{"Criterium", "Score"}, {{"prijs", "94"}}, 1}}))
            .structure();
    const std::string parts = squeezed(structure);
    for (const char* each : {"H1\"Detitel\"", "H2\"Kop\"", "H3\"Onder\"", "P(block)\"Alinea\"", "LBody\"eerste\"",
                             "LBody\"daaronder\"", "TH\"Criterium\"", "TH\"Score\"", "TH\"prijs\"", "TD\"94\""}) {
        std::string found = parts;
        for (const char* kind : {"(block)", "(inline)"})
            if (std::string(each).find(kind) == std::string::npos)
                for (std::size_t at = 0; (at = found.find(kind)) != std::string::npos;)
                    found.erase(at, std::string(kind).size());
        EXPECT_NE(found.find(each), std::string::npos) << each << "\n" << structure;
    }
}

TEST(Pdf, AHashIsBrokenWithoutAHyphen) {
    const std::string hash(400, 'a');
    const std::string text = squeezed(Read(file_of({letters::Verbatim{hash}, letters::Paragraph{"end"}})).text());
    EXPECT_NE(text.find(hash), std::string::npos) << text;
}

TEST(Pdf, AnAddressCanBeFollowed) {
    const std::string links =
        Read(file_of({letters::Paragraph{"Zie https://wetten.overheid.nl/BWBR0032203 (art. 2.130)."}})).links();
    EXPECT_NE(links.find("https://wetten.overheid.nl/BWBR0032203\n"), std::string::npos) << links;
}

TEST(Pdf, WhatIsLongGoesOnOnTheNextSheet) {
    letters::Table table{{"Nummer", "Wat"}, {}, 2};
    letters::Items items;
    for (int at = 1; at <= 120; ++at) {
        table.rows.push_back({"rij " + std::to_string(at), "iets"});
        items.items.push_back({"punt " + std::to_string(at), {}});
    }
    std::string words;
    for (int at = 1; at <= 1500; ++at) words += "w" + std::to_string(at) + ' ';
    const Read read(file_of({items, table, letters::Table{{"Een", "Twee"}, {{words, "kort"}}, 2}}));
    const std::string text = read.text();
    std::size_t last = 0;
    for (int at = 1; at <= 120; ++at) {
        const std::size_t found = text.find("punt " + std::to_string(at) + "\n");
        EXPECT_NE(found, std::string::npos) << at;
        EXPECT_GE(found, last) << at;
        last = found;
        EXPECT_NE(text.find("rij " + std::to_string(at) + " "), std::string::npos) << at;
    }
    // The head of a table stands on each sheet of it, but is told once to who has it read aloud.
    EXPECT_GE(count(text, "Nummer"), 3U);
    table.rows.resize(60);
    const std::string structure = Read(file_of({table})).structure();
    EXPECT_EQ(count(structure, "\"Nummer\""), 1U) << structure;
    // A row that is higher than a sheet loses nothing.
    for (int at = 1; at <= 1500; ++at) ASSERT_NE(text.find("w" + std::to_string(at)), std::string::npos) << at;
}

TEST(Pdf, AHeadHigherThanASheetEnds) {
    const Read read(file_of({letters::Table{{"Wie", std::string(8000, 'x')}, {{"rij", "ja"}, {"nog", "ja"}}, 2}}));
    const std::string text = squeezed(read.text());
    EXPECT_EQ(count(text, "x"), 8000U); // once, though it goes over sheets
    EXPECT_NE(text.find("rijjanogja"), std::string::npos);
}

TEST(Pdf, AHeadingStandsAboveWhatItIsOf) {
    for (int lines = 34; lines <= 44; ++lines) {
        std::vector<letters::Part> parts;
        for (int at = 0; at < lines; ++at) parts.emplace_back(letters::Paragraph{"regel"});
        parts.emplace_back(letters::Heading{"Afdeling", 2});
        parts.emplace_back(letters::Heading{"Onderdeel", 3});
        parts.emplace_back(letters::Table{{"Kolom", "Getal"}, {{"rij", "1"}}, 1});
        const std::string text = squeezed(Read(file_of(std::move(parts))).text());
        EXPECT_NE(text.find("AfdelingOnderdeelKolomGetalrij1"), std::string::npos) << lines << "\n" << text;
    }
}

TEST(Pdf, FontsGoWithIt) {
    const std::string fonts = Read(file_of({letters::Paragraph{"x"}})).fonts();
    EXPECT_NE(fonts.find(" yes yes yes"), std::string::npos) << fonts; // embedded, a subset, with its characters
    EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
}

TEST(Pdf, ACharacterThatNoFontHasIsTold) {
    // The last code point for private use: no font has it.
    const Result<std::string> file = to_pdf(paper({letters::Paragraph{"Bedrijf \U0010FFFD BV"}}));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, Code::no_font);
    EXPECT_EQ(file.error().message, "no font has the character `\U0010FFFD`");
}

} // namespace
} // namespace voorrang::pdf

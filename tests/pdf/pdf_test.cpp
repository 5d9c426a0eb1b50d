// Papers as PDF: their text, read back by another program; their day; that they are the same again.
#include "adapters/pdf/columns.hpp"
#include "adapters/pdf/paper_pdf.hpp"
#include "tests/store/folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace voorrang::pdf {
namespace {

using letters::Paper;

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> part{};
    while (const std::size_t count = fread(part.data(), 1, part.size(), pipe)) text.append(part.data(), count);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return text;
}

// By poppler, with the lines as they stand on the sheets.
class Read {
  public:
    explicit Read(const std::string& file) { std::ofstream(path(), std::ios::binary) << file; }
    std::string text() const { return output_of("pdftotext -layout -nopgbrk " + path() + " -"); }
    std::string info() const { return output_of("pdfinfo -isodates " + path() + " 2>/dev/null"); }
    std::string fonts() const { return output_of("pdffonts " + path()); }

  private:
    std::string path() const { return folder_.path("paper.pdf"); }
    store::Folder folder_;
};

std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

Paper paper(std::vector<letters::Part> parts) {
    return {Language::nl, "De titel", std::move(parts), "Gemeente Demo", parse_time("2026-05-05T10:00:00.5+02:00")};
}
std::string file_of(std::vector<letters::Part> parts) { return to_pdf(paper(std::move(parts))).value(); }

TEST(Pdf, HasAllItsText) {
    const std::string text =
        Read(file_of({letters::Heading{"Kop & <b>", 2}, letters::Paragraph{"Één €, café, Ĳssel, Ž: 100/3 …"},
                      letters::Paragraph{"Niet te missen", true},
                      letters::Items{{{"eerste", {"daaronder"}}, {"tweede", {}}}},
                      letters::Pairs{{{"Aan", "De Groene Werkplaats"}}},
                      letters::Table{{"Criterium", "Score"}, {{"prijs", "94,12"}, {"kwaliteit", "84"}}, 1},
                      letters::Verbatim{"voorrang audit prove DB 7\n\n  — naam\n"}}))
            .text();
    for (const char* each : {"De titel", "Kop & <b>", "Één €, café, Ĳssel, Ž: 100/3 …", "Niet te missen", "• eerste",
                             "– daaronder", "• tweede", "voorrang audit prove DB 7", "— naam", "bladzijde 1"})
        EXPECT_NE(text.find(each), std::string::npos) << each << "\n" << text;
    EXPECT_TRUE(squeezed(text).find("AanDeGroeneWerkplaats") != std::string::npos) << text;
    EXPECT_TRUE(squeezed(text).find("CriteriumScoreprijs94,12kwaliteit84") != std::string::npos) << text;
}

TEST(Pdf, IsTheSameAgainAndOfItsOwnDay) {
    const std::string file = file_of({letters::Paragraph{"x"}});
    EXPECT_EQ(file_of({letters::Paragraph{"x"}}), file);
    EXPECT_NE(file_of({letters::Paragraph{"y"}}), file);
    const std::string info = Read(file).info();
    for (const char* each : {"De titel", "Gemeente Demo", "2026-05-05T", "A4"})
        EXPECT_NE(info.find(each), std::string::npos) << each << "\n" << info;
    EXPECT_NE(info.find("Pages:           1\n"), std::string::npos) << info;
}

TEST(Pdf, AHashIsBrokenWithoutAHyphen) {
    const std::string hash(400, 'a');
    const std::string text = squeezed(Read(file_of({letters::Verbatim{hash}, letters::Paragraph{"end"}})).text());
    EXPECT_NE(text.find(hash), std::string::npos) << text;
}

TEST(Pdf, WhatIsLongGoesOnOnTheNextSheet) {
    letters::Table table{{"Nummer", "Wat"}, {}, 2};
    letters::Items items;
    for (int at = 1; at <= 120; ++at) {
        table.rows.push_back({"rij " + std::to_string(at), "iets"});
        items.items.push_back({"punt " + std::to_string(at), {}});
    }
    std::string words;
    for (int at = 1; at <= 3000; ++at) words += "w" + std::to_string(at) + ' ';
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
    // The head of a table stands on each sheet of it.
    std::size_t heads = 0;
    for (std::size_t at = 0; (at = text.find("Nummer", at)) != std::string::npos; ++at) ++heads;
    EXPECT_GE(heads, 3U);
    // A row that is higher than a sheet loses nothing.
    for (int at = 1; at <= 3000; ++at) ASSERT_NE(text.find("w" + std::to_string(at)), std::string::npos) << at;
}

TEST(Pdf, FontsGoWithIt) {
    const std::string fonts = Read(file_of({letters::Paragraph{"x"}})).fonts();
    EXPECT_NE(fonts.find(" yes yes yes"), std::string::npos) << fonts; // embedded, a subset, with its characters
    EXPECT_EQ(fonts.find(" no "), std::string::npos) << fonts;
}

TEST(Pdf, ColumnsShareTheRoom) {
    EXPECT_EQ(widths_of({{10, 20}, {10, 40}}, 100), (std::vector<double>{20, 40}));
    EXPECT_EQ(widths_of({{10, 20}, {10, 70}}, 55), (std::vector<double>{15, 40}));
    EXPECT_EQ(widths_of({{60, 60}, {40, 90}}, 50), (std::vector<double>{30, 20}));
}

} // namespace
} // namespace voorrang::pdf

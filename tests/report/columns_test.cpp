#include "adapters/report/columns.hpp"

#include <gtest/gtest.h>

namespace voorrang::report {
namespace {

TEST(Columns, WidthIsThatOnATerminal) {
    EXPECT_EQ(display_columns(""), 0U);
    EXPECT_EQ(display_columns("één"), 3U);
    EXPECT_EQ(display_columns("e\u0301e\u0301n"), 3U);
    EXPECT_EQ(display_columns("日本"), 4U);
    std::string longer;
    for (int i = 0; i < 500; ++i) longer += "é";
    EXPECT_EQ(display_columns(longer), 500U);
}

TEST(Columns, LongTextsAreCut) {
    EXPECT_EQ(cut_to("Groenbeheer", 11), "Groenbeheer");
    EXPECT_EQ(cut_to("Groenbeheer", 10), "Groenbehe…");
    EXPECT_EQ(cut_to("日本食堂", 6), "日本…");
}

TEST(Columns, RowsLineUpAndEndWithoutSpaces) {
    Table table;
    table.add_column("Name", Align::left);
    table.add_column("n", Align::right);
    table.add_column("", Align::left);
    table.add_row({{"één"}, {"10"}, {"x"}});
    table.add_row({{"日本食"}, {"9"}, {}});
    EXPECT_EQ(table.render(1, Paint(Colour::off)), " Name     n\n"
                                                   " één     10  x\n"
                                                   " 日本食   9\n");
}

TEST(Columns, LinesAreBrokenBetweenWords) {
    std::string out;
    const std::string word(30, 'w');
    append_wrapped(out, Prefix("- "), Prefix("  "), word + ' ' + word + ' ' + word + ' ' + word);
    EXPECT_EQ(out, "- " + word + ' ' + word + ' ' + word + "\n  " + word + '\n');
}

TEST(Columns, ColoursTakeNoRoom) {
    const std::string word(30, 'w');
    const std::string text = word + ' ' + word + ' ' + word;
    std::string out;
    append_wrapped(out, Prefix(), Prefix(), Paint(Colour::on).words(style::red, text));
    EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
}

} // namespace
} // namespace voorrang::report

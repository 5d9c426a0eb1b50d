#include "adapters/sheet/csv.hpp"
#include "adapters/sheet/read.hpp"
#include "adapters/sheet/rows_writer.hpp"

#include <gtest/gtest.h>

namespace voorrang::sheet {
namespace {

std::string line(const Cell& cell) { return csv_line(Row{cell, Empty{}}); }

TEST(Csv, IsThatOfRfc4180) {
    const Sheet sheet{
        "t", {"a", "b,c"}, {{std::string("x"), Decimal{"-12.50"}}, {Empty{}, Date{20'484}}, {true, false}}};
    EXPECT_EQ(written(Form::csv, sheet).value(), "a,\"b,c\"\r\nx,-12.50\r\n,2026-01-31\r\nyes,no\r\n");
    EXPECT_EQ(written(Form::csv_with_mark, sheet).value().substr(0, 5), "\xEF\xBB\xBF"
                                                                        "a,");
    EXPECT_EQ(line(std::string("say \"no\"")), "\"say \"\"no\"\"\",\r\n");
    EXPECT_EQ(line(std::string("two\nlines")), "\"two\nlines\",\r\n");
    EXPECT_EQ(line(std::string("a;b")), "\"a;b\",\r\n"); // to a program that parts by semicolons it is one field too
    EXPECT_EQ(csv_line(Row{std::string()}), "\"\"\r\n");
}

TEST(Csv, LetsNoTextBecomeAFormula) {
    for (const std::string text :
         {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "\nx", "'=1", "-", "=", "+-5", "-5 days"}) {
        EXPECT_EQ(guarded(text), "'" + text);
        EXPECT_EQ(unguarded(guarded(text)), text);
    }
    for (const std::string text : {"", "a", "1=1", "'", "'a", "-5", "+5", "-12.5%", "-0.5"}) {
        EXPECT_EQ(guarded(text), text);
        EXPECT_EQ(unguarded(text), text);
    }
    EXPECT_EQ(line(std::string("=HYPERLINK(\"http://x\",\"y\")")), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\r\n");
    EXPECT_EQ(line(Decimal{"-5"}), "-5,\r\n");
    EXPECT_EQ(csv_line(std::vector<std::string>{"=a", "b"}), "'=a,b\r\n");
}

ReadSheet sheet_of(const std::string& text) {
    const Result<ReadSheet> sheet = read(text, "f.csv");
    EXPECT_TRUE(sheet) << sheet.error().message;
    return sheet ? *sheet : ReadSheet{};
}

std::string refusal(const std::string& text) {
    const Result<ReadSheet> sheet = read(text, "f.csv");
    if (sheet) return "it was read";
    return sheet.error().place + " " + std::string(code_text(sheet.error().code)) + " " + sheet.error().message;
}

TEST(CsvReader, TakesNoHeadingForAnArchive) {
    EXPECT_EQ(sheet_of("PK,PKnr\n1,2\n").head, (std::vector<std::string>{"PK", "PKnr"}));
    EXPECT_EQ(refusal("\nPK\x05\x06,a\n"), "f.csv:A2 V541 a heading with signs that are not seen: `PK��`");
    EXPECT_EQ(refusal("\xEF\xBB\xBF\xEF\xBB\xBFname\n"),
              "f.csv:A1 V541 a heading with signs that are not seen: `\xEF\xBB\xBFname`");
    EXPECT_EQ(sheet_of("\"name of\r\nthe supplier\"\n1\n").head.at(0), "name of\r\nthe supplier");
}

TEST(CsvReader, ReadsWhatTheWriterWrites) {
    const std::vector<std::string> texts{"=1",  "a,b", "a;b",         "say \"no\"", "two\nlines",
                                         "'=x", "-",   "caf\xC3\xA9", "'"};
    Sheet sheet{"t", {"heading, one", "two"}, {}};
    for (const std::string& text : texts) sheet.rows.push_back({text, Decimal{"1"}});
    for (const Form form : {Form::csv, Form::csv_with_mark}) {
        const ReadSheet read = sheet_of(written(form, sheet).value());
        EXPECT_EQ(read.head, sheet.head);
        ASSERT_EQ(read.rows.size(), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(read.rows[i].cells[0], Cell(texts[i]));
    }
}

TEST(CsvReader, TellsSeparatorsByTheHeadings) {
    const ReadSheet commas = sheet_of("a,b\n1,\"2;3\"\n");
    EXPECT_EQ(commas.source, ReadSheet::Source::commas);
    EXPECT_EQ(commas.rows[0].cells[1], Cell(std::string("2;3")));
    const ReadSheet semicolons = sheet_of("\"a,x\";b\r\n1,5;2\r\n");
    EXPECT_EQ(semicolons.source, ReadSheet::Source::semicolons);
    EXPECT_EQ(semicolons.head, (std::vector<std::string>{"a,x", "b"}));
    EXPECT_EQ(semicolons.rows[0].cells[0], Cell(std::string("1,5")));
    EXPECT_EQ(refusal("a,b;c\n1\n"),
              "f.csv V540 headings with both commas and semicolons: which of them parts the columns?");
}

TEST(CsvReader, CountsRowsAsASpreadsheetDoes) {
    const ReadSheet sheet = sheet_of("\r\na,b\r\n\r\n\"two\nlines\",1\r\n  , \xC2\xA0\n x ,2");
    EXPECT_EQ(sheet.head_row, 1U);
    ASSERT_EQ(sheet.rows.size(), 2U);
    EXPECT_EQ(sheet.place(sheet.rows[0].number, 1), "f.csv:B4");
    EXPECT_EQ(sheet.place(sheet.rows[1].number, 0), "f.csv:A6");
    EXPECT_EQ(sheet.rows[1].cells[0], Cell(std::string("x")));
    EXPECT_EQ(cell_name(0, 25), "Z1");
    EXPECT_EQ(cell_name(9, 26), "AA10");
    EXPECT_EQ(cell_name(0, 702), "AAA1");
}

TEST(CsvReader, RowsAreAsLongAsTheHead) {
    const ReadSheet sheet = sheet_of("a,b,,\n1\n1,2,,\n1,2,\n");
    EXPECT_EQ(sheet.head.size(), 2U);
    for (const ReadRow& row : sheet.rows) EXPECT_EQ(row.cells.size(), 2U);
    EXPECT_EQ(sheet.rows[0].cells[1], Cell(Empty{}));
}

TEST(CsvReader, RefusesWhatCanNotBeTakenAtItsWord) {
    EXPECT_EQ(refusal(""), "f.csv V540 a spreadsheet without any cells");
    EXPECT_EQ(refusal(" ,\n,\n"), "f.csv V540 a spreadsheet without any cells");
    EXPECT_EQ(refusal("a,b\n1,\"2\n"), "f.csv:B2 V540 a field that is not closed");
    EXPECT_EQ(refusal("a,b\n1,2\"3\n"), "f.csv:B2 V540 a quote within a field that does not begin with one");
    EXPECT_EQ(refusal("a,b\n1,\"2\"3\n"), "f.csv:B2 V540 something behind the quote that closes a field");
    EXPECT_EQ(refusal("a,a\n"), "f.csv:B1 V541 the heading `a` stands twice");
    EXPECT_EQ(refusal("a,,c\n1,2,3\n"), "f.csv:B2 V541 a cell in a column that has no heading");
    EXPECT_EQ(refusal("a\n1,2\n"), "f.csv:B2 V541 a cell in a column that has no heading");
    EXPECT_EQ(refusal("caf\xE9\n1\n"), "f.csv V540 CSV that is not in UTF-8");
    EXPECT_EQ(refusal(std::string("\xFF\xFE"
                                  "a\0b\0",
                                  6)),
              "f.csv V540 this is neither XLSX nor CSV in UTF-8");
    EXPECT_EQ(refusal("\xD0\xCF\x11\xE0\xA1\xB1"),
              "f.csv V540 this is a workbook of an older form (.xls), or one under a password");
    EXPECT_EQ(refusal("a\n" + std::string(1'001, ',')), "f.csv V540 more than 1,000 columns or 1,000,000 cells");
    EXPECT_EQ(refusal(std::string(most_read_bytes + 1, 'a')), "f.csv V540 a spreadsheet of more than 16 MiB");
    EXPECT_FALSE(read("a\n1\n", "f.csv", "other"));
}

} // namespace
} // namespace voorrang::sheet

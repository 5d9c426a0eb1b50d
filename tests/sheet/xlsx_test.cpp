#include "adapters/sheet/cell_text.hpp"
#include "adapters/sheet/numbers.hpp"
#include "adapters/sheet/read.hpp"
#include "adapters/sheet/rows_writer.hpp"
#include "tests/sheet/workbook.hpp"

#include <gtest/gtest.h>

namespace voorrang::sheet {
namespace {

ReadSheet sheet_of(const std::string& bytes, const std::string& name = {}) {
    const Result<ReadSheet> sheet = read(bytes, "f.xlsx", name);
    EXPECT_TRUE(sheet) << sheet.error().place << " " << sheet.error().message;
    return sheet ? *sheet : ReadSheet{};
}

std::string refusal(const std::string& bytes, const std::string& name = {}) {
    const Result<ReadSheet> sheet = read(bytes, "f.xlsx", name);
    if (sheet) return "it was read";
    return sheet.error().place + " " + std::string(code_text(sheet.error().code)) + " " + sheet.error().message;
}

std::string of_cells(const std::string& cells) {
    return zipped(
        parts_of_workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\">" + cells + "</row>"));
}

Cell one(const std::string& cell) {
    const ReadSheet sheet = sheet_of(of_cells(cell));
    return sheet.rows.size() == 1 ? sheet.rows[0].cells[0] : Cell(Empty{});
}

TEST(Xlsx, IsReadAsItWasWritten) {
    const Row row{std::string("=1+1"),
                  std::string("a\x01_x0041_ caf\xC3\xA9 <&> \xF0\x9F\x8C\xB1"),
                  Decimal{"86.6"},
                  Decimal{"-0.1"},
                  Decimal{"123456789012345"},
                  Date{20'484},
                  true,
                  false,
                  Empty{},
                  std::string("end")};
    Row expected = row;
    expected[1] = std::string("a\xEF\xBF\xBD_x0041_ caf\xC3\xA9 <&> \xF0\x9F\x8C\xB1");
    std::vector<std::string> head;
    for (std::size_t i = 0; i < row.size(); ++i) head.push_back("h" + std::to_string(i));
    const ReadSheet sheet = sheet_of(written(Form::xlsx, {"t", head, {row, row}}).value());
    EXPECT_EQ(sheet.head, head);
    ASSERT_EQ(sheet.rows.size(), 2U);
    EXPECT_EQ(sheet.rows[1].cells, expected);
    EXPECT_EQ(sheet.source, ReadSheet::Source::workbook);
}

TEST(Xlsx, EveryDecimalOfFifteenDigitsSurvives) {
    std::uint64_t state = 1;
    std::vector<Row> rows;
    for (int i = 0; i < 2'000; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        std::string digits = std::to_string(state % 1'000'000'000'000'000 + 1);
        digits.insert(digits.size() - std::min<std::size_t>(digits.size() - 1, (state >> 40) % 10), ".");
        while (digits.back() == '0') digits.pop_back();
        if (digits.back() == '.') digits.pop_back();
        EXPECT_TRUE(fits_a_double(digits));
        rows.push_back({Decimal{digits}});
    }
    const ReadSheet sheet = sheet_of(written(Form::xlsx, {"t", {"n"}, rows}).value());
    ASSERT_EQ(sheet.rows.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(sheet.rows[i].cells, rows[i]);
}

TEST(Xlsx, ALongerDecimalIsAText) {
    EXPECT_FALSE(fits_a_double("0.1234567890123456"));
    EXPECT_TRUE(fits_a_double("1000000000000000000"));
    const ReadSheet sheet = sheet_of(written(Form::xlsx, {"t", {"n"}, {{Decimal{"0.1234567890123456"}}}}).value());
    EXPECT_EQ(sheet.rows[0].cells[0], Cell(std::string("0.1234567890123456")));
}

TEST(Xlsx, TheSameRowsGiveTheSameBytes) {
    const Sheet sheet{"t", {"a"}, {{std::string("x")}, {Decimal{"1"}}}};
    EXPECT_EQ(written(Form::xlsx, sheet).value(), written(Form::xlsx, sheet).value());
}

TEST(Xlsx, ACellHoldsNoMoreThanItCan) {
    const std::string long_text(40'000, 'x');
    const std::string cut = cell_text(long_text);
    EXPECT_EQ(cut.size(), 32'767 - 11 + std::string("… (cut off)").size());
    EXPECT_TRUE(cut.ends_with("x… (cut off)"));
    EXPECT_EQ(cell_text(std::string(32'767, 'x')).size(), 32'767U);
    std::string astral;
    for (int i = 0; i < 20'000; ++i) astral += "\xF0\x9F\x8C\xB1"; // two units each
    EXPECT_TRUE(cell_text(astral).ends_with("\xB1… (cut off)"));
    EXPECT_TRUE(written(Form::xlsx, {"t", {"a"}, {{long_text}, {astral}}}));
    EXPECT_EQ(cell_text("a\r\nb\rc"), "a\nb\nc");
    EXPECT_EQ(text_of_cell("a_x000A_b_x005F_x0041__xD800__xZZZZ_"), "a\nb_x0041__xD800__xZZZZ_");
}

TEST(XlsxReader, ReadsCellsOfEachKind) {
    EXPECT_EQ(one("<c r=\"A2\" t=\"s\"><v>1</v></c>"), Cell(std::string("Groen Doen")));
    EXPECT_EQ(one("<c t=\"s\"><v>2</v></c>"), Cell(std::string("a\nb")));
    EXPECT_EQ(one("<c t=\"inlineStr\"><is><t> x </t></is></c>"), Cell(std::string("x")));
    EXPECT_EQ(one("<c t=\"str\"><f>A1</f><v>y</v></c>"), Cell(std::string("y")));
    EXPECT_EQ(one("<c><f>1+1</f><v>2</v></c>"), Cell(Decimal{"2"}));
    EXPECT_EQ(one("<c><v>86.599999999999994</v></c>"), Cell(Decimal{"86.6"}));
    EXPECT_EQ(one("<c t=\"b\"><v>1</v></c>"), Cell(true));
    EXPECT_EQ(one("<c s=\"1\"><v>46053</v></c>"), Cell(Date{20'484}));
    EXPECT_EQ(one("<c s=\"3\"><v>46053</v></c>"), Cell(Date{20'484}));
    EXPECT_EQ(one("<c s=\"4\"><v>46053.5</v></c>"), Cell(std::string("2026-01-31T12:00:00")));
    EXPECT_EQ(one("<c t=\"d\"><v>2026-01-31</v></c>"), Cell(Date{20'484}));
    EXPECT_EQ(one("<c s=\"2\"><v>0.125</v></c>"), Cell(std::string("12.5%")));
    EXPECT_EQ(one("<c s=\"2\"/>"), Cell(Empty{}));
}

TEST(XlsxReader, ReadsTheSheetThatIsAskedFor) {
    const std::string bytes = of_cells("<c><v>1</v></c>");
    EXPECT_EQ(sheet_of(bytes).head, std::vector<std::string>{"head"});
    EXPECT_EQ(sheet_of(bytes, "Other").head, std::vector<std::string>{"other"});
    EXPECT_EQ(refusal(bytes, "Nope"), "f.xlsx V540 the workbook has no sheet `Nope`");
    auto parts = parts_of_workbook("<row><c t=\"s\"><v>0</v></c></row>");
    std::string& workbook = parts["xl/workbook.xml"];
    workbook.replace(workbook.find("sheetId=\"1\""), 11, "sheetId=\"1\" state=\"hidden\"");
    EXPECT_EQ(sheet_of(zipped(parts)).head, std::vector<std::string>{"other"});
    workbook.replace(workbook.find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
    parts["xl/worksheets/sheet2.xml"] = "<worksheet xmlns=\"" + main_namespace +
                                        "\"><sheetData><row><c t=\"s\"><v>0</v></c></row><row><c "
                                        "s=\"1\"><v>44591</v></c></row></sheetData></worksheet>";
    EXPECT_EQ(sheet_of(zipped(parts)).rows[0].cells[0], Cell(Date{20'484}));
}

TEST(XlsxReader, RefusesWhatHasNoValueForSure) {
    EXPECT_EQ(refusal(of_cells("<c r=\"A2\"><f>1+1</f></c>")),
              "f.xlsx:A2 V542 a formula whose value is not in the file");
    EXPECT_EQ(refusal(of_cells("<c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
              "f.xlsx:A2 V542 the formula gives `#DIV/0!`");
    EXPECT_EQ(refusal(of_cells("<c r=\"A2\"><v>1e999</v></c>")), "f.xlsx:A2 V542 the number `1e999` can't be read");
    EXPECT_EQ(refusal(of_cells("<c r=\"A2\" s=\"1\"><v>60</v></c>")),
              "f.xlsx:A2 V542 the number `60` is shown as a date, and is none");
    EXPECT_EQ(refusal(of_cells("<c r=\"A2\" t=\"s\"><v>3</v></c>")),
              "f.xlsx V540 a cell with a text that the workbook does not have");
    EXPECT_EQ(refusal(of_cells("<c r=\"B2\"><v>3</v></c>")), "f.xlsx:B2 V541 a cell in a column that has no heading");
    EXPECT_EQ(refusal(of_cells("<c r=\"A3\"><v>3</v></c>")),
              "f.xlsx V540 cells of a workbook that are not in their order");
    EXPECT_EQ(refusal(of_cells("<c r=\"ZZZ2\"><v>3</v></c>")), "f.xlsx:ZZZ2 V540 more than 1,000 columns");
    EXPECT_EQ(refusal(zipped(parts_of_workbook("<row r=\"2\"/><row r=\"1\"/>"))),
              "f.xlsx V540 rows of a workbook that are not in their order");
    EXPECT_EQ(refusal(zipped(parts_of_workbook("<row/>", "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells>"))),
              "f.xlsx:B2 V540 cells that are merged: for which rows or columns their value counts can't be told");
}

TEST(XlsxReader, RefusesWhatIsNoWorkbook) {
    EXPECT_EQ(refusal("PK\x03\x04 and no more"), "f.xlsx V540 this begins as XLSX does, and is none");
    EXPECT_EQ(refusal(zipped({{"a.txt", "a"}})), "f.xlsx V540 this is a ZIP file, and no workbook");
    auto parts = parts_of_workbook("");
    parts.erase("xl/worksheets/sheet1.xml");
    EXPECT_EQ(refusal(zipped(parts)),
              "f.xlsx V540 the part xl/worksheets/sheet1.xml of the workbook can't be read: it is not there");
    parts["xl/worksheets/sheet1.xml"] = "<worksheet";
    EXPECT_EQ(refusal(zipped(parts)),
              "f.xlsx V540 the part xl/worksheets/sheet1.xml of the workbook can't be read: the XML ends too soon");
    parts["xl/worksheets/sheet1.xml"] = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    EXPECT_EQ(refusal(zipped(parts)), "f.xlsx V540 the part xl/worksheets/sheet1.xml of the workbook can't be read: a "
                                      "document type declaration (DOCTYPE)");
    const std::string whole = of_cells("<c><v>1</v></c>");
    for (std::size_t at = 40; at < whole.size(); at += 97) { // whatever byte is hurt, it ends
        std::string hurt = whole;
        hurt[at] = static_cast<char>(hurt[at] ^ 0x55);
        (void)read(hurt, "f.xlsx");
        (void)read(whole.substr(0, at), "f.xlsx");
    }
}

TEST(XlsxReader, UnpacksNoMoreThanItsBounds) {
    auto parts = parts_of_workbook("");
    std::string& sheet = parts["xl/worksheets/sheet1.xml"];
    sheet = "<worksheet xmlns=\"" + main_namespace + "\"><sheetData>" + std::string(64 << 20, ' ') +
            "</sheetData></worksheet>";
    const std::string bomb = zipped(parts);
    EXPECT_LT(bomb.size(), std::size_t{1} << 20);
    EXPECT_EQ(
        refusal(bomb),
        "f.xlsx V540 the part xl/worksheets/sheet1.xml of the workbook can't be read: a document of more than 16 MiB");
}

TEST(Numbers, AreTheDecimalsThatAreSeen) {
    EXPECT_EQ(decimal_of("0.30000000000000004"), "0.3");
    EXPECT_EQ(decimal_of("1E+20"), "100000000000000000000");
    EXPECT_EQ(decimal_of("-1.5E-3"), "-0.0015");
    EXPECT_EQ(decimal_of("007.50"), "7.5");
    EXPECT_EQ(decimal_of("0.000"), "0");
    EXPECT_EQ(decimal_of("100"), "100");
    EXPECT_EQ(decimal_of("9.9999999999999999"), "10");
    for (const char* none : {"", "-", ".", "1,5", "1e", "1e999", "1.2.3", "0x1", "nan", "1 "})
        EXPECT_EQ(decimal_of(none), std::nullopt) << none;
    EXPECT_EQ(percentage_of("0.125"), "12.5%");
    EXPECT_EQ(percentage_of("1"), "100%");
    EXPECT_EQ(percentage_of("0.0005"), "0.05%");
    EXPECT_EQ(percentage_of("-0.5"), "-50%");
    EXPECT_EQ(moment_of("61", false), "1900-03-01");
    EXPECT_EQ(moment_of("60", false), std::nullopt);
    EXPECT_EQ(moment_of("0", true), "1904-01-01");
    EXPECT_EQ(moment_of("46053.999999999", false), "2026-02-01");
    EXPECT_EQ(moment_of("46053.25", false), "2026-01-31T06:00:00");
    EXPECT_EQ(moment_of("99999999", false), std::nullopt);
}

TEST(Numbers, FormatsTellWhatTheyShow) {
    for (const char* date : {"yyyy-mm-dd", "d/m/yy", "[$-413]d mmmm yyyy", "[h]:mm", "\"day \"d", "dd\\-mm\\-yyyy"})
        EXPECT_EQ(shown_by(date), Shown::date) << date;
    for (const char* number :
         {"General", "0.00", "#,##0.00", "\"days\" 0", "[Red]0", "[$\xE2\x82\xAC-413] #,##0.00", "0_d", "0;d"})
        EXPECT_EQ(shown_by(number), Shown::number) << number;
    EXPECT_EQ(shown_by("0.00%"), Shown::percentage);
    EXPECT_EQ(shown_by(9U), Shown::percentage);
    EXPECT_EQ(shown_by(14U), Shown::date);
    EXPECT_EQ(shown_by(2U), Shown::number);
}

} // namespace
} // namespace voorrang::sheet

#include "adapters/sheet/read.hpp"

#include "adapters/sheet/grid.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <map>

namespace voorrang::sheet {

namespace {

bool is_empty(const Cell& cell) {
    const std::string* text = std::get_if<std::string>(&cell);
    return std::holds_alternative<Empty>(cell) || (text != nullptr && text->empty());
}

bool is_blank(const ReadRow& row) { return std::all_of(row.cells.begin(), row.cells.end(), is_empty); }

// No column is found by such a heading, and nobody sees why. Headings are often broken over lines: that may be.
bool has_hidden(std::string heading) {
    std::erase(heading, '\r');
    return heading.find(byte_order_mark) != std::string::npos ||
           printable(heading).find(replacement_utf8) != std::string::npos;
}

Result<void> take_head(ReadSheet& sheet, const ReadRow& row) {
    sheet.head_row = row.number;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string heading = text_of(row.cells[i]);
        if (has_hidden(heading))
            return wrong(Code::bad_columns, "a heading with signs that are not seen: " + in_ticks(printable(heading)),
                         sheet.place(row.number, i), "write the heading anew");
        if (!heading.empty()) {
            const auto [before, is_new] = seen.emplace(heading, i);
            if (!is_new)
                return wrong(Code::bad_columns, "the heading " + in_ticks(printable(heading)) + " stands twice",
                             sheet.place(row.number, i),
                             "it is in " + cell_name(row.number, before->second) +
                                 " already; rename or remove one of the two columns");
        }
        sheet.head.push_back(std::move(heading));
    }
    while (!sheet.head.empty() && sheet.head.back().empty()) sheet.head.pop_back();
    return {};
}

Result<void> take_row(ReadSheet& sheet, ReadRow row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!is_empty(row.cells[i]) && (i >= sheet.head.size() || sheet.head[i].empty()))
            return wrong(Code::bad_columns, "a cell in a column that has no heading", sheet.place(row.number, i),
                         "give the column a heading in " + cell_name(sheet.head_row, i) +
                             "; one that begins with `#` leaves the column out");
    row.cells.resize(sheet.head.size());
    sheet.rows.push_back(std::move(row));
    return {};
}

} // namespace

Diagnostic wrong(Code code, std::string message, std::string place, std::string help) {
    return {code, std::move(message), std::nullopt, std::move(place), {}, std::move(help)};
}

std::string place_of(const std::string& file, std::size_t row, std::size_t column) {
    return file + ":" + cell_name(row, column);
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view no_break = "\xC2\xA0";
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    for (bool more = true; more;) {
        more = false;
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
        if (text.starts_with(no_break)) text.remove_prefix(no_break.size()), more = true;
        if (text.ends_with(no_break)) text.remove_suffix(no_break.size()), more = true;
    }
    return std::string(text);
}

std::string ReadSheet::place(std::size_t row, std::size_t column) const { return place_of(file, row, column); }

Result<ReadSheet> read(std::string_view bytes, const std::string& file, const std::string& name) {
    if (bytes.size() > most_read_bytes)
        return wrong(Code::bad_sheet, "a spreadsheet of more than 16 MiB", file, "split it");
    // What an older program writes, and any that keeps a workbook under a password.
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return wrong(Code::bad_sheet, "this is a workbook of an older form (.xls), or one under a password", file,
                     "save it as XLSX, without a password");
    ReadSheet sheet;
    sheet.file = file;
    // How an archive begins, and one with nothing in it. Two letters are not enough: a heading may begin with them.
    const bool zipped = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
    if (zipped) sheet.source = ReadSheet::Source::workbook;
    if (!zipped && !name.empty())
        return wrong(Code::bad_sheet, "CSV has no sheets, and so none called " + in_ticks(printable(name)), file,
                     "leave out --sheet");
    Result<Grid> grid = zipped ? read_xlsx(bytes, file, name) : read_csv(bytes, file, sheet.source);
    if (!grid) return grid.error();
    bool headed = false;
    for (ReadRow& row : grid->rows) {
        if (is_blank(row)) continue;
        const Result<void> taken = headed ? take_row(sheet, std::move(row)) : take_head(sheet, row);
        if (!taken) return taken.error();
        headed = true;
    }
    if (!headed)
        return wrong(Code::bad_sheet, "a spreadsheet without any cells", file,
                     "its first row has the headings of the columns");
    return sheet;
}

} // namespace voorrang::sheet

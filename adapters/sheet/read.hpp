// Sheets as they are read, from CSV or XLSX: which of them it is, the first bytes tell. Nothing is guessed: what could
// mean two things is refused, with the cell and what to do. docs/spreadsheets.md tells how cells are read.
#pragma once

#include "adapters/sheet/sheet.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::sheet {

struct ReadRow {
    std::size_t number; // in the file, from 0
    Row cells;          // as many as there are headings
};

struct ReadSheet {
    enum class Source : std::uint8_t {
        commas,     // CSV; all its cells are texts
        semicolons, // CSV as programs write it where a comma is the decimal sign
        workbook    // XLSX
    };

    std::string file;
    Source source = Source::commas;
    std::size_t head_row = 0;
    std::vector<std::string> head; // without doubles; empty: a column that has no cells either
    std::vector<ReadRow> rows;     // those that hold anything

    std::string place(std::size_t row, std::size_t column) const; // "marks.xlsx:B7"
};

// `name`: which sheet of a workbook; empty: the first. Texts come without white space around them. The first row that
// holds anything has the headings. Errors: V540 (no sheet, or one that is too large, or can't be taken at its word),
// V541 (a column without a heading, or with that of another), V542 (a cell that has no value).
Result<ReadSheet> read(std::string_view bytes, const std::string& file, const std::string& name = {});

// Bounds on what is read, so that no input can exhaust the machine.
inline constexpr std::size_t most_read_bytes = 16 << 20; // of the file, and of each part of a workbook
inline constexpr std::size_t most_read_columns = 1'000;
inline constexpr std::size_t most_read_cells = 1'000'000;

} // namespace voorrang::sheet

// A sheet as spreadsheets know it: a name, a row of headings, rows of cells. What is written as CSV or XLSX
// (rows_writer.hpp), and what comes of reading either (read.hpp). docs/spreadsheets.md tells how each is written.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace voorrang::sheet {

// [-]digits[.digits], of any length: a number is kept as it is written, for a spreadsheet's own numbers have 15 digits.
struct Decimal {
    std::string text;
    friend bool operator==(const Decimal&, const Decimal&) = default;
};

struct Empty {
    friend bool operator==(const Empty&, const Empty&) = default;
};

using Cell = std::variant<Empty, std::string, Decimal, Date, bool>;
using Row = std::vector<Cell>;

struct Sheet {
    std::string name;
    std::vector<std::string> head;
    std::vector<Row> rows; // each as long as the head
};

Cell count(std::uint64_t number);

// As CSV has it: 2026-01-31, yes, no.
std::string text_of(const Cell& cell);

// Whether a spreadsheet's number can hold it, so that it comes back as it was.
bool fits_a_double(std::string_view decimal);

// "B7": columns and rows count from 0.
std::string cell_name(std::size_t row, std::size_t column);

} // namespace voorrang::sheet

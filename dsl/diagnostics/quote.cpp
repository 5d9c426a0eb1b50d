#include "dsl/diagnostics/quote.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>
#include <vector>

namespace voorrang {

namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t columns_before_place = 40;

// What stands for one code point of the line.
struct Cell {
    std::size_t offset; // of its first byte in the line
    std::size_t column;
    std::size_t width;
    std::string text;
};

struct CodePointRange {
    char32_t first;
    char32_t last;
};

bool within(char32_t c, std::initializer_list<CodePointRange> ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [c](auto range) { return c >= range.first && c <= range.last; });
}

// Controls, and the marks that let text be shown in another order than it is read.
bool is_hidden(char32_t c) {
    return within(c, {{0x00, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}});
}

std::size_t width_of(char32_t c) {
    if (within(c, {{0x300, 0x36F}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}})) return 0;
    const bool wide = within(c, {{0x1100, 0x115F},
                                 {0x2E80, 0x303E},
                                 {0x3041, 0xA4CF},
                                 {0xAC00, 0xD7A3},
                                 {0xF900, 0xFAFF},
                                 {0xFE30, 0xFE6F},
                                 {0xFF00, 0xFF60},
                                 {0xFFE0, 0xFFE6},
                                 {0x1F300, 0x1FAFF},
                                 {0x20000, 0x3FFFD}});
    return wide ? 2 : 1;
}

std::vector<Cell> lay_out(std::string_view line) {
    std::vector<Cell> cells;
    cells.reserve(line.size());
    std::size_t column = 0;
    for (std::size_t offset = 0; offset < line.size();) {
        const CodePoint point = code_point_at(line, offset);
        Cell cell{offset, column, 1, {}};
        if (point.value == U'\t') {
            cell.width = tab_stop - column % tab_stop;
            cell.text.assign(cell.width, ' ');
        } else if (!point.valid || is_hidden(point.value)) {
            cell.text = replacement_utf8;
        } else {
            cell.width = width_of(point.value);
            cell.text = line.substr(offset, point.length);
        }
        column += cell.width;
        offset += point.length;
        cells.push_back(std::move(cell));
    }
    return cells;
}

// The cell that holds the byte at `offset`; the end if it is past the line.
std::vector<Cell>::const_iterator cell_at(const std::vector<Cell>& cells, std::string_view line, std::size_t offset) {
    if (offset >= line.size()) return cells.end();
    const auto next = std::upper_bound(cells.begin(), cells.end(), offset,
                                       [](std::size_t value, const Cell& cell) { return value < cell.offset; });
    return next - 1;
}

} // namespace

QuotedLine quote_line(std::string_view line, std::size_t begin, std::size_t end) {
    const std::vector<Cell> cells = lay_out(line);
    const std::size_t total = cells.empty() ? 0 : cells.back().column + cells.back().width;

    const auto first_cell = cell_at(cells, line, begin);
    const std::size_t first = first_cell == cells.end() ? total : first_cell->column;
    std::size_t last = first + 1; // an empty place still gets its caret
    if (end > begin) {
        const auto last_cell = cell_at(cells, line, end - 1);
        last = std::max(last, last_cell == cells.end() ? total : last_cell->column + last_cell->width);
    }

    std::size_t from = 0;
    std::size_t to = total;
    if (total > quote_columns) {
        from = std::min(first - std::min(first, columns_before_place), total - quote_columns);
        to = from + quote_columns;
    }

    QuotedLine quoted;
    const auto shown = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.column >= from; });
    std::size_t shift = shown == cells.end() ? 0 : shown->column; // the source column in quoted column 0
    std::size_t ellipsis = 0;
    if (from > 0) {
        quoted.text = "…";
        ellipsis = 1;
    }
    std::size_t shown_end = shift;
    for (auto cell = shown; cell != cells.end() && cell->column + cell->width <= to; ++cell) {
        quoted.text += cell->text;
        shown_end = cell->column + cell->width;
    }
    if (to < total) quoted.text += "…";

    quoted.indent = first - shift + ellipsis;
    const std::size_t stop = total > quote_columns && to < total ? std::min(last, shown_end) : last;
    quoted.carets = std::max<std::size_t>(1, stop - std::min(first, stop));
    return quoted;
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        if (point.value == U'\n' || point.value == U'\t')
            result += ' ';
        else if (!point.valid || is_hidden(point.value))
            result += replacement_utf8;
        else
            result += text.substr(offset, point.length);
        offset += point.length;
    }
    return result;
}

} // namespace voorrang

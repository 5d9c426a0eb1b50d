#include "adapters/report/columns.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

constexpr std::string_view gap = "  ";

// Paint's own marks take no room. An input can't hold them: it is made printable before it is painted.
std::string unpainted(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find('\x1b'), text.size());
        result += text.substr(0, mark);
        text.remove_prefix(mark);
        text.remove_prefix(text.empty() ? 0 : std::min(text.find('m'), text.size() - 1) + 1);
    }
    return result;
}

std::string padded(const Cell& cell, std::size_t width, Align align, const Paint& paint, bool last) {
    const std::size_t columns = display_columns(cell.text);
    const std::string spaces(width - std::min(width, columns), ' ');
    const std::string text = paint(cell.style, cell.text);
    if (align == Align::right) return spaces + text;
    return last ? text : text + spaces;
}

} // namespace

std::size_t display_columns(std::string_view text) {
    // Where a caret after the end would stand: one table of widths for quoted lines and for these.
    std::size_t columns = 0;
    while (text.size() > quote_columns / 2) {
        std::size_t length = 0;
        while (length < quote_columns / 2) length += code_point_at(text, length).length;
        columns += quote_line(text.substr(0, length), length, length).indent;
        text.remove_prefix(std::min(length, text.size()));
    }
    return columns + quote_line(text, text.size(), text.size()).indent;
}

std::string cut_to(std::string_view text, std::size_t columns) {
    if (display_columns(text) <= columns) return std::string(text);
    std::size_t length = 0;
    while (length < text.size()) {
        const std::size_t next = length + code_point_at(text, length).length;
        if (display_columns(text.substr(0, next)) + 1 > columns) break;
        length = next;
    }
    return std::string(text.substr(0, length)) + "…";
}

void Table::add_column(std::string heading, Align align) { columns_.push_back({std::move(heading), align}); }

std::string Table::render(std::size_t indent, const Paint& paint) const {
    std::vector<std::size_t> widths;
    for (const Column& column : columns_) widths.push_back(display_columns(column.heading));
    for (const std::vector<Cell>& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_columns(row[i].text));

    std::string out;
    const auto append_row = [&](const std::vector<Cell>& row) {
        std::size_t used = row.size();
        while (used > 0 && row[used - 1].text.empty()) --used;
        out.append(indent, ' ');
        for (std::size_t i = 0; i < used; ++i) {
            if (i > 0) out += gap;
            out += padded(row[i], widths[i], columns_[i].align, paint, i + 1 == used);
        }
        out += '\n';
    };
    std::vector<Cell> head;
    for (const Column& column : columns_) head.push_back({column.heading, style::bold});
    append_row(head);
    for (const std::vector<Cell>& row : rows_) append_row(row);
    return out;
}

void append_wrapped(std::string& out, const Prefix& first, const Prefix& rest, std::string_view text) {
    out += first.text;
    std::size_t column = first.columns;
    bool line_is_empty = true;
    while (!text.empty()) {
        const std::size_t begin = text.find_first_not_of(' ');
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const std::size_t columns = display_columns(unpainted(word));
        if (!line_is_empty && column + 1 + columns > line_columns) {
            out.append("\n").append(rest.text);
            column = rest.columns;
            line_is_empty = true;
        }
        if (!line_is_empty) out += ' ';
        out += word;
        column += columns + (line_is_empty ? 0 : 1);
        line_is_empty = false;
        text.remove_prefix(end);
    }
    out += '\n';
}

} // namespace voorrang::report

// Texts in columns: how wide they are on a terminal, tables, and lines broken between words.
#pragma once

#include "adapters/report/paint.hpp"

#include <cstdint>
#include <vector>

namespace voorrang::report {

inline constexpr std::size_t line_columns = 100;

std::size_t display_columns(std::string_view text);
// `text`, or as much of its beginning as leaves room for an ellipsis.
std::string cut_to(std::string_view text, std::size_t columns);

enum class Align : std::uint8_t { left, right };

struct Cell {
    std::string text;
    std::string_view style = style::plain;
};

class Table {
  public:
    void add_column(std::string heading, Align align);
    void add_row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }

    // Each row a line, two spaces between columns, nothing after the last cell that says something.
    std::string render(std::size_t indent, const Paint& paint) const;

  private:
    struct Column {
        std::string heading;
        Align align;
    };
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

// Appends `text` broken at spaces so that no line is over line_columns (but for a longer word). The first line comes
// after `first`, the others after `rest`; both may hold colours, so their width is given.
struct Prefix {
    std::string text;
    std::size_t columns = 0;

    Prefix() = default;
    explicit Prefix(std::string plain) : text(std::move(plain)), columns(display_columns(text)) {}
    Prefix(std::string painted, std::size_t columns) : text(std::move(painted)), columns(columns) {}
};
void append_wrapped(std::string& out, const Prefix& first, const Prefix& rest, std::string_view text);

} // namespace voorrang::report

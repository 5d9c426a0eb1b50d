// How a column grows: cells appended, set and taken back, one at a time. For the builder of facts; what is evaluated
// writes whole columns.
#pragma once

#include "engine/facts/column.hpp"
#include "engine/facts/text_pool.hpp"

namespace voorrang::engine {

// The form of a number or money column, so that it can be put back.
struct ColumnForm {
    bool fixed = true;
    std::uint8_t scale = 0;
};

// A column without cells, ready to grow: until it is closed every cell has a state.
Column open_column(graph::ColumnType type);
void reserve(Column& column, std::uint32_t size);
// The same column without cells, its memory kept.
void reopen(Column& column);
void append_unknown(Column& column);
// The value must be of the column's type, or unknown. A text or reference becomes the id of the text.
void set_cell(Column& column, std::uint32_t row, const Value& value, TextPool& texts);
void make_unknown(Column& column, std::uint32_t row);
// Keeps the first `size` cells, in the form they had.
void truncate(Column& column, std::uint32_t size, ColumnForm form);
// No cell is added any more: leaves the states out where all cells are known.
void close_column(Column& column);

} // namespace voorrang::engine

// Small tools for filling columns, shared by the operations.
#pragma once

#include "dsl/number/integers.hpp"
#include "engine/facts/column.hpp"

#include <optional>
#include <span>

namespace voorrang::engine {

// A column of `size` cells of a type, all known; numbers in fixed form with scale 0. What the cells hold is not said:
// memory is kept, so they may hold what was there before.
void prepare(Column& out, graph::ColumnType type, std::uint32_t size);

// One value in every cell of a prepared column; `text`: the id of one that is a text.
void fill_constant(Column& out, const Value& value, std::uint32_t text);

// Makes one cell unknown or failed.
void mark(Column& out, std::uint32_t row, Cell cell);

// Numbers to exact form: every cell writable by exact[row].
void make_exact(Column& out);
// The same for a column whose cells are all still to be written.
void start_exact(Column& out);
// Numbers to fractions, for a column whose cells are all still to be written.
void start_fractions(Column& out, unsigned scale);
// Puts a number in a known cell of a column of any form; the column changes its form if it must.
void put_number(Column& out, std::uint32_t row, const Number& value);

// The stricter of two: failed, then unknown, then known.
inline Cell worse(Cell a, Cell b) { return a > b ? a : b; }

// The states of a strict operation's result: of each row the stricter of its operands'. The column is prepared.
void merge_states(Column& out, const Column& a);
void merge_states(Column& out, const Column& a, const Column& b);

// Two cells of columns of one type, both known, have equal values. Amounts in different currencies are not equal.
bool cells_equal(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b);

// Two known numbers or amounts, whatever their currencies and the forms of their columns.
std::strong_ordering compare_numbers(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b);

// Which operand a cell takes its value from, or why it has none.
struct Pick {
    static constexpr std::uint32_t unknown = 0xFFFFFFFF, failed = 0xFFFFFFFE;
};

// Prepares a column that can hold cells of all sources without loss. Conditions and dates may stand among them, so that
// picks count operands, but are never picked.
void prepare_for(Column& out, graph::ColumnType type, std::uint32_t size, std::span<const Column* const> sources);
// Copies a cell, of any state, into a column that was prepared for its source.
void copy_cell(Column& out, std::uint32_t to, const Column& source, std::uint32_t from);

// Fills `out` with, for each row, the cell of the picked source.
void assemble(Column& out, graph::ColumnType type, std::span<const Column* const> sources,
              const std::vector<std::uint32_t>& picks);

// Fills `out` with cells of one source: out[i] = source[rows[i]]; rows may be Pick::unknown or Pick::failed.
void take(Column& out, const Column& source, const std::vector<std::uint32_t>& rows);
// The same where no row is a Pick.
void spread(Column& out, const Column& source, std::span<const std::uint32_t> rows);

inline Duration duration_at(const Column& column, std::uint32_t row) {
    return {column.months[row], column.days[row], column.integers[row]};
}
inline void set_duration(Column& column, std::uint32_t row, Duration value) {
    column.months[row] = value.months;
    column.days[row] = value.days;
    column.integers[row] = value.microseconds;
}

// The common currency of two amounts; nullopt if they differ. An amount without currency (the sum of nothing) goes
// with any.
inline std::optional<Currency> common(Currency a, Currency b) {
    if (a == b || b.packed == 0) return a;
    if (a.packed == 0) return b;
    return std::nullopt;
}

inline bool is_amount(graph::ColumnType type) {
    return type == graph::ColumnType::number || type == graph::ColumnType::money;
}

} // namespace voorrang::engine

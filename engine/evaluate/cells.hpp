// Small tools for filling columns, shared by the operations.
#pragma once

#include "engine/facts/column.hpp"

#include <optional>

namespace voorrang::engine {

// An empty column of `size` cells of a type, all known; numbers in fixed form with scale 0. Memory is kept.
void prepare(Column& out, graph::ColumnType type, std::uint32_t size);

// Makes one cell unknown or failed.
void mark(Column& out, std::uint32_t row, Cell cell);

// Numbers to exact form: every cell writable by exact[row].
void make_exact(Column& out);

// The stricter of two: failed, then unknown, then known.
inline Cell worse(Cell a, Cell b) { return a > b ? a : b; }

// Two cells of columns of one type, both known, have equal values. Amounts in different currencies are not equal.
bool cells_equal(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b);

// Which operand a cell takes its value from, or why it has none.
struct Pick {
    static constexpr std::uint32_t unknown = 0xFFFFFFFF, failed = 0xFFFFFFFE;
};
// Fills `out` with, for each row, the cell of the picked source.
void assemble(Column& out, graph::ColumnType type, const std::vector<const Column*>& sources,
              const std::vector<std::uint32_t>& picks);

// Fills `out` with cells of one source: out[i] = source[rows[i]]; rows may be Pick::unknown or Pick::failed.
void take(Column& out, const Column& source, const std::vector<std::uint32_t>& rows);

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

// 10^n for n 0..18.
std::int64_t power_of_ten(unsigned n);

} // namespace voorrang::engine

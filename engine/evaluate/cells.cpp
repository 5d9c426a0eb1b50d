#include "engine/evaluate/cells.hpp"

#include <algorithm>
#include <array>

namespace voorrang::engine {

using graph::ColumnType;

void prepare(Column& out, ColumnType type, std::uint32_t size) {
    out.type = type;
    out.size = size;
    out.all_known = true;
    out.fixed = true;
    out.scale = 0;
    out.state.clear();
    const bool truth = type == ColumnType::truth;
    out.truth.assign(truth ? size : 0, Truth::no);
    out.integers.assign(truth ? 0 : size, 0);
    out.exact.clear();
    out.currency.assign(type == ColumnType::money ? size : 0, Currency{});
    out.months.assign(type == ColumnType::duration ? size : 0, 0);
    out.days.assign(type == ColumnType::duration ? size : 0, 0);
    out.offset.assign(type == ColumnType::time ? size : 0, 0);
}

void mark(Column& out, std::uint32_t row, Cell cell) {
    if (out.type == ColumnType::truth) {
        out.truth[row] = cell == Cell::failed ? Truth::failed : Truth::unknown;
    } else {
        if (out.all_known) out.state.assign(out.size, Cell::known);
        out.state[row] = cell;
    }
    out.all_known = false;
}

void make_exact(Column& out) {
    if (!out.fixed) return;
    out.exact.resize(out.size);
    for (std::uint32_t row = 0; row < out.size; ++row) out.exact[row] = Number::scaled(out.integers[row], out.scale);
    out.fixed = false;
    out.integers.clear();
}

bool cells_equal(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b) {
    switch (a.type) {
    case ColumnType::truth:
        return a.truth[row_a] == b.truth[row_b];
    case ColumnType::money:
        if (!common(a.currency[row_a], b.currency[row_b])) return false;
        [[fallthrough]];
    case ColumnType::number:
        if (a.fixed && b.fixed && a.scale == b.scale) return a.integers[row_a] == b.integers[row_b];
        return a.number(row_a) == b.number(row_b);
    case ColumnType::duration:
        return duration_at(a, row_a) == duration_at(b, row_b);
    default:
        return a.integers[row_a] == b.integers[row_b];
    }
}

namespace {

// Copies one known cell; number columns must already be in a form that holds both.
void copy_cell(Column& out, std::uint32_t to, const Column& source, std::uint32_t from) {
    switch (out.type) {
    case ColumnType::truth:
        out.truth[to] = source.truth[from];
        return;
    case ColumnType::money:
        out.currency[to] = source.currency[from];
        [[fallthrough]];
    case ColumnType::number:
        if (!out.fixed)
            out.exact[to] = source.number(from);
        else
            out.integers[to] = source.integers[from] * power_of_ten(out.scale - source.scale);
        return;
    case ColumnType::duration:
        set_duration(out, to, duration_at(source, from));
        return;
    case ColumnType::time:
        out.offset[to] = source.offset[from];
        [[fallthrough]];
    default:
        out.integers[to] = source.integers[from];
    }
}

// Brings a number column into a form that can hold cells of every source without loss.
void fit(Column& out, const std::vector<const Column*>& sources) {
    if (out.type != ColumnType::number && out.type != ColumnType::money) return;
    std::uint8_t scale = 0;
    bool fixed = true;
    for (const Column* source : sources) {
        fixed = fixed && source->fixed;
        scale = std::max(scale, source->scale);
    }
    for (const Column* source : sources) {
        if (!fixed) break;
        if (source->scale == scale) continue;
        const std::int64_t factor = power_of_ten(scale - source->scale);
        for (const std::int64_t value : source->integers) {
            std::int64_t scaled = 0;
            if (__builtin_mul_overflow(value, factor, &scaled)) fixed = false;
        }
    }
    out.scale = fixed ? scale : 0;
    if (!fixed) make_exact(out);
}

} // namespace

void assemble(Column& out, ColumnType type, const std::vector<const Column*>& sources,
              const std::vector<std::uint32_t>& picks) {
    prepare(out, type, static_cast<std::uint32_t>(picks.size()));
    fit(out, sources);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (picks[row] == Pick::unknown || picks[row] == Pick::failed) {
            mark(out, row, picks[row] == Pick::failed ? Cell::failed : Cell::unknown);
            continue;
        }
        const Column& source = *sources[picks[row]];
        if (const Cell cell = source.cell(row); cell != Cell::known)
            mark(out, row, cell);
        else
            copy_cell(out, row, source, row);
    }
}

void take(Column& out, const Column& source, const std::vector<std::uint32_t>& rows) {
    prepare(out, source.type, static_cast<std::uint32_t>(rows.size()));
    fit(out, {&source});
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (rows[row] == Pick::unknown || rows[row] == Pick::failed) {
            mark(out, row, rows[row] == Pick::failed ? Cell::failed : Cell::unknown);
        } else if (const Cell cell = source.cell(rows[row]); cell != Cell::known) {
            mark(out, row, cell);
        } else {
            copy_cell(out, row, source, rows[row]);
        }
    }
}

std::int64_t power_of_ten(unsigned n) {
    static constexpr auto powers = [] {
        std::array<std::int64_t, 19> result{};
        result[0] = 1;
        for (std::size_t i = 1; i < result.size(); ++i) result[i] = result[i - 1] * 10;
        return result;
    }();
    return powers[n];
}

} // namespace voorrang::engine

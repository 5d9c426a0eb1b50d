#include "engine/evaluate/cells.hpp"

#include "engine/evaluate/fractions.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

void prepare(Column& out, ColumnType type, std::uint32_t size) {
    out.type = type;
    out.size = size;
    out.all_known = true;
    out.fixed = true;
    out.fractional = false;
    out.scale = 0;
    if (type == ColumnType::truth) return out.truth.resize(size);
    out.integers.resize(size);
    switch (type) {
    case ColumnType::money:
        out.currency.resize(size);
        [[fallthrough]];
    case ColumnType::number:
        out.exact.clear();
        break;
    case ColumnType::duration:
        out.months.resize(size);
        out.days.resize(size);
        break;
    case ColumnType::time:
        out.offset.resize(size);
        break;
    default:
        break;
    }
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
    if (!out.fixed && !out.fractional) return;
    out.exact.resize(out.size);
    for (std::uint32_t row = 0; row < out.size; ++row)
        if (out.known(row)) out.exact[row] = out.number(row);
    out.fixed = out.fractional = false;
    out.scale = 0;
    out.integers.clear();
}

void start_exact(Column& out) {
    out.fixed = out.fractional = false;
    out.scale = 0;
    out.exact.resize(out.size);
    out.integers.clear();
}

void start_fractions(Column& out, unsigned scale) {
    out.fixed = false;
    out.fractional = true;
    out.scale = static_cast<std::uint8_t>(scale);
    out.denominators.resize(out.size);
}

void put_number(Column& out, std::uint32_t row, const Number& value) {
    if (out.fixed) {
        if (const auto mantissa = value.to_scaled(out.scale)) {
            out.integers[row] = *mantissa;
            return;
        }
    } else if (out.fractional && to_fraction(value, out.scale, out.integers[row], out.denominators[row])) {
        return;
    }
    make_exact(out);
    out.exact[row] = value;
}

void merge_states(Column& out, const Column& a) {
    if (a.all_known) return;
    out.state.resize(out.size);
    std::copy_n(a.state.begin(), out.size, out.state.begin());
    out.all_known = false;
}

void merge_states(Column& out, const Column& a, const Column& b) {
    if (a.all_known) return merge_states(out, b);
    if (b.all_known) return merge_states(out, a);
    out.state.resize(out.size);
    for (std::uint32_t row = 0; row < out.size; ++row) out.state[row] = worse(a.state[row], b.state[row]);
    out.all_known = false;
}

std::strong_ordering compare_numbers(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b) {
    if (a.fixed && b.fixed) {
        if (a.scale == b.scale) return a.integers[row_a] <=> b.integers[row_b];
        // 2^63 * 10^18 stays under 2^123.
        const unsigned scale = std::max(a.scale, b.scale);
        const Int128 x = Int128{a.integers[row_a]} * small_power_of_ten(scale - a.scale);
        const Int128 y = Int128{b.integers[row_b]} * small_power_of_ten(scale - b.scale);
        return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    return a.number(row_a) <=> b.number(row_b);
}

bool cells_equal(const Column& a, std::uint32_t row_a, const Column& b, std::uint32_t row_b) {
    switch (a.type) {
    case ColumnType::truth:
        return a.truth[row_a] == b.truth[row_b];
    case ColumnType::money:
        if (!common(a.currency[row_a], b.currency[row_b])) return false;
        [[fallthrough]];
    case ColumnType::number:
        return compare_numbers(a, row_a, b, row_b) == 0;
    case ColumnType::duration:
        return duration_at(a, row_a) == duration_at(b, row_b);
    default:
        return a.integers[row_a] == b.integers[row_b];
    }
}

void prepare_for(Column& out, ColumnType type, std::uint32_t size, std::span<const Column* const> sources) {
    prepare(out, type, size);
    if (!is_amount(type)) return;
    unsigned scale = 0;
    bool fixed = true, fractional = true;
    for (const Column* source : sources) {
        if (!is_amount(source->type)) continue;
        fixed = fixed && source->fixed;
        fractional = fractional && (source->fixed || source->fractional);
        scale = std::max<unsigned>(scale, source->scale);
    }
    for (const Column* source : sources) {
        if (!is_amount(source->type) || !fractional || source->scale == scale) continue;
        const std::int64_t factor = small_power_of_ten(scale - source->scale);
        bool overflow = false;
        for (std::uint32_t row = 0; row < source->size; ++row) {
            std::int64_t scaled = 0;
            overflow |= __builtin_mul_overflow(source->integers[row], factor, &scaled);
        }
        if (overflow) fixed = fractional = false;
    }
    if (fixed)
        out.scale = static_cast<std::uint8_t>(scale);
    else if (fractional)
        start_fractions(out, scale);
    else
        start_exact(out);
}

void copy_cell(Column& out, std::uint32_t to, const Column& source, std::uint32_t from) {
    if (out.type == ColumnType::truth) {
        out.truth[to] = source.truth[from];
        return;
    }
    if (const Cell cell = source.cell(from); cell != Cell::known) return mark(out, to, cell);
    switch (out.type) {
    case ColumnType::money:
        out.currency[to] = source.currency[from];
        [[fallthrough]];
    case ColumnType::number:
        if (!out.fixed && !out.fractional) {
            out.exact[to] = source.number(from);
            break;
        }
        out.integers[to] = source.integers[from] * small_power_of_ten(out.scale - source.scale);
        if (out.fractional) out.denominators[to] = source.fractional ? source.denominators[from] : 1;
        break;
    case ColumnType::duration:
        set_duration(out, to, duration_at(source, from));
        break;
    case ColumnType::time:
        out.offset[to] = source.offset[from];
        [[fallthrough]];
    default:
        out.integers[to] = source.integers[from];
    }
    if (!out.all_known) out.state[to] = Cell::known;
}

void assemble(Column& out, ColumnType type, std::span<const Column* const> sources,
              const std::vector<std::uint32_t>& picks) {
    prepare_for(out, type, static_cast<std::uint32_t>(picks.size()), sources);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (picks[row] == Pick::unknown || picks[row] == Pick::failed)
            mark(out, row, picks[row] == Pick::failed ? Cell::failed : Cell::unknown);
        else
            copy_cell(out, row, *sources[picks[row]], row);
    }
}

void take(Column& out, const Column& source, const std::vector<std::uint32_t>& rows) {
    const Column* const sources[] = {&source};
    prepare_for(out, source.type, static_cast<std::uint32_t>(rows.size()), sources);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (rows[row] == Pick::unknown || rows[row] == Pick::failed)
            mark(out, row, rows[row] == Pick::failed ? Cell::failed : Cell::unknown);
        else
            copy_cell(out, row, source, rows[row]);
    }
}

namespace {

template <class T>
void gather(std::vector<T>& out, const std::vector<T>& source, std::span<const std::uint32_t> rows) {
    const T* const from = source.data();
    T* const to = out.data();
    for (std::size_t row = 0; row < rows.size(); ++row) to[row] = from[rows[row]];
}

} // namespace

void spread(Column& out, const Column& source, std::span<const std::uint32_t> rows) {
    prepare(out, source.type, static_cast<std::uint32_t>(rows.size()));
    if (source.type == ColumnType::truth) return gather(out.truth, source.truth, rows);
    if (!source.all_known) {
        out.state.resize(out.size);
        gather(out.state, source.state, rows);
        out.all_known = false;
    }
    if (source.type == ColumnType::money) gather(out.currency, source.currency, rows);
    if (source.type == ColumnType::time) gather(out.offset, source.offset, rows);
    if (source.type == ColumnType::duration) {
        gather(out.months, source.months, rows);
        gather(out.days, source.days, rows);
    }
    if (is_amount(source.type) && !source.fixed && !source.fractional) {
        start_exact(out);
        return gather(out.exact, source.exact, rows);
    }
    if (source.fractional) {
        start_fractions(out, source.scale);
        gather(out.denominators, source.denominators, rows);
    }
    out.scale = source.scale;
    gather(out.integers, source.integers, rows);
}

} // namespace voorrang::engine

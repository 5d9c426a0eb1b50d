#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

namespace {

// Unknown and failed cells of the operands; false if there are none.
bool mark_operands(Column& out, const Column& a, const Column& b) {
    if (a.all_known && b.all_known) return false;
    for (std::uint32_t row = 0; row < out.size; ++row)
        if (const Cell cell = worse(a.cell(row), b.cell(row)); cell != Cell::known) mark(out, row, cell);
    return !out.all_known;
}

void combine_currencies(Column& out, const Column& a, const Column& b) {
    if (out.type != ColumnType::money) return;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        if (const auto both = common(a.currency[row], b.currency[row]))
            out.currency[row] = *both;
        else
            mark(out, row, Cell::failed);
    }
}

// Row by row in exact form.
template <class Operation>
void exactly(Column& out, const Column& a, const Column& b, Operation operation) {
    make_exact(out);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        if (operation(a.number(row), b.number(row), out.exact[row]) != NumberFault::none) mark(out, row, Cell::failed);
    }
}

// Sums in fixed form; false where a value doesn't fit.
bool add_fixed(Column& out, const Column& a, const Column& b, bool subtract) {
    if (!a.fixed || !b.fixed) return false;
    out.scale = std::max(a.scale, b.scale);
    const std::int64_t by_a = power_of_ten(out.scale - a.scale), by_b = power_of_ten(out.scale - b.scale);
    bool overflow = false;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        std::int64_t x = 0, y = 0;
        overflow |= __builtin_mul_overflow(a.integers[row], by_a, &x);
        overflow |= __builtin_mul_overflow(b.integers[row], by_b, &y);
        overflow |= subtract ? __builtin_sub_overflow(x, y, &out.integers[row])
                             : __builtin_add_overflow(x, y, &out.integers[row]);
    }
    return !overflow;
}

bool multiply_fixed(Column& out, const Column& a, const Column& b) {
    if (!a.fixed || !b.fixed || a.scale + b.scale > 18) return false;
    out.scale = static_cast<std::uint8_t>(a.scale + b.scale);
    bool overflow = false;
    for (std::uint32_t row = 0; row < out.size; ++row)
        overflow |= __builtin_mul_overflow(a.integers[row], b.integers[row], &out.integers[row]);
    return !overflow;
}

void add_durations(Column& out, const Column& a, const Column& b, bool subtract) {
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        std::optional<Duration> second = duration_at(b, row);
        if (subtract) second = negate(*second);
        const auto sum = second ? add(duration_at(a, row), *second) : std::nullopt;
        if (sum)
            set_duration(out, row, *sum);
        else
            mark(out, row, Cell::failed);
    }
}

} // namespace

void evaluate_add(Column& out, const Column& a, const Column& b, bool subtract) {
    prepare(out, a.type, a.size);
    mark_operands(out, a, b);
    if (out.type == ColumnType::duration) return add_durations(out, a, b, subtract);
    combine_currencies(out, a, b);
    if (add_fixed(out, a, b, subtract)) return;
    if (subtract)
        exactly(out, a, b, [](const Number& x, const Number& y, Number& z) { return voorrang::subtract(x, y, z); });
    else
        exactly(out, a, b, [](const Number& x, const Number& y, Number& z) { return add(x, y, z); });
}

void evaluate_multiply(Column& out, ColumnType type, const Column& a, const Column& b) {
    prepare(out, type, a.size);
    mark_operands(out, a, b);
    if (type == ColumnType::money) out.currency = a.type == ColumnType::money ? a.currency : b.currency;
    if (multiply_fixed(out, a, b)) return;
    exactly(out, a, b, [](const Number& x, const Number& y, Number& z) { return multiply(x, y, z); });
}

void evaluate_divide(Column& out, ColumnType type, const Column& a, const Column& b) {
    prepare(out, type, a.size);
    mark_operands(out, a, b);
    if (type == ColumnType::money) {
        out.currency = a.currency;
    } else if (a.type == ColumnType::money) {
        for (std::uint32_t row = 0; row < out.size; ++row)
            if (out.cell(row) == Cell::known && !common(a.currency[row], b.currency[row])) mark(out, row, Cell::failed);
    }
    exactly(out, a, b, [](const Number& x, const Number& y, Number& z) { return divide(x, y, z); });
}

void evaluate_negate(Column& out, const Column& a) {
    if (a.type == ColumnType::duration) {
        prepare(out, a.type, a.size);
        for (std::uint32_t row = 0; row < out.size; ++row) {
            const auto negated = a.known(row) ? negate(duration_at(a, row)) : std::nullopt;
            if (negated)
                set_duration(out, row, *negated);
            else
                mark(out, row, a.known(row) ? Cell::failed : a.cell(row));
        }
        return;
    }
    Column zero;
    prepare(zero, a.type, a.size);
    evaluate_add(out, zero, a, true);
}

void evaluate_round(Column& out, const Column& a, const graph::Rounding& rounding) {
    if (a.fixed && a.scale <= rounding.decimals) {
        out = a; // nothing to round
        return;
    }
    prepare(out, a.type, a.size);
    if (a.type == ColumnType::money) out.currency = a.currency;
    make_exact(out);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (a.known(row))
            out.exact[row] = round(a.number(row), rounding.decimals, rounding.mode);
        else
            mark(out, row, a.cell(row));
    }
}

} // namespace voorrang::engine

// Sums, products, quotients and rounded values. Each is reckoned in the first form that holds it: decimals of 64 bits,
// fractions of two such integers, numbers of any length.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/fractions.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

namespace {

void combine_currencies(Column& out, const Column& a, const Column& b) {
    if (out.type != ColumnType::money) return;
    bool same = true;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        same &= a.currency[row] == b.currency[row];
        out.currency[row] = a.currency[row];
    }
    if (same) return;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        if (const auto both = common(a.currency[row], b.currency[row]))
            out.currency[row] = *both;
        else
            mark(out, row, Cell::failed);
    }
}

void take_currencies(Column& out, const Column& from) {
    std::copy_n(from.currency.begin(), out.size, out.currency.begin());
}

// Row by row in exact form.
template <class Operation>
void exactly(Column& out, const Column& a, const Column& b, Operation operation) {
    start_exact(out);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        if (operation(a.number(row), b.number(row), out.exact[row]) != NumberFault::none) mark(out, row, Cell::failed);
    }
}

bool has_fractions(const Column& column) { return column.fixed || column.fractional; }

// A cell as a fraction, its power of ten left aside.
struct Fraction {
    std::int64_t top, bottom;
};
Fraction fraction_at(const Column& column, std::uint32_t row) {
    return {column.integers[row], column.fractional ? column.denominators[row] : 1};
}

// Row by row in fractions with the power of ten of `out`. `quick(x, y, top, bottom)` is false where 64 bits are not
// enough; then `operation` settles it, and if what that gives doesn't fit either, the whole is false.
template <class Quick, class Operation>
bool in_fractions(Column& out, const Column& a, const Column& b, unsigned scale, Quick quick, Operation operation) {
    start_fractions(out, scale);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        std::int64_t& top = out.integers[row];
        std::int64_t& bottom = out.denominators[row];
        if (!out.all_known && out.state[row] != Cell::known) {
            top = 0;
            bottom = 1;
            continue;
        }
        if (quick(fraction_at(a, row), fraction_at(b, row), top, bottom)) continue;
        Number result;
        if (operation(a.number(row), b.number(row), result) != NumberFault::none) {
            mark(out, row, Cell::failed);
            top = 0;
            bottom = 1;
        } else if (!to_fraction(result, scale, top, bottom)) {
            return false;
        }
    }
    return true;
}

// Sums in fixed form; false where a value doesn't fit.
bool add_fixed(Column& out, const Column& a, const Column& b, bool subtract) {
    out.scale = std::max(a.scale, b.scale);
    const std::int64_t by_a = small_power_of_ten(out.scale - a.scale), by_b = small_power_of_ten(out.scale - b.scale);
    const std::int64_t* const p = a.integers.data();
    const std::int64_t* const q = b.integers.data();
    std::int64_t* const to = out.integers.data();
    bool overflow = false;
    if (by_a == 1 && by_b == 1) {
        for (std::uint32_t row = 0; row < out.size; ++row)
            overflow |= subtract ? __builtin_sub_overflow(p[row], q[row], &to[row])
                                 : __builtin_add_overflow(p[row], q[row], &to[row]);
        return !overflow;
    }
    for (std::uint32_t row = 0; row < out.size; ++row) {
        std::int64_t x = 0, y = 0;
        overflow |= __builtin_mul_overflow(p[row], by_a, &x);
        overflow |= __builtin_mul_overflow(q[row], by_b, &y);
        overflow |= subtract ? __builtin_sub_overflow(x, y, &to[row]) : __builtin_add_overflow(x, y, &to[row]);
    }
    return !overflow;
}

template <class Operation>
bool add_fractions(Column& out, const Column& a, const Column& b, bool subtract, Operation operation) {
    const unsigned scale = std::max(a.scale, b.scale);
    const std::int64_t by_a = small_power_of_ten(scale - a.scale), by_b = small_power_of_ten(scale - b.scale);
    const auto quick = [&](Fraction x, Fraction y, std::int64_t& top, std::int64_t& bottom) {
        bool overflow = __builtin_mul_overflow(x.top, by_a, &x.top);
        overflow |= __builtin_mul_overflow(y.top, by_b, &y.top);
        bottom = x.bottom;
        if (x.bottom != y.bottom) {
            overflow |= __builtin_mul_overflow(x.top, y.bottom, &x.top);
            overflow |= __builtin_mul_overflow(y.top, x.bottom, &y.top);
            overflow |= __builtin_mul_overflow(x.bottom, y.bottom, &bottom);
        }
        overflow |= subtract ? __builtin_sub_overflow(x.top, y.top, &top) : __builtin_add_overflow(x.top, y.top, &top);
        return !overflow;
    };
    return in_fractions(out, a, b, scale, quick, operation);
}

bool multiply_fixed(Column& out, const Column& a, const Column& b) {
    if (a.scale + b.scale > 18) return false;
    out.scale = static_cast<std::uint8_t>(a.scale + b.scale);
    const std::int64_t* const p = a.integers.data();
    const std::int64_t* const q = b.integers.data();
    std::int64_t* const to = out.integers.data();
    bool overflow = false;
    for (std::uint32_t row = 0; row < out.size; ++row) overflow |= __builtin_mul_overflow(p[row], q[row], &to[row]);
    return !overflow;
}

template <class Operation>
bool multiply_fractions(Column& out, const Column& a, const Column& b, Operation operation) {
    if (a.scale + b.scale > 18) return false;
    const auto quick = [](Fraction x, Fraction y, std::int64_t& top, std::int64_t& bottom) {
        const bool over = __builtin_mul_overflow(x.top, y.top, &top);
        return !(over | __builtin_mul_overflow(x.bottom, y.bottom, &bottom));
    };
    return in_fractions(out, a, b, a.scale + b.scale, quick, operation);
}

// Division by one number that divides a power of ten gives decimals again.
bool divide_fixed(Column& out, const Column& a, const Column& b) {
    if (out.size == 0 || !b.all_known) return false;
    const std::int64_t divisor = b.integers[0];
    if (divisor <= 0 || !std::all_of(b.integers.begin(), b.integers.begin() + out.size,
                                     [&](std::int64_t each) { return each == divisor; }))
        return false;
    unsigned digits = 0;
    while (digits <= 18 && small_power_of_ten(digits) % divisor != 0) ++digits;
    if (digits > 18) return false;
    std::int64_t factor = small_power_of_ten(digits) / divisor;
    int scale = a.scale + static_cast<int>(digits) - b.scale;
    if (scale > 18) return false;
    for (; scale < 0; ++scale)
        if (__builtin_mul_overflow(factor, std::int64_t{10}, &factor)) return false;
    out.scale = static_cast<std::uint8_t>(scale);
    bool overflow = false;
    for (std::uint32_t row = 0; row < out.size; ++row)
        overflow |= __builtin_mul_overflow(a.integers[row], factor, &out.integers[row]);
    return !overflow;
}

template <class Operation>
bool divide_fractions(Column& out, const Column& a, const Column& b, Operation operation) {
    const unsigned scale = a.scale > b.scale ? a.scale - b.scale : 0u;
    const std::int64_t factor = small_power_of_ten(b.scale > a.scale ? b.scale - a.scale : 0u);
    const auto quick = [&](Fraction x, Fraction y, std::int64_t& top, std::int64_t& bottom) {
        if (y.top == 0) return false;
        bool overflow = __builtin_mul_overflow(x.top, factor, &top);
        overflow |= __builtin_mul_overflow(top, y.bottom, &top);
        overflow |= __builtin_mul_overflow(x.bottom, y.top, &bottom);
        if (bottom < 0) {
            overflow |= __builtin_sub_overflow(std::int64_t{0}, top, &top);
            overflow |= __builtin_sub_overflow(std::int64_t{0}, bottom, &bottom);
        }
        return !overflow;
    };
    return in_fractions(out, a, b, scale, quick, operation);
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

// False where a rounded value doesn't fit; with nothing done where that is plain.
bool round_to_fixed(Column& out, const Column& a, const graph::Rounding& rounding) {
    if (!has_fractions(a) || rounding.decimals > 18) return false;
    const unsigned more = rounding.decimals > a.scale ? rounding.decimals - a.scale : 0u;
    const unsigned less = a.scale > rounding.decimals ? a.scale - rounding.decimals : 0u;
    const Int128 by = small_power_of_ten(more), over = small_power_of_ten(less);
    out.scale = static_cast<std::uint8_t>(rounding.decimals);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        if (out.cell(row) != Cell::known) continue;
        const Fraction value = fraction_at(a, row);
        if (!round_quotient(value.top * by, value.bottom * over, rounding.mode, out.integers[row])) return false;
    }
    return true;
}

} // namespace

void evaluate_add(Column& out, const Column& a, const Column& b, bool subtract) {
    const auto operation = [subtract](const Number& x, const Number& y, Number& z) {
        return subtract ? voorrang::subtract(x, y, z) : add(x, y, z);
    };
    prepare(out, a.type, a.size);
    merge_states(out, a, b);
    if (out.type == ColumnType::duration) return add_durations(out, a, b, subtract);
    combine_currencies(out, a, b);
    if (a.fixed && b.fixed && add_fixed(out, a, b, subtract)) return;
    if (has_fractions(a) && has_fractions(b) && add_fractions(out, a, b, subtract, operation)) return;
    exactly(out, a, b, operation);
}

void evaluate_multiply(Column& out, ColumnType type, const Column& a, const Column& b) {
    const auto operation = [](const Number& x, const Number& y, Number& z) { return multiply(x, y, z); };
    prepare(out, type, a.size);
    merge_states(out, a, b);
    if (type == ColumnType::money) take_currencies(out, a.type == ColumnType::money ? a : b);
    if (a.fixed && b.fixed && multiply_fixed(out, a, b)) return;
    if (has_fractions(a) && has_fractions(b) && multiply_fractions(out, a, b, operation)) return;
    exactly(out, a, b, operation);
}

void evaluate_divide(Column& out, ColumnType type, const Column& a, const Column& b) {
    const auto operation = [](const Number& x, const Number& y, Number& z) { return divide(x, y, z); };
    prepare(out, type, a.size);
    merge_states(out, a, b);
    if (type == ColumnType::money) {
        take_currencies(out, a);
    } else if (a.type == ColumnType::money) {
        for (std::uint32_t row = 0; row < out.size; ++row)
            if (out.cell(row) == Cell::known && !common(a.currency[row], b.currency[row])) mark(out, row, Cell::failed);
    }
    if (a.fixed && b.fixed && divide_fixed(out, a, b)) return;
    if (has_fractions(a) && has_fractions(b) && divide_fractions(out, a, b, operation)) return;
    exactly(out, a, b, operation);
}

void evaluate_negate(Column& out, const Column& a) {
    prepare(out, a.type, a.size);
    merge_states(out, a);
    if (a.type == ColumnType::duration) {
        for (std::uint32_t row = 0; row < a.size; ++row) {
            if (!a.known(row)) continue;
            if (const auto negated = negate(duration_at(a, row)))
                set_duration(out, row, *negated);
            else
                mark(out, row, Cell::failed);
        }
        return;
    }
    if (out.type == ColumnType::money) take_currencies(out, a);
    if (has_fractions(a)) {
        out.scale = a.scale;
        bool overflow = false;
        for (std::uint32_t row = 0; row < a.size; ++row)
            overflow |= __builtin_sub_overflow(std::int64_t{0}, a.integers[row], &out.integers[row]);
        if (!overflow && a.fractional) {
            start_fractions(out, a.scale);
            std::copy_n(a.denominators.begin(), out.size, out.denominators.begin());
        }
        if (!overflow) return;
    }
    exactly(out, a, a, [](const Number& x, const Number&, Number& z) {
        z = negate(x);
        return NumberFault::none;
    });
}

void evaluate_round(Column& out, const Column& a, const graph::Rounding& rounding) {
    if (a.fixed && a.scale <= rounding.decimals) {
        out = a; // nothing to round
        return;
    }
    prepare(out, a.type, a.size);
    merge_states(out, a);
    if (a.type == ColumnType::money) take_currencies(out, a);
    if (round_to_fixed(out, a, rounding)) return;
    exactly(out, a, a, [&](const Number& x, const Number&, Number& z) {
        z = round(x, rounding.decimals, rounding.mode);
        return NumberFault::none;
    });
}

} // namespace voorrang::engine

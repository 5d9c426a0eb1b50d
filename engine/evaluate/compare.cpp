#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

namespace {

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

Truth as_truth(bool value) { return value ? Truth::yes : Truth::no; }

// A strict operation's result where an operand is not known.
void put_states(Column& out, const Column& a, const Column& b) {
    if (a.all_known && b.all_known) return;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        const Cell cell = worse(a.cell(row), b.cell(row));
        if (cell != Cell::known) out.truth[row] = cell == Cell::failed ? Truth::failed : Truth::unknown;
    }
}

// Runs `compare(row)` on each row where both operands are known.
template <class Compare>
void each_row(Column& out, const Column& a, const Column& b, Compare compare) {
    prepare(out, ColumnType::truth, a.size);
    for (std::uint32_t row = 0; row < a.size; ++row)
        if (a.known(row) && b.known(row)) out.truth[row] = compare(row);
    put_states(out, a, b);
}

bool same_currency(const Column& a, const Column& b, std::uint32_t row) {
    return a.type != ColumnType::money || common(a.currency[row], b.currency[row]);
}

// Amounts of which some are in different currencies fail.
void put_currencies(Column& out, const Column& a, const Column& b) {
    if (a.type != ColumnType::money) return;
    for (std::uint32_t row = 0; row < out.size; ++row)
        if (a.known(row) && b.known(row) && !same_currency(a, b, row)) out.truth[row] = Truth::failed;
}

// Compares integers of every row, known or not, in a loop that compilers turn into vector code.
template <class Compare>
void integers(Column& out, const Column& a, const Column& b, Compare compare) {
    prepare(out, ColumnType::truth, a.size);
    const std::int64_t* const x = a.integers.data();
    const std::int64_t* const y = b.integers.data();
    Truth* const to = out.truth.data();
    for (std::uint32_t row = 0; row < out.size; ++row) to[row] = static_cast<Truth>(compare(x[row], y[row]));
    put_states(out, a, b);
    put_currencies(out, a, b);
}

// The same of decimals with different powers of ten; false, with nothing done, if they don't fit one of them.
template <class Compare>
bool decimals(Column& out, const Column& a, const Column& b, Compare compare) {
    prepare(out, ColumnType::truth, a.size);
    const unsigned scale = std::max(a.scale, b.scale);
    const std::int64_t by_a = small_power_of_ten(scale - a.scale), by_b = small_power_of_ten(scale - b.scale);
    bool overflow = false;
    for (std::uint32_t row = 0; row < out.size; ++row) {
        std::int64_t x = 0, y = 0;
        overflow |= __builtin_mul_overflow(a.integers[row], by_a, &x);
        overflow |= __builtin_mul_overflow(b.integers[row], by_b, &y);
        out.truth[row] = static_cast<Truth>(compare(x, y));
    }
    if (overflow) return false;
    put_states(out, a, b);
    put_currencies(out, a, b);
    return true;
}

template <class Compare>
void compare_columns(Column& out, const Column& a, const Column& b, Compare compare) {
    if (a.type == ColumnType::duration) {
        each_row(out, a, b, [&](std::uint32_t row) {
            const auto order = voorrang::compare(duration_at(a, row), duration_at(b, row));
            return order ? as_truth(compare(sign(*order), 0)) : Truth::failed;
        });
        return;
    }
    if (!is_amount(a.type) || (a.fixed && b.fixed && a.scale == b.scale)) return integers(out, a, b, compare);
    if (a.fixed && b.fixed && decimals(out, a, b, compare)) return;
    each_row(out, a, b, [&](std::uint32_t row) {
        if (!same_currency(a, b, row)) return Truth::failed;
        const auto order = compare_numbers(a, row, b, row);
        return as_truth(compare(sign(order), 0));
    });
}

struct Equal {
    template <class T>
    bool operator()(T a, T b) const {
        return a == b;
    }
};
struct Less {
    template <class T>
    bool operator()(T a, T b) const {
        return a < b;
    }
};
struct LessEqual {
    template <class T>
    bool operator()(T a, T b) const {
        return a <= b;
    }
};

} // namespace

void evaluate_equal(Column& out, const Column& a, const Column& b) {
    if (a.type != ColumnType::truth) return compare_columns(out, a, b, Equal{});
    prepare(out, ColumnType::truth, a.size);
    const auto* const x = reinterpret_cast<const std::uint8_t*>(a.truth.data());
    const auto* const y = reinterpret_cast<const std::uint8_t*>(b.truth.data());
    auto* const to = reinterpret_cast<std::uint8_t*>(out.truth.data());
    for (std::uint32_t row = 0; row < out.size; ++row) {
        const std::uint8_t most = x[row] > y[row] ? x[row] : y[row];
        const std::uint8_t same = x[row] == y[row];
        to[row] = most > 1 ? most : same;
    }
}

void evaluate_less(Column& out, const Column& a, const Column& b, bool or_equal) {
    if (or_equal)
        compare_columns(out, a, b, LessEqual{});
    else
        compare_columns(out, a, b, Less{});
}

void evaluate_member(Column& out, const Column& a, std::span<const std::uint8_t> is_member) {
    prepare(out, ColumnType::truth, a.size);
    const auto known_texts = static_cast<std::uint64_t>(is_member.size());
    for (std::uint32_t row = 0; row < out.size; ++row) {
        const auto text = static_cast<std::uint64_t>(a.integers[row]);
        out.truth[row] = as_truth(text < known_texts && is_member[text] != 0);
    }
    put_states(out, a, a);
}

void evaluate_starts_with(Column& out, const Column& a, const Column& b, const TextPool& texts) {
    each_row(out, a, b, [&](std::uint32_t row) {
        const auto whole = texts.text(static_cast<std::uint32_t>(a.integers[row]));
        return as_truth(whole.starts_with(texts.text(static_cast<std::uint32_t>(b.integers[row]))));
    });
}

} // namespace voorrang::engine

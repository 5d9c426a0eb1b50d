#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using graph::ColumnType;

namespace {

Truth as_truth(bool value) { return value ? Truth::yes : Truth::no; }

Truth of_cell(Cell cell) { return cell == Cell::failed ? Truth::failed : Truth::unknown; }

bool is_amount(ColumnType type) { return type == ColumnType::number || type == ColumnType::money; }

// Runs `compare(row)` on each row where both operands are known.
template <class Compare>
void each_row(Column& out, const Column& a, const Column& b, Compare compare) {
    prepare(out, ColumnType::truth, a.size);
    const bool truths = a.type == ColumnType::truth;
    const bool all_known = !truths && a.all_known && b.all_known;
    for (std::uint32_t row = 0; row < a.size; ++row) {
        const Cell cell = all_known ? Cell::known : worse(a.cell(row), b.cell(row));
        out.truth[row] = cell == Cell::known ? compare(row) : of_cell(cell);
    }
}

bool same_currency(const Column& a, const Column& b, std::uint32_t row) {
    return a.type != ColumnType::money || common(a.currency[row], b.currency[row]);
}

} // namespace

void evaluate_equal(Column& out, const Column& a, const Column& b) {
    if (a.type == ColumnType::money) {
        each_row(out, a, b, [&](std::uint32_t row) {
            return same_currency(a, b, row) ? as_truth(cells_equal(a, row, b, row)) : Truth::failed;
        });
    } else if (a.type == ColumnType::duration) {
        each_row(out, a, b, [&](std::uint32_t row) {
            const auto order = compare(duration_at(a, row), duration_at(b, row));
            return order ? as_truth(*order == 0) : Truth::failed;
        });
    } else {
        each_row(out, a, b, [&](std::uint32_t row) { return as_truth(cells_equal(a, row, b, row)); });
    }
}

void evaluate_less(Column& out, const Column& a, const Column& b, bool or_equal) {
    if (is_amount(a.type) && !(a.fixed && b.fixed && a.scale == b.scale)) {
        each_row(out, a, b, [&](std::uint32_t row) {
            if (!same_currency(a, b, row)) return Truth::failed;
            const auto order = a.number(row) <=> b.number(row);
            return as_truth(order < 0 || (or_equal && order == 0));
        });
    } else if (a.type == ColumnType::duration) {
        each_row(out, a, b, [&](std::uint32_t row) {
            const auto order = compare(duration_at(a, row), duration_at(b, row));
            return order ? as_truth(*order < 0 || (or_equal && *order == 0)) : Truth::failed;
        });
    } else {
        each_row(out, a, b, [&](std::uint32_t row) {
            if (!same_currency(a, b, row)) return Truth::failed;
            return as_truth(or_equal ? a.integers[row] <= b.integers[row] : a.integers[row] < b.integers[row]);
        });
    }
}

void evaluate_starts_with(Column& out, const Column& a, const Column& b, const TextPool& texts) {
    each_row(out, a, b, [&](std::uint32_t row) {
        const auto whole = texts.text(static_cast<std::uint32_t>(a.integers[row]));
        return as_truth(whole.starts_with(texts.text(static_cast<std::uint32_t>(b.integers[row]))));
    });
}

} // namespace voorrang::engine

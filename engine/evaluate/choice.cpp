#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using graph::ColumnType;

namespace {

// The operand that gives the value of one row, as far as the conditions tell. Several may remain possible: they agree
// if all are known and equal.
class Possible {
  public:
    Possible(Columns operands, std::uint32_t row) : operands_(operands), row_(row) {}

    void add(std::uint32_t operand) {
        const Column& column = *operands_[operand];
        if (first_ == Pick::unknown) {
            first_ = operand;
        } else if (agree_) {
            agree_ = column.known(row_) && operands_[first_]->known(row_) &&
                     cells_equal(*operands_[first_], row_, column, row_);
        }
    }
    bool any() const { return first_ != Pick::unknown; }
    bool agree() const { return agree_; }
    std::uint32_t pick() const { return agree_ ? first_ : Pick::unknown; }

  private:
    Columns operands_;
    std::uint32_t row_;
    std::uint32_t first_ = Pick::unknown;
    bool agree_ = true;
};

std::uint32_t pick_select(Columns operands, std::uint32_t row) {
    Possible possible(operands, row);
    for (std::uint32_t i = 0; i + 1 < operands.size(); i += 2) {
        const Truth condition = operands[i]->truth[row];
        if (condition == Truth::failed) return Pick::failed;
        if (condition == Truth::no) continue;
        possible.add(i + 1);
        if (condition == Truth::yes) return possible.pick();
    }
    possible.add(static_cast<std::uint32_t>(operands.size() - 1));
    return possible.pick();
}

std::uint32_t pick_first(Columns operands, std::uint32_t row) {
    Possible possible(operands, row);
    for (std::uint32_t i = 0; i < operands.size(); i += 2) {
        const Truth condition = operands[i]->truth[row];
        if (condition == Truth::failed) return Pick::failed;
        if (condition == Truth::no) continue;
        possible.add(i + 1);
        if (condition == Truth::yes) return possible.pick();
    }
    // No row surely applies: failed if none can, else it hangs on the unknown.
    return possible.any() ? Pick::unknown : Pick::failed;
}

std::uint32_t pick_unique(Columns operands, std::uint32_t row) {
    std::uint32_t chosen = Pick::failed;
    bool unsure = false;
    for (std::uint32_t i = 0; i < operands.size(); i += 2) {
        const Truth condition = operands[i]->truth[row];
        if (condition == Truth::failed) return Pick::failed;
        if (condition == Truth::unknown) unsure = true;
        if (condition != Truth::yes) continue;
        if (chosen != Pick::failed) return Pick::failed;
        chosen = i + 1;
    }
    return unsure ? Pick::unknown : chosen;
}

// base, c1, v1, …: those that apply must agree; those that may apply leave it open unless they agree too.
std::uint32_t pick_exception(Columns operands, std::uint32_t row) {
    Possible sure(operands, row), all(operands, row);
    for (std::uint32_t i = 1; i + 1 < operands.size(); i += 2) {
        const Truth condition = operands[i]->truth[row];
        if (condition == Truth::failed) return Pick::failed;
        if (condition == Truth::no) continue;
        all.add(i + 1);
        if (condition == Truth::yes) sure.add(i + 1);
    }
    if (!sure.any()) all.add(0);
    if (sure.any() && !sure.agree()) {
        // Two that apply: a conflict if they are known to differ, open if one is unknown.
        for (std::uint32_t i = 1; i + 1 < operands.size(); i += 2)
            if (operands[i]->truth[row] == Truth::yes && operands[i + 1]->cell(row) == Cell::unknown)
                return Pick::unknown;
        return Pick::failed;
    }
    return all.pick();
}

template <class Picker>
void pick_all(Column& out, ColumnType type, Columns operands, std::uint32_t size, Picker picker) {
    std::vector<std::uint32_t> picks(size);
    for (std::uint32_t row = 0; row < size; ++row) picks[row] = picker(operands, row);
    // Conditions stand among the sources, so that picks count operands, but are never picked.
    const std::vector<const Column*> sources(operands.begin(), operands.end());
    assemble(out, type, sources, picks);
}

} // namespace

void evaluate_otherwise(Column& out, const Column& a, const Column& b) {
    std::vector<std::uint32_t> picks(a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) picks[row] = a.cell(row) == Cell::unknown ? 1 : 0;
    assemble(out, a.type, {&a, &b}, picks);
}

void evaluate_select(Column& out, ColumnType type, Columns operands) {
    pick_all(out, type, operands, operands[0]->size, pick_select);
}

void evaluate_exceptions(Column& out, ColumnType type, Columns operands) {
    pick_all(out, type, operands, operands[0]->size, pick_exception);
}

void evaluate_table(Column& out, ColumnType type, Columns operands, bool unique) {
    pick_all(out, type, operands, operands[0]->size, unique ? pick_unique : pick_first);
}

void evaluate_parameter(Column& out, ColumnType type, Columns operands, const graph::DatedParameter& parameter) {
    const Column& date = *operands[0];
    const auto pick = [&](Columns all, std::uint32_t row) -> std::uint32_t {
        if (!date.known(row)) {
            // Whatever the date is: known only if one value is in force at all times.
            Possible possible(all, row);
            for (std::uint32_t i = 1; i < all.size(); ++i) possible.add(i);
            if (date.cell(row) == Cell::failed) return Pick::failed;
            return parameter.from.front() ? Pick::unknown : possible.pick();
        }
        std::uint32_t chosen = Pick::failed;
        for (std::uint32_t i = 0; i < parameter.from.size(); ++i)
            if (!parameter.from[i] || parameter.from[i]->days <= date.integers[row]) chosen = i + 1;
        return chosen;
    };
    pick_all(out, type, operands, date.size, pick);
}

} // namespace voorrang::engine

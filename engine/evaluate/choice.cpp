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

// Those of several that apply must agree; those that may apply leave it open unless they agree too.
class Agreeing {
  public:
    Agreeing(Columns operands, std::uint32_t row) : operands_(operands), row_(row), sure_(operands, row), all_(sure_) {}

    void add(std::uint32_t operand, Truth applies) {
        all_.add(operand);
        if (applies != Truth::yes) return;
        sure_.add(operand);
        open_ = open_ || operands_[operand]->cell(row_) == Cell::unknown;
    }
    void may_be(std::uint32_t operand) { all_.add(operand); }
    bool any() const { return all_.any(); }
    bool any_sure() const { return sure_.any(); }

    std::uint32_t pick() const {
        // Two that apply: a conflict if they are known to differ, open if one is unknown.
        if (sure_.any() && !sure_.agree()) return open_ ? Pick::unknown : Pick::failed;
        return all_.pick();
    }

  private:
    Columns operands_;
    std::uint32_t row_;
    Possible sure_, all_;
    bool open_ = false; // one that surely applies has an unknown value
};

// base, c1, v1, …. An exception gives way where the condition of one above it holds.
std::uint32_t pick_exception(Columns operands, std::uint32_t row, const graph::Precedence& precedence) {
    const auto condition = [&](std::size_t exception) { return operands[1 + 2 * exception]->truth[row]; };
    Agreeing agreeing(operands, row);
    bool replaced = false;
    for (std::size_t i = 0; i < precedence.size(); ++i) {
        if (condition(i) == Truth::failed) return Pick::failed;
        replaced = replaced || condition(i) == Truth::yes;
    }
    for (std::size_t i = 0; i < precedence.size(); ++i) {
        Truth applies = condition(i);
        for (const std::uint32_t above : precedence[i]) applies = truth_and(applies, truth_not(condition(above)));
        if (applies != Truth::no) agreeing.add(static_cast<std::uint32_t>(2 + 2 * i), applies);
    }
    if (!replaced) agreeing.may_be(0);
    return agreeing.pick();
}

std::uint32_t pick_any(Columns operands, std::uint32_t row) {
    Agreeing agreeing(operands, row);
    for (std::uint32_t i = 0; i < operands.size(); i += 2) {
        const Truth condition = operands[i]->truth[row];
        if (condition == Truth::failed) return Pick::failed;
        if (condition != Truth::no) agreeing.add(i + 1, condition);
    }
    if (!agreeing.any()) return Pick::failed;
    // Perhaps no row applies at all.
    return agreeing.any_sure() ? agreeing.pick() : Pick::unknown;
}

// On every date there is a value: none before it begins, and each ends where the next one begins.
bool in_force_always(const graph::DatedParameter& parameter) {
    if (parameter.from.front() || parameter.until.back()) return false;
    for (std::size_t i = 0; i + 1 < parameter.until.size(); ++i)
        if (parameter.until[i] && parameter.until[i] != parameter.from[i + 1]) return false;
    return true;
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

void evaluate_exceptions(Column& out, ColumnType type, Columns operands, const graph::Precedence& precedence) {
    pick_all(out, type, operands, operands[0]->size,
             [&](Columns all, std::uint32_t row) { return pick_exception(all, row, precedence); });
}

void evaluate_table(Column& out, graph::Op op, ColumnType type, Columns operands) {
    const auto picker = op == graph::Op::table_first    ? pick_first
                        : op == graph::Op::table_unique ? pick_unique
                                                        : pick_any;
    pick_all(out, type, operands, operands[0]->size, picker);
}

void evaluate_parameter(Column& out, ColumnType type, Columns operands, const graph::DatedParameter& parameter) {
    const Column& date = *operands[0];
    const auto pick = [&](Columns all, std::uint32_t row) -> std::uint32_t {
        if (!date.known(row)) {
            // Whatever the date is: known only if one value is in force at all times.
            Possible possible(all, row);
            for (std::uint32_t i = 1; i < all.size(); ++i) possible.add(i);
            if (date.cell(row) == Cell::failed) return Pick::failed;
            return in_force_always(parameter) ? possible.pick() : Pick::unknown;
        }
        std::uint32_t chosen = Pick::failed;
        for (std::uint32_t i = 0; i < parameter.from.size(); ++i) {
            if (parameter.from[i] && parameter.from[i]->days > date.integers[row]) break;
            const bool ended = parameter.until[i] && parameter.until[i]->days <= date.integers[row];
            chosen = ended ? Pick::failed : i + 1;
        }
        return chosen;
    };
    pick_all(out, type, operands, date.size, pick);
}

} // namespace voorrang::engine

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

// Which of an operation's operands are conditions, and which are values.
struct Choices {
    std::uint32_t first = 0;     // the first condition; its value stands behind it
    std::uint32_t count = 0;     // how many of them
    std::uint32_t otherwise = 0; // the operand taken where none holds, or none
    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

// What a row's conditions come to.
enum class Held : std::uint8_t { none = 0, one = 1, several = 2, unclear = 3 };

// Where of all conditions at most one holds, or only the first counts, and none is unknown or failed, the choice is
// plain: values are laid over one another in loops over whole columns. The other rows are picked one by one.
class Laid {
  public:
    Laid(Column& out, ColumnType type, Columns operands, const Choices& choices)
        : out_(out), operands_(operands), choices_(choices) {
        sources_.reserve(choices.count + 1);
        if (choices.otherwise != Choices::none) sources_.push_back(operands[choices.otherwise]);
        for (std::uint32_t i = 0; i < choices.count; ++i) sources_.push_back(operands[value(i)]);
        prepare_for(out, type, operands[choices.first]->size, sources_);
        held_.assign(out.size, Held::none);
    }

    void lay() {
        for (std::uint32_t i = 0; i < choices_.count; ++i) hold(operands_[condition(i)]->truth.data());
        if (choices_.otherwise != Choices::none) lay_over(*operands_[choices_.otherwise], nullptr);
        for (std::uint32_t i = choices_.count; i-- > 0;)
            lay_over(*operands_[value(i)], operands_[condition(i)]->truth.data());
    }

    // `plain`: the most that may hold. Where nothing holds and there is nothing otherwise, it fails.
    template <class Picker>
    void finish(Held plain, Picker picker) {
        const bool otherwise = choices_.otherwise != Choices::none;
        for (std::uint32_t row = 0; row < out_.size; ++row) {
            if (held_[row] == Held::none && !otherwise) {
                mark(out_, row, Cell::failed);
            } else if (held_[row] > plain) {
                const std::uint32_t pick = picker(operands_, row);
                if (pick == Pick::unknown || pick == Pick::failed)
                    mark(out_, row, pick == Pick::failed ? Cell::failed : Cell::unknown);
                else
                    copy_cell(out_, row, *operands_[pick], row);
            }
        }
    }

  private:
    std::uint32_t condition(std::uint32_t i) const { return choices_.first + 2 * i; }
    std::uint32_t value(std::uint32_t i) const { return condition(i) + 1; }

    void hold(const Truth* condition) {
        auto* const held = reinterpret_cast<std::uint8_t*>(held_.data());
        const auto* const holds = reinterpret_cast<const std::uint8_t*>(condition);
        for (std::uint32_t row = 0; row < out_.size; ++row) {
            const auto sum = static_cast<std::uint8_t>(held[row] + holds[row]);
            const std::uint8_t counted = sum > 2 ? std::uint8_t{2} : sum;
            held[row] = holds[row] > 1 || held[row] == 3 ? std::uint8_t{3} : counted;
        }
    }

    template <class T>
    void over(std::vector<T>& to, const std::vector<T>& from, const Truth* condition) {
        T* const target = to.data();
        const T* const source = from.data();
        if (!condition) {
            std::copy_n(source, out_.size, target);
            return;
        }
        for (std::uint32_t row = 0; row < out_.size; ++row)
            target[row] = condition[row] == Truth::yes ? source[row] : target[row];
    }

    void lay_states(const Column& source, const Truth* condition) {
        if (source.all_known && out_.all_known) return;
        if (out_.all_known) out_.state.assign(out_.size, Cell::known);
        out_.all_known = false;
        for (std::uint32_t row = 0; row < out_.size; ++row)
            if (!condition || condition[row] == Truth::yes) out_.state[row] = source.cell(row);
    }

    void lay_over(const Column& source, const Truth* condition) {
        if (out_.type == ColumnType::truth) return over(out_.truth, source.truth, condition);
        lay_states(source, condition);
        if (out_.type == ColumnType::money) over(out_.currency, source.currency, condition);
        if (out_.type == ColumnType::time) over(out_.offset, source.offset, condition);
        if (out_.type == ColumnType::duration) {
            over(out_.months, source.months, condition);
            over(out_.days, source.days, condition);
        }
        if (is_amount(out_.type) && out_.fixed && out_.scale != source.scale) {
            const std::int64_t factor = small_power_of_ten(out_.scale - source.scale);
            for (std::uint32_t row = 0; row < out_.size; ++row) {
                const std::int64_t value = source.integers[row] * factor;
                out_.integers[row] = !condition || condition[row] == Truth::yes ? value : out_.integers[row];
            }
            return;
        }
        if (is_amount(out_.type) && !out_.fixed) {
            for (std::uint32_t row = 0; row < out_.size; ++row)
                if (!condition || condition[row] == Truth::yes) copy_cell(out_, row, source, row);
            return;
        }
        over(out_.integers, source.integers, condition);
    }

    Column& out_;
    Columns operands_;
    const Choices& choices_;
    std::vector<const Column*> sources_;
    std::vector<Held> held_;
};

template <class Picker>
void pick_all(Column& out, ColumnType type, Columns operands, std::uint32_t size, Picker picker) {
    std::vector<std::uint32_t> picks(size);
    for (std::uint32_t row = 0; row < size; ++row) picks[row] = picker(operands, row);
    assemble(out, type, operands, picks);
}

template <class Picker>
void choose(Column& out, ColumnType type, Columns operands, const Choices& choices, Held plain, Picker picker) {
    Laid laid(out, type, operands, choices);
    laid.lay();
    laid.finish(plain, picker);
}

std::uint32_t pairs_of(Columns operands) { return static_cast<std::uint32_t>(operands.size() / 2); }

} // namespace

void evaluate_otherwise(Column& out, const Column& a, const Column& b) {
    std::vector<std::uint32_t> picks(a.size);
    for (std::uint32_t row = 0; row < a.size; ++row) picks[row] = a.cell(row) == Cell::unknown ? 1 : 0;
    const Column* const sources[] = {&a, &b};
    assemble(out, a.type, sources, picks);
}

void evaluate_select(Column& out, ColumnType type, Columns operands) {
    const Choices choices{0, pairs_of(operands), static_cast<std::uint32_t>(operands.size() - 1)};
    choose(out, type, operands, choices, Held::several, pick_select);
}

void evaluate_exceptions(Column& out, ColumnType type, Columns operands, const graph::Precedence& precedence) {
    const Choices choices{1, pairs_of(operands), 0};
    choose(out, type, operands, choices, Held::one,
           [&](Columns all, std::uint32_t row) { return pick_exception(all, row, precedence); });
}

void evaluate_table(Column& out, graph::Op op, ColumnType type, Columns operands) {
    const Choices choices{0, pairs_of(operands), Choices::none};
    if (op == graph::Op::table_first)
        choose(out, type, operands, choices, Held::several, pick_first);
    else if (op == graph::Op::table_unique)
        choose(out, type, operands, choices, Held::one, pick_unique);
    else
        choose(out, type, operands, choices, Held::one, pick_any);
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

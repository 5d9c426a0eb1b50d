#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Op;

std::size_t nearest_rank(const Number& part, std::size_t count) {
    Number rank;
    if (multiply(part, Number(static_cast<std::int64_t>(count)), rank) != NumberFault::none) return 0;
    const std::int64_t place = round(rank, 0, RoundMode::up).to_int64().value_or(1);
    return static_cast<std::size_t>(std::max<std::int64_t>(place, 1) - 1);
}

namespace {

// The elements that count for one result, and what they come to.
class Gathered {
  public:
    Gathered(Op op, ColumnType type, const Detail& detail) : op_(op), type_(type), detail_(detail) {}

    void reset() {
        state_ = Cell::known;
        values_.clear();
        unsure_.clear();
        currency_ = {};
        first_ = true;
        months_ = days_ = 0;
        time_ = 0;
        count_ = 0;
        truth_ = op_ == Op::all ? Truth::yes : Truth::no;
    }

    void add(const Column* value, const Column* where, std::uint32_t value_row, std::uint32_t where_row) {
        if (where) {
            const Truth condition = where->truth[where_row];
            if (op_ == Op::any) return void(truth_ = truth_or(truth_, condition));
            if (op_ == Op::all) return void(truth_ = truth_and(truth_, condition));
            if (condition == Truth::no) return;
            if (condition == Truth::unknown && may_not_matter(value, value_row)) return unsure(*value, value_row);
            if (condition != Truth::yes) return worsen(condition == Truth::failed ? Cell::failed : Cell::unknown);
        }
        ++count_;
        if (!value) return;
        if (const Cell cell = value->cell(value_row); cell != Cell::known) return worsen(cell);
        take(*value, value_row);
    }

    void store(Column& out, std::uint32_t row) {
        if (op_ == Op::any || op_ == Op::all) {
            out.truth[row] = truth_;
            return;
        }
        if (state_ == Cell::known && unsure_matters()) state_ = Cell::unknown;
        if (op_ != Op::count && op_ != Op::sum && count_ == 0 && state_ == Cell::known) state_ = Cell::failed;
        if (state_ == Cell::known && detail_.extremes > 0 && !leave_extremes_out()) state_ = Cell::failed;
        if (state_ != Cell::known) return mark(out, row, state_);
        if (op_ == Op::count) {
            out.exact[row] = Number(count_);
        } else if (type_ == ColumnType::date || type_ == ColumnType::time) {
            out.integers[row] = time_;
            if (type_ == ColumnType::time) out.offset[row] = offset_;
        } else if (type_ == ColumnType::duration) {
            set_duration(out, row, {months_, days_, time_});
        } else {
            if (type_ == ColumnType::money) out.currency[row] = currency_;
            Number result;
            if (reduce(result) != NumberFault::none) return mark(out, row, Cell::failed);
            out.exact[row] = std::move(result);
        }
    }

  private:
    // The lowest is the same whether or not an element counts that isn't lower; likewise the highest.
    bool may_not_matter(const Column* value, std::uint32_t row) const {
        const bool amounts = type_ == ColumnType::number || type_ == ColumnType::money;
        return amounts && (op_ == Op::lowest || op_ == Op::highest) && value->known(row);
    }

    void unsure(const Column& value, std::uint32_t row) {
        unsure_.push_back({value.number(row), type_ == ColumnType::money ? value.currency[row] : Currency{}});
    }

    bool unsure_matters() const {
        if (unsure_.empty()) return false;
        if (values_.empty()) return true;
        const Number best = op_ == Op::lowest ? *std::min_element(values_.begin(), values_.end())
                                              : *std::max_element(values_.begin(), values_.end());
        return std::any_of(unsure_.begin(), unsure_.end(), [&](const auto& each) {
            return each.second != currency_ || (op_ == Op::lowest ? each.first < best : each.first > best);
        });
    }

    // false: nothing would be left.
    bool leave_extremes_out() {
        if (values_.size() <= 2 * std::size_t{detail_.extremes}) return false;
        std::sort(values_.begin(), values_.end());
        values_.erase(values_.end() - detail_.extremes, values_.end());
        values_.erase(values_.begin(), values_.begin() + detail_.extremes);
        return true;
    }

    void worsen(Cell cell) { state_ = worse(state_, cell); }

    void take(const Column& value, std::uint32_t row) {
        switch (type_) {
        case ColumnType::date:
        case ColumnType::time: {
            const std::int64_t instant = value.integers[row];
            if (first_ || (op_ == Op::lowest ? instant < time_ : instant > time_)) {
                time_ = instant;
                if (type_ == ColumnType::time) offset_ = value.offset[row];
            }
            break;
        }
        case ColumnType::duration: {
            const auto sum = voorrang::add(Duration{months_, days_, time_}, duration_at(value, row));
            if (!sum) return worsen(Cell::failed);
            months_ = sum->months, days_ = sum->days, time_ = sum->microseconds;
            break;
        }
        case ColumnType::money: {
            const auto both = common(currency_, value.currency[row]);
            if (!both) return worsen(Cell::failed);
            currency_ = *both;
            [[fallthrough]];
        }
        default:
            values_.push_back(value.number(row));
        }
        first_ = false;
    }

    NumberFault reduce(Number& out) {
        switch (op_) {
        case Op::lowest:
            out = *std::min_element(values_.begin(), values_.end());
            return NumberFault::none;
        case Op::highest:
            out = *std::max_element(values_.begin(), values_.end());
            return NumberFault::none;
        case Op::percentile:
            std::sort(values_.begin(), values_.end());
            out = values_[nearest_rank(detail_.part, values_.size())];
            return NumberFault::none;
        case Op::median: {
            std::sort(values_.begin(), values_.end());
            const std::size_t middle = values_.size() / 2;
            if (values_.size() % 2 == 1) {
                out = values_[middle];
                return NumberFault::none;
            }
            if (const auto fault = voorrang::add(values_[middle - 1], values_[middle], out); fault != NumberFault::none)
                return fault;
            return divide(out, Number(2), out);
        }
        default:
            out = Number(0);
            for (const Number& value : values_)
                if (const auto fault = voorrang::add(out, value, out); fault != NumberFault::none) return fault;
            return op_ == Op::average ? divide(out, Number(static_cast<std::int64_t>(values_.size())), out)
                                      : NumberFault::none;
        }
    }

    Op op_;
    ColumnType type_;
    const Detail& detail_;
    Cell state_ = Cell::known;
    std::vector<Number> values_;
    std::vector<std::pair<Number, Currency>> unsure_; // of elements of which it is unknown whether they count
    Currency currency_;
    bool first_ = true;
    std::int32_t months_ = 0, days_ = 0;
    std::int64_t time_ = 0;
    std::int16_t offset_ = 0;
    std::int64_t count_ = 0;
    Truth truth_ = Truth::no;
};

void prepare_result(Column& out, ColumnType type, std::uint32_t size) {
    prepare(out, type, size);
    if (type == ColumnType::number || type == ColumnType::money) make_exact(out);
}

} // namespace

void evaluate_aggregate(Column& out, Op op, ColumnType type, const FrameRows& rows, std::uint32_t parents,
                        const Column* value, const Column* where, const Detail& detail) {
    prepare_result(out, type, parents);
    Gathered gathered(op, type, detail);
    for (std::uint32_t parent = 0; parent < parents; ++parent) {
        const Cell known = rows.list_known[parent];
        if (known != Cell::known) {
            mark(out, parent, known);
            continue;
        }
        gathered.reset();
        for (std::uint32_t row = rows.begin[parent]; row < rows.begin[parent + 1]; ++row)
            gathered.add(value, where, row, row);
        gathered.store(out, parent);
    }
}

void evaluate_row_aggregate(Column& out, Op op, ColumnType type, Columns operands, bool has_where,
                            const Detail& detail) {
    const Op list_op = op == Op::row_average      ? Op::average
                       : op == Op::row_lowest     ? Op::lowest
                       : op == Op::row_highest    ? Op::highest
                       : op == Op::row_median     ? Op::median
                       : op == Op::row_percentile ? Op::percentile
                                                  : Op::sum;
    prepare_result(out, type, operands[0]->size);
    Gathered gathered(list_op, type, detail);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        gathered.reset();
        for (std::size_t i = 0; i < operands.size(); i += has_where ? 2 : 1)
            gathered.add(operands[i], has_where ? operands[i + 1] : nullptr, row, row);
        gathered.store(out, row);
    }
}

} // namespace voorrang::engine

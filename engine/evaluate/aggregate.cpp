#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Op;

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

    // Into a cell of a prepared column, of any form.
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
            put_number(out, row, Number(count_));
        } else if (type_ == ColumnType::date || type_ == ColumnType::time) {
            out.integers[row] = time_;
            if (type_ == ColumnType::time) out.offset[row] = offset_;
        } else if (type_ == ColumnType::duration) {
            set_duration(out, row, {months_, days_, time_});
        } else {
            if (type_ == ColumnType::money) out.currency[row] = currency_;
            Number result;
            if (reduce(result) != NumberFault::none) return mark(out, row, Cell::failed);
            put_number(out, row, result);
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
        case Op::interpolated:
            std::sort(values_.begin(), values_.end());
            return interpolate(
                detail_.part, values_.size(), [&](std::size_t i) -> const Number& { return values_[i]; }, out);
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

// Elements of one list whose values are plain decimals: what most lists are. The rest is gathered one by one.
class Plain {
  public:
    Plain(Op op, const FrameRows& rows, const Column* value, const Column* where)
        : op_(op), rows_(rows), value_(value), where_(where ? where->truth.data() : nullptr) {}

    // Whether lists may be plain at all.
    static bool fits(Op op, const Column* value, const Detail& detail) {
        if (is_percentile(op) || detail.extremes > 0) return false;
        if (op == Op::count || op == Op::any || op == Op::all) return true;
        return value && is_amount(value->type) && value->fixed && (op != Op::median || value->scale < 18);
    }

    void prepare_result(Column& out, ColumnType type, std::uint32_t size) {
        prepare(out, type, size);
        if (!value_ || !is_amount(type) || op_ == Op::count) return;
        // The median of an even number lies between two: one decimal more.
        halves_ = op_ == Op::median && has_even_list(size);
        if (op_ == Op::average)
            start_fractions(out, value_->scale);
        else
            out.scale = static_cast<std::uint8_t>(value_->scale + (halves_ ? 1 : 0));
    }

    // False where the list is not plain; the cell is then still to be filled.
    bool reduce(Column& out, std::uint32_t list) {
        const std::uint32_t begin = rows_.begin[list], end = rows_.begin[list + 1];
        if (op_ == Op::any || op_ == Op::all) return reduce_truths(out, list, begin, end);
        if (op_ == Op::count) return count(out, list, begin, end);
        return amounts(out, list, begin, end);
    }

  private:
    bool has_even_list(std::uint32_t lists) const {
        if (where_) return true;
        for (std::uint32_t list = 0; list < lists; ++list)
            if (const std::uint32_t size = rows_.begin[list + 1] - rows_.begin[list]; size > 0 && size % 2 == 0)
                return true;
        return false;
    }

    bool reduce_truths(Column& out, std::uint32_t list, std::uint32_t begin, std::uint32_t end) const {
        if (!where_) return false;
        Truth truth = op_ == Op::all ? Truth::yes : Truth::no;
        for (std::uint32_t row = begin; row < end; ++row)
            truth = op_ == Op::all ? truth_and(truth, where_[row]) : truth_or(truth, where_[row]);
        out.truth[list] = truth;
        return true;
    }

    bool count(Column& out, std::uint32_t list, std::uint32_t begin, std::uint32_t end) const {
        if (value_ && (value_->type == ColumnType::truth || !value_->all_known)) return false;
        std::int64_t number = end - begin;
        if (where_) {
            number = 0;
            for (std::uint32_t row = begin; row < end; ++row) {
                if (where_[row] > Truth::yes) return false;
                number += where_[row] == Truth::yes;
            }
        }
        out.integers[list] = number;
        return true;
    }

    bool amounts(Column& out, std::uint32_t list, std::uint32_t begin, std::uint32_t end) {
        const std::int64_t* values = value_->integers.data() + begin;
        std::size_t size = end - begin;
        if (!value_->all_known || where_ || op_ == Op::median) {
            taken_.clear();
            for (std::uint32_t row = begin; row < end; ++row) {
                if (where_ && where_[row] == Truth::no) continue;
                if ((where_ && where_[row] != Truth::yes) || !value_->known(row)) return false;
                taken_.push_back(value_->integers[row]);
            }
            values = taken_.data();
            size = taken_.size();
        }
        if (size == 0 && op_ != Op::sum) return mark(out, list, Cell::failed), true;
        if (out.type == ColumnType::money && !one_currency(out, list, begin, end)) return false;
        std::int64_t& result = out.integers[list];
        switch (op_) {
        case Op::lowest:
            result = *std::min_element(values, values + size);
            return true;
        case Op::highest:
            result = *std::max_element(values, values + size);
            return true;
        case Op::median:
            return median(result);
        default:
            break;
        }
        result = 0;
        for (std::size_t i = 0; i < size; ++i)
            if (__builtin_add_overflow(result, values[i], &result)) return false;
        if (op_ == Op::average) out.denominators[list] = static_cast<std::int64_t>(size);
        return true;
    }

    bool median(std::int64_t& result) {
        const std::size_t size = taken_.size(), middle = size / 2;
        if (size == 3)
            result = std::max(std::min(taken_[0], taken_[1]), std::min(std::max(taken_[0], taken_[1]), taken_[2]));
        else
            std::nth_element(taken_.begin(), taken_.begin() + static_cast<std::ptrdiff_t>(middle), taken_.end());
        if (size != 3) result = taken_[middle];
        if (!halves_) return true;
        std::int64_t other = result;
        if (size % 2 == 0)
            other = *std::max_element(taken_.begin(), taken_.begin() + static_cast<std::ptrdiff_t>(middle));
        return !__builtin_add_overflow(result, other, &result) &&
               !__builtin_mul_overflow(result, std::int64_t{5}, &result);
    }

    // Of all that count; the amount of nothing has none.
    bool one_currency(Column& out, std::uint32_t list, std::uint32_t begin, std::uint32_t end) const {
        Currency currency{};
        for (std::uint32_t row = begin; row < end; ++row) {
            if (where_ && where_[row] == Truth::no) continue;
            const auto both = common(currency, value_->currency[row]);
            if (!both) return false;
            currency = *both;
        }
        out.currency[list] = currency;
        return true;
    }

    const Op op_;
    const FrameRows& rows_;
    const Column* const value_;
    const Truth* const where_;
    bool halves_ = false;
    std::vector<std::int64_t> taken_;
};

void prepare_exact(Column& out, ColumnType type, std::uint32_t size) {
    prepare(out, type, size);
    if (is_amount(type)) start_exact(out);
}

void gather_list(Gathered& gathered, Column& out, const FrameRows& rows, std::uint32_t list, const Column* value,
                 const Column* where) {
    gathered.reset();
    for (std::uint32_t row = rows.begin[list]; row < rows.begin[list + 1]; ++row) gathered.add(value, where, row, row);
    gathered.store(out, list);
}

} // namespace

void evaluate_aggregate(Column& out, Op op, ColumnType type, const FrameRows& rows, std::uint32_t parents,
                        const Column* value, const Column* where, const Detail& detail) {
    const bool may_be_plain = Plain::fits(op, value, detail);
    Plain plain(op, rows, value, where);
    if (may_be_plain)
        plain.prepare_result(out, type, parents);
    else
        prepare_exact(out, type, parents);
    Gathered gathered(op, type, detail);
    std::vector<std::uint32_t> others; // gathered when the plain ones are there: they may change the column's form
    for (std::uint32_t parent = 0; parent < parents; ++parent) {
        if (const Cell known = rows.list_known[parent]; known != Cell::known)
            mark(out, parent, known);
        else if (!may_be_plain || !plain.reduce(out, parent))
            others.push_back(parent);
    }
    if (out.fractional)
        for (const std::uint32_t parent : others) out.integers[parent] = 0, out.denominators[parent] = 1;
    for (const std::uint32_t parent : others) gather_list(gathered, out, rows, parent, value, where);
}

void evaluate_row_aggregate(Column& out, Op op, ColumnType type, Columns operands, bool has_where,
                            const Detail& detail) {
    const Op list_op = op == Op::row_average        ? Op::average
                       : op == Op::row_lowest       ? Op::lowest
                       : op == Op::row_highest      ? Op::highest
                       : op == Op::row_median       ? Op::median
                       : op == Op::row_percentile   ? Op::percentile
                       : op == Op::row_interpolated ? Op::interpolated
                                                    : Op::sum;
    prepare_exact(out, type, operands[0]->size);
    Gathered gathered(list_op, type, detail);
    for (std::uint32_t row = 0; row < out.size; ++row) {
        gathered.reset();
        for (std::size_t i = 0; i < operands.size(); i += has_where ? 2 : 1)
            gathered.add(operands[i], has_where ? operands[i + 1] : nullptr, row, row);
        gathered.store(out, row);
    }
}

} // namespace voorrang::engine

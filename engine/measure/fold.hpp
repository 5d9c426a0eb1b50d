// One aggregate over the rows of one group, fed row by row. Whatever the order of the rows, the result is the same.
//
// Its size does not grow with the rows, but for those that need the values themselves: median, percentile, distinct and
// consensus keep every different value once, with how often it came.
#pragma once

#include "dsl/graph/measure.hpp"
#include "dsl/number/integers.hpp"
#include "dsl/value/truth.hpp"
#include "engine/explain/explanation.hpp"
#include "engine/facts/column.hpp"
#include "engine/facts/text_pool.hpp"
#include "engine/measure/order.hpp"

#include <map>
#include <unordered_map>

namespace voorrang::engine {

// The result over the rows of which all is known that matters.
struct FoldResult {
    enum class State : std::uint8_t { known, unknown, failed } state = State::known;
    Value value = Unknown{};
    bool exact = true; // no row of which something is unknown could change it
    std::optional<Failure> failure;
};

class Fold {
  public:
    explicit Fold(const graph::Measure::Fold& what) : what_(&what) {}

    // `value`: nothing if it is unknown, or if the aggregate has none.
    void add(Truth where, const std::optional<Value>& value);
    // The same for a row that counts, with the cell of a column.
    void add(const Column& values, std::uint32_t row, const TextPool& texts);
    void fail(Failure failure);

    FoldResult result() const;
    // Whether its rows could change the result of a group to which they might belong.
    bool could_matter() const;
    // Whether `result` stands, whatever rows are added.
    bool settled() const;
    std::uint64_t unknown() const { return unknown_; }

  private:
    void take(const Value& value);
    bool take_small(const Column& values, std::uint32_t row);
    void take_all_small();
    FoldResult known(Value value) const;
    FoldResult failed(Code code) const;
    FoldResult reckoned() const;
    FoldResult total() const;
    FoldResult extreme() const;
    FoldResult quantile() const;

    const graph::Measure::Fold* what_;
    std::uint64_t seen_ = 0;                 // rows of which it is known whether they count
    std::uint64_t counted_ = 0;              // of these, those that count
    std::uint64_t valued_ = 0;               // of these, those with a known value
    std::uint64_t unknown_ = 0;              // rows of which it is unknown whether they count, or what their value is
    std::map<std::uint32_t, Value> amounts_; // by currency (0 without): the sum, the lowest or the highest
    std::map<Value, std::uint64_t, ValueLess> values_;
    // Most values are small integers, with the same currency and power of ten: they are taken together here, and made
    // values of when the result is asked for.
    struct Small {
        graph::ColumnType type;
        Currency currency;
        std::uint8_t scale;
        Int128 amount;                                         // the sum, the lowest or the highest
        std::unordered_map<std::int64_t, std::uint64_t> times; // or each different one, and how often it came
    };
    std::vector<Small> small_;
    bool too_long_ = false;
    std::optional<Failure> failure_; // of a row: the first in the order of their messages
};

} // namespace voorrang::engine

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
#include "engine/measure/order.hpp"
#include "engine/measure/stream_texts.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

namespace voorrang::engine {

// The result over the rows of which all is known that matters.
struct FoldResult {
    enum class State : std::uint8_t { known, unknown, failed } state = State::known;
    Value value = Unknown{};
    bool exact = true; // no row of which something is unknown could change it
    std::optional<Failure> failure;
};

// What integers have in common that can be added up or told apart as they are: the type of their column, their currency
// and their power of ten.
class Unit {
  public:
    Unit() = default; // of nothing
    Unit(graph::ColumnType type, unsigned scale, Currency currency = {})
        : packed_(std::uint64_t{currency.packed} << 32 | std::uint64_t{scale} << 16 |
                  std::uint64_t{static_cast<std::uint8_t>(type)} << 8 | 1) {}

    bool of_nothing() const { return packed_ == 0; }
    graph::ColumnType type() const { return static_cast<graph::ColumnType>(packed_ >> 8 & 0xFF); }
    unsigned scale() const { return packed_ >> 16 & 0xFF; }
    Currency currency() const { return {static_cast<std::uint32_t>(packed_ >> 32)}; }
    friend bool operator==(Unit, Unit) = default;

  private:
    std::uint64_t packed_ = 0;
};

class Fold {
  public:
    using Function = ast::AggregateFunction;
    using Counts = std::unordered_map<std::int64_t, std::uint64_t>;

    explicit Fold(const graph::Measure::Fold& what) : what_(&what) {}

    // Which functions look at values, and which of these at each of them by itself.
    static bool reckons(Function function);
    static bool keeps_values(Function function);
    // Whether a function goes by the integers of a column's cells.
    static bool takes_integers(Function function, const Column& values);

    // `value`: nothing if it is unknown, or if the aggregate has none.
    void add(Truth where, const std::optional<Value>& value);
    // The same for a row that counts, with the cell of a column.
    void add(const Column& values, std::uint32_t row, StreamTexts& texts);
    void fail(Failure failure);

    // The same for rows of which all is known, in parts: whether a row counts, and, if the function reckons, the value
    // of one that does.
    void count(bool counts) {
        ++seen_;
        counted_ += counts ? 1 : 0;
    }
    void add_up(Unit unit, std::int64_t value) {
        amount_in(unit, 0) += value; // of 64 bits, so that 2^63 of them fit
    }
    void take_lowest(Unit unit, std::int64_t value) {
        Int128& lowest = amount_in(unit, value);
        lowest = std::min<Int128>(lowest, value);
    }
    void take_highest(Unit unit, std::int64_t value) {
        Int128& highest = amount_in(unit, value);
        highest = std::max<Int128>(highest, value);
    }
    void keep(Unit unit, std::int64_t value) { ++counts_in(unit)[value]; }

    FoldResult result(const StreamTexts& texts) const;
    // Whether its rows could change the result of a group to which they might belong.
    bool could_matter() const;
    // Whether `result` stands, whatever rows are added.
    bool settled() const;

  private:
    friend class FoldSum; // fold_sum.cpp

    // What few folds need.
    struct Rest {
        std::uint64_t unknown = 0;  // rows of which it is unknown whether they count, or what their value is
        std::uint64_t unvalued = 0; // of these, those that count
        std::vector<std::pair<Unit, Int128>> amounts; // in other units than the first
        std::vector<std::pair<Unit, Counts>> kept;    // each different value, and how often it came
        // Of values that are not integers with a unit.
        std::map<std::uint32_t, Value> values; // by currency (0 without): the sum, the lowest or the highest
        std::map<Value, std::uint64_t, ValueLess> kept_values;
        bool too_long = false;
        std::optional<Failure> failure; // of a row: the first in the order of their messages
    };

    Int128& amount_in(Unit unit, std::int64_t first) {
        if (unit == unit_) return amount_;
        if (!unit_.of_nothing()) return amount_elsewhere(unit, first);
        unit_ = unit;
        return amount_ = first;
    }
    Int128& amount_elsewhere(Unit unit, std::int64_t first);
    Counts& counts_in(Unit unit);
    Rest& rest() {
        if (!rest_) rest_ = std::make_unique<Rest>();
        return *rest_;
    }
    std::uint64_t unknown() const { return rest_ ? rest_->unknown : 0; }
    bool has_failure() const { return rest_ && rest_->failure; }
    void take(const Value& value);
    // Adds a value to the others of its currency. False: the sum is longer than numbers may be.
    static bool take_into(std::map<std::uint32_t, Value>& values, Function function, const Value& value);

    // No more than a line of the cache, for there may be one for each of very many groups.
    const graph::Measure::Fold* what_;
    Unit unit_;                 // of the first value
    Int128 amount_ = 0;         // of those with this unit: the sum, the lowest or the highest
    std::uint64_t seen_ = 0;    // rows of which it is known whether they count
    std::uint64_t counted_ = 0; // of these, those that count
    std::unique_ptr<Rest> rest_;
};

// The integers of the known cells of a column that a function can go by, and their units.
class Cells {
  public:
    Cells(const Column& column, StreamTexts& texts) : column_(column), texts_(texts), unit_(column.type, scale()) {}

    std::int64_t integer(std::uint32_t row) const {
        // Of a text the integer is its id in the stream.
        if (column_.type == graph::ColumnType::truth) return column_.truth[row] == Truth::yes ? 1 : 0;
        if (column_.type == graph::ColumnType::text) return texts_.id(column_.integers[row]);
        return column_.integers[row];
    }
    Unit unit(std::uint32_t row) const {
        return column_.type == graph::ColumnType::money ? Unit(column_.type, column_.scale, column_.currency[row])
                                                        : unit_;
    }

  private:
    unsigned scale() const { return column_.type == graph::ColumnType::number ? column_.scale : 0; }

    const Column& column_;
    StreamTexts& texts_;
    Unit unit_;
};

} // namespace voorrang::engine

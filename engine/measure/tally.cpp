#include "engine/measure/tally.hpp"

#include "engine/explain/explainer.hpp"
#include "engine/facts/cell_text.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using Function = Fold::Function;

void Shown::add(const Column& values, std::uint32_t row, const TextPool& texts) {
    if (!values.known(row)) return;
    if (values.type == ColumnType::text) return add(texts.text(static_cast<std::uint32_t>(values.integers[row])));
    if (Fold::takes_integers(Function::distinct, values) && values.type != ColumnType::truth) {
        // Making words of a value takes long, and the same one often comes again.
        const bool amount = values.type == ColumnType::number || values.type == ColumnType::money;
        const Unit unit(values.type, amount ? values.scale : 0,
                        values.type == ColumnType::money ? values.currency[row] : Currency{});
        if (unit == last_unit_ && values.integers[row] == last_) return;
        last_unit_ = unit;
        last_ = values.integers[row];
    }
    Value value = column_value(values, row, texts);
    if (auto* time = std::get_if<Time>(&value)) time->offset_minutes = 0;
    add(to_display_text(value));
}

void Shown::add(std::string_view value) {
    constexpr std::size_t most = 5;
    const auto place = std::lower_bound(values_.begin(), values_.end(), value);
    if (place != values_.end() && *place == value) return;
    more_ = more_ || values_.size() == most;
    if (place == values_.end() && values_.size() == most) return;
    values_.emplace(place, value);
    if (values_.size() > most) values_.pop_back();
}

std::string Shown::text() const {
    std::string text;
    for (const std::string& value : values_) text += (text.empty() ? "" : " / ") + value;
    return text.empty() ? "unknown" : more_ ? text + " / …" : text;
}

// The rows of a batch of which not all is known, or not by integers.
class Tally::Rows {
  public:
    Rows(Tally& tally, const Grouping::Batch& batch)
        : tally_(tally), measure_(tally.measure_), batch_(batch),
          explainer_(tally.measures_.rows, batch.facts, batch.evaluation) {}

    void add(std::uint32_t row) {
        const std::uint32_t group = tally_.grouping_.row_groups()[row];
        std::set<std::string> missing;
        for (const auto& key : measure_.keys)
            if (auto failure = trouble(key, row, missing)) {
                auto& first = tally_.lacks_[group].key_failure;
                if (!first || failure->message.text < first->message.text) first = std::move(failure);
            }
        bool unknown = false;
        const Truth counts = measure_.where ? column(*measure_.where).truth[row] : Truth::yes;
        if (counts != Truth::yes) {
            const auto failure = trouble(*measure_.where, row, missing);
            for (std::size_t i = 0; i < measure_.folds.size(); ++i) {
                Fold& fold = tally_.folds_[i][group];
                failure ? fold.fail(*failure) : fold.add(Truth::unknown, std::nullopt);
            }
            unknown = !failure;
        }
        for (std::size_t i = 0; counts == Truth::yes && i < measure_.folds.size(); ++i)
            unknown = add(measure_.folds[i], tally_.folds_[i][group], row, missing) || unknown;
        if (!unknown && missing.empty()) return;
        Lack& lack = tally_.lacks_[group];
        lack.rows += unknown ? 1 : 0;
        for (const std::string& fact : missing) ++lack.missing[fact];
    }

  private:
    using RowValue = graph::Measure::RowValue;

    const Column& column(const RowValue& value) const { return batch_.evaluation.columns[value.node]; }

    // What is missing of a value that is unknown is noted; why one failed is told.
    std::optional<Failure> trouble(const RowValue& of, std::uint32_t row, std::set<std::string>& missing) const {
        const Cell cell = column(of).cell(row);
        if (cell == Cell::unknown)
            for (const MissingFact& fact : explainer_.missing(of.outline, measure_.frame, row))
                missing.insert(fact.fact);
        return cell == Cell::failed ? explainer_.failure(of.outline, measure_.frame, row) : std::nullopt;
    }

    // Whether something is unknown.
    bool add(const graph::Measure::Fold& what, Fold& fold, std::uint32_t row, std::set<std::string>& missing) const {
        Truth where = Truth::yes;
        if (what.where) {
            where = column(*what.where).truth[row];
            if (auto failure = trouble(*what.where, row, missing)) {
                fold.fail(std::move(*failure));
                return false;
            }
        }
        // Of a row that may not count the value doesn't matter yet: that it may is what is unknown.
        if (!what.value || where != Truth::yes) {
            fold.add(where, std::nullopt);
            return where == Truth::unknown;
        }
        if (auto failure = trouble(*what.value, row, missing)) {
            fold.fail(std::move(*failure));
            return false;
        }
        fold.add(column(*what.value), row, batch_.texts);
        return !column(*what.value).known(row);
    }

    Tally& tally_;
    const graph::Measure& measure_;
    const Grouping::Batch& batch_;
    Explainer explainer_;
};

void Tally::add(const Grouping::Batch& batch) {
    make_room();
    if (find_special(batch.evaluation)) {
        Rows rows(*this, batch);
        for (std::uint32_t row = 0; row < special_.size(); ++row)
            if (special_[row] == by_itself) rows.add(row);
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) add_plain(measure_.folds[i], folds_[i], batch);
    const auto groups = grouping_.row_groups();
    for (std::size_t i = 0; i < shown_.size(); ++i)
        for (std::uint32_t row = 0; row < groups.size(); ++row)
            if (groups[row] != Grouping::no_group)
                shown_[i][groups[row]].add(batch.evaluation.columns[measure_.shown[i].node], row, batch.facts.texts);
}

void Tally::make_room() {
    const std::size_t groups = grouping_.groups().size();
    for (std::size_t i = 0; i < folds_.size(); ++i)
        while (folds_[i].size() < groups) folds_[i].emplace_back(measure_.folds[i]);
    for (auto& shown : shown_) shown.resize(groups);
}

// Whether there are rows to be gone through one by one.
bool Tally::find_special(const Evaluation& evaluation) {
    special_.assign(grouping_.row_groups().size(), 0);
    const auto column = [&](const graph::Measure::RowValue& of) -> const Column& {
        return evaluation.columns[of.node];
    };
    if (measure_.where) find_special(column(*measure_.where));
    for (const auto& key : measure_.keys) find_special(column(key));
    for (const auto& fold : measure_.folds) {
        if (fold.where) find_special(column(*fold.where));
        if (!fold.value) continue;
        find_special(column(*fold.value));
        // All of them, then: sums of long numbers are made in the order of the rows.
        if (Fold::reckons(fold.function) && !Fold::takes_integers(fold.function, column(*fold.value)))
            std::fill(special_.begin(), special_.end(), by_itself);
    }
    const auto groups = grouping_.row_groups();
    for (std::uint32_t row = 0; measure_.where && row < groups.size(); ++row)
        if (groups[row] == Grouping::no_group) special_[row] = no_row;
    return std::find(special_.begin(), special_.end(), by_itself) != special_.end();
}

void Tally::find_special(const Column& column) {
    if (column.type == ColumnType::truth) {
        for (std::uint32_t row = 0; row < column.size; ++row)
            special_[row] |= static_cast<std::uint8_t>(column.truth[row] > Truth::yes);
    } else if (!column.all_known) {
        for (std::uint32_t row = 0; row < column.size; ++row)
            special_[row] |= static_cast<std::uint8_t>(column.state[row] != Cell::known);
    }
}

// The other rows, of which all is known that the measure asks.
void Tally::add_plain(const graph::Measure::Fold& what, std::vector<Fold>& folds, const Grouping::Batch& batch) const {
    const auto groups = grouping_.row_groups();
    const Column* const where = what.where ? &batch.evaluation.columns[what.where->node] : nullptr;
    const auto each_row = [&](const auto& take) {
        for (std::uint32_t row = 0; row < groups.size(); ++row) {
            if (special_[row]) continue;
            Fold& fold = folds[groups[row]];
            const bool counts = where == nullptr || where->truth[row] == Truth::yes;
            fold.count(counts);
            if (counts) take(fold, row);
        }
    };
    if (!Fold::reckons(what.function)) return each_row([](Fold&, std::uint32_t) {});
    const Cells cells(batch.evaluation.columns[what.value->node], batch.texts);
    if (Fold::keeps_values(what.function))
        each_row([&](Fold& fold, std::uint32_t row) { fold.keep(cells.unit(row), cells.integer(row)); });
    else if (what.function == Function::lowest)
        each_row([&](Fold& fold, std::uint32_t row) { fold.take_lowest(cells.unit(row), cells.integer(row)); });
    else if (what.function == Function::highest)
        each_row([&](Fold& fold, std::uint32_t row) { fold.take_highest(cells.unit(row), cells.integer(row)); });
    else
        each_row([&](Fold& fold, std::uint32_t row) { fold.add_up(cells.unit(row), cells.integer(row)); });
}

} // namespace voorrang::engine

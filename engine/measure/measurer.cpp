#include "engine/measure/measurer.hpp"

#include "engine/explain/explainer.hpp"
#include "engine/facts/cell_text.hpp"

#include <iterator>

namespace voorrang::engine {

namespace {

constexpr std::size_t most_shown = 5;

// The rows of one measure in one batch.
class Rows {
  public:
    Rows(const graph::Measures& measures, const graph::Measure& measure, const Facts& facts,
         const Evaluation& evaluation)
        : measure_(measure), facts_(facts), evaluation_(evaluation), explainer_(measures.rows, facts, evaluation) {}

    GroupKeys keys(std::uint32_t row) const {
        GroupKeys keys;
        for (const auto& key : measure_.keys) keys.push_back(value(key, row));
        return keys;
    }

    void add(Group& group, std::uint32_t row) const {
        std::set<std::string> missing;
        for (const auto& key : measure_.keys)
            if (auto failure = trouble(key, row, missing);
                failure && (!group.key_failure || failure->message.text < group.key_failure->message.text))
                group.key_failure = std::move(failure);
        bool unknown = false;
        for (std::size_t i = 0; i < group.folds.size(); ++i)
            unknown = add(measure_.folds[i], group.folds[i], row, missing) || unknown;
        group.unknown_rows += unknown ? 1 : 0;
        for (const std::string& fact : missing) ++group.missing[fact];
        for (std::size_t i = 0; i < group.shown.size(); ++i) show(group.shown[i], measure_.shown[i], row);
        ++group.rows;
    }

  private:
    using RowValue = graph::Measure::RowValue;

    const Column& column(const RowValue& value) const { return evaluation_.columns[value.node]; }

    std::optional<Value> value(const RowValue& of, std::uint32_t row) const {
        const Column& values = column(of);
        if (!values.known(row)) return std::nullopt;
        Value value = column_value(values, row, facts_.texts);
        // Equal instants are one key, whatever the offset they were written in.
        if (auto* time = std::get_if<Time>(&value)) time->offset_minutes = 0;
        return value;
    }

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
        const auto found = value(*what.value, row);
        fold.add(where, found);
        return !found;
    }

    void show(Group::Shown& shown, const RowValue& of, std::uint32_t row) const {
        const auto found = value(of, row);
        if (!found) return;
        const auto* text = std::get_if<std::string>(&*found);
        shown.values.insert(text ? *text : to_display_text(*found));
        if (shown.values.size() <= most_shown) return;
        shown.values.erase(std::prev(shown.values.end()));
        shown.more = true;
    }

    const graph::Measure& measure_;
    const Facts& facts_;
    const Evaluation& evaluation_;
    Explainer explainer_;
};

} // namespace

Measurer::Measurer(const graph::Measures& measures, MeasureOptions options)
    : measures_(measures), options_(options), evaluator_(measures.rows), groups_(measures.measures.size()) {}

void Measurer::add(const Facts& facts, const std::optional<Date>& as_at) {
    const Evaluation& evaluation = evaluator_.run(facts, Mode::traced, {as_at, {}, {}});
    for (std::size_t i = 0; i < groups_.size(); ++i) add(measures_.measures[i], groups_[i], facts, evaluation);
    cases_ += facts.entities[graph::the_case].count;
}

void Measurer::add(const graph::Measure& measure, Groups& groups, const Facts& facts, const Evaluation& evaluation) {
    const Rows rows(measures_, measure, facts, evaluation);
    for (std::uint32_t row = 0; row < evaluation.frames[measure.frame].count; ++row) {
        Group& group = groups.try_emplace(rows.keys(row), measure).first->second;
        rows.add(group, row);
        const std::uint32_t at = facts.case_of(measure.entity, evaluation.entity_row(measure.frame, row));
        if (const std::uint64_t number = cases_ + at + 1; group.last_case != number) {
            group.last_case = number;
            ++group.cases;
            group.case_names.insert(facts.case_names[at]);
            if (group.case_names.size() > options_.case_names)
                group.case_names.erase(std::prev(group.case_names.end()));
        }
    }
}

std::vector<MeasureResult> Measurer::results(bool explained) const {
    std::vector<MeasureResult> results;
    for (std::size_t i = 0; i < groups_.size(); ++i)
        results.push_back(measure_result(measures_.measures[i], groups_[i], explained));
    return results;
}

} // namespace voorrang::engine

#include "engine/measure/measurer.hpp"

#include "engine/explain/explainer.hpp"
#include "engine/facts/cell_text.hpp"

#include <algorithm>
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
        fold.add(column(*what.value), row, facts_.texts);
        return !column(*what.value).known(row);
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

namespace {

// The groups of a batch by their keys as these stand in the columns, so that of the rows with equal keys only the first
// has values made of them. A text has one id in a batch, a number one mantissa in a column.
class BatchGroups {
  public:
    BatchGroups(const graph::Measure& measure, const Evaluation& evaluation) {
        for (const auto& key : measure.keys) columns_.push_back(&evaluation.columns[key.node]);
        const std::uint32_t rows = evaluation.frames[measure.frame].count;
        std::size_t slots = 16;
        while (slots < 2 * std::size_t{rows}) slots *= 2;
        slots_.assign(slots, nobody);
        entry_.resize(2 * columns_.size());
    }

    // The group of a row; `make` gives it where there is none yet.
    template <class Make>
    Group& of(std::uint32_t row, Make make) {
        if (!read(row)) return make();
        std::size_t slot = hash() & (slots_.size() - 1);
        for (; slots_[slot] != nobody; slot = (slot + 1) & (slots_.size() - 1))
            if (std::equal(entry_.begin(), entry_.end(), entries_.begin() + slots_[slot] * entry_.size()))
                return *groups_[slots_[slot]];
        slots_[slot] = groups_.size();
        entries_.insert(entries_.end(), entry_.begin(), entry_.end());
        groups_.push_back(&make());
        return *groups_.back();
    }

  private:
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    // Of each key two integers. False where they would not do: a number that is no decimal of 64 bits.
    bool read(std::uint32_t row) {
        using graph::ColumnType;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Column& column = *columns_[i];
            std::int64_t& first = entry_[2 * i];
            std::int64_t& second = entry_[2 * i + 1];
            first = 0;
            second = -1; // not known
            if (!column.known(row)) continue;
            second = 0;
            switch (column.type) {
            case ColumnType::truth:
                first = column.truth[row] == Truth::yes ? 1 : 0;
                continue;
            case ColumnType::duration:
                return false;
            case ColumnType::money:
                second = column.currency[row].packed;
                [[fallthrough]];
            case ColumnType::number:
                if (!column.fixed) return false;
                [[fallthrough]];
            default:
                first = column.integers[row];
            }
        }
        return true;
    }

    std::size_t hash() const {
        std::uint64_t hash = 0x9E3779B97F4A7C15;
        for (const std::int64_t part : entry_) {
            hash = (hash ^ static_cast<std::uint64_t>(part)) * 0xFF51AFD7ED558CCD;
            hash ^= hash >> 32;
        }
        return hash;
    }

    std::vector<const Column*> columns_;
    std::vector<std::size_t> slots_; // index in groups_, or nobody
    std::vector<std::int64_t> entries_, entry_;
    std::vector<Group*> groups_;
};

} // namespace

void Measurer::add(const graph::Measure& measure, Groups& groups, const Facts& facts, const Evaluation& evaluation) {
    const Rows rows(measures_, measure, facts, evaluation);
    BatchGroups batch(measure, evaluation);
    for (std::uint32_t row = 0; row < evaluation.frames[measure.frame].count; ++row) {
        Group& group =
            batch.of(row, [&]() -> Group& { return groups.try_emplace(rows.keys(row), measure).first->second; });
        rows.add(group, row);
        const std::uint32_t at = facts.case_of(measure.entity, evaluation.entity_row(measure.frame, row));
        if (const std::uint64_t number = cases_ + at + 1; group.last_case != number) {
            group.last_case = number;
            ++group.cases;
            keep_name(group, facts.case_names[at]);
        }
    }
}

void Measurer::keep_name(Group& group, const std::string& name) const {
    if (group.case_names.size() < options_.case_names) {
        group.case_names.insert(name);
    } else if (!group.case_names.empty() && name < *group.case_names.rbegin() && group.case_names.insert(name).second) {
        group.case_names.erase(std::prev(group.case_names.end()));
    }
}

std::vector<MeasureResult> Measurer::results(bool explained) const {
    std::vector<MeasureResult> results;
    for (std::size_t i = 0; i < groups_.size(); ++i)
        results.push_back(measure_result(measures_.measures[i], groups_[i], explained));
    return results;
}

} // namespace voorrang::engine

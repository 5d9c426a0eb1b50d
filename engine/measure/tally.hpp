// What is kept of one measure: for each group one state of each aggregate, and what else is told of the group.
#pragma once

#include "engine/measure/fold.hpp"
#include "engine/measure/grouping.hpp"
#include "engine/measure/result.hpp"

#include <unordered_map>

namespace voorrang::engine {

// Of something that is shown of a group: its values, the first few of them.
class Shown {
  public:
    void add(const Column& values, std::uint32_t row, const TextPool& texts);
    std::string text() const; // unknown; red / green / …

  private:
    void add(std::string_view value);

    std::vector<std::string> values_; // in order
    bool more_ = false;
    Unit last_unit_; // of the value added last, where it is an integer
    std::int64_t last_ = 0;
};

// What is unknown or failed in the rows of a group.
struct Lack {
    std::uint64_t rows = 0;                       // with a value or condition that is unknown
    std::map<std::string, std::uint64_t> missing; // facts, and in how many rows
    std::optional<Failure> key_failure;
};

class Tally {
  public:
    // All must outlive the tally. The grouping serves the measure.
    Tally(const graph::Measures& measures, const graph::Measure& measure, const Grouping& grouping)
        : measures_(measures), measure_(measure), grouping_(grouping), folds_(measure.folds.size()),
          shown_(measure.shown.size()) {}

    // The rows of a batch that the grouping has just been given.
    void add(const Grouping::Batch& batch);

    const graph::Measure& measure() const { return measure_; }
    const Grouping& grouping() const { return grouping_; }
    const Fold& fold(std::size_t fold, std::uint32_t group) const { return folds_[fold][group]; }
    const Shown& shown(std::size_t shown, std::uint32_t group) const { return shown_[shown][group]; }
    const Lack& lack(std::uint32_t group) const {
        const auto found = lacks_.find(group);
        return found == lacks_.end() ? no_lack_ : found->second;
    }

  private:
    class Rows;

    void make_room();
    bool find_special(const Evaluation& evaluation);
    void find_special(const Column& column);
    void add_plain(const graph::Measure::Fold& what, std::vector<Fold>& folds, const Grouping::Batch& batch) const;

    const graph::Measures& measures_;
    const graph::Measure& measure_;
    const Grouping& grouping_;
    std::vector<std::vector<Fold>> folds_;          // by fold, by group
    std::vector<std::vector<Shown>> shown_;         // by what is shown, by group
    std::unordered_map<std::uint32_t, Lack> lacks_; // of the groups that lack something
    const Lack no_lack_;

    // Of the batch, by row: it has to be gone through by itself, for something of it isn't known, or no integer; or it
    // is no row of the measure.
    static constexpr std::uint8_t by_itself = 1, no_row = 2;
    std::vector<std::uint8_t> special_;
};

// The groups as results, in the order of their keys; results.cpp. `results`: by measure, of those on which this one
// rests at least.
MeasureResult measure_result(const Tally& tally, const StreamTexts& texts, std::span<const MeasureResult> results,
                             bool explained);

} // namespace voorrang::engine

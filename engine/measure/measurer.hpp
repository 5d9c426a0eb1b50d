// Measures over a stream of cases: one pass, in batches of any size. What is kept is one state for each group of each
// measure; the cases themselves are forgotten.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/measure/fold.hpp"
#include "engine/measure/result.hpp"

#include <set>

namespace voorrang::engine {

using GroupKeys = std::vector<std::optional<Value>>; // nothing: unknown

// What is kept of a group.
struct Group {
    explicit Group(const graph::Measure& measure) : folds(measure.folds.begin(), measure.folds.end()) {
        shown.resize(measure.shown.size());
    }

    std::vector<Fold> folds;
    // Of each thing that is shown: its values, the first few of them.
    struct Shown {
        std::set<std::string> values;
        bool more = false;
    };
    std::vector<Shown> shown;
    std::uint64_t rows = 0;
    std::uint64_t unknown_rows = 0; // with a value or condition that is unknown
    std::uint64_t cases = 0;
    std::uint64_t last_case = 0; // numbered from 1
    std::set<std::string> case_names;
    std::map<std::string, std::uint64_t> missing; // facts, and in how many rows
    std::optional<Failure> key_failure;
};

struct MeasureOptions {
    std::size_t case_names = 10; // that are kept of each group: the first in their order
};

class Measurer {
  public:
    // The measures must outlive the measurer.
    Measurer(const graph::Measures& measures, MeasureOptions options);

    // The next cases of the stream.
    void add(const Facts& facts, const std::optional<Date>& as_at = std::nullopt);
    std::vector<MeasureResult> results(bool explained) const;

  private:
    using Groups = std::map<GroupKeys, Group, KeyLess>;

    void add(const graph::Measure& measure, Groups& groups, const Facts& facts, const Evaluation& evaluation);

    void keep_name(Group& group, const std::string& name) const;

    const graph::Measures& measures_;
    MeasureOptions options_;
    Evaluator evaluator_;
    std::vector<Groups> groups_; // of each measure
    std::uint64_t cases_ = 0;
};

// measurer.hpp's groups as results; see results.cpp.
MeasureResult measure_result(const graph::Measure& measure, const std::map<GroupKeys, Group, KeyLess>& groups,
                             bool explained);

} // namespace voorrang::engine

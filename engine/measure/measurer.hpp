// Measures over a stream of cases: one pass, in batches of any size. What is kept is one state for each group of each
// measure; the cases themselves are forgotten.
#pragma once

#include "engine/measure/tally.hpp"

#include <deque>

namespace voorrang::engine {

struct MeasureOptions {
    std::size_t case_names = 10; // that are kept of each group: the first in their order
};

class Measurer {
  public:
    // The measures must outlive the measurer.
    Measurer(const graph::Measures& measures, MeasureOptions options);
    Measurer(const Measurer&) = delete;
    Measurer& operator=(const Measurer&) = delete;

    // The next cases of the stream.
    void add(const Facts& facts, const std::optional<Date>& as_at = std::nullopt);
    std::vector<MeasureResult> results(bool explained) const;

  private:
    MeasureOptions options_;
    Evaluator evaluator_;
    StreamTexts texts_;
    std::deque<Grouping> groupings_; // that stay where they are
    std::deque<Tally> tallies_;      // of each measure
    std::uint64_t cases_ = 0;
};

} // namespace voorrang::engine

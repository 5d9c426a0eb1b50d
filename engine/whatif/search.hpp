// Seeks the smallest changes of facts for which something comes true.
#pragma once

#include "engine/whatif/account.hpp"
#include "engine/whatif/reach.hpp"

#include <functional>

namespace voorrang::engine {

class Search {
  public:
    // `holds` evaluates the facts as they are at that moment.
    Search(Facts& facts, const Reach& reach, std::function<bool()> holds);

    WhatIf run(bool with_pairs);

  private:
    // One fact and the values to try for it, the nearest first. Numbers, amounts, dates, times and days have a line of
    // values with steps, on which the exact bound is sought; others have only these values.
    struct Candidate {
        FactAt at;
        Value now;
        std::vector<Value> values;
        bool line = false;
    };
    struct Found {
        Value to;
        Bound bound = Bound::exactly;
        Number distance;
    };

    std::optional<Candidate> candidate(FactAt at, const std::vector<Value>& hints) const;
    void add_line(Candidate& candidate, const std::vector<Value>& hints) const;
    bool try_value(FactAt at, const Value& value);
    std::optional<Found> single(const Candidate& candidate);
    std::optional<Found> bound(const Candidate& candidate, bool up);
    Bound side(FactAt at, const Value& value);
    void lists(WhatIf& result);
    void pairs(WhatIf& result);
    ChangedFact told(const Candidate& candidate, const Found& found) const;

    Facts& facts_;
    const Reach& reach_;
    std::function<bool()> holds_;
    std::vector<Candidate> candidates_;
    std::size_t evaluations_ = 0;
    bool exhausted_ = false;
};

} // namespace voorrang::engine

// What a measure takes from other measures, once these have results.
#pragma once

#include "engine/measure/fold.hpp"
#include "engine/measure/grouping.hpp"
#include "engine/measure/result.hpp"

namespace voorrang::engine {

class Others {
  public:
    // `results`: by measure, of those on which this one rests at least; they must outlive this.
    Others(const graph::Measure& measure, std::span<const MeasureResult> results, const StreamTexts& texts);

    // Of the other measure with this number in `measure.others`, for a group of these keys. Not exact: something
    // unknown could change it.
    FoldResult value(std::size_t other, const GroupKeys& keys) const;

  private:
    using ByKeys = std::map<GroupKeys, const GroupResult*, KeyLess>;

    const graph::Measure& measure_;
    std::vector<FoldResult> of_all_; // by other: where it is of all groups
    std::vector<ByKeys> groups_;     // by other: where it is of one
};

} // namespace voorrang::engine

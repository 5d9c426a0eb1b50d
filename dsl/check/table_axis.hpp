// One column of a table cut into the regions that its cells tell apart: yes and no; each option; for amounts and dates
// each value that a cell names, and the open stretches before, between and after them.
#pragma once

#include "dsl/check/table_analysis.hpp"

#include <string>
#include <unordered_map>

namespace voorrang::check {

class Axis {
  public:
    // nullopt: the column can't be cut (a list, a record, durations, amounts in several currencies).
    static std::optional<Axis> of(const Grid& grid, std::size_t column);

    std::size_t size() const { return regions_.size(); }
    bool covers(const Grid::Cell& cell, std::size_t region) const;
    // Tells each region that a cell covers; some more than once.
    template <class Tell>
    void each_covered(const Grid::Cell& cell, Tell tell) const {
        if (cell.empty())
            for (std::size_t region = 0; region < size(); ++region) tell(region);
        for (const Grid::Test& test : cell)
            for (const Stretch& stretch : covered(test))
                for (std::size_t region = stretch.begin; region < stretch.end; ++region) tell(region);
    }
    // "bid.level = 2", "2 < bid.level < 3", "bid.region is anything else".
    std::string describe(const std::string& heading, std::size_t region) const;
    // The cell that covers these regions and no other: "-", "works, goods", ">= 3", "1..3"; nothing: none does.
    // Ordered regions stand next to each other.
    std::optional<std::string> cell(const std::vector<std::size_t>& regions) const;
    bool ordered() const { return ordered_; }

  private:
    struct Stretch { // of regions
        std::size_t begin, end;
    };

    std::vector<Stretch> covered(const Grid::Test& test) const;
    std::size_t position(const Value& value) const;

    bool ordered_ = false;
    bool text_ = false;
    std::vector<Value> points_;
    std::unordered_map<std::string, std::size_t> by_text_; // not ordered: the points that are texts
    // Ordered: 2k is the stretch before point k, 2k+1 is point k. Else: the number of the point, or one past the last
    // for any other text. One after the other.
    std::vector<std::size_t> regions_;
};

} // namespace voorrang::check

// Regions of a column of a decision table as a cell would have them: the row that is missing is shown as it is written.
#pragma once

#include "dsl/analysis/axis.hpp"

namespace voorrang::check {

// The cell that covers these regions, ascending, and no other: "-", "works, goods", "not(works, goods)", ">= 3",
// "1..3". nullopt: no cell does. Of an ordered axis they stand next to each other.
std::optional<std::string> cell_of(const analysis::Axis& axis, const std::vector<std::size_t>& regions,
                                   bool quoted); // quoted: the values are texts and no options

} // namespace voorrang::check

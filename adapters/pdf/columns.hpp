// How wide the columns of a table are.
#pragma once

#include <vector>

namespace voorrang::pdf {

struct Column {
    double narrowest; // its longest word
    double widest;    // its longest text, in one line
};

// As wide as their texts if there is room for all; else each gives way in proportion to what it can, down to its
// longest word. If even those are too wide together, the longest give way.
std::vector<double> widths_of(const std::vector<Column>& columns, double room);

} // namespace voorrang::pdf

#include "adapters/pdf/columns.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::pdf {

namespace {

// The narrow ones as they need, the others as much as each other.
std::vector<double> shares_of(const std::vector<Column>& columns, double room) {
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return columns[at].narrowest; });
    std::vector<double> widths(columns.size());
    std::size_t left = columns.size();
    for (const std::size_t at : order) {
        widths[at] = std::min(columns[at].narrowest, room / static_cast<double>(left--));
        room -= widths[at];
    }
    return widths;
}

} // namespace

std::vector<double> widths_of(const std::vector<Column>& columns, double room) {
    double narrowest = 0;
    double widest = 0;
    for (const Column& column : columns) {
        narrowest += column.narrowest;
        widest += column.widest;
    }
    if (widest > room && narrowest >= room) return shares_of(columns, room);
    std::vector<double> widths;
    for (const Column& column : columns)
        widths.push_back(widest <= room ? column.widest
                                        : column.narrowest + (column.widest - column.narrowest) * (room - narrowest) /
                                                                 (widest - narrowest));
    return widths;
}

} // namespace voorrang::pdf

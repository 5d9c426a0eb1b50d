#include "adapters/pdf/columns.hpp"

namespace voorrang::pdf {

std::vector<double> widths_of(const std::vector<Column>& columns, double room) {
    double narrowest = 0;
    double widest = 0;
    for (const Column& column : columns) {
        narrowest += column.narrowest;
        widest += column.widest;
    }
    std::vector<double> widths;
    for (const Column& column : columns) {
        if (widest <= room)
            widths.push_back(column.widest);
        else if (narrowest >= room)
            widths.push_back(column.narrowest * room / narrowest);
        else
            widths.push_back(column.narrowest +
                             (column.widest - column.narrowest) * (room - narrowest) / (widest - narrowest));
    }
    return widths;
}

} // namespace voorrang::pdf

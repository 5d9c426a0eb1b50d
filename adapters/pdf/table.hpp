// A table on sheets: its head once more on each that it goes on to.
#pragma once

#include "adapters/letters/paper.hpp"
#include "adapters/pdf/sheets.hpp"

namespace voorrang::pdf {

class TableSetter {
  public:
    // Measures it: in smaller type where its words need that to stay whole. Both must outlive it.
    TableSetter(Typesetter& type, const letters::Table& table);

    double first_height() const; // of the head and the first row
    void set(Sheets& sheets) const;

  private:
    double width() const;
    std::vector<double> measured(bool& whole) const;
    std::vector<Cell> cells(const std::vector<std::string>& row, bool head, bool again = false) const;

    Typesetter& type_;
    const letters::Table& table_;
    Type head_, body_;
    double gap_ = 0; // between columns
    std::vector<double> widths_;
};

} // namespace voorrang::pdf

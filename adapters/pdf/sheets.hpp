// Sheets of A4, filled from the top; a new one is begun where the last is full. All lengths are points.
#pragma once

#include "adapters/pdf/type.hpp"
#include "dsl/value/calendar_date.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::pdf {

// What stands in the file beside its sheets, and at the foot of each.
struct About {
    std::string title, author;
    std::optional<Time> created; // absent: the file says no day
    std::string page;            // "page" in the language of the paper
};

// A text in a row, and how far from the left margin it stands.
struct Cell {
    Layout text;
    double left = 0;
};

class Sheets {
  public:
    Sheets(const Typesetter& type, About about);
    static double width(); // between the margins

    // Beside each other. A row that must stay `whole` goes to the next sheet if it has room there and not here; any
    // other is broken between two lines. `on_new` is done at the top of each sheet that it begins.
    void row(const std::vector<Cell>& cells, bool whole = false, const std::function<void()>& on_new = {});
    void gap(double height);   // none at the top of a sheet
    void keep(double height);  // what comes next and is so high stays together
    void rule();               // a line across, below what stands there
    void bar(double from_top); // beside what was placed since then, on this sheet

    double top() const { return top_; } // of what comes next
    int number() const { return number_; }

    std::string finish() &&; // the file

  private:
    void begin_sheet();
    void end_sheet();

    const Typesetter& type_;
    About about_;
    std::string file_;
    Surface surface_;
    Drawing drawing_;
    double top_ = 0;
    int number_ = 0;
};

} // namespace voorrang::pdf

// Sheets of A4, filled from the top; a new one is begun where the last is full. All lengths are points.
#pragma once

#include "adapters/pdf/type.hpp"
#include "dsl/value/calendar_date.hpp"

#include <functional>
#include <string>
#include <vector>

namespace voorrang::pdf {

// What stands in the file beside its sheets, and at the foot of each.
struct About {
    std::string title, author;
    Time created;
    std::string foot;                     // to the left
    std::function<std::string(int)> page; // to the right, of the sheet with this number
};

// What a text is to who has the page read aloud: a structure type of ISO 32000-1, 14.8.4. Of `none` is what only serves
// the eye: marks, the head of a table once more.
using Tag = const char*;
namespace tags {
inline constexpr Tag none = nullptr;
inline constexpr Tag paragraph = "P";
inline constexpr Tag headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
inline constexpr Tag list = "L", item = "LI", label = "Lbl", body = "LBody";
inline constexpr Tag table = "Table", row = "TR", header = "TH", data = "TD";
} // namespace tags

// A text in a row, and how far from the left margin it stands.
struct Cell {
    Layout text;
    double left = 0;
    Tag tag = tags::none;
};
double height_of(const std::vector<Cell>& row);

class Sheets {
  public:
    // `type` must outlive them.
    Sheets(Typesetter& type, About about);
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    static double width();  // between the margins
    static double height(); // of what has room on a sheet

    // Texts beside each other, their first lines on one line. A row goes whole to the next sheet if there is no room
    // for it here, but a high one is broken between two lines. `on_new` is done at the top of each sheet that it
    // begins.
    void row(const std::vector<Cell>& cells, const std::function<void()>& on_new = {});
    void gap(double height);   // none at the top of a sheet
    void keep(double height);  // what comes next and is so high stays together
    void rule(double width);   // a line below what stands there, from the left margin
    void bar(double from_top); // beside what was placed since then, on this sheet

    // What is placed between them belongs together.
    void begin(Tag tag);
    void end(Tag tag);
    // An entry of the outline that leads to what comes next, below another or below none (0).
    int outline(const std::string& text, int parent);

    double top() const { return top_; } // of what comes next
    int number() const { return number_; }

    std::string finish() &&; // the file

  private:
    void begin_sheet();
    void end_sheet();

    Typesetter& type_;
    About about_;
    std::string file_;
    Surface surface_;
    Drawing drawing_;
    double top_ = 0;
    int number_ = 0;
};

} // namespace voorrang::pdf

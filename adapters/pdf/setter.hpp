// The parts of a paper on sheets.
#pragma once

#include "adapters/letters/paper.hpp"
#include "adapters/pdf/sheets.hpp"

namespace voorrang::pdf {

class Setter {
  public:
    // Both must outlive it.
    Setter(Typesetter& type, Sheets& sheets) : type_(type), sheets_(sheets) {}

    void set(const letters::Paper& paper);

    void operator()(const letters::Heading& heading);
    void operator()(const letters::Paragraph& paragraph);
    void operator()(const letters::Items& items);
    void operator()(const letters::Pairs& pairs);
    void operator()(const letters::Table& table);
    void operator()(const letters::Verbatim& verbatim);

  private:
    std::vector<Cell> line(const std::string& text, const Type& type, Tag tag, double left = 0);
    void start(double height);
    void place(const letters::Heading& heading, std::vector<Cell> cells);
    void items_of(const letters::Items::Item& item);
    void marked(const char* mark, const std::string& text, double left);

    Typesetter& type_;
    Sheets& sheets_;
    std::vector<letters::Heading> headings_; // that wait for what stands below them, to be on one sheet with it
    int section_ = 0;                        // of the outline
};

} // namespace voorrang::pdf

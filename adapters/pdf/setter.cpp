#include "adapters/pdf/setter.hpp"

#include "adapters/pdf/table.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::pdf {

namespace {

constexpr double small_gap = 2.5;
constexpr double gap = 6;
constexpr double section_gap = 13;
constexpr double indent = 12;      // of what stands behind a mark
constexpr double name_gap = 9;     // between a name and its value
constexpr double first_lines = 28; // so much of a text stays with the heading above it

bool is_section(const letters::Heading& heading) { return heading.level <= 2; }

} // namespace

void Setter::set(const letters::Paper& paper) {
    sheets_.row(line(paper.title, types::title, tags::headings[0]));
    sheets_.gap(gap);
    for (const letters::Part& part : paper.parts) std::visit(*this, part);
    start(0);
}

std::vector<Cell> Setter::line(const std::string& text, const Type& type, Tag tag, double left) {
    std::vector<Cell> cells;
    cells.push_back({type_.set(printable(text), type, Sheets::width() - left), left, tag});
    return cells;
}

void Setter::operator()(const letters::Heading& heading) { headings_.push_back(heading); }

// With the headings that wait, and so much of what comes below them on the same sheet.
void Setter::start(double height) {
    std::vector<std::vector<Cell>> rows;
    for (const letters::Heading& heading : headings_) {
        const std::size_t level = std::clamp<std::size_t>(heading.level, 1, std::size(tags::headings));
        rows.push_back(
            line(heading.text, is_section(heading) ? types::heading : types::subheading, tags::headings[level - 1]));
        height += height_of(rows.back()) + (is_section(heading) ? section_gap : gap) + small_gap;
    }
    sheets_.keep(std::min(height, Sheets::height()));
    for (std::size_t at = 0; at < rows.size(); ++at) place(headings_[at], std::move(rows[at]));
    headings_.clear();
}

void Setter::place(const letters::Heading& heading, std::vector<Cell> cells) {
    sheets_.gap(is_section(heading) ? section_gap : gap);
    const int entry = sheets_.outline(printable(heading.text), is_section(heading) ? 0 : section_);
    if (is_section(heading)) section_ = entry;
    sheets_.row(cells);
    sheets_.gap(small_gap);
}

void Setter::operator()(const letters::Paragraph& paragraph) {
    const std::vector<Cell> cells = paragraph.strong ? line(paragraph.text, types::strong, tags::paragraph, indent)
                                                     : line(paragraph.text, types::body, tags::paragraph);
    start(std::min(height_of(cells), Sheets::height() / 3));
    const double from = sheets_.top();
    sheets_.row(cells);
    if (paragraph.strong) sheets_.bar(from);
    sheets_.gap(gap);
}

void Setter::operator()(const letters::Items& items) {
    if (!items.items.empty())
        start(std::min(height_of(line(items.items.front().text, types::body, tags::body, indent)), first_lines));
    sheets_.begin(tags::list);
    for (const letters::Items::Item& item : items.items) items_of(item);
    sheets_.end(tags::list);
    sheets_.gap(gap);
}

void Setter::items_of(const letters::Items::Item& item) {
    sheets_.begin(tags::item);
    marked("•", item.text, 0);
    if (!item.below.empty()) {
        sheets_.begin(tags::list);
        for (const std::string& below : item.below) {
            sheets_.begin(tags::item);
            marked("–", below, indent);
            sheets_.end(tags::item);
        }
        sheets_.end(tags::list);
    }
    sheets_.end(tags::item);
}

void Setter::marked(const char* mark, const std::string& text, double left) {
    std::vector<Cell> cells;
    cells.push_back({type_.set(mark, types::body), left, tags::label});
    const double behind = left + indent;
    cells.push_back({type_.set(printable(text), types::body, Sheets::width() - behind), behind, tags::body});
    sheets_.row(cells);
    sheets_.gap(small_gap);
}

void Setter::operator()(const letters::Pairs& pairs) {
    double names = 0;
    for (const auto& [what, value] : pairs.pairs)
        names = std::max(names, width_of(*type_.set(printable(what), types::name)));
    names = std::min(names, Sheets::width() / 3) + 0.1; // a hair more than was measured, that no rounding breaks it
    start(first_lines);
    sheets_.begin(tags::list);
    for (const auto& [what, value] : pairs.pairs) {
        std::vector<Cell> cells;
        cells.push_back({type_.set(printable(what), types::name, names), 0, tags::label});
        const double left = names + name_gap;
        cells.push_back({type_.set(printable(value), types::body, Sheets::width() - left), left, tags::body});
        sheets_.begin(tags::item);
        sheets_.row(cells);
        sheets_.end(tags::item);
        sheets_.gap(small_gap);
    }
    sheets_.end(tags::list);
    sheets_.gap(gap);
}

void Setter::operator()(const letters::Table& table) {
    const TableSetter setter(type_, table);
    start(setter.first_height());
    setter.set(sheets_);
    sheets_.gap(gap);
}

void Setter::operator()(const letters::Verbatim& verbatim) {
    std::string text = verbatim.text;
    while (text.ends_with('\n')) text.pop_back();
    start(first_lines);
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        sheets_.row(line(text.substr(at, end - at), types::verbatim, tags::paragraph));
        at = end + 1;
    }
    sheets_.gap(gap);
}

} // namespace voorrang::pdf

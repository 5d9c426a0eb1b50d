#include "adapters/pdf/paper_pdf.hpp"

#include "adapters/pdf/columns.hpp"
#include "adapters/pdf/sheets.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::pdf {

namespace {

constexpr double small_gap = 2;
constexpr double gap = 6;
constexpr double section_gap = 13;
constexpr double indent = 12;       // of what stands behind a mark
constexpr double column_gap = 9;    // between columns of a table
constexpr double with_heading = 45; // so much of what follows stays with a heading

class Setter {
  public:
    Setter(const Typesetter& type, Sheets& sheets) : type_(type), sheets_(sheets) {}

    void title(const std::string& text) {
        line(printable(text), types::title);
        sheets_.gap(gap);
    }

    void operator()(const letters::Heading& heading) {
        const bool section = heading.level <= 2;
        sheets_.gap(section ? section_gap : gap);
        const Type& type = section ? types::heading : types::subheading;
        std::vector<Cell> cells = one(printable(heading.text), type);
        sheets_.keep(height_of(*cells.front().text) + with_heading);
        sheets_.row(cells);
        sheets_.gap(small_gap);
    }
    void operator()(const letters::Paragraph& paragraph) {
        if (!paragraph.strong) {
            line(printable(paragraph.text), types::body);
        } else {
            std::vector<Cell> cells;
            cells.push_back({type_.set(printable(paragraph.text), types::strong, Sheets::width() - indent), indent});
            sheets_.keep(height_of(*cells.front().text));
            const double from = sheets_.top();
            sheets_.row(cells, true);
            sheets_.bar(from);
        }
        sheets_.gap(gap);
    }
    void operator()(const letters::Items& items) {
        for (const letters::Items::Item& item : items.items) {
            marked("•", item.text, 0);
            for (const std::string& below : item.below) marked("–", below, indent);
        }
        sheets_.gap(gap);
    }
    void operator()(const letters::Pairs& pairs) {
        double names = 0;
        for (const auto& [what, value] : pairs.pairs)
            names = std::max(names, width_of(*type_.set(printable(what), types::column)));
        names = std::min(names, Sheets::width() / 3);
        for (const auto& [what, value] : pairs.pairs) {
            std::vector<Cell> cells;
            cells.push_back({type_.set(printable(what), types::column, names), 0});
            const double left = names + column_gap;
            cells.push_back({type_.set(printable(value), types::body, Sheets::width() - left), left});
            sheets_.row(cells, true);
            sheets_.gap(small_gap);
        }
        sheets_.gap(gap);
    }
    void operator()(const letters::Table& table) {
        const std::vector<double> widths = measured(table);
        const auto head = [&] {
            sheets_.row(cells(table, table.head, widths, types::column), true);
            sheets_.rule();
        };
        sheets_.keep(with_heading);
        head();
        for (const std::vector<std::string>& row : table.rows) {
            sheets_.row(cells(table, row, widths, types::cell), true, head);
            sheets_.rule();
        }
        sheets_.gap(gap);
    }
    void operator()(const letters::Verbatim& verbatim) {
        std::string text = verbatim.text;
        while (text.ends_with('\n')) text.pop_back();
        std::size_t at = 0;
        while (at <= text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            line(printable(text.substr(at, end - at)), types::verbatim);
            at = end + 1;
        }
        sheets_.gap(gap);
    }

  private:
    std::vector<Cell> one(const std::string& text, const Type& type) const {
        std::vector<Cell> cells;
        cells.push_back({type_.set(text, type, Sheets::width()), 0});
        return cells;
    }
    void line(const std::string& text, const Type& type) { sheets_.row(one(text, type)); }

    void marked(const char* mark, const std::string& text, double left) {
        std::vector<Cell> cells;
        cells.push_back({type_.set(mark, types::body), left});
        const double behind = left + indent;
        cells.push_back({type_.set(printable(text), types::body, Sheets::width() - behind), behind});
        sheets_.row(cells);
        sheets_.gap(small_gap);
    }

    std::vector<double> measured(const letters::Table& table) const {
        std::vector<Column> columns(table.head.size());
        const auto measure = [&](const std::vector<std::string>& row, const Type& type) {
            for (std::size_t at = 0; at < columns.size(); ++at) {
                const std::string text = printable(row[at]);
                columns[at].narrowest = std::max(columns[at].narrowest, type_.narrowest(text, type));
                columns[at].widest = std::max(columns[at].widest, width_of(*type_.set(text, type)));
            }
        };
        measure(table.head, types::column);
        for (const std::vector<std::string>& row : table.rows) measure(row, types::cell);
        return widths_of(columns, Sheets::width() - column_gap * static_cast<double>(columns.size() - 1));
    }
    std::vector<Cell> cells(const letters::Table& table, const std::vector<std::string>& row,
                            const std::vector<double>& widths, const Type& type) const {
        std::vector<Cell> cells;
        double left = 0;
        for (std::size_t at = 0; at < row.size(); ++at) {
            // A hair more than was measured, that no rounding breaks a word.
            cells.push_back({type_.set(printable(row[at]), type, widths[at] + 0.1, at >= table.numbers_from), left});
            left += widths[at] + column_gap;
        }
        return cells;
    }

    const Typesetter& type_;
    Sheets& sheets_;
};

} // namespace

Result<std::string> to_pdf(const letters::Paper& paper) {
    const Typesetter type;
    if (!type.has_fonts())
        return Diagnostic{Code::no_fonts,
                          "there is no font to set a page with",
                          std::nullopt,
                          "",
                          {},
                          "install one, on Debian with apt install fonts-dejavu-core"};
    Sheets sheets(type, {paper.title, paper.from, paper.as_of, paper.language == Language::nl ? "bladzijde" : "page"});
    Setter setter(type, sheets);
    setter.title(paper.title);
    for (const letters::Part& part : paper.parts) std::visit(setter, part);
    return std::move(sheets).finish();
}

} // namespace voorrang::pdf

#include "adapters/pdf/table.hpp"

#include "adapters/pdf/columns.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::pdf {

namespace {

struct Fit {
    double size, gap;
};
constexpr Fit fits[] = {{8.5, 9}, {7.5, 7}, {6.5, 5}};

} // namespace

TableSetter::TableSetter(Typesetter& type, const letters::Table& table) : type_(type), table_(table) {
    for (const Fit& fit : fits) {
        head_ = {types::sans, fit.size - 0.5, true};
        body_ = {types::serif, fit.size};
        gap_ = fit.gap;
        bool whole = false;
        widths_ = measured(whole);
        if (whole) break;
    }
}

std::vector<double> TableSetter::measured(bool& whole) const {
    std::vector<Column> columns(table_.head.size());
    const auto measure = [&](const std::vector<std::string>& row, const Type& type) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const std::string text = printable(row[at]);
            columns[at].narrowest = std::max(columns[at].narrowest, type_.narrowest(text, type));
            columns[at].widest = std::max(columns[at].widest, width_of(*type_.set(text, type)));
        }
    };
    measure(table_.head, head_);
    for (const std::vector<std::string>& row : table_.rows) measure(row, body_);
    const double room = Sheets::width() - gap_ * static_cast<double>(columns.size() - 1);
    double narrowest = 0;
    for (const Column& column : columns) narrowest += column.narrowest;
    whole = narrowest <= room;
    return widths_of(columns, room);
}

std::vector<Cell> TableSetter::cells(const std::vector<std::string>& row, bool head, bool again) const {
    std::vector<Cell> cells;
    double left = 0;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const Tag tag = again ? tags::none : head || at == 0 ? tags::header : tags::data;
        // A hair more than was measured, that no rounding breaks a word.
        cells.push_back(
            {type_.set(printable(row[at]), head ? head_ : body_, widths_[at] + 0.1, at >= table_.numbers_from), left,
             tag});
        left += widths_[at] + gap_;
    }
    return cells;
}

double TableSetter::width() const {
    return std::accumulate(widths_.begin(), widths_.end(), gap_ * static_cast<double>(widths_.size() - 1));
}

double TableSetter::first_height() const {
    const double first = table_.rows.empty() ? 0 : height_of(cells(table_.rows.front(), false));
    return std::min(height_of(cells(table_.head, true)) + first, Sheets::height() / 2);
}

void TableSetter::set(Sheets& sheets) const {
    const auto head = [&](bool again) {
        sheets.row(cells(table_.head, true, again));
        sheets.rule(width());
    };
    // A head that takes much of each sheet would leave no room for the rows.
    const bool repeated = height_of(cells(table_.head, true)) <= Sheets::height() / 3;
    const std::function<void()> on_new = [&] {
        if (repeated) head(true);
    };
    sheets.begin(tags::table);
    sheets.begin(tags::row);
    head(false);
    sheets.end(tags::row);
    for (const std::vector<std::string>& row : table_.rows) {
        sheets.begin(tags::row);
        sheets.row(cells(row, false), on_new);
        sheets.rule(width());
        sheets.end(tags::row);
    }
    sheets.end(tags::table);
}

} // namespace voorrang::pdf

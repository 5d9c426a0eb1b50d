#include "dsl/check/table_analysis.hpp"

#include "dsl/check/table_axis.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

constexpr std::size_t most_combinations = 20'000;

// One region of each column.
using Combination = std::vector<std::size_t>;

class Analysis {
  public:
    Analysis(Context& context, const Grid& grid) : context_(context), grid_(grid), hit_(grid.rows.size(), false) {}

    bool prepare() {
        std::size_t combinations = 1;
        for (std::size_t column = 0; column < grid_.columns.size(); ++column) {
            auto axis = Axis::of(grid_, column);
            if (!axis || axis->size() == 0) return false;
            combinations *= axis->size();
            if (combinations > most_combinations) return false;
            axes_.push_back(std::move(*axis));
        }
        // Which row covers which region, once for all combinations.
        for (const Grid::Row& row : grid_.rows) {
            auto& covered = covered_.emplace_back();
            for (std::size_t column = 0; column < axes_.size(); ++column) {
                auto& regions = covered.emplace_back();
                for (std::size_t region = 0; region < axes_[column].size(); ++region)
                    regions.push_back(axes_[column].covers(row.cells[column], region));
            }
        }
        return true;
    }

    void run() {
        Combination combination(axes_.size(), 0);
        do visit(combination);
        while (advance(combination));
        report_gap();
        report_unreachable();
    }

  private:
    bool advance(Combination& combination) const {
        for (std::size_t column = axes_.size(); column-- > 0;) {
            if (++combination[column] < axes_[column].size()) return true;
            combination[column] = 0;
        }
        return false;
    }

    bool matches(std::size_t row, const Combination& combination) const {
        for (std::size_t column = 0; column < combination.size(); ++column)
            if (!covered_[row][column][combination[column]]) return false;
        return true;
    }

    void visit(const Combination& combination) {
        std::optional<std::size_t> first;
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            if (!matches(row, combination)) continue;
            hit_[row] = true;
            if (grid_.hit == ast::HitPolicy::first) return;
            if (first)
                report_overlap(*first, row, combination);
            else
                first = row;
        }
        if (!first && !gap_) gap_ = combination;
    }

    // "bidder.recognised is yes and bidder.level < 2"
    std::string describe(const Combination& combination) const {
        std::string text;
        for (std::size_t column = 0; column < combination.size(); ++column) {
            if (column > 0) text += " and ";
            text += axes_[column].describe(grid_.columns[column].heading, combination[column]);
        }
        return text;
    }

    void report_overlap(std::size_t first, std::size_t second, const Combination& combination) {
        if (!overlaps_.emplace(first, second).second) return;
        report(context_, Code::table_overlap, grid_.rows[second].span,
               "two rows of " + in_ticks(grid_.name) + " match at once, for example where " + describe(combination),
               "narrow one of them down, or let the first row count: `hit first`")
            .labels.push_back({grid_.rows[first].span, "the other row"});
    }

    void report_gap() {
        if (!gap_) return;
        report(context_, Code::table_gap, grid_.span,
               "no row of " + in_ticks(grid_.name) + " matches where " + describe(*gap_),
               grid_.hit == ast::HitPolicy::first ? "add a last row of `-` cells for all other cases"
                                                  : "add a row for these cases");
    }

    void report_unreachable() {
        for (std::size_t row = 0; row < hit_.size(); ++row)
            if (!hit_[row])
                report(context_, Code::row_unreachable, grid_.rows[row].span,
                       grid_.hit == ast::HitPolicy::first
                           ? "this row can never be hit: earlier rows match first, or nothing does"
                           : "this row can never be hit: no value meets its cells");
    }

    Context& context_;
    const Grid& grid_;
    std::vector<Axis> axes_;
    std::vector<std::vector<std::vector<bool>>> covered_; // row, column, region
    std::vector<bool> hit_;
    std::set<std::pair<std::size_t, std::size_t>> overlaps_;
    std::optional<Combination> gap_;
};

} // namespace

void analyse(Context& context, const Grid& grid) {
    Analysis analysis(context, grid);
    if (analysis.prepare()) analysis.run();
}

} // namespace voorrang::check

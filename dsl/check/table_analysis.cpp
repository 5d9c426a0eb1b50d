#include "dsl/check/table_analysis.hpp"

#include "dsl/check/row_set.hpp"
#include "dsl/check/table_cell.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

using analysis::Axis;
using analysis::Domain;
using analysis::Regions;

constexpr std::size_t most_combinations = 20'000;

// The regions that a cell covers.
Regions covered(const Axis& axis, const Grid::Cell& cell) {
    Regions regions(axis.size(), {});
    for (const analysis::Test& test : cell.tests) regions = regions.united(axis.met(test));
    return cell.tests.empty() || cell.negated ? regions.complement() : regions;
}

// One region of each column.
using Combination = std::vector<std::size_t>;

class Analysis {
  public:
    Analysis(Context& context, const Grid& grid) : context_(context), grid_(grid), hit_(grid.rows.size(), false) {}

    bool prepare() {
        std::size_t combinations = 1;
        for (std::size_t column = 0; column < grid_.columns.size(); ++column) {
            if (!grid_.columns[column].divisible) return false;
            std::vector<analysis::Test> tests;
            for (const Grid::Row& row : grid_.rows)
                tests.insert(tests.end(), row.cells[column].tests.begin(), row.cells[column].tests.end());
            auto axis = Axis::of(grid_.columns[column].domain, tests);
            if (!axis || axis->size() == 0) return false;
            combinations *= axis->size();
            if (combinations > most_combinations) return false;
            axes_.push_back(std::move(*axis));
        }
        // Which rows cover which region, once for all combinations.
        for (std::size_t column = 0; column < axes_.size(); ++column) {
            auto& regions = covering_.emplace_back(axes_[column].size(), RowSet(grid_.rows.size()));
            for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
                const Regions met = covered(axes_[column], grid_.rows[row].cells[column]);
                for (const Regions::Stretch& stretch : met.stretches())
                    for (std::size_t region = stretch.begin; region < stretch.end; ++region) regions[region].add(row);
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

    RowSet matching(const Combination& combination) const {
        RowSet rows = RowSet::all(grid_.rows.size());
        for (std::size_t column = 0; column < combination.size(); ++column)
            rows.keep(covering_[column][combination[column]]);
        return rows;
    }

    // Of which the first that matches decides.
    bool first_counts() const { return grid_.hit == ast::HitPolicy::first || grid_.hit == ast::HitPolicy::priority; }

    void visit(const Combination& combination) {
        const RowSet rows = matching(combination);
        const auto first = rows.next(0);
        if (!first && !gap_) gap_ = combination;
        for (auto row = first; row; row = rows.next(*row + 1)) {
            hit_[*row] = true;
            if (first_counts()) return;
            if (row != first) report_both(*first, *row, combination);
        }
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

    void report_both(std::size_t first, std::size_t second, const Combination& combination) {
        const Grid::Row &one = grid_.rows[first], &other = grid_.rows[second];
        if (grid_.hit == ast::HitPolicy::collect) return;
        const bool disagree = one.output && other.output && !(*one.output == *other.output);
        if (grid_.hit == ast::HitPolicy::any && !disagree) return;
        if (!overlaps_.emplace(first, second).second) return;
        if (grid_.hit == ast::HitPolicy::any)
            report(context_, Code::rows_disagree_somewhere, other.span,
                   "two rows of " + in_ticks(grid_.name) + " disagree, for example where " + describe(combination),
                   "narrow one of them down, or let both have one outcome")
                .labels.push_back({one.span, "the other row"});
        else
            report(context_, Code::table_overlap, other.span,
                   "two rows of " + in_ticks(grid_.name) + " match at once, for example where " + describe(combination),
                   "narrow one of them down, or let the first row count: `hit first`")
                .labels.push_back({one.span, "the other row"});
    }

    bool is_open(const Combination& combination) const { return !matching(combination).next(0); }

    // As many regions of each column as can be without a row that matches: the widest row that is missing.
    std::vector<std::vector<std::size_t>> widened(const Combination& gap) const {
        std::vector<std::vector<std::size_t>> regions;
        for (const std::size_t region : gap) regions.push_back({region});
        for (std::size_t column = 0; column < gap.size(); ++column) {
            const auto all_open = [&](std::size_t region) {
                auto tried = regions;
                tried[column] = {region};
                std::vector<std::size_t> at(gap.size(), 0);
                for (;;) {
                    Combination combination;
                    for (std::size_t i = 0; i < at.size(); ++i) combination.push_back(tried[i][at[i]]);
                    if (!is_open(combination)) return false;
                    std::size_t i = at.size();
                    while (i > 0 && ++at[i - 1] == tried[i - 1].size()) at[--i] = 0;
                    if (i == 0) return true;
                }
            };
            const Axis& axis = axes_[column];
            auto& wide = regions[column];
            if (axis.ordered()) {
                while (wide.front() > 0 && all_open(wide.front() - 1)) wide.insert(wide.begin(), wide.front() - 1);
                while (wide.back() + 1 < axis.size() && all_open(wide.back() + 1)) wide.push_back(wide.back() + 1);
            } else {
                std::vector<std::size_t> open;
                for (std::size_t region = 0; region < axis.size(); ++region)
                    if (region == gap[column] || all_open(region)) open.push_back(region);
                wide = std::move(open);
            }
        }
        return regions;
    }

    // "| works | > EUR 50,000 || … |"; nothing if its cells can't be written.
    std::optional<std::string> missing_row() const {
        std::string row = "|";
        const auto regions = widened(*gap_);
        for (std::size_t column = 0; column < axes_.size(); ++column) {
            const bool texts = grid_.columns[column].domain.kind == Domain::Kind::open;
            const auto cell = cell_of(axes_[column], regions[column], texts);
            if (!cell) return std::nullopt;
            row += " " + *cell + (column + 1 < axes_.size() ? " |" : " || …");
        }
        return row;
    }

    void report_gap() {
        if (!gap_ || grid_.may_be_silent) return;
        const auto row = missing_row();
        report(context_, Code::table_gap, grid_.span,
               "no row of " + in_ticks(grid_.name) + " matches where " + describe(*gap_),
               row ? "the row that is missing: " + in_ticks(*row) : "add a row for these cases");
    }

    void report_unreachable() {
        for (std::size_t row = 0; row < hit_.size(); ++row)
            if (!hit_[row])
                report(context_, Code::row_unreachable, grid_.rows[row].span,
                       grid_.hit == ast::HitPolicy::first
                           ? "this row can never be hit: earlier rows match first, or nothing does"
                       : grid_.hit == ast::HitPolicy::priority
                           ? "this row can never be hit: where it matches, so does a row of higher priority"
                           : "this row can never be hit: no value meets its cells");
    }

    Context& context_;
    const Grid& grid_;
    std::vector<Axis> axes_;
    std::vector<std::vector<RowSet>> covering_; // by column, by region
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

// Gaps and overlaps of decision tables, by trying every combination of what their cells tell apart.
#pragma once

#include "dsl/analysis/axis.hpp"
#include "dsl/check/context.hpp"

namespace voorrang::check {

// A table whose cells are compared with constants only.
struct Grid {
    struct Cell {
        std::vector<analysis::Test> tests; // any of them; none: anything
        bool negated = false;              // none of them
    };
    struct Column {
        std::string heading; // as in the text of an example: "bid.bidder.pso_level"
        analysis::Domain domain;
        bool divisible; // false: of values that can't be told apart one by one (a list, a record)
    };
    struct Row {
        std::vector<Cell> cells;
        Span span;
        std::optional<Value> output = {}; // if it is a constant
    };
    std::string name;
    Span span; // of the table's name
    ast::HitPolicy hit = ast::HitPolicy::first;
    bool may_be_silent = false; // no row need match: those that do are counted or added up
    std::vector<Column> columns;
    std::vector<Row> rows; // as they are tried
};

// V406, V407, V416 and V422. Tables with too many combinations are passed over: nothing is said that isn't certain.
void analyse(Context& context, const Grid& grid);

} // namespace voorrang::check

// Gaps and overlaps of decision tables, by trying every combination of what their cells tell apart.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

// A table whose cells are compared with constants only.
struct Grid {
    struct Test {
        ast::BinaryOperator op;
        Value value;
        std::optional<Value> to; // a range, both ends included
    };
    using Cell = std::vector<Test>; // any of them; none: anything

    struct Column {
        std::string heading; // as in the text of an example: "bid.bidder.pso_level"
        Type type;
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

// Measures, lowered: what is reckoned of each row of each case, and what is made of the results of a group.
//
// The rows have one graph for all measures, evaluated like any policy's. The groups of a measure have a graph of its
// own, in which a group is a case and the results of its aggregates, its keys and what is shown of it are the facts.
#pragma once

#include "dsl/ast/expression.hpp"
#include "dsl/graph/graph.hpp"

namespace voorrang::graph {

struct Measure {
    std::string name, full_name;
    std::string rows;                   // as people call them: contracts
    std::optional<std::string> flagged; // a rule across cases: the record that it flags
    FrameId frame = 0;                  // of the rows
    EntityId entity = the_case;

    // A value of each row, in the rows' frame.
    struct RowValue {
        NodeId node = 0;
        OutlineId outline = 0;
        std::string name; // as written
        bool percent = false;
    };
    struct Fold {
        ast::AggregateFunction function = ast::AggregateFunction::count;
        std::optional<RowValue> value, where;
        Number quantile; // percentile
        ColumnType type = ColumnType::number;
        std::string name; // as written
        Span span;
        bool percent = false;
    };
    // What another measure comes to: over all its groups, or in the one with these keys.
    struct Other {
        std::uint32_t measure = 0;                      // in Measures::measures
        std::optional<ast::AggregateFunction> function; // of the values of all its groups
        Number quantile;                                // percentile
        std::optional<std::uint32_t> where;             // of these alone of which that measure says yes; same groups
        std::vector<std::uint32_t> keys;                // of this measure, in the order of the other's
        ColumnType type = ColumnType::number;
        std::string name; // as written
        Span span;
        bool percent = false;
    };
    std::optional<RowValue> where; // what doesn't meet it is no row
    std::vector<RowValue> keys;
    std::vector<Fold> folds;
    std::vector<RowValue> shown;
    std::vector<Other> others;

    // Facts of `groups`, in this order: the folds, the keys, what is shown, the others.
    Graph groups;
    NodeId result = 0;
    OutlineId outline = 0;
    bool percent = false;
    std::optional<OutlineTemplate> because;
    std::vector<std::string> cites;
    struct Target {
        Value value;
        std::optional<Value> in; // of the first key
        bool at_most = false;
    };
    std::vector<Target> targets;
    bool of_groups = false; // the condition on the groups of another measure, that nobody asks for by itself
    Span span;
};

struct Measures {
    Graph rows;
    std::vector<Measure> measures; // in the order of check::Policy::measures
};

} // namespace voorrang::graph

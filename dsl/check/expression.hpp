// Expressions with every name resolved and every type known and right.
#pragma once

#include "dsl/ast/expression.hpp"
#include "dsl/check/type.hpp"

namespace voorrang::check {

struct Expression;
using VariableId = std::uint32_t; // unique in the whole policy

struct Constant {
    Value value; // a choice is its option's text
};

// The subject of a definition, table or rule, or the element of an aggregate.
struct Variable {
    VariableId id;
};

// A record of which the case has one: tender.
struct SingleRecord {
    std::uint32_t record;
};

// All records of a kind of which the case has many, by their plural: bids. Type: list of record.
struct AllRecords {
    std::uint32_t record;
};

// base.field; the base is of type record.
struct FieldOf {
    Box<Expression> base;
    std::uint32_t field; // index in Record::fields
};

struct ParameterValue {
    std::uint32_t parameter;
};

enum class AppliedKind : std::uint8_t { definition, table, rule };

// social_enterprise of bid.bidder; without argument where the declaration has no subject. A rule's value is whether
// it holds (yes/no).
struct Applied {
    AppliedKind kind;
    std::uint32_t index;
    std::optional<Box<Expression>> argument;
};

enum class Operator : std::uint8_t {
    logical_or,
    logical_and,
    logical_not, // yes/no, two or more operands
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    in,
    not_in,        // element, list
    has,           // list, element
    starts_with,   // text, text
    first_letters, // number, text -> text
    add,
    subtract,
    multiply,
    divide,
    negate, // by the operands' types: see docs/language.md, Arithmetic
    otherwise,
    known,
    is_unknown, // any type -> yes/no, never unknown
    empty,
    not_empty,   // list or text -> yes/no
    conditional, // c1, v1, c2, v2, …, otherwise
    date_of,     // time -> date
    year_of,
    month_of,
    quarter_of, // date -> number
    // Of a calendar: Operation::calendar.
    day_of,               // time -> date, by the calendar's clock
    working_add,          // date, number -> date
    next_working_day,     // date -> date
    working_days_between, // date, date -> number
    is_working_day,       // date -> yes/no
    end_of_period,        // date, duration -> date
    end_of_working_days,  // date, number -> date
    list,                 // elements of one type
    relative_lowest,
    relative_highest, // money or number -> number; among the admitted of an award
    linear,           // x, zero_at, full_at -> number 0..100
    linear_value,     // x, zero_at, full_at, worth -> money or number, between nothing and worth
    abnormally_low    // x, share, the average of x of all -> yes/no: so far, or further, under the average
};

struct Operation {
    Operator op;
    std::vector<Expression> operands;
    std::uint32_t calendar = 0; // in Policy::calendars
};

struct Rounded {
    Box<Expression> operand;
    unsigned decimals;
    RoundMode mode;
};

// function over `value` for each `variable` in `list` where `where`. `value` is absent for count, any and all.
// any: at least one element meets `where`; all: every element does; count: how many do.
struct Aggregated {
    ast::AggregateFunction function;
    VariableId variable;
    Box<Expression> list;
    std::optional<Box<Expression>> value;
    std::optional<Box<Expression>> where;
    std::optional<Number> quantile = {}; // percentile: 0.75
    unsigned without_extremes = 0;       // average, median: so many of the highest and of the lowest are left out
};

// One key of an order, reckoned of an element that a variable stands for.
struct SortKey {
    bool highest_first;
    Box<Expression> value;
};

// 1 + how many other records of its kind come before the element; of those alone that meet `where`.
struct Ranked {
    Box<Expression> element;
    VariableId variable; // in the keys and in `where`
    std::vector<SortKey> by;
    std::optional<Box<Expression>> where;
};

// A list of records in an order; with `first` those alone whose rank in it is no higher than that.
struct Sorted {
    Box<Expression> list;
    VariableId variable; // in the keys
    std::vector<SortKey> by;
    std::optional<unsigned> first;
};

struct Expression {
    Span span;
    Type type;
    std::variant<Constant, Variable, SingleRecord, AllRecords, FieldOf, ParameterValue, Applied, Operation, Rounded,
                 Aggregated, Ranked, Sorted>
        node;
};

// Texts and expressions in turn.
struct Template {
    using Parts = std::vector<std::variant<std::string, Expression>>;
    Parts parts;
    std::optional<Parts> dutch; // for who reads Dutch; without, `parts` is for every reader
};

struct Reason {
    std::optional<Template> because;
    std::vector<std::string> cites;
};

} // namespace voorrang::check

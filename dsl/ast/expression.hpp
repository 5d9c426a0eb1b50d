// Expressions as written. Names are not resolved and types not known here; see dsl/check for that.
#pragma once

#include "dsl/ast/box.hpp"
#include "dsl/diagnostics/span.hpp"
#include "dsl/number/round.hpp"
#include "dsl/value/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace voorrang::ast {

struct Name {
    std::string text;
    Span span;
};

struct Expression;

// yes, 12.5%, EUR 1,250.00, 2026-01-31, 20 days, "text". Unknown is the word `unknown`, legal only in tests.
struct Literal {
    Value value;
};

// bid.bidder.turnover; nl.thresholds.works; tender
struct Path {
    std::vector<Name> steps; // at least one
};

// social_enterprise of bid.bidder
struct Apply {
    Path function;
    Span function_span;
    Box<Expression> argument;
};

// relative_lowest(bid.price)
struct Call {
    Name function;
    std::vector<Expression> arguments;
};

enum class UnaryOperator { negate, logical_not, known };

struct Unary {
    UnaryOperator op;
    Box<Expression> operand;
};

enum class BinaryOperator {
    logical_or,
    logical_and,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal, // `is` and `is not` are equal and not_equal
    in,
    not_in,
    has,
    starts_with,
    add,
    subtract,
    multiply,
    divide,
    otherwise
};

struct Binary {
    BinaryOperator op;
    Span op_span;
    Box<Expression> left, right;
};

enum class IsTest { empty, not_empty, known, unknown, working_day, not_working_day };

// bidder.exclusion_grounds is not empty; date of tender.deadline is working day in calendar nl
struct Is {
    Box<Expression> operand;
    IsTest test;
    std::optional<Name> calendar = {};
};

// if A then x else if B then y else z
struct Conditional {
    struct Branch {
        Box<Expression> condition, value;
    };
    std::vector<Branch> branches; // at least one
    Box<Expression> otherwise;
};

enum class AggregateFunction : std::uint8_t {
    count,
    sum,
    average,
    lowest,
    highest,
    median,
    any,
    all,
    proportion,   // of those looked at, the part that meets the condition: count where / count
    distinct,     // how many different values
    percentile,   // the value below or at which `quantile` of the values lie (nearest rank)
    interpolated, // the percentile between the two values around it
    consensus     // the one value on which all agree
};
std::string_view word(AggregateFunction function); // "count"

// median of a.score for each a in bid.assessments where a.criterion is "quality"
// count of bids where bid.price < tender.value          (no `for each`: the element is called by its record's name)
struct Aggregate {
    AggregateFunction function;
    Box<Expression> operand;
    struct ForEach {
        Name variable;
        Box<Expression> list;
    };
    std::optional<ForEach> for_each;
    std::optional<Box<Expression>> where;
    std::optional<Box<Expression>> quantile; // percentile 75% of …
    unsigned without_extremes = 0;           // without 1 extremes: so many highest and lowest are left out
};

// lowest bid.price then highest quality of bid
struct SortKey {
    bool highest_first = false;
    Box<Expression> value;
};

// rank of bid by lowest bid.price where admitted: 1 is the first; equal ones share a rank
struct Rank {
    Box<Expression> element; // a record of which there are many
    std::vector<SortKey> by;
    std::optional<Box<Expression>> where;
};

// sort bids by lowest bid.price
struct Sort {
    Box<Expression> list;
    std::vector<SortKey> by;
    std::optional<unsigned> first; // first 3 of sort …: no more than these
};

// ["Alkmaar", "Bergen"]
struct ListLiteral {
    std::vector<Expression> elements;
};

// round (a / b) to 2 decimals half up
struct Round {
    Box<Expression> operand;
    unsigned decimals = 0;
    RoundMode mode = RoundMode::half_up;
};

// first 2 letters of code
struct FirstLetters {
    Box<Expression> length, text;
};

// What is asked of a calendar.
enum class CalendarQuestion : std::uint8_t {
    working_days,         // 10 working days: behind + and -, and in a period
    next_working_day,     // next working day from D
    working_days_between, // working days from A to B
    end_of_period         // end of 35 days from D
};

// end of 10 working days from notice.published in calendar nl
struct CalendarTerm {
    CalendarQuestion question = CalendarQuestion::working_days;
    std::vector<Expression> operands; // in the order of the text
    std::optional<Name> calendar;
};

struct Expression {
    Span span;
    std::variant<Literal, Path, Apply, Call, Unary, Binary, Is, Conditional, Aggregate, ListLiteral, Round, Rank, Sort,
                 CalendarTerm, FirstLetters>
        node;
};

// "turnover {bid.bidder.turnover} is too low": texts and expressions in turn.
struct TemplateText {
    Span span; // of the quoted text
    std::vector<std::variant<std::string, Expression>> parts;
};

// For every reader; where it is said a second time, `because "…" dutch "…"`, that is for who reads that language.
struct Template {
    TemplateText text;
    std::optional<TemplateText> english, dutch; // one of them at most
};

struct Citation {
    std::string text;
    Span span;
};

// What a verdict is founded on.
struct Reason {
    std::optional<Template> because;
    std::vector<Citation> cites;
};

} // namespace voorrang::ast

// Types as written.
#pragma once

#include "dsl/ast/expression.hpp"

namespace voorrang::ast {

enum class SimpleType { yes_no, text, number, percent, money, date, time, duration };

struct Type;

// number 0..3, percent 0%..100%: both ends belong to the range and are literals.
struct Ranged {
    SimpleType type;
    struct Range {
        Box<Expression> from, to;
    };
    std::optional<Range> range;
};

// choice of open, selective, "sole source"
struct Choice {
    std::vector<Name> options; // quoted ones without their quotes
};

struct ListOf {
    Box<Type> element;
};

// The name of a record.
struct RecordName {
    Path name;
};

struct Type {
    Span span;
    std::variant<Ranged, Choice, ListOf, RecordName> node;
};

} // namespace voorrang::ast

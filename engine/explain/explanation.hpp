// Why a value is what it is: a tree, read off the outlines of the policy and the columns of a traced evaluation.
#pragma once

#include "dsl/diagnostics/code.hpp"
#include "dsl/diagnostics/span.hpp"
#include "dsl/graph/graph.hpp"
#include "dsl/phrases/said.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang::engine {

// A fact that is not there, and would have to be given to settle something.
struct MissingFact {
    std::string fact;        // bidder.turnover: the record it belongs to and the field
    std::string subject;     // of which record, as people call it: "Groen Doen BV"; empty for the case
    std::string pointer;     // in the case document: /parties/3/turnover
    std::string sealed = {}; // the fact is there, and sealed until this moment
    friend auto operator<=>(const MissingFact&, const MissingFact&) = default;
};

// A value that could not be reckoned.
struct Failure {
    Code code;        // V601 …
    Said message;     // "division by zero: `tender.value / 0`"
    Span span;        // the place in the rule
    Said values = {}; // what it was reckoned from: "bid.points is 5 and bid.jurors is 0"; empty: nothing to tell

    Said whole() const; // the message with the values
};

struct Explanation {
    graph::OutlineKind kind = graph::OutlineKind::constant;
    std::string text;    // the expression as written, or the name of the rule, definition, table, parameter or fact
    std::string value;   // as to_display_text() writes it: "EUR 1,250.00", "yes", "unknown", "failed"
    std::string subject; // fact: of which record; elements of a loop: which
    std::string pointer; // fact: in the case document
    Span span;           // in the policy's sources
    Said because;
    std::vector<std::string> cites;
    std::vector<Explanation> children; // only what mattered to the value
    bool named = false;                // the value is what a record is called, or several

    Said value_said() const { return named ? Said(value) : phrases::said_value(value); }
};

} // namespace voorrang::engine

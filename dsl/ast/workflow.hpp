// Workflows as written: the states of a tender, and what moves it from one to the next.
#pragma once

#include "dsl/ast/expression.hpp"

namespace voorrang::ast {

struct Workflow {
    Name name;
    Name subject; // tender
    // by committee (2 of 3)
    struct By {
        Name role;
        std::optional<unsigned> quorum, members; // quorum: how many of them must do it
    };
    // approved by another buyer; approved by legal (2 of 3)
    struct Approval {
        By by;
        bool another = false; // not the person who acted
        Span span;
    };
    // on publish by buyer approved by another buyer when CONDITION: decide exclusions, admit bid -> published
    struct Event {
        Name name;
        std::optional<By> by;
        std::vector<Approval> approvals;
        std::optional<Expression> when; // guard
        std::vector<Name> decides;      // awards, rules or `exclusions`
        std::optional<Name> admits;     // a record that the event brings in: bid
        std::optional<Name> to;         // absent: the tender stays in its state
        Reason reason;
        Span span;
    };
    // until EXPRESSION, at least to the next working day -> contracted
    struct Deadline {
        Expression at; // date or time
        bool next_working_day = false;
        std::optional<Name> to;
        Reason reason;
        Span span;
    };
    struct State {
        Name name;
        bool final = false;
        std::vector<Name> decides; // on entry
        std::vector<Deadline> deadlines;
        std::vector<Event> events;
        Span span;
    };
    std::vector<State> states; // the first is the one that a tender begins in
    Reason reason;
    Span span;
};

} // namespace voorrang::ast

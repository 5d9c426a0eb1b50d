// Workflows as written: the states of a tender, and what moves it from one to the next.
#pragma once

#include "dsl/ast/expression.hpp"

namespace voorrang::ast {

struct Workflow {
    Name name;
    Name subject;                 // tender
    std::optional<Name> calendar; // by whose clock its days end: workflow NAME for tender in calendar nl
    // by committee (2 of 3)
    struct By {
        Name role;
        std::optional<unsigned> quorum, members; // quorum: how many of them must do it
        Span span;
    };
    // approved by another buyer; approved by legal (2 of 3)
    struct Approval {
        By by;
        bool another = false; // not the person who acted: so it always is, said for who reads
        Span span;
    };
    // What an event brings about beside a new state.
    struct Doing {
        std::vector<Name> decides;  // awards, rules, or `exclusions`; `award` is the policy's
        std::optional<Name> admits; // a record that the event brings in: bid
        bool pauses = false, resumes = false;
    };
    // on publish by buyer approved by another buyer when CONDITION: decide exclusions, admit bid -> published
    struct Event {
        Name name;
        std::optional<By> by; // absent: anyone
        std::vector<Approval> approvals;
        std::optional<Expression> when; // guard
        Doing doing;
        std::optional<Name> to; // absent: the tender stays in its state
        Reason reason;
        Span span;
    };
    // until EXPRESSION, at least to the next working day, minimum EXPRESSION -> contracted
    struct Deadline {
        Expression at; // date or time
        bool next_working_day = false;
        std::optional<Expression> minimum; // what the law allows at the least
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
        Reason reason;
        Span span;
    };
    std::vector<State> states; // the first is the one that a tender begins in
    Reason reason;
    Span span;
};

} // namespace voorrang::ast

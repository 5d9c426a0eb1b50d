// A rule file as written.
#pragma once

#include "dsl/ast/calendar.hpp"
#include "dsl/ast/declaration.hpp"
#include "dsl/ast/workflow.hpp"

namespace voorrang::ast {

using Declaration = std::variant<Record, ReferenceDate, Parameter, Define, Rule, Table, Award, Facts, Test, Calendar,
                                 Workflow, Measure, Fill>;

struct Header {
    enum class Kind { policy, package } kind = Kind::policy; // a package decides nothing by itself
    Path name;                                               // alkmaar.social
    Span name_span;
    std::string title;
    std::string version; // as written: 2026.1
    Span span;
};

struct Use {
    Path package;
    std::optional<std::string> version; // use nl.thresholds version 2026.1: this one and no other
    Span span;
};

struct Comment {
    Span span; // from -- to the end of the line
};

// A declaration or a `use` that could not be read, as far as it could: what rests on it is no mistake by itself.
struct Unread {
    enum class Kind { award, reference_date, use, other } kind = Kind::other; // use: a package may be missing
    std::vector<Name> names;                                                  // all that it may declare
};

// A declaration that was read, at least in part, but in which something was told to be wrong.
struct Doubtful {
    Span span;
    std::vector<Span> parts; // those clauses, rows or fields of it that something is wrong with
};

struct File {
    std::string language = "en"; // of its keywords
    Header header;
    std::vector<Use> uses;
    std::vector<Declaration> declarations; // in the order of the text
    std::vector<Comment> comments;
    std::vector<Unread> unread;
    std::vector<Doubtful> doubtful;
};

} // namespace voorrang::ast

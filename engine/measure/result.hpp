// What a measure comes to, group by group.
#pragma once

#include "engine/explain/explanation.hpp"

#include <map>

namespace voorrang::engine {

struct TargetResult {
    enum class State : std::uint8_t { met, not_met, unknown } state = State::unknown;
    std::string text; // as to_display_text() writes it: "10%"
    bool at_most = false;
};

struct GroupResult {
    std::vector<std::optional<Value>> keys; // nothing: unknown
    std::vector<Said> key_texts;
    std::uint64_t rows = 0, cases = 0;
    std::vector<std::string> case_names; // in their order; fewer than `cases` if there are too many to keep
    // Rows of which something is unknown that the measure asks, and the facts they lack, each with its number of rows.
    std::uint64_t unknown_rows = 0;
    std::map<std::string, std::uint64_t> missing;
    // Rows that may belong to this group or to another: a key of theirs is unknown.
    std::uint64_t unplaced_rows = 0;

    // The value over the rows of which all is known. It is the value of the group only if it is `exact`: no row of
    // which something is unknown could change it, and there is a row of which it is known that it is one.
    enum class State : std::uint8_t { known, unknown, failed } state = State::unknown;
    bool exact = false;
    Value value = Unknown{};
    std::string text;
    std::optional<Failure> failure;
    std::optional<TargetResult> target;
    Said because;
    std::optional<Explanation> explanation;
};

struct MeasureResult {
    std::string name, full_name, rows;
    std::optional<std::string> flagged;
    std::optional<std::string> where; // as written: what doesn't meet it is no row
    bool of_groups = false;           // see graph::Measure; the measurer keeps these to itself
    std::vector<std::string> key_names;
    std::vector<std::string> cites;
    std::vector<GroupResult> groups; // in the order of their keys
    // Rows with an unknown key, by the keys that are known. They are in none of the groups.
    struct Unplaced {
        std::vector<Said> key_texts;
        std::uint64_t rows = 0, cases = 0;
        std::vector<std::string> case_names;
        std::map<std::string, std::uint64_t> missing;
        std::optional<Failure> failure;
    };
    std::vector<Unplaced> unplaced;
};

} // namespace voorrang::engine

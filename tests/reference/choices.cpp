// Operations that take the value of one operand out of several, by conditions. Where a condition is unknown the value
// is known all the same if every operand that it may be is known, and they are the same.
#include "tests/reference/interpreter.hpp"

#include <algorithm>

namespace voorrang::reference {

namespace {

using Values = std::vector<Outcome>;

bool agree(const Values& values) {
    return std::all_of(values.begin(), values.end(),
                       [&](const Outcome& value) { return is_known(value) && same(values.front(), value); });
}

// The value, if it is one of these and that one is certain, or whichever it is.
Outcome one_of(const Values& possible) {
    if (possible.size() == 1 || (!possible.empty() && agree(possible))) return possible.front();
    return Unknown{};
}

// c1, v1, c2, v2, …
struct Choice {
    Truth applies;
    Outcome value;
};
std::vector<Choice> choices(const Values& operands, std::size_t from = 0) {
    std::vector<Choice> found;
    for (std::size_t i = from; i + 1 < operands.size(); i += 2)
        found.push_back({truth_of(operands[i]), operands[i + 1]});
    return found;
}

bool any_failed(const std::vector<Choice>& all) {
    return std::any_of(all.begin(), all.end(), [](const Choice& each) { return each.applies == Truth::failed; });
}

// Of those that apply at once all must have one value. `sure` apply, `all` may; in the order of the policy.
Outcome agreed(const Values& sure, const Values& all) {
    if (sure.size() > 1 && !agree(sure))
        return std::any_of(sure.begin(), sure.end(), is_unknown) ? Outcome(Unknown{}) : Outcome(Failed{});
    return one_of(all);
}

// Up to the first that surely applies; `certain` tells whether there is one.
Outcome first_of(const std::vector<Choice>& all, Values& possible, bool& certain) {
    for (const Choice& each : all) {
        if (each.applies == Truth::failed) {
            certain = true;
            return Failed{};
        }
        if (each.applies == Truth::no) continue;
        possible.push_back(each.value);
        if (each.applies == Truth::yes) {
            certain = true;
            return one_of(possible);
        }
    }
    return Unknown{};
}

// On every date a value is in force: from the beginning, to the end, and without a hole.
bool always_in_force(const graph::DatedParameter& parameter) {
    for (std::size_t i = 0; i < parameter.from.size(); ++i) {
        const bool first = i == 0, last = i + 1 == parameter.from.size();
        if (first && parameter.from[i]) return false;
        if (last && parameter.until[i]) return false;
        if (!last && parameter.until[i] && *parameter.until[i] != *parameter.from[i + 1]) return false;
    }
    return true;
}

} // namespace

Outcome Interpreter::select(const Values& operands) const {
    Values possible;
    bool certain = false;
    Outcome found = first_of(choices(operands), possible, certain);
    if (certain) return found;
    possible.push_back(operands.back());
    return one_of(possible);
}

Outcome Interpreter::table_first(const Values& operands) const {
    Values possible;
    bool certain = false;
    Outcome found = first_of(choices(operands), possible, certain);
    if (certain) return found;
    // Perhaps no row applies, and then it fails; surely none does if none can.
    return possible.empty() ? Outcome(Failed{}) : Outcome(Unknown{});
}

Outcome Interpreter::table_unique(const Values& operands) const {
    const auto rows = choices(operands);
    if (any_failed(rows)) return Failed{};
    Values sure;
    bool open = false;
    for (const Choice& row : rows) {
        if (row.applies == Truth::yes) sure.push_back(row.value);
        open = open || row.applies == Truth::unknown;
    }
    if (sure.size() > 1) return Failed{};
    if (open) return Unknown{}; // it fails if that row applies too
    return sure.empty() ? Outcome(Failed{}) : sure.front();
}

Outcome Interpreter::table_any(const Values& operands) const {
    const auto rows = choices(operands);
    if (any_failed(rows)) return Failed{};
    Values sure, all;
    for (const Choice& row : rows) {
        if (row.applies == Truth::yes) sure.push_back(row.value);
        if (row.applies != Truth::no) all.push_back(row.value);
    }
    if (all.empty()) return Failed{};
    if (sure.empty()) return Unknown{}; // perhaps no row applies
    return agreed(sure, all);
}

// base, c1, v1, …. An exception gives way where the condition of one above it holds; the base where any holds.
Outcome Interpreter::exceptions(const Values& operands, const graph::Precedence& precedence) const {
    const auto all = choices(operands, 1);
    if (any_failed(all)) return Failed{};
    Values sure, possible;
    bool replaced = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Truth applies = all[i].applies;
        for (const std::uint32_t above : precedence[i]) applies = truth_and(applies, truth_not(all[above].applies));
        if (applies == Truth::yes) sure.push_back(all[i].value);
        if (applies != Truth::no) possible.push_back(all[i].value);
        replaced = replaced || all[i].applies == Truth::yes;
    }
    if (!replaced) possible.push_back(operands[0]);
    return agreed(sure, possible);
}

// date, v1, v2, …. Failed on a date on which no value is in force.
Outcome Interpreter::parameter(const Values& operands, const graph::DatedParameter& parameter) const {
    if (is_failed(operands[0])) return Failed{};
    const Values values(operands.begin() + 1, operands.end());
    if (is_unknown(operands[0])) return always_in_force(parameter) ? one_of(values) : Outcome(Unknown{});
    const Date date = std::get<Date>(operands[0]);
    // The last that has begun counts, unless it has ended.
    Outcome found = Failed{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (parameter.from[i] && *parameter.from[i] > date) continue;
        const bool ended = parameter.until[i] && *parameter.until[i] <= date;
        found = ended ? Outcome(Failed{}) : values[i];
    }
    return found;
}

} // namespace voorrang::reference

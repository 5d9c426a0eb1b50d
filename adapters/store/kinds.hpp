// Which log entries a filter or a webhook is about.
#pragma once

#include <string_view>
#include <vector>

namespace voorrang::store {

// "event.done" is that kind, "event.*" every kind that begins with "event.", "*" any; so is an empty list.
template <class Text>
bool is_of(std::string_view kind, const std::vector<Text>& kinds) {
    if (kinds.empty()) return true;
    for (const std::string_view each : kinds) {
        if (each == kind || each == "*") return true;
        if (each.ends_with(".*") && kind.starts_with(each.substr(0, each.size() - 1))) return true;
    }
    return false;
}

// Whether an entry may have been written after its moment: what a deadline brought about has the moment at which it was
// due. All others have that at which they were written.
inline bool is_of_deadline(std::string_view kind) { return kind == "timer.passed" || kind == "bid.opened"; }

} // namespace voorrang::store

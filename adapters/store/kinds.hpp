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

} // namespace voorrang::store

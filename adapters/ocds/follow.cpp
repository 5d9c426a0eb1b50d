#include "adapters/ocds/follow.hpp"

#include <charconv>

namespace voorrang::ocds {

namespace {

// An index as RFC 6901 writes it: no sign, no leading zero.
std::optional<std::size_t> array_index(std::string_view part) {
    if (part.empty() || (part.size() > 1 && part.front() == '0')) return std::nullopt;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    return index;
}

} // namespace

bool Follower::step(json::Ref value, std::size_t part, const Visit& visit) {
    if (part == pointer_.parts.size()) return visit(value, way_.indexes);
    if (value.is_null()) return true;
    const std::string& name = pointer_.parts[part];
    if (name == "*") return value.is_array() ? each_element(value, part, visit) : bar(value, part, true);
    if (value.is_object()) {
        const auto member = value.find(name);
        return !member || step(*member, part + 1, visit);
    }
    const auto index = array_index(name);
    if (!value.is_array() || !index) return bar(value, part, false);
    const auto element = value.element(*index);
    return !element || step(*element, part + 1, visit);
}

bool Follower::each_element(json::Ref array, std::size_t part, const Visit& visit) {
    way_.in_array = true;
    way_.indexes.push_back(0);
    for (const json::Ref element : array.children()) {
        if (!step(element, part + 1, visit)) return false;
        ++way_.indexes.back();
    }
    way_.indexes.pop_back();
    return true;
}

bool Follower::bar(json::Ref found, std::size_t part, bool list_wanted) {
    barrier_ = Barrier{found, list_wanted, pointer_text(pointer_, part, way_.indexes)};
    return false;
}

std::string pointer_text(const graph::Pointer& pointer, std::size_t parts, const Indexes& indexes) {
    std::string text;
    std::size_t used = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        const bool star = pointer.parts[i] == "*" && used < indexes.size();
        graph::append_part(text, star ? std::to_string(indexes[used++]) : pointer.parts[i]);
    }
    return text;
}

} // namespace voorrang::ocds

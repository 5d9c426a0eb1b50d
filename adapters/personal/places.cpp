#include "adapters/personal/places.hpp"

#include <algorithm>

namespace voorrang::personal {

using json::Ref;

namespace {

constexpr int deepest = 8; // records in records: more is a record that holds itself

void append(graph::Pointer& pointer, const graph::Pointer& more) {
    pointer.parts.insert(pointer.parts.end(), more.parts.begin(), more.parts.end());
}

bool has_text(Ref element, const graph::Pointer& where, const std::string& text) {
    std::optional<Ref> list = element;
    for (const std::string& part : where.parts) {
        list = list->is_object() ? list->find(part) : std::nullopt;
        if (!list) return false;
    }
    if (!list->is_array()) return false;
    for (const Ref each : list->children())
        if (each.text() == text) return true;
    return false;
}

} // namespace

Places::Places(const check::Policy& policy, Wanted wanted) {
    for (const check::Record& record : policy.records) {
        if (!record.pointer) continue;
        Place place{graph::parse_pointer(*record.pointer), std::nullopt, "", 0};
        if (record.plural) place.pointer.parts.emplace_back("*");
        if (record.where_pointer && record.where_has) {
            place.where = graph::parse_pointer(*record.where_pointer);
            place.has = *record.where_has;
            place.element = place.pointer.parts.size();
        }
        add(policy, record, place, 0, wanted);
    }
}

void Places::add(const check::Policy& policy, const check::Record& record, const Place& above, int depth,
                 Wanted wanted) {
    for (const check::Field& field : record.fields) {
        const std::optional<std::string>& at = field.at ? field.at : field.by;
        if (!at) continue;
        Place place = above;
        append(place.pointer, graph::parse_pointer(*at));
        if (wanted(field)) {
            if (!place.pointer.parts.empty()) places_.push_back(std::move(place));
            continue;
        }
        const bool list = field.type.kind == check::Kind::list && field.type.element;
        const check::Type& type = list ? *field.type.element : field.type;
        if (type.kind != check::Kind::record || field.by || depth == deepest) continue;
        const check::Record& inner = policy.records.at(type.record);
        if (inner.pointer) continue;
        if (list) place.pointer.parts.emplace_back("*");
        add(policy, inner, place, depth + 1, wanted);
    }
}

Walk::Walk(const Places& places) {
    for (const Places::Place& place : places.places_) open_.push_back({&place, 0});
}

Walk::Walk(const Places& places, std::initializer_list<std::string_view> parts) {
    for (const Places::Place& place : places.places_) {
        const std::vector<std::string>& own = place.pointer.parts;
        if (own.size() > parts.size() && std::equal(parts.begin(), parts.end(), own.begin()))
            open_.push_back({&place, parts.size()});
    }
}

std::pair<bool, Walk> Walk::below(std::string_view part, bool element, Ref value) const {
    std::pair<bool, Walk> found{false, Walk()};
    for (const auto& [place, depth] : open_) {
        const std::string& wanted = place->pointer.parts[depth];
        if (wanted != part && !(element && wanted == "*")) continue;
        if (place->where && depth + 1 == place->element && !has_text(value, *place->where, place->has)) continue;
        if (depth + 1 == place->pointer.parts.size())
            found.first = true;
        else
            found.second.open_.push_back({place, depth + 1});
    }
    return found;
}

} // namespace voorrang::personal

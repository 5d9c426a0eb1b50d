#include "adapters/service/public_copy.hpp"

#include "adapters/json/parse.hpp"

#include <algorithm>

namespace voorrang::service {

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

// Money may be written as a text (docs/facts.md); OCDS knows numbers only.
bool is_number_in_quotes(Ref member) {
    if (member.key() != "amount" || !member.is_string()) return false;
    const auto read = json::read(member.text());
    const auto* tree = std::get_if<json::Tree>(&read);
    return tree != nullptr && tree->root().is_number();
}

} // namespace

HiddenPlaces::HiddenPlaces(const check::Policy& policy) {
    for (const check::Record& record : policy.records) {
        if (!record.pointer) continue;
        Place place{graph::parse_pointer(*record.pointer), std::nullopt, "", 0};
        if (record.plural) place.pointer.parts.emplace_back("*");
        if (record.where_pointer && record.where_has) {
            place.where = graph::parse_pointer(*record.where_pointer);
            place.has = *record.where_has;
            place.element = place.pointer.parts.size();
        }
        add(policy, record, place, 0);
    }
}

void HiddenPlaces::add(const check::Policy& policy, const check::Record& record, const Place& above, int depth) {
    for (const check::Field& field : record.fields) {
        const std::optional<std::string>& at = field.at ? field.at : field.by;
        if (!at) continue;
        Place place = above;
        append(place.pointer, graph::parse_pointer(*at));
        if (field.personal || field.sealed_until) {
            places_.push_back(std::move(place));
            continue;
        }
        const bool list = field.type.kind == check::Kind::list && field.type.element;
        const check::Type& type = list ? *field.type.element : field.type;
        if (type.kind != check::Kind::record || field.by || depth == deepest) continue;
        const check::Record& inner = policy.records.at(type.record);
        if (inner.pointer) continue;
        if (list) place.pointer.parts.emplace_back("*");
        add(policy, inner, place, depth + 1);
    }
}

PublicCopy::PublicCopy(const HiddenPlaces& hidden) {
    for (const HiddenPlaces::Place& place : hidden.places_)
        if (!place.pointer.parts.empty()) open_.push_back({&place, 0});
}

std::optional<PublicCopy> PublicCopy::below(std::string_view part, bool element, Ref value) const {
    if (value.is_null()) return std::nullopt;
    std::vector<Open> found;
    for (const auto& [place, depth] : open_) {
        const std::string& wanted = place->pointer.parts[depth];
        if (wanted != part && !(element && wanted == "*")) continue;
        if (place->where && depth + 1 == place->element && !has_text(value, *place->where, place->has)) continue;
        if (depth + 1 == place->pointer.parts.size()) return std::nullopt;
        found.push_back({place, depth + 1});
    }
    return PublicCopy(std::move(found));
}

std::optional<PublicCopy> PublicCopy::at(Ref member) const { return below(member.key(), false, member); }

std::optional<PublicCopy> PublicCopy::at(std::size_t index, Ref element) const {
    return below(std::to_string(index), true, element);
}

void PublicCopy::copy(json::TreeBuilder& out, Ref value) const {
    if (value.is_object()) {
        out.begin_object();
        for (const Ref member : value.children()) copy_member(out, member);
        out.end();
    } else if (value.is_array()) {
        out.begin_array();
        std::size_t index = 0;
        for (const Ref element : value.children())
            if (const auto inner = at(index++, element)) inner->copy(out, element);
        out.end();
    } else {
        out.copy(value);
    }
}

void PublicCopy::copy_member(json::TreeBuilder& out, Ref member) const {
    const auto inner = at(member);
    if (!inner) return;
    out.key(member.key());
    is_number_in_quotes(member) ? out.number(member.text()) : inner->copy(out, member);
}

} // namespace voorrang::service

#include "adapters/ocds/field_table.hpp"

#include "engine/facts/layout.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::ocds {

using graph::EntityId;
using graph::FactId;
using graph::Pointer;

namespace {

// As RFC 6901 writes it: no sign, no leading zero.
std::optional<std::uint32_t> array_index(std::string_view part) {
    if (part.empty() || (part.size() > 1 && part.front() == '0')) return std::nullopt;
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    return index;
}

bool has_star(const Pointer& pointer) { return std::ranges::count(pointer.parts, "*") > 0; }

class Compiler {
  public:
    Compiler(const graph::Schema& schema, FieldTable& table) : schema_(schema), layout_(schema), table_(table) {}

    // The place of a row of the entity.
    std::uint32_t row(EntityId entity) {
        const std::uint32_t root = add_place();
        for (const FactId fact : layout_.facts[entity])
            table_.places[along(root, schema_.facts[fact].source, entity)].facts.push_back(fact);
        for (const EntityId list : layout_.lists[entity])
            if (!schema_.entities[list].source.parts.empty()) add_list(root, list);
        return root;
    }
    void name_case(const Pointer& pointer) { table_.places[along(0, pointer, graph::the_case)].names_case = true; }
    // False if the policy reads something there.
    bool refuse(std::string_view name) {
        const FieldTable::Key refused = field_key(name, FieldTable::refused);
        for (const FieldTable::Key& key : table_.places[0].keys)
            if (key.quoted == refused.quoted) return false;
        table_.places[0].keys.push_back(refused);
        return true;
    }

    // False if a place has more keys than are told apart.
    bool settle() {
        for (FieldTable::Place& place : table_.places) {
            place.wanted = place.keys.size();
            place.kind = kind_of(place);
            if (place.wanted > FieldTable::most_keys / 2) return false;
        }
        return true;
    }

  private:
    std::uint32_t add_place() {
        table_.places.emplace_back();
        return static_cast<std::uint32_t>(table_.places.size() - 1);
    }

    std::uint32_t step(std::uint32_t from, const std::string& part) {
        if (part == "*") {
            if (table_.places[from].each == FieldTable::none) {
                const std::uint32_t place = add_place();
                table_.places[from].each = place;
            }
            return table_.places[from].each;
        }
        const FieldTable::Key wanted = field_key(part, FieldTable::none);
        for (const FieldTable::Key& key : table_.places[from].keys)
            if (key.quoted == wanted.quoted) return key.place;
        const std::uint32_t place = add_place();
        table_.places[from].keys.push_back(wanted);
        table_.places[from].keys.back().place = place;
        return place;
    }

    std::uint32_t along(std::uint32_t from, const Pointer& pointer, EntityId entity) {
        for (const std::string& part : pointer.parts) {
            const std::uint32_t next = step(from, part);
            if (part == "*") table_.places[from].starred.push_back(entity);
            from = next;
        }
        return from;
    }

    void add_list(std::uint32_t root, EntityId entity) {
        const graph::Entity& described = schema_.entities[entity];
        const std::uint32_t at = along(root, described.source, entity);
        FieldTable::List list{entity, has_star(described.source), FieldTable::none, 0};
        if (described.where) {
            list.chosen_by = add_place();
            table_.places[along(list.chosen_by, *described.where, entity)].chooses = true;
        }
        list.element = row(entity);
        table_.places[at].lists.push_back(static_cast<std::uint32_t>(table_.lists.size()));
        table_.lists.push_back(list);
    }

    static FieldTable::Kind kind_of(const FieldTable::Place& place) {
        using enum FieldTable::Kind;
        const bool odd = place.names_case || place.chooses || place.each != FieldTable::none;
        const std::size_t ways = place.facts.size() + place.lists.size() + (place.keys.empty() ? 0 : 1);
        if (odd || ways > 1) return mixed;
        if (ways == 0) return passed_over;
        return place.keys.empty() ? place.facts.empty() ? list : fact : keys;
    }

    const graph::Schema& schema_;
    engine::Layout layout_;
    FieldTable& table_;
};

} // namespace

FieldTable::Key field_key(std::string_view name, std::uint32_t place) {
    FieldTable::Key key;
    key.quoted = '"' + std::string(name) + '"';
    key.place = place;
    const std::size_t head = std::min<std::size_t>(key.quoted.size(), 8);
    std::memcpy(&key.head, key.quoted.data(), head);
    std::memset(&key.mask, 0xFF, head);
    key.index = array_index(name);
    return key;
}

std::optional<FieldTable> FieldTable::of(const graph::Schema& schema, const std::optional<Pointer>& case_id) {
    for (const graph::Fact& fact : schema.facts)
        if (has_star(fact.source)) return std::nullopt;
    for (const graph::Entity& entity : schema.entities)
        if (entity.where && has_star(*entity.where)) return std::nullopt;
    if (case_id && has_star(*case_id)) return std::nullopt;
    FieldTable table;
    Compiler compiler(schema, table);
    compiler.row(graph::the_case);
    compiler.name_case(case_id ? *case_id : Pointer{{"ocid"}});
    // Of these a release has none; what they mean is told when the whole document is looked at.
    bool sound = compiler.refuse("format");
    if (!case_id)
        for (const char* key : {"compiledRelease", "releases", "records", "versionedRelease"})
            sound = sound && compiler.refuse(key);
    if (!sound || !compiler.settle()) return std::nullopt;
    return table;
}

} // namespace voorrang::ocds

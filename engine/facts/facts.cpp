#include "engine/facts/facts.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::EntityId;
using graph::FactId;

Facts::Facts(const graph::Schema& schema, const std::vector<std::string>& constants)
    : schema(&schema), texts(constants), entities(schema.entities.size()), columns(schema.facts.size()) {
    for (FactId fact = 0; fact < columns.size(); ++fact) columns[fact].type = schema.facts[fact].type;
}

void Facts::clear() {
    texts.reset();
    for (EntityRows& rows : entities) {
        rows.count = 0;
        rows.begin.clear();
        rows.list_known.clear();
        rows.parent.clear();
        rows.position.clear();
        rows.indexes.clear();
    }
    for (Column& column : columns) reopen(column);
    case_names.clear();
}

namespace {

// Each `*` of the source is replaced by the index that led to the row.
void append_source(std::string& text, const graph::Pointer& source, std::span<const std::uint32_t> indexes) {
    std::size_t used = 0;
    for (const std::string& part : source.parts) {
        if (part == "*" && used < indexes.size())
            graph::append_part(text, std::to_string(indexes[used++]));
        else
            graph::append_part(text, part);
    }
    for (; used < indexes.size(); ++used)
        if (indexes[used] != no_index) graph::append_part(text, std::to_string(indexes[used]));
}

void append_row(std::string& text, const Facts& facts, EntityId entity, std::uint32_t row) {
    if (entity == graph::the_case) return;
    const graph::Entity& described = facts.schema->entities[entity];
    const EntityRows& rows = facts.entities[entity];
    append_row(text, facts, described.parent, rows.parent[row]);
    append_source(text, described.source, rows.indexes_of(row));
}

std::uint32_t number_in_list(const EntityRows& rows, std::uint32_t row) {
    return row - rows.begin[rows.parent[row]] + 1;
}

} // namespace

std::string Facts::row_pointer(EntityId entity, std::uint32_t row) const {
    std::string text;
    append_row(text, *this, entity, row);
    return text;
}

std::string Facts::pointer(FactId fact, std::uint32_t row) const {
    const graph::Fact& described = schema->facts[fact];
    return row_pointer(described.entity, row) + graph::to_text(described.source);
}

std::uint32_t Facts::case_of(EntityId entity, std::uint32_t row) const {
    while (entity != graph::the_case) {
        row = entities[entity].parent[row];
        entity = schema->entities[entity].parent;
    }
    return row;
}

std::string Facts::label(EntityId entity, std::uint32_t row) const {
    if (entity == graph::the_case) return case_names[row];
    const graph::Entity& described = schema->entities[entity];
    if (described.shown_as) {
        if (!described.shown_via) {
            if (columns[*described.shown_as].known(row)) return cell_text(*this, *described.shown_as, row);
        } else if (const Column& via = columns[*described.shown_via]; via.known(row)) {
            const auto referred = static_cast<std::uint32_t>(via.integers[row]);
            if (columns[*described.shown_as].known(referred)) return cell_text(*this, *described.shown_as, referred);
        }
    }
    if (described.identifier && columns[*described.identifier].known(row))
        return cell_text(*this, *described.identifier, row);
    return described.name + " " + std::to_string(number_in_list(entities[entity], row));
}

std::string Facts::identifier(EntityId entity, std::uint32_t row) const {
    if (entity == graph::the_case) return case_names[row];
    const graph::Entity& described = schema->entities[entity];
    if (described.identifier && columns[*described.identifier].known(row))
        return cell_text(*this, *described.identifier, row);
    return std::to_string(number_in_list(entities[entity], row));
}

} // namespace voorrang::engine

#include "engine/whatif/variation.hpp"

#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::EntityId;
using graph::FactId;

Variation::~Variation() {
    for (auto saved = columns_.rbegin(); saved != columns_.rend(); ++saved)
        facts_.columns[saved->first] = std::move(saved->second);
    if (!all_) return;
    facts_.entities = std::move(all_->first);
    facts_.columns = std::move(all_->second);
}

void Variation::set(FactAt at, const Value& value) {
    Column& column = facts_.columns[at.fact];
    columns_.emplace_back(at.fact, column);
    if (column.type != graph::ColumnType::truth && column.state.empty()) column.state.resize(column.size, Cell::known);
    column.all_known = false;
    set_cell(column, at.row, value, facts_.texts);
    close_column(column);
}

void Variation::remove(EntityId entity, const std::vector<std::uint32_t>& rows) {
    if (!all_) {
        // What was set before is put back last, into columns that have their rows again.
        all_.emplace(facts_.entities, facts_.columns);
        for (auto saved = columns_.rbegin(); saved != columns_.rend(); ++saved)
            all_->second[saved->first] = std::move(saved->second);
        columns_.clear();
    }
    const auto& schema = *facts_.schema;
    const std::vector<EntityRows> before = facts_.entities;
    std::vector<std::vector<std::uint32_t>> kept(before.size());
    std::vector<std::vector<std::uint32_t>> now(before.size()); // of each old row its new one, or Pick::unknown
    for (EntityId e = 0; e < before.size(); ++e) {
        now[e].assign(before[e].count, Pick::unknown);
        for (std::uint32_t row = 0; row < before[e].count; ++row) {
            if (e == entity && std::find(rows.begin(), rows.end(), row) != rows.end()) continue;
            if (e != graph::the_case && now[schema.entities[e].parent][before[e].parent[row]] == Pick::unknown)
                continue;
            now[e][row] = static_cast<std::uint32_t>(kept[e].size());
            kept[e].push_back(row);
        }
        EntityRows& after = facts_.entities[e];
        after.count = static_cast<std::uint32_t>(kept[e].size());
        after.position.clear();
        after.indexes.clear();
        for (const std::uint32_t row : kept[e]) {
            after.position.push_back(before[e].position[row]);
            if (before[e].steps == 0) continue;
            const auto way = before[e].indexes_of(row);
            after.indexes.insert(after.indexes.end(), way.begin(), way.end());
        }
        if (e == graph::the_case) continue;
        const EntityId parent = schema.entities[e].parent;
        after.parent.clear();
        for (const std::uint32_t row : kept[e]) after.parent.push_back(now[parent][before[e].parent[row]]);
        after.begin.assign(1, 0);
        after.list_known.clear();
        for (const std::uint32_t owner : kept[parent]) {
            std::uint32_t count = after.begin.back();
            for (std::uint32_t row = before[e].begin[owner]; row < before[e].begin[owner + 1]; ++row)
                count += now[e][row] == Pick::unknown ? 0 : 1;
            after.begin.push_back(count);
            after.list_known.push_back(before[e].list_known[owner]);
        }
    }
    for (FactId fact = 0; fact < facts_.columns.size(); ++fact) {
        Column column;
        take(column, facts_.columns[fact], kept[schema.facts[fact].entity]);
        if (column.type == graph::ColumnType::reference) {
            const EntityId target = schema.facts[fact].target;
            if (column.state.empty()) column.state.resize(column.size, Cell::known);
            for (std::uint32_t row = 0; row < column.size; ++row) {
                if (column.state[row] != Cell::known) continue;
                const std::uint32_t moved = now[target][static_cast<std::uint32_t>(column.integers[row])];
                column.integers[row] = moved == Pick::unknown ? 0 : moved;
                if (moved == Pick::unknown) column.state[row] = Cell::unknown;
            }
            close_column(column);
        }
        facts_.columns[fact] = std::move(column);
    }
}

} // namespace voorrang::engine

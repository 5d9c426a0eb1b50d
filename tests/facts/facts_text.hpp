// All that is in columns of facts, as a text to compare.
#pragma once

#include "engine/facts/cell_text.hpp"
#include "engine/facts/facts.hpp"

#include <string>

namespace voorrang::engine {

inline std::string facts_text(const Facts& facts) {
    std::string text;
    for (graph::FactId fact = 0; fact < facts.columns.size(); ++fact) {
        const Column& column = facts.columns[fact];
        text += facts.schema->facts[fact].name + (column.fixed ? " fixed " : " exact ") + std::to_string(column.scale);
        for (std::uint32_t row = 0; row < column.size; ++row) {
            text += "\n  " + facts.pointer(fact, row) + " = " + to_display_text(cell_value(facts, fact, row));
            if (column.type == graph::ColumnType::time) text += " " + std::to_string(column.offset[row]);
        }
        text += "\n";
    }
    for (const EntityRows& rows : facts.entities) {
        for (const std::uint32_t begin : rows.begin) text += std::to_string(begin) + ",";
        for (const std::uint8_t known : rows.list_known) text += known != 0 ? "k" : "u";
        text += "\n";
    }
    for (const std::string& name : facts.case_names) text += name + ";";
    return text;
}

} // namespace voorrang::engine

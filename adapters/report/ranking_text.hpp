// The ranking of a decision as a table.
#pragma once

#include "adapters/report/columns.hpp"
#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

// Texts are whole and printable.
struct Ranking {
    struct Column {
        std::string heading;
        Align align;
    };
    std::vector<Column> columns; // the lots, if any bid is for some; rank, name, scores, total, standing
    std::vector<std::vector<Cell>> rows;
    bool lots = false;
};

// Of a decision with standings.
Ranking ranking_of(const engine::Decision& decision, const Reader& reader);

// As wide as a terminal: long names are cut.
std::string ranking_text(const engine::Decision& decision, const Reader& reader);

} // namespace voorrang::report

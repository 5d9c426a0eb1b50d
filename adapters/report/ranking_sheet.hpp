// Decisions as rows of a spreadsheet: one for each bid, under one head for all tenders that a policy decides. Headings
// and words for outcomes are for programs too: the same in every language; reasons are told to the reader.
// docs/spreadsheets.md has the columns.
#pragma once

#include "adapters/report/reader.hpp"
#include "adapters/sheet/sheet.hpp"
#include "dsl/graph/graph.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

std::vector<std::string> ranking_head(const graph::Award& award);

// Of a tender without bids one row, which tells that nobody was awarded.
std::vector<sheet::Row> ranking_rows(const engine::Decision& decision, const graph::Award& award, const Reader& reader);

} // namespace voorrang::report

// Cells as the values of facts. A cell that could mean two things means none.
#pragma once

#include "adapters/intake/draft.hpp"
#include "adapters/sheet/read.hpp"
#include "dsl/graph/schema.hpp"

#include <optional>
#include <variant>

namespace voorrang::intake {

// Why a cell has no such value, and how to write it.
struct Unfit {
    std::string message;
    std::string help;
};

using Taken = std::variant<Draft, Unfit>;

// `heading`: of the cell, as messages call it. The cell must not be empty.
Taken take_text(const sheet::Cell& cell);
// `money`: 1.250 is then no number with three decimals, but may be 1250.
Taken take_number(const sheet::Cell& cell, const std::string& heading, sheet::ReadSheet::Source source, bool money);
Taken take_time(const sheet::Cell& cell, const std::string& heading);

// Of a policy's fact, within its range. Money: in `currency`, or if there is none, in that which the fact takes over.
Taken take(const graph::Fact& fact, const std::optional<std::string>& currency, const sheet::Cell& cell,
           const std::string& heading, sheet::ReadSheet::Source source);

// Several values of one fact, between semicolons; `none` is a list that is known to be empty.
Taken take_list(const graph::Fact& fact, const sheet::Cell& cell, const std::string& heading,
                sheet::ReadSheet::Source source);
// The same of identifiers.
Taken take_names(const sheet::Cell& cell);

} // namespace voorrang::intake

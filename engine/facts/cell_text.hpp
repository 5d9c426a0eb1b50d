// A known cell as a value, and as the plain text by which a row is called.
#pragma once

#include "engine/facts/facts.hpp"

namespace voorrang::engine {

// The value of a known cell of any column; that of a reference is its row's number.
Value column_value(const Column& column, std::uint32_t row, const TextPool& texts);
// Unknown if the cell is not known. A reference is the identifier of the row it refers to; percentages are numbers.
Value cell_value(const Facts& facts, graph::FactId fact, std::uint32_t row);
// Of a known cell: a text as it is, anything else as people read it.
std::string cell_text(const Facts& facts, graph::FactId fact, std::uint32_t row);

} // namespace voorrang::engine

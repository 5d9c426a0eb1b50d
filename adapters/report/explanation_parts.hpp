// What of an explanation is told to people, however it is set: as text or as a page.
#pragma once

#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/explain/explanation.hpp"

namespace voorrang::report {

// A literal explains nothing: `5` is 5, and the choice `open` is "open".
bool worth_telling(const engine::Explanation& explanation);

// The place of a fact is its pointer; of what only has a name, where it is declared. The text of the others is the
// expression itself, below a named one whose place was told.
bool tells_place(graph::OutlineKind kind);

// What a rule cites is of no interest where it does not strike.
bool tells_cites(const engine::Explanation& explanation);

// Of which record it is, where its fact stands, where it is declared: "Groen Doen BV, /parties/3/turnover". Printable.
std::string aside_of(const engine::Explanation& explanation, const Places& places);

// An expression of many lines is told on one. Printable.
std::string on_one_line(std::string_view text);

} // namespace voorrang::report

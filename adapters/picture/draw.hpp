// Rule maps and state charts as pictures.
#pragma once

#include "adapters/picture/rule_map.hpp"
#include "adapters/picture/state_chart.hpp"

namespace voorrang::picture {

// For Graphviz: from left to right, a box for each record with the facts that are read of it.
std::string dot_text(const RuleMap& map);

// Laid out by Graphviz' `dot`, and with what people and screen readers ask of a picture: a title, a description, and
// for every box and line what it stands for, with its citations. V816 if that can't be done.
Result<std::string> svg_text(const RuleMap& map);

// From top to bottom; deadlines are dashed, final states have a double line.
std::string dot_text(const StateChart& chart);
Result<std::string> svg_text(const StateChart& chart);

} // namespace voorrang::picture

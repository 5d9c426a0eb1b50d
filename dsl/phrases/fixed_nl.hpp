// Every text of reports that is known when the program is compiled, with its Dutch form.
#pragma once

#include "dsl/phrases/fixed_decisions_nl.hpp"
#include "dsl/phrases/fixed_tools_nl.hpp"
#include "dsl/phrases/fixed_workflows_nl.hpp"

#include <span>

namespace voorrang::phrases {

inline constexpr std::array<std::span<const Phrase>, 3> fixed_nl{decisions_nl, workflows_nl, tools_nl};

} // namespace voorrang::phrases

// The ranking of a decision as a table.
#pragma once

#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

std::string ranking_text(const engine::Decision& decision, const Reader& reader);

} // namespace voorrang::report

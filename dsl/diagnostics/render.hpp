// Diagnostics as people and programs read them.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>

namespace voorrang {

enum class Colour : bool { off, on };

// file:line:col: error[V201]: message
//    12 |   when bid.bidder.turnovr < 5
//       |                   ^^^^^^^
//    help: did you mean `turnover`?
std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour = Colour::off);

// One JSON object a line: {"code","severity","message","file","line","column","endLine","endColumn","help","labels"}.
std::string render_json(const Diagnostic& diagnostic, const SourceMap& sources);

} // namespace voorrang

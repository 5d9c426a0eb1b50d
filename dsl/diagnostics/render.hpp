// Diagnostics as people and programs read them.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>
#include <string_view>

namespace voorrang {

enum class Colour : bool { off, on };

// The words around a message; those of other languages are in dsl/phrases.
struct Terms {
    std::string_view error = "error";
    std::string_view warning = "warning";
    std::string_view note = "note";
    std::string_view help = "help";
};

// file:line:col: error[V201]: message
//    12 |   when bid.bidder.turnovr < 5
//       |                   ^^^^^^^
//    help: did you mean `turnover`?
// Labels follow as further quoted places ("file:line:col: note: ..."); a diagnostic with a `place` and no span is
// "place: error[V503]: message", one with neither "error[V801]: message". Every line ends with a line feed.
std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour = Colour::off,
                        const Terms& terms = {});

// One JSON object a line:
// {"code","severity","message","file","line","column","endLine","endColumn","place","help","labels"}. Lines and columns
// count from 1, the end is exclusive; what is absent is null; a label has "message" and the five fields of the place.
// The line feed is part of the result.
std::string render_json(const Diagnostic& diagnostic, const SourceMap& sources);

} // namespace voorrang

// The tables of the catalogue, one for each topic.
#pragma once

#include "dsl/phrases/phrases.hpp"

#include <array>

namespace voorrang::phrases {

std::span<const Phrase> syntax_nl();   // V1xx
std::span<const Phrase> names_nl();    // V2xx
std::span<const Phrase> types_nl();    // V3xx
std::span<const Phrase> policies_nl(); // V4xx
std::span<const Phrase> input_nl();    // V5xx to V8xx
std::span<const Phrase> notices_nl();  // V53x
std::span<const Phrase> sheets_nl();   // V54x
std::span<const Phrase> users_nl();    // V74x
std::span<const Phrase> audit_nl();    // the log of the service, witnesses
std::span<const Phrase> sharing_nl();  // packages that are shared, policies that are compared
std::span<const Phrase> helps_nl();    // what to do
std::span<const Phrase> slips_nl();    // what to write for words and notations of elsewhere
std::span<const Phrase> parts_nl();    // what stands in holes: types, kinds of things, lists

inline auto catalogue() {
    return std::array{syntax_nl(), names_nl(), types_nl(),   policies_nl(), input_nl(), notices_nl(), sheets_nl(),
                      users_nl(),  audit_nl(), sharing_nl(), helps_nl(),    slips_nl(), parts_nl()};
}

} // namespace voorrang::phrases

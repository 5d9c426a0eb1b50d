// The tables of the catalogue, one for each topic.
#pragma once

#include "dsl/phrases/phrases.hpp"

#include <vector>

namespace voorrang::phrases {

std::span<const Phrase> syntax_nl();   // V1xx
std::span<const Phrase> names_nl();    // V2xx
std::span<const Phrase> types_nl();    // V3xx
std::span<const Phrase> policies_nl(); // V4xx
std::span<const Phrase> input_nl();    // V5xx to V8xx
std::span<const Phrase> notices_nl();  // V53x
std::span<const Phrase> users_nl();    // V74x
std::span<const Phrase> helps_nl();    // what to do
std::span<const Phrase> parts_nl();    // what stands in holes: types, kinds of things, lists

} // namespace voorrang::phrases

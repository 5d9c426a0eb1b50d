// One value after another from a TextReader, without ever holding more than one.
#pragma once

#include "adapters/json/extent.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/text_reader.hpp"

namespace voorrang::json {

// The reader stands at the first byte of a value and holds the text from some place at or before it. Goes past the
// value; it is not parsed. Nothing if that went well; else what is wrong, with its offset in what is held.
std::optional<Flaw> pass_value(TextReader& reader);

// What is wrong with a text that can't go on as it does or ends too soon.
Flaw flaw_of(std::string_view text);

} // namespace voorrang::json

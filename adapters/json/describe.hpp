// A JSON value in words, for messages.
#pragma once

#include "adapters/json/tree.hpp"

namespace voorrang::json {

std::string describe_kind(Ref value); // "a text", "a number", "an object", "a list", "true", "null"
std::string describe(Ref value);      // with the value of texts and numbers, shortened: the text "twelve"

} // namespace voorrang::json

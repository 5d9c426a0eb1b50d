// Trees as text.
#pragma once

#include "adapters/json/tree.hpp"

namespace voorrang::json {

// `text` between quotes with the least escapes (RFC 8785): \" \\ \b \f \n \r \t, other control characters as \u00xx.
void append_quoted(std::string& out, std::string_view text);

// The order of keys in a canonical text: by their UTF-16 code units.
bool comes_before(std::string_view key, std::string_view other);

// One text for equal documents, after RFC 8785: no white space, keys sorted by their UTF-16 code units. One thing
// differs: a number stands as it was written, for turning it into a double would change it.
std::string canonical(Ref value);

// In the order of the tree, no white space.
std::string compact(Ref value);

// For people to read: each member and element on a line of its own, in the order of the tree.
std::string indented(Ref value);

} // namespace voorrang::json

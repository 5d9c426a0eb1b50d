// What was probably meant where the grammar found something that it did not expect: the words and notations that
// people bring from ordinary writing, from spreadsheets, or from the other surface language.
#pragma once

#include "dsl/syntax/expected.hpp"

#include <span>
#include <string>

namespace voorrang::syntax {

// The tokens as unexpected() has them. `at`: which of them, or the one behind, was not expected. What to write instead;
// empty if that can't be told.
std::string help_for_meant(const Expected& expected, std::span<const Token> tokens, std::size_t at,
                           const Surface& surface);

} // namespace voorrang::syntax

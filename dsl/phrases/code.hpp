// Pieces of rule files that messages show: "count of bids where …".
#pragma once

#include "dsl/syntax/keywords.hpp"

#include <string>
#include <string_view>

namespace voorrang::phrases {

// With the keywords of the English surface in the words of another. Steps of paths and texts stay as they are.
std::string code_in(const syntax::Surface& surface, std::string_view english);

} // namespace voorrang::phrases

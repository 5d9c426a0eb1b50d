// What is wrong with a JSON text, in words.
#pragma once

#include "adapters/json/handler.hpp"
#include "adapters/json/parse.hpp"

namespace voorrang::json {

// The parser stopped at `offset`.
Flaw explain(std::string_view text, std::size_t offset, boost::system::error_code error, Failure failure);
// Something stands after the value.
Flaw after_the_end(std::string_view text, std::size_t offset);
Flaw too_large(std::size_t offset);

} // namespace voorrang::json

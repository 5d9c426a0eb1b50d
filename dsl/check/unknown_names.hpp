// What to do about a name that is declared nowhere.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

// A name like it, the records that there are, or how to come by one.
std::string help_for_unknown_record(const Context& context, std::uint32_t file, std::string_view word);

// Words from elsewhere that have another form here (`true`, `maximum`), options of a choice that stand alone, amounts
// without their space. Empty if it is none of these.
std::string help_for_foreign_word(const Context& context, std::string_view word);

} // namespace voorrang::check

// What to do about a value that could not be reckoned (V601 to V629).
#pragma once

#include "dsl/diagnostics/code.hpp"
#include "dsl/phrases/fixed.hpp"

#include <optional>

namespace voorrang::report {

// Nothing where it is said by the message itself.
std::optional<phrases::Fixed> failure_help(Code code);

} // namespace voorrang::report

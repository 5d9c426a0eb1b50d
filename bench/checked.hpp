// The policy of a benchmark, read and checked. One of a policy that is refused would measure something else: it ends
// the program.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <string>

namespace voorrang::bench {

check::Policy checked_policy(SourceMap& sources, const char* name, std::string text);

} // namespace voorrang::bench

// The rule files that a path stands for.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <string>
#include <vector>

namespace voorrang::files {

// A file is itself; a folder is every .vrg below it and every .md that has a block tagged `vrg`, by name. V501 if a
// path is not there or a folder holds none.
Result<std::vector<std::string>> rule_files(const std::vector<std::string>& paths);

} // namespace voorrang::files

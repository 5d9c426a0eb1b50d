// The one clock of the program. Decisions never see it.
#pragma once

#include <string>

namespace voorrang::cli {

std::string now(); // RFC 3339, UTC, to the second

} // namespace voorrang::cli

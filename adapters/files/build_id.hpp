// Which build of the program this is.
#pragma once

#include <string>

namespace voorrang::files {

// What the linker made of its contents; empty if it made nothing.
std::string build_id();

} // namespace voorrang::files

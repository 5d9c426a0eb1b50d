// All of a text into an open file.
#pragma once

#include <string_view>

namespace voorrang::files {

// False with errno.
bool write_all(int descriptor, std::string_view text);

} // namespace voorrang::files

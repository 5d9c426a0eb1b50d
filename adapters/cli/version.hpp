// The version of this program; that of the project in CMakeLists.txt (a test holds them equal).
#pragma once

#include <string_view>

namespace voorrang::cli {

inline constexpr std::string_view program_version = "0.1.0";

} // namespace voorrang::cli

// Names of files in an archive: such as every system can have, and none that leads out of the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::package {

inline constexpr std::size_t most_path_bytes = 200;

// Notes of experience beside a rule file (adapters/experience): framework.experience.json beside framework.vrg.
inline constexpr std::string_view notes_ending = ".experience.json";

// Parts of ASCII letters, digits, `_`, `-` and `.`, with a slash between them; none begins with a dot or ends with one,
// and none is a device of Windows.
bool is_path(std::string_view path);

// Whether two of them would be one file where capitals don't count, or one would be a folder of another.
bool clash(const std::vector<std::string>& paths);

// For region.framework in a file framework.vrg: "region/framework.vrg".
std::string path_of(std::string_view package, std::string_view extension);

} // namespace voorrang::package

// Names of files in an archive: such as every system can have, and none that leads out of the folder.
#pragma once

#include "adapters/files/sound_path.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace voorrang::package {

using files::is_path;
using files::most_path_bytes;
using files::notes_ending;

// Whether two of them would be one file where capitals don't count, or one would be a folder of another.
bool clash(const std::vector<std::string>& paths);

// What both names begin with: "region.framework" for region.framework and region.framework.annex; nothing if they have
// no part in common.
std::string common_begin(std::string a, const std::string& b);

// For region.framework in a file framework.vrg: "region/framework.vrg".
std::string path_of(std::string_view package, std::string_view extension);

} // namespace voorrang::package

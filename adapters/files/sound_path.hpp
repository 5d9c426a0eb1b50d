// Names of files that come from elsewhere, in an archive or a lock file: such as every system can have, and none that
// leads out of the folder.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::files {

inline constexpr std::size_t most_path_bytes = 200;

// Notes of experience beside a rule file (adapters/experience): framework.experience.json beside framework.vrg.
inline constexpr std::string_view notes_ending = ".experience.json";

// Parts of ASCII letters, digits, `_`, `-` and `.`, with a slash between them; none begins with a dot or ends with one,
// and none is a device of Windows.
bool is_path(std::string_view path);

// With small letters, as systems see a name to which capitals are the same.
std::string in_small_letters(std::string_view path);

} // namespace voorrang::files

// Files that are this user's alone, such as those of a cache.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::files {

// Only of a file that nobody else may have written.
std::optional<std::string> read_own(const std::filesystem::path& file);
// Under another name first, so that nobody finds a part of it; its folder is made if it is not there. It need not work.
void write_own(const std::filesystem::path& file, std::string_view bytes);

} // namespace voorrang::files

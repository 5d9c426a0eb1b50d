// A file written anew as a whole: whoever reads it finds the old text or the new one, never a part.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::files {

// Keeps the file's permissions, and follows links to it. What went wrong, if something did: "Permission denied".
std::optional<std::string> replace_text(const std::filesystem::path& file, std::string_view text);

} // namespace voorrang::files

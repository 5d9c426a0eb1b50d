// A text to a file.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <filesystem>
#include <string_view>

namespace voorrang::files {

// V802 if it can't be written. Written beside the file first, so that a reader sees the old text or the new one, whole.
Result<void> write_text(const std::filesystem::path& file, std::string_view text);

} // namespace voorrang::files

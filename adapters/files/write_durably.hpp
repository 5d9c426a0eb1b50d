// A file that is there after a lost current as well.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <filesystem>
#include <string_view>

namespace voorrang::files {

// In the place of what was there, for its owner only, and on the disk with its name when it returns. Whatever happens
// meanwhile, a reader finds the old text or the new one, whole. V802 if it can't be written.
Result<void> write_durably(const std::filesystem::path& file, std::string_view text);

} // namespace voorrang::files

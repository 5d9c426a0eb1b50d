// Files of secrets: ordinary files that nobody but their owner may read.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace voorrang::seal {

// All of it, unless it is longer than `most`: then one byte more than that. V720 if it is something else or can't be
// read; `name` is that of what is in it, for messages: "the master key".
Result<std::string> read_secret(const std::filesystem::path& file, std::string_view name, std::size_t most);

// Made, for its owner only, and on the disk when it returns. V721 if it is there already or can't be written.
Result<void> write_secret(const std::filesystem::path& file, std::string_view name, std::string_view bytes);

} // namespace voorrang::seal

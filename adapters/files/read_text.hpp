// A rule file's bytes, or why they can't be had.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

namespace voorrang::files {

// Larger files are refused: no one writes a policy of that size, so it is the wrong file.
inline constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;

struct ReadFailure {
    std::string message; // "there is no file social.vrg"
    std::string help;
};

// `shown` is how messages call the file.
std::variant<std::string, ReadFailure> read_text(const std::filesystem::path& file, const std::string& shown);

} // namespace voorrang::files

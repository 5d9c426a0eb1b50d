// Numbers and nouns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace voorrang::cli {

std::string grouped(std::uint64_t number);                       // 1,234,567
std::string counted(std::uint64_t count, std::string_view noun); // 1 file, 2 files, no files
std::string joined(const std::string& a, const std::string& b);  // "a, b"; only one if the other is empty

} // namespace voorrang::cli

// Golden files of the syntax: tests/golden/syntax/{good,bad}, each with what is expected beside it in a .expected file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace voorrang::syntax_test {

std::filesystem::path golden_folder();

// The rule files in a folder of the golden folder, in the order of their names.
std::vector<std::filesystem::path> golden_files(const std::string& folder);

std::string read_file(const std::filesystem::path& path);

} // namespace voorrang::syntax_test

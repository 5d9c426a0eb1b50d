#include "tests/syntax/golden.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace voorrang::syntax_test {

std::filesystem::path golden_folder() { return std::filesystem::path(VOORRANG_SOURCE_DIR) / "tests/golden/syntax"; }

std::vector<std::filesystem::path> golden_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(golden_folder() / folder))
        if (entry.path().extension() == ".vrg" || entry.path().extension() == ".md") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace voorrang::syntax_test

#include "tests/rewrite/samples.hpp"

#include "dsl/syntax/parse.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace voorrang::rewrite_test {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> sound_files() {
    const fs::path root(VOORRANG_SOURCE_DIR);
    std::vector<fs::path> files;
    for (const char* folder :
         {"workflows", "docs", "tests/golden/syntax/good", "tests/golden/check/good", "tests/golden/policy/pass"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const fs::path& file = entry.path();
            if (file.extension() != ".vrg" && file.extension() != ".md") continue;
            OneSource source(file.filename().string(), text_of(file));
            if (parse(source.sources, source.id).diagnostics.empty()) files.push_back(file);
        }
    std::ranges::sort(files);
    return files;
}

std::string name_of(const fs::path& file) {
    std::string name = file.lexically_relative(VOORRANG_SOURCE_DIR).string();
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

} // namespace voorrang::rewrite_test

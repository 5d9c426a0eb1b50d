// docs/errors has one page for each code, under the code's own title, and no other.
#include "dsl/diagnostics/code.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace voorrang {
namespace {

namespace fs = std::filesystem;

std::vector<Code> all_codes() {
    return {
#define X(name, code, severity, title) Code::name,
        VOORRANG_CODES(X)
#undef X
    };
}

fs::path page_folder() { return fs::path(VOORRANG_SOURCE_DIR) / "docs/errors"; }

std::string page_name(Code code) { return std::string(code_text(code)) + ".md"; }

std::string first_line(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

std::string whole_text(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(ErrorPages, BeginWithTheCodeAndItsTitle) {
    for (const Code code : all_codes())
        EXPECT_EQ(first_line(page_folder() / page_name(code)),
                  "# " + std::string(code_text(code)) + ": " + std::string(code_title(code)))
            << "in docs/errors/" << page_name(code);
}

TEST(ErrorPages, AreOfCodesThatExist) {
    std::vector<std::string> names{"README.md"};
    for (const Code code : all_codes()) names.push_back(page_name(code));
    for (const auto& entry : fs::directory_iterator(page_folder()))
        EXPECT_NE(std::ranges::find(names, entry.path().filename().string()), names.end())
            << entry.path() << " is about a code that does not exist";
}

TEST(ErrorPages, AreInTheIndexWithTheirSeverityAndTitle) {
    const std::string index = whole_text(page_folder() / "README.md");
    for (const Code code : all_codes()) {
        const std::string text(code_text(code));
        const std::string row = "| [" + text + "](" + text + ".md) | " +
                                (severity(code) == Severity::error ? "error" : "warning") + " | " +
                                std::string(code_title(code)) + " |\n";
        EXPECT_NE(index.find(row), std::string::npos) << "the index lacks " << row;
    }
}

} // namespace
} // namespace voorrang

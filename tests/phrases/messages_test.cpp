// Every code, as its page shows it and as it is told in Dutch. VOORRANG_BLESS=1 writes what is found as what is
// expected.
#include "dsl/diagnostics/code.hpp"
#include "dsl/phrases/phrases.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace voorrang::phrases {
namespace {

namespace fs = std::filesystem;

const fs::path root = VOORRANG_SOURCE_DIR;

std::string read_file(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// The messages of its code on a page, each in both languages, and the help behind it.
std::string messages_of(const std::string& page, const std::string& code) {
    const std::regex message("(?:error|warning)\\[" + code + "\\]: (.*)$");
    const std::regex help("^ {1,4}help: (.+)$");
    std::string told;
    bool behind = false; // the lines of a message
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        const bool is_message = std::regex_search(line, found, message);
        if (!is_message && !(behind && std::regex_search(line, found, help))) {
            behind = behind && line.starts_with(' ');
            continue;
        }
        behind = true;
        const std::string english = found[1].str();
        const char* const indent = is_message ? "  " : "    ";
        const std::string both =
            indent + english + "\n" + indent + find_translation("nl", english).value_or("(not in Dutch)") + "\n";
        if (told.find(both) == std::string::npos) told += both;
    }
    return told;
}

TEST(Messages, AreToldInBothLanguages) {
    std::string told;
    for (const std::string code : {
#define X(name, code, severity, title) code,
             VOORRANG_CODES(X)
#undef X
         }) {
        const std::string messages = messages_of(read_file(root / "docs/errors" / (code + ".md")), code);
        EXPECT_FALSE(messages.empty()) << "its page shows no message of " << code;
        told += code + "\n" + messages;
    }
    const fs::path golden = root / "tests/golden/phrases/messages.txt";
    if (const char* bless = std::getenv("VOORRANG_BLESS"); bless != nullptr && std::string(bless) == "1") {
        fs::create_directories(golden.parent_path());
        std::ofstream(golden) << told;
    }
    EXPECT_EQ(told, read_file(golden)) << "VOORRANG_BLESS=1 accepts this";
}

} // namespace
} // namespace voorrang::phrases

// Every rule file in tests/golden/check is a test of its own: what is said of it, and if it is good, what it means.
// VOORRANG_BLESS=1 writes what is found as what is expected.
#include "adapters/files/policy_loader.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/phrases/phrases.hpp"
#include "tests/check/dump.hpp"
#include "tests/check/folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

namespace voorrang::check_test {

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/check";

std::string rendered(const files::LoadedPolicy& loaded) {
    std::string text;
    for (const Diagnostic& diagnostic : loaded.diagnostics) text += render_text(diagnostic, loaded.sources);
    return text;
}

std::string rendered_in_dutch(const files::LoadedPolicy& loaded) {
    std::string text;
    for (const Diagnostic& diagnostic : loaded.diagnostics)
        text += render_text(phrases::translate("nl", diagnostic), loaded.sources, Colour::off, phrases::terms("nl"));
    return text;
}

void compare(const fs::path& file, const std::string& found, const std::string& ending = ".expected") {
    const fs::path expected = file.string() + ending;
    const char* bless = std::getenv("VOORRANG_BLESS");
    if (bless != nullptr && std::string(bless) == "1") std::ofstream(expected, std::ios::binary) << found;
    EXPECT_EQ(found, read_file(folder / expected)) << "VOORRANG_BLESS=1 accepts this";
}

// Files directly in good/ or bad/; those in folders below are packages that they use.
std::vector<fs::path> golden_files(const std::string& kind) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / kind))
        if (entry.path().extension() == ".vrg") files.push_back(fs::path(kind) / entry.path().filename());
    std::sort(files.begin(), files.end());
    return files;
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

class Golden : public testing::TestWithParam<fs::path> {
  protected:
    // Messages name files relative to the working folder.
    void SetUp() override { fs::current_path(folder); }
};
class GoodPolicy : public Golden {};
class BadPolicy : public Golden {};

TEST_P(GoodPolicy, MeansWhatIsExpected) {
    const files::LoadedPolicy loaded = files::load_policy(GetParam(), {});
    ASSERT_TRUE(loaded.policy) << rendered(loaded);
    compare(GetParam(), rendered(loaded) + dump(*loaded.policy));
}

TEST_P(BadPolicy, IsToldAsExpected) {
    const files::LoadedPolicy loaded = files::load_policy(GetParam(), {});
    ASSERT_FALSE(loaded.diagnostics.empty());
    EXPECT_EQ(loaded.policy.has_value(), !has_errors(loaded.diagnostics));
    compare(GetParam(), rendered(loaded));
    compare(GetParam(), rendered_in_dutch(loaded), ".nl.expected");
}

INSTANTIATE_TEST_SUITE_P(Check, GoodPolicy, testing::ValuesIn(golden_files("good")), test_name);
INSTANTIATE_TEST_SUITE_P(Check, BadPolicy, testing::ValuesIn(golden_files("bad")), test_name);

// Files in bad/ begin with the code that they are about.
TEST(GoldenCodes, EveryCodeOfTheCheckerHasABadFile) {
    std::set<std::string> covered;
    for (const fs::path& file : golden_files("bad")) {
        const std::string code = "V" + file.stem().string().substr(1, 3);
        covered.insert(code);
        EXPECT_NE(read_file(folder / (file.string() + ".expected")).find("[" + code + "]"), std::string::npos)
            << file << " does not show " << code;
    }
    const std::vector<std::pair<std::string, std::string>> codes = {
#define X(name, code, severity, title) {code, title},
        VOORRANG_CODES(X)
#undef X
    };
    for (const auto& [code, title] : codes) {
        const bool of_the_checker = code >= "V201" && code <= "V499";
        EXPECT_TRUE(!of_the_checker || covered.contains(code)) << "no golden file of " << code << ", " << title;
    }
}

} // namespace

} // namespace voorrang::check_test

// The tests that stand in the policies of tests/golden/policy: all of pass/ pass; those of fail/ say what is expected
// in the file beside them. VOORRANG_BLESS=1 writes that file anew.
#include "engine/policytest/policytest.hpp"
#include "tests/support/compiled.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace voorrang {
namespace {

namespace fs = std::filesystem;

const fs::path golden = fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/policy";

std::string read(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> files(const char* folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(golden / folder))
        if (entry.path().extension() == ".vrg") names.push_back(entry.path().stem());
    std::sort(names.begin(), names.end());
    return names;
}

std::string told(const testing::Compiled& compiled) {
    std::string text;
    for (const auto& result : engine::run_tests(compiled.policy, compiled.graph, compiled.measures))
        for (const auto& failure : result.failures)
            text += std::to_string(compiled.sources.position(failure.span.source, failure.span.begin).line) + ": " +
                    result.title + ": " + failure.message.text + "\n";
    return text;
}

class Pass : public ::testing::TestWithParam<std::string> {};
TEST_P(Pass, AllTestsPass) {
    const auto compiled = testing::compile(read(golden / "pass" / (GetParam() + ".vrg")));
    EXPECT_FALSE(compiled->policy.tests.empty());
    EXPECT_EQ(told(*compiled), "");
}
INSTANTIATE_TEST_SUITE_P(Policies, Pass, ::testing::ValuesIn(files("pass")),
                         [](const auto& info) { return info.param; });

class Fail : public ::testing::TestWithParam<std::string> {};
TEST_P(Fail, SaysWhatWasExpected) {
    const auto compiled = testing::compile(read(golden / "fail" / (GetParam() + ".vrg")));
    const std::string actual = told(*compiled);
    const fs::path expected = golden / "fail" / (GetParam() + ".expected");
    if (std::getenv("VOORRANG_BLESS")) std::ofstream(expected) << actual;
    EXPECT_EQ(actual, read(expected));
}
INSTANTIATE_TEST_SUITE_P(Policies, Fail, ::testing::ValuesIn(files("fail")),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace voorrang

// Every golden file is a test of its own. VOORRANG_BLESS=1 writes what is found as what is expected.
#include "dsl/ast/print.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/phrases/phrases.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/syntax/golden.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>

namespace voorrang::syntax_test {

namespace {

namespace fs = std::filesystem;

bool blessing() {
    const char* bless = std::getenv("VOORRANG_BLESS");
    return bless != nullptr && std::string(bless) == "1";
}

// The diagnostics as people see them, then what could be read. Files called …_spans show spans too.
std::string outcome(const fs::path& path) {
    SourceMap sources;
    const SourceId id = sources.add(path.filename().string(), read_file(path));
    const Parsed parsed = parse(sources, id);
    std::string text;
    for (const Diagnostic& each : parsed.diagnostics) text += render_text(each, sources) + "\n";
    if (!text.empty()) text += "----\n";
    const bool spans = path.stem().string().ends_with("_spans");
    return text + ast::print(parsed.file, spans ? ast::Spans::shown : ast::Spans::hidden);
}

std::string told_in_dutch(const fs::path& path) {
    SourceMap sources;
    const SourceId id = sources.add(path.filename().string(), read_file(path));
    std::string text;
    for (const Diagnostic& each : parse(sources, id).diagnostics)
        text += render_text(phrases::translate("nl", each), sources, Colour::off, phrases::terms("nl")) + "\n";
    return text;
}

void compare(const fs::path& path, const std::string& found, const std::string& ending = ".expected") {
    const fs::path expected_path = path.string() + ending;
    if (blessing()) std::ofstream(expected_path, std::ios::binary) << found;
    EXPECT_EQ(found, read_file(expected_path)) << "VOORRANG_BLESS=1 accepts this";
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

class GoodSyntax : public testing::TestWithParam<fs::path> {};
class BadSyntax : public testing::TestWithParam<fs::path> {};

TEST_P(GoodSyntax, IsReadAsExpected) {
    SourceMap sources;
    const SourceId id = sources.add(GetParam().filename().string(), read_file(GetParam()));
    EXPECT_TRUE(parse(sources, id).diagnostics.empty());
    compare(GetParam(), outcome(GetParam()));
}

TEST_P(BadSyntax, IsToldAsExpected) {
    SourceMap sources;
    const SourceId id = sources.add(GetParam().filename().string(), read_file(GetParam()));
    EXPECT_FALSE(parse(sources, id).diagnostics.empty());
    compare(GetParam(), outcome(GetParam()));
    compare(GetParam(), told_in_dutch(GetParam()), ".nl.expected");
}

INSTANTIATE_TEST_SUITE_P(Golden, GoodSyntax, testing::ValuesIn(golden_files("good")), test_name);
INSTANTIATE_TEST_SUITE_P(Golden, BadSyntax, testing::ValuesIn(golden_files("bad")), test_name);

} // namespace

} // namespace voorrang::syntax_test

// The order of declarations, fields and exceptions in a file means nothing.
#include "dsl/check/check.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/check/dump.hpp"
#include "tests/check/folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace voorrang::check_test {

namespace {

namespace fs = std::filesystem;

bool is_test(const ast::Declaration& declaration) { return std::holds_alternative<ast::Test>(declaration); }

// Tests keep their order among each other, since they are listed and run in it.
void shuffle(ast::File& file, std::mt19937& random) {
    std::vector<ast::Declaration> declarations;
    std::vector<ast::Declaration> tests;
    for (ast::Declaration& declaration : file.declarations) {
        if (auto* record = std::get_if<ast::Record>(&declaration))
            std::shuffle(record->fields.begin(), record->fields.end(), random);
        if (auto* define = std::get_if<ast::Define>(&declaration))
            std::shuffle(define->exceptions.begin(), define->exceptions.end(), random);
        if (auto* parameter = std::get_if<ast::Parameter>(&declaration))
            std::shuffle(parameter->values.begin(), parameter->values.end(), random);
        (is_test(declaration) ? tests : declarations).push_back(std::move(declaration));
    }
    std::shuffle(declarations.begin(), declarations.end(), random);
    std::move(tests.begin(), tests.end(), std::back_inserter(declarations));
    file.declarations = std::move(declarations);
    std::shuffle(file.uses.begin(), file.uses.end(), random);
}

std::vector<check::Input> inputs(SourceMap& sources, const std::vector<std::string>& names) {
    std::vector<check::Input> files;
    for (const std::string& name : names) {
        const fs::path path = fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/check/good" / name;
        const SourceId source = sources.add(name, read_file(path));
        files.push_back({source, parse(sources, source).file});
    }
    return files;
}

void expect_same_in_any_order(const std::vector<std::string>& names) {
    SourceMap sources;
    const std::vector<check::Input> files = inputs(sources, names);
    const check::Checked first = check::check(files);
    ASSERT_TRUE(first.policy) << names.front();
    const std::string expected = dump(*first.policy);
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        std::vector<check::Input> shuffled = files;
        for (check::Input& input : shuffled) shuffle(input.file, random);
        std::shuffle(shuffled.begin() + 1, shuffled.end(), random); // the main file stays first
        const check::Checked again = check::check(shuffled);
        ASSERT_TRUE(again.policy) << names.front() << ", seed " << seed;
        ASSERT_EQ(dump(*again.policy), expected) << names.front() << ", seed " << seed;
        ASSERT_EQ(again.diagnostics.size(), first.diagnostics.size());
    }
}

TEST(Order, OfDeclarationsMeansNothing) {
    for (const char* name :
         {"procurement.vrg", "expressions.vrg", "aggregates.vrg", "choices.vrg", "tables.vrg", "awards.vrg"})
        expect_same_in_any_order({name});
}

TEST(Order, OfPackagesMeansNothing) { expect_same_in_any_order({"packages.vrg", "nl/thresholds.vrg", "std/base.vrg"}); }

} // namespace

} // namespace voorrang::check_test

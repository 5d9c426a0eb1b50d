// Sound rule files with words dropped, doubled and swapped: whatever comes of it, check() ends, and a policy that it
// gives is whole.
#include "dsl/check/check.hpp"
#include "dsl/check/walk.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/check/dump.hpp"
#include "tests/check/folder.hpp"

#include <gtest/gtest.h>

#include <random>

namespace voorrang::check_test {

namespace {

namespace fs = std::filesystem;

// Pieces of a text that were parted by blanks, the blanks with them.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '.' || c == '(' || c == ')' || c == ',';
        if (blank && !words.back().empty()) words.emplace_back();
        words.back() += c;
        if (blank) words.emplace_back();
    }
    return words;
}

std::string mutate(std::vector<std::string> words, std::mt19937& random) {
    const auto any = [&] { return std::uniform_int_distribution<std::size_t>(0, words.size() - 1)(random); };
    const std::size_t changes = 1 + random() % 3;
    for (std::size_t change = 0; change < changes; ++change) {
        switch (random() % 3) {
        case 0:
            words[any()] = words[any()];
            break;
        case 1:
            words[any()].clear();
            break;
        default:
            std::swap(words[any()], words[any()]);
            break;
        }
    }
    std::string text;
    for (const std::string& word : words) text += word;
    return text;
}

// An expression that was left out for an error would still be the unknown that it began as.
void expect_whole(const check::Policy& policy) {
    using namespace check;
    walk_all(policy, [](const Expression& expression) {
        const auto* constant = std::get_if<Constant>(&expression.node);
        EXPECT_FALSE(constant != nullptr && std::holds_alternative<Unknown>(constant->value));
    });
    for (const Definition& definition : policy.definitions) EXPECT_TRUE(same(definition.body.type, definition.type));
    for (const Table& table : policy.tables)
        for (const auto& row : table.rows) EXPECT_TRUE(same(row.output.type, table.type));
    for (const Parameter& parameter : policy.parameters)
        for (const auto& dated : parameter.values) EXPECT_FALSE(std::holds_alternative<Unknown>(dated.value));
}

TEST(Mutations, EndInFindingsOrInAWholePolicy) {
    std::mt19937 random(20260301);
    for (const auto& entry : fs::directory_iterator(fs::path(VOORRANG_SOURCE_DIR) / "tests/golden/check/good")) {
        if (entry.path().extension() != ".vrg") continue;
        const std::vector<std::string> words = words_of(read_file(entry.path()));
        for (int round = 0; round < 150; ++round) {
            SourceMap sources;
            const std::string text = mutate(words, random);
            const SourceId source = sources.add("mutated.vrg", text);
            // Also with what the parser could not read: an editor asks for that.
            const Parsed parsed = parse(sources, source);
            const check::Checked checked = check::check({{source, parsed.file}});
            if (parsed.diagnostics.empty())
                EXPECT_EQ(checked.policy.has_value(), !has_errors(checked.diagnostics));
            else
                EXPECT_FALSE(checked.policy && has_errors(checked.diagnostics));
            for (const Diagnostic& diagnostic : checked.diagnostics)
                EXPECT_FALSE(render_text(diagnostic, sources).empty());
            if (checked.policy) {
                expect_whole(*checked.policy);
                EXPECT_FALSE(dump(*checked.policy).empty());
            }
            ASSERT_FALSE(testing::Test::HasFailure()) << text;
        }
    }
}

} // namespace

} // namespace voorrang::check_test

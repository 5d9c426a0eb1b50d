// What happens to good files when a token is lost, doubled or swapped, or the file is cut: a tree or a finding, always.
#include "dsl/syntax/lexer.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/syntax/golden.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string_view>

namespace voorrang::syntax_test {

namespace {

using syntax::Token;

void expect_sound(const std::string& name, const std::string& text) {
    SourceMap sources;
    const SourceId id = sources.add(name, text);
    const Parsed parsed = parse(sources, id);
    EXPECT_TRUE(!parsed.diagnostics.empty() || !parsed.file.declarations.empty() || !parsed.file.uses.empty()) << text;
    for (std::size_t i = 0; i < parsed.diagnostics.size(); ++i) {
        const Diagnostic& each = parsed.diagnostics[i];
        ASSERT_TRUE(each.span.has_value());
        EXPECT_LE(each.span->begin, each.span->end) << each.message;
        EXPECT_LE(each.span->end, text.size()) << each.message;
        EXPECT_FALSE(each.message.empty());
        if (i > 0) {
            const Diagnostic& last = parsed.diagnostics[i - 1];
            EXPECT_FALSE(last.code == each.code && last.span == each.span) << "told twice: " << each.message << text;
        }
    }
}

// Calls `change` with a copy of the text for every token but the last; of long files for some.
void for_each_token(const std::function<void(std::string&, const Token&, const Token&)>& change) {
    for (const auto& path : golden_files("good")) {
        const std::string text = read_file(path);
        const std::vector<Token> tokens = syntax::lex(text, 0, syntax::english()).tokens;
        const std::size_t stride = 1 + tokens.size() / 150;
        for (std::size_t i = 0; i + 1 < tokens.size(); i += stride) {
            std::string changed = text;
            change(changed, tokens[i], tokens[i + 1]);
            expect_sound(path.filename().string(), changed);
        }
    }
}

TEST(Mutation, ATokenIsLost) {
    for_each_token([](std::string& text, const Token& token, const Token&) {
        text.erase(token.span.begin, token.span.end - token.span.begin);
    });
}

TEST(Mutation, ATokenIsDoubled) {
    for_each_token([](std::string& text, const Token& token, const Token&) {
        text.insert(token.span.end, " " + std::string(token.text));
    });
}

TEST(Mutation, TwoTokensAreSwapped) {
    for_each_token([](std::string& text, const Token& first, const Token& second) {
        const std::string swapped = std::string(second.text) +
                                    text.substr(first.span.end, second.span.begin - first.span.end) +
                                    std::string(first.text);
        text.replace(first.span.begin, second.span.end - first.span.begin, swapped);
    });
}

TEST(Mutation, TheFileIsCut) {
    for_each_token([](std::string& text, const Token& token, const Token&) {
        text.resize((token.span.begin + token.span.end) / 2);
    });
}

TEST(Mutation, AByteIsSpoilt) {
    constexpr std::string_view spoilt("\0\"{|\n\xFF", 6);
    std::size_t turn = 0;
    for_each_token([&](std::string& text, const Token& token, const Token&) {
        text[token.span.begin] = spoilt[turn++ % spoilt.size()];
    });
}

} // namespace

} // namespace voorrang::syntax_test

// libFuzzer entry: the words of a rule file. A literal that is read without a finding is shown as a literal of the same
// value; whatever is read, its tokens stand in order within the text.
#include "dsl/diagnostics/utf8.hpp"
#include "dsl/syntax/lexer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;
using namespace voorrang::syntax;

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        if (!next.valid) return false;
        at += next.length;
    }
    return true;
}

// A duration is shown in the units that read best, of which there may be two: not one literal.
bool is_shown_as_literal(TokenKind kind) {
    return kind == TokenKind::number || kind == TokenKind::percent || kind == TokenKind::money ||
           kind == TokenKind::date || kind == TokenKind::time || kind == TokenKind::text;
}

void fuzz_literal(const Token& token) {
    const std::string shown = to_display_text(token.literal);
    const Lexed again = lex(shown, SourceId{}, english());
    require(again.diagnostics.empty() && again.tokens.size() == 2);
    require(again.tokens[0].kind == token.kind && again.tokens[0].literal == token.literal);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (!is_utf8(text)) return 0;
    const Lexed lexed = lex(text, SourceId{}, english());
    require(!lexed.tokens.empty() && lexed.tokens.back().kind == TokenKind::end);
    std::uint32_t end = 0;
    for (const Token& token : lexed.tokens) {
        require(token.span.begin >= end && token.span.end >= token.span.begin && token.span.end <= size);
        end = token.span.end;
        if (lexed.diagnostics.empty() && is_shown_as_literal(token.kind)) fuzz_literal(token);
    }
    return 0;
}

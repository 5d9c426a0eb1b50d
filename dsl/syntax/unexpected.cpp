#include "dsl/syntax/unexpected.hpp"

#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/report.hpp"

namespace voorrang::syntax {

namespace {

bool is_free_word(const Token& token) { return token.kind == TokenKind::word && !is_reserved(token.keyword); }

// "" if nothing useful can be said.
std::string help_for(const Expected& expected, const Token* previous, const Token& found, const Surface& surface) {
    if (found.kind == TokenKind::word) {
        const std::vector<std::string> words = expected.words(surface);
        if (const std::optional<std::string> meant = suggest(found.text, words); meant && *meant != found.text)
            return "did you mean `" + *meant + "`?";
        if (is_reserved(found.keyword) && expected.has("a name")) return "a reserved word can't be a name";
    }
    if (found.keyword == Keyword::if_ && expected.has("an expression"))
        return "put brackets around `if … then … else …`";
    if (found.keyword == Keyword::not_ && expected.has("an expression")) return "put brackets around `not …`";
    if (found.keyword == Keyword::unknown)
        return "`unknown` is a value only in tests; ask with `is known` or `is unknown`";
    if (expected.is_only(Symbol::colon)) return "put a `:` before it";
    if (expected.has("a field") && is_free_word(found)) return "a field is written `name : type`";
    if (expected.has("an operator") && previous != nullptr && is_free_word(*previous) && is_free_word(found) &&
        !found.first_on_line)
        return "a definition is applied with `of`: `" + std::string(previous->text) + " of " + std::string(found.text) +
               "`; a text stands between double quotes";
    return {};
}

} // namespace

Diagnostic unexpected(const Expected& expected, const Token* previous, const Surface& surface) {
    const Token& found = *expected.furthest();
    const std::string wanted = expected.text(surface);
    return report(Code::unexpected_token, found.span,
                  wanted.empty() ? describe(found) + " can't stand here"
                                 : "expected " + wanted + ", found " + describe(found),
                  help_for(expected, previous, found, surface));
}

} // namespace voorrang::syntax

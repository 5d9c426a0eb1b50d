#include "dsl/syntax/unexpected.hpp"

#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/meant.hpp"
#include "dsl/syntax/report.hpp"

#include <algorithm>

namespace voorrang::syntax {

namespace {

bool is_free_word(const Token& token) { return token.kind == TokenKind::word && !is_reserved(token.keyword); }

bool looks_like_currency(const Token& token) {
    return token.kind == TokenKind::word && token.text.size() == 3 &&
           std::ranges::all_of(token.text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Help for what was read before and what was found, where an operator could have stood between them.
std::string help_for_neighbours(std::span<const Token> tokens, const Token& previous, const Token& found) {
    const std::string first(previous.text);
    const std::string second(found.text);
    if (looks_like_currency(previous) && found.kind == TokenKind::number)
        return "`" + first + "` is not the code of a currency";
    const bool in_path = &previous > tokens.data() && (&previous - 1)->symbol == Symbol::dot;
    if (is_free_word(previous) && is_free_word(found) && !found.first_on_line && !in_path)
        return "a definition is applied with `of`: `" + first + " of " + second +
               "`; a text stands between double quotes";
    return {};
}

std::string help_for_word(const Expected& expected, const Token& found, const Surface& surface) {
    if (found.keyword == Keyword::unknown)
        return "`unknown` is a value only in tests; ask with `is known` or `is unknown`";
    if (found.keyword == Keyword::if_ && expected.has("an expression"))
        return "put brackets around `if … then … else …`";
    const std::vector<std::string> words = expected.words(surface);
    if (const std::optional<std::string> meant = suggest(found.text, words); meant && *meant != found.text)
        return "did you mean `" + *meant + "`?";
    if (is_reserved(found.keyword) && (expected.has("a name") || expected.has("a field")))
        return "a reserved word is a name only between back-quotes";
    if (expected.has("a field")) return "a field is written `name : type`";
    return {};
}

// "" if nothing useful can be said.
std::string help_for(const Expected& expected, std::span<const Token> tokens, const Token* previous, const Token& found,
                     const Surface& surface) {
    std::string help = help_for_meant(expected, tokens, static_cast<std::size_t>(&found - tokens.data()), surface);
    if (help.empty() && found.kind == TokenKind::word) help = help_for_word(expected, found, surface);
    if (help.empty() && expected.has(Symbol::colon)) help = "put a `:` before it";
    if (help.empty() && expected.has("an operator") && previous != nullptr)
        help = help_for_neighbours(tokens, *previous, found);
    return help;
}

} // namespace

Diagnostic unexpected(const Expected& expected, std::span<const Token> tokens, const Surface& surface) {
    const Token& found = *expected.furthest();
    const Token* const previous = &found > tokens.data() ? &found - 1 : nullptr;
    const std::string wanted = expected.text(surface);
    // Where a declaration is cut off, the next one is not to blame.
    const bool cut_off = &found == tokens.data() + tokens.size() && found.text != "}" && previous != nullptr;
    const Span span = cut_off ? Span{found.span.source, previous->span.end, previous->span.end} : found.span;
    const bool next_declaration = cut_off && found.kind != TokenKind::end;
    const std::string what = next_declaration ? "the end of the declaration" : describe(found);
    return report(Code::unexpected_token, span,
                  wanted.empty() ? what + " can't stand here" : "expected " + wanted + ", found " + what,
                  cut_off ? "" : help_for(expected, tokens, previous, found, surface));
}

} // namespace voorrang::syntax

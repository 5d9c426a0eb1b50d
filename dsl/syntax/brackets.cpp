#include "dsl/syntax/brackets.hpp"

#include "dsl/syntax/chunks.hpp"
#include "dsl/syntax/report.hpp"

#include <vector>

namespace voorrang::syntax {

namespace {

Symbol closing(Symbol symbol) {
    switch (symbol) {
    case Symbol::open_round:
        return Symbol::close_round;
    case Symbol::open_square:
        return Symbol::close_square;
    case Symbol::open_curly:
        return Symbol::close_curly;
    default:
        return Symbol::none;
    }
}

bool closes(Symbol symbol) {
    return symbol == Symbol::close_round || symbol == Symbol::close_square || symbol == Symbol::close_curly;
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

Diagnostic unclosed(const Token& open) {
    return report(Code::unclosed_bracket, open.span, quoted(open.text) + " is not closed",
                  "put a " + quoted(spelling(closing(open.symbol))) + " where it ends");
}

Diagnostic closes_nothing(const Token& close) {
    return report(Code::unclosed_bracket, close.span, quoted(close.text) + " closes nothing",
                  "leave it out, or open it before");
}

Diagnostic closed_by_another(const Token& open, const Token& close) {
    Diagnostic found =
        report(Code::unclosed_bracket, close.span, quoted(open.text) + " is closed by " + quoted(close.text),
               "write " + quoted(spelling(closing(open.symbol))) + ", or close the other bracket first");
    found.labels.push_back({open.span, "opened here"});
    return found;
}

Diagnostic too_deep(const Token& open) {
    return report(Code::nested_too_deep, open.span,
                  "brackets are nested more than " + std::to_string(max_nesting) + " deep",
                  "give the inner parts names by `define`");
}

} // namespace

Diagnostics check_brackets(std::span<const Token> tokens) {
    Diagnostics found;
    std::vector<const Token*> open;
    bool told = false; // of this declaration
    const auto tell = [&](Diagnostic diagnostic) {
        if (!told) found.push_back(std::move(diagnostic));
        told = true;
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind == TokenKind::end || begins_chunk(tokens, at)) {
            if (!open.empty()) tell(unclosed(*open.back()));
            open.clear();
            told = false;
        } else if (closing(token.symbol) != Symbol::none) {
            open.push_back(&token);
            if (open.size() > max_nesting) return {too_deep(token)};
        } else if (closes(token.symbol)) {
            if (open.empty())
                tell(closes_nothing(token));
            else if (closing(open.back()->symbol) != token.symbol)
                tell(closed_by_another(*open.back(), token));
            if (!open.empty()) open.pop_back();
        }
    }
    return found;
}

} // namespace voorrang::syntax

#include "dsl/syntax/brackets.hpp"
#include "dsl/diagnostics/quote.hpp"

#include "dsl/syntax/chunks.hpp"
#include "dsl/syntax/parts.hpp"
#include "dsl/syntax/report.hpp"

#include <algorithm>
#include <iterator>
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

Diagnostic unclosed(const Token& open) {
    return report(Code::unclosed_bracket, open.span, in_ticks(open.text) + " is not closed",
                  "put a " + in_ticks(spelling(closing(open.symbol))) + " where it ends");
}

Diagnostic closes_nothing(const Token& close) {
    return report(Code::unclosed_bracket, close.span, in_ticks(close.text) + " closes nothing",
                  "leave it out, or open it before");
}

Diagnostic closed_by_another(const Token& open, const Token& close) {
    Diagnostic found =
        report(Code::unclosed_bracket, close.span, in_ticks(open.text) + " is closed by " + in_ticks(close.text),
               "write " + in_ticks(spelling(closing(open.symbol))) + ", or close the other bracket first");
    found.labels.push_back({open.span, "opened here"});
    return found;
}

Diagnostic too_deep(const Token& open) {
    return report(Code::nested_too_deep, open.span,
                  "brackets are nested more than " + std::to_string(max_nesting) + " deep",
                  "give the inner parts names by `define`");
}

// What is wrong with the brackets of these tokens; the first finding only, for others may follow from it.
std::optional<Diagnostic> first_mistake(std::span<const Token> tokens) {
    std::vector<const Token*> open;
    for (const Token& token : tokens) {
        if (closing(token.symbol) != Symbol::none) {
            open.push_back(&token);
            if (open.size() > max_nesting) return too_deep(token);
        } else if (closes(token.symbol)) {
            if (open.empty()) return closes_nothing(token);
            if (closing(open.back()->symbol) != token.symbol) return closed_by_another(*open.back(), token);
            open.pop_back();
        }
    }
    return open.empty() ? std::nullopt : std::optional(unclosed(*open.back()));
}

// Each part of a declaration with a mistake for itself; they must not hide that mistake.
Diagnostics mistakes_by_part(std::span<const Token> declaration, Diagnostic mistake, const Surface& surface) {
    Diagnostics found;
    Iterator begin = declaration.data();
    const auto look = [&](Iterator end) {
        if (std::optional<Diagnostic> each = first_mistake({begin, end})) found.push_back(*std::move(each));
        begin = end;
    };
    for (const Iterator part : parts_of(declaration_word(declaration), declaration, surface)) look(part);
    look(declaration.data() + declaration.size());
    if (found.empty()) found.push_back(std::move(mistake));
    return found;
}

} // namespace

Diagnostics check_brackets(std::span<const Token> tokens, const Surface& surface) {
    Diagnostics found;
    for (const std::span<const Token> declaration : cut_into_chunks(tokens)) {
        std::optional<Diagnostic> mistake = first_mistake(declaration);
        if (!mistake) continue;
        if (mistake->code == Code::nested_too_deep) return {*std::move(mistake)};
        std::ranges::move(mistakes_by_part(declaration, *std::move(mistake), surface), std::back_inserter(found));
    }
    return found;
}

} // namespace voorrang::syntax

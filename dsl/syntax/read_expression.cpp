#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/read.hpp"

namespace voorrang::syntax {

std::optional<ast::Expression> read_expression(std::span<const Token> tokens, const Surface& surface,
                                               Diagnostics& diagnostics, WordUses* uses) {
    const std::span<const Token> all = tokens.first(tokens.size() - 1);
    ParseState state{surface, diagnostics};
    state.uses = uses;
    ast::Expression expression;
    Iterator at = all.data();
    std::optional<Diagnostic> failure = read(grammar::expression, all, at, state, expression);
    if (!failure && at != all.data() + all.size()) failure = unexpected(state.expected, all, surface);
    if (!failure) return expression;
    diagnostics.push_back(*std::move(failure));
    return std::nullopt;
}

} // namespace voorrang::syntax

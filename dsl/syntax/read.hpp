// Runs rules of the grammar over tokens and turns their failures into diagnostics.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/syntax/state.hpp"
#include "dsl/syntax/unexpected.hpp"

#include <optional>
#include <span>

namespace voorrang::syntax {

// Reads one `rule` at `at`, which is moved behind it. `tokens` must be followed in memory by one more token: the end,
// or the first of the next declaration. nullopt: all is well.
template <class Rule, class Attribute>
std::optional<Diagnostic> read(const Rule& rule, std::span<const Token> tokens, Iterator& at, ParseState& state,
                               Attribute& attribute) {
    const Iterator first = tokens.data();
    const Iterator last = first + tokens.size();
    try {
        const Context context = x3::make_context<ParseState>(state);
        if (rule.parse(at, last, context, x3::unused, attribute)) return std::nullopt;
        state.expected.failed(at);
    } catch (const x3::expectation_failure<Iterator>& failure) {
        state.expected.failed(failure.where());
    } catch (Refusal& refusal) {
        return std::move(refusal.diagnostic);
    }
    return unexpected(state.expected, tokens, state.surface);
}

// All tokens but the last, which is the end, as one expression.
std::optional<ast::Expression> read_expression(std::span<const Token> tokens, const Surface& surface,
                                               Diagnostics& diagnostics, WordUses* uses = nullptr);

} // namespace voorrang::syntax

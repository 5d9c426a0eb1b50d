// The operators of expressions: how they are written, what they mean, how tightly they bind. A new one is a row here.
#pragma once

#include "dsl/ast/expression.hpp"
#include "dsl/syntax/token.hpp"

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace voorrang::syntax {

enum class Fixity : std::uint8_t { prefix, infix, suffix };

// From the loosest to the tightest.
enum class Binding : std::uint8_t { disjunction, conjunction, negation, comparison, sum, product, sign, fallback };

struct Operator {
    // One word of its spelling; the unused last ones are empty.
    struct Part {
        Keyword keyword = Keyword::none;
        Symbol symbol = Symbol::none;
    };
    Part parts[4];
    Fixity fixity;
    Binding binding;
    std::variant<ast::BinaryOperator, ast::UnaryOperator, ast::IsTest> meaning;
};

// The longest operator of this fixity, binding at least as tightly as `loosest`, that the tokens begin with.
struct MatchedOperator {
    const Operator* what = nullptr; // nullptr: none
    std::size_t tokens = 0;
};
MatchedOperator match_operator(std::span<const Token> tokens, Fixity fixity, Binding loosest);

// An operator as it stands in the text.
struct OperatorUse {
    const Operator* what = nullptr;
    Span span;
    std::optional<ast::Name> calendar = {}; // is working day in calendar nl
};

// An expression as it is read: operands with the operators between, before and behind them.
using FlatExpression = std::vector<std::variant<ast::Expression, OperatorUse>>;

// Makes the tree of it. Throws Refusal where operators can't stand together or are too many.
ast::Expression fold(FlatExpression flat);

} // namespace voorrang::syntax

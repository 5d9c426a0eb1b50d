#include "dsl/syntax/operators.hpp"

#include <array>

namespace voorrang::syntax {

namespace {

using ast::BinaryOperator;
using ast::IsTest;
using ast::UnaryOperator;
using enum Fixity;
using enum Binding;

constexpr Operator::Part part(Keyword keyword) { return {keyword, Symbol::none}; }
constexpr Operator::Part part(Symbol symbol) { return {Keyword::none, symbol}; }

constexpr auto is = part(Keyword::is);
constexpr auto not_ = part(Keyword::not_);
constexpr auto minus = part(Symbol::minus);

// Longer ones before those that they begin with.
constexpr auto operators = std::to_array<Operator>({
    {{is, not_, part(Keyword::working), part(Keyword::day)}, suffix, comparison, IsTest::not_working_day},
    {{is, part(Keyword::working), part(Keyword::day)}, suffix, comparison, IsTest::working_day},
    {{is, not_, part(Keyword::empty)}, suffix, comparison, IsTest::not_empty},
    {{is, part(Keyword::empty)}, suffix, comparison, IsTest::empty},
    {{is, part(Keyword::known)}, suffix, comparison, IsTest::known},
    {{is, part(Keyword::unknown)}, suffix, comparison, IsTest::unknown},
    {{part(Keyword::or_)}, infix, disjunction, BinaryOperator::logical_or},
    {{part(Keyword::and_)}, infix, conjunction, BinaryOperator::logical_and},
    {{not_}, prefix, negation, UnaryOperator::logical_not},
    {{is, not_}, infix, comparison, BinaryOperator::not_equal},
    {{is}, infix, comparison, BinaryOperator::equal},
    {{part(Symbol::equal)}, infix, comparison, BinaryOperator::equal},
    {{part(Symbol::not_equal)}, infix, comparison, BinaryOperator::not_equal},
    {{part(Symbol::less)}, infix, comparison, BinaryOperator::less},
    {{part(Symbol::less_equal)}, infix, comparison, BinaryOperator::less_equal},
    {{part(Symbol::greater)}, infix, comparison, BinaryOperator::greater},
    {{part(Symbol::greater_equal)}, infix, comparison, BinaryOperator::greater_equal},
    {{not_, part(Keyword::in)}, infix, comparison, BinaryOperator::not_in},
    {{part(Keyword::in)}, infix, comparison, BinaryOperator::in},
    {{part(Keyword::has)}, infix, comparison, BinaryOperator::has},
    {{part(Keyword::starts), part(Keyword::with)}, infix, comparison, BinaryOperator::starts_with},
    {{part(Symbol::plus)}, infix, sum, BinaryOperator::add},
    {{minus}, infix, sum, BinaryOperator::subtract},
    {{part(Symbol::times)}, infix, product, BinaryOperator::multiply},
    {{part(Symbol::divided)}, infix, product, BinaryOperator::divide},
    {{minus}, prefix, sign, UnaryOperator::negate},
    {{part(Keyword::otherwise)}, infix, fallback, BinaryOperator::otherwise},
});

bool is_empty(const Operator::Part& part) { return part.keyword == Keyword::none && part.symbol == Symbol::none; }

bool matches(const Token& token, const Operator::Part& part) {
    return part.keyword != Keyword::none ? token.kind == TokenKind::word && token.keyword == part.keyword
                                         : token.kind == TokenKind::symbol && token.symbol == part.symbol;
}

// The number of tokens of the operator; 0 if they are others.
std::size_t match(std::span<const Token> tokens, const Operator& which) {
    std::size_t count = 0;
    for (const Operator::Part& part : which.parts) {
        if (is_empty(part)) break;
        if (count == tokens.size() || !matches(tokens[count], part)) return 0;
        ++count;
    }
    return count;
}

} // namespace

MatchedOperator match_operator(std::span<const Token> tokens, Fixity fixity, Binding loosest) {
    for (const Operator& each : operators) {
        if (each.fixity != fixity || each.binding < loosest) continue;
        if (const std::size_t count = match(tokens, each)) return {&each, count};
    }
    return {};
}

} // namespace voorrang::syntax

#include "dsl/syntax/depth.hpp"

#include <algorithm>

namespace voorrang::syntax {

namespace {

struct DeeperThan {
    std::size_t limit; // of what stands under the visited node

    bool operator()(const ast::Literal&) const { return false; }
    bool operator()(const ast::Path&) const { return false; }
    bool operator()(const ast::Apply& apply) const { return below(*apply.argument); }
    bool operator()(const ast::Call& call) const { return below(call.arguments); }
    bool operator()(const ast::Unary& unary) const { return below(*unary.operand); }
    bool operator()(const ast::Binary& binary) const { return below(*binary.left) || below(*binary.right); }
    bool operator()(const ast::Is& is) const { return below(*is.operand); }
    bool operator()(const ast::Conditional& conditional) const {
        return std::ranges::any_of(
                   conditional.branches,
                   [&](const auto& branch) { return below(*branch.condition) || below(*branch.value); }) ||
               below(*conditional.otherwise);
    }
    bool operator()(const ast::Aggregate& aggregate) const {
        return below(*aggregate.operand) || (aggregate.for_each && below(*aggregate.for_each->list)) ||
               (aggregate.where && below(**aggregate.where)) || (aggregate.quantile && below(**aggregate.quantile));
    }
    bool operator()(const ast::ListLiteral& list) const { return below(list.elements); }
    bool operator()(const ast::Round& round) const { return below(*round.operand); }
    bool operator()(const ast::Rank& rank) const {
        return below(*rank.element) || below(rank.by) || (rank.where && below(**rank.where));
    }
    bool operator()(const ast::CalendarTerm& term) const { return below(term.operands); }
    bool operator()(const ast::Sort& sort) const { return below(*sort.list) || below(sort.by); }
    bool operator()(const ast::FirstLetters& letters) const { return below(*letters.length) || below(*letters.text); }

    bool below(const std::vector<ast::SortKey>& keys) const {
        return std::ranges::any_of(keys, [&](const auto& key) { return below(*key.value); });
    }
    bool below(const ast::Expression& expression) const { return deeper_than(expression, limit); }
    bool below(const std::vector<ast::Expression>& expressions) const {
        return std::ranges::any_of(expressions, [&](const auto& each) { return below(each); });
    }
};

} // namespace

bool deeper_than(const ast::Expression& expression, std::size_t limit) {
    return limit == 0 || std::visit(DeeperThan{limit - 1}, expression.node);
}

} // namespace voorrang::syntax

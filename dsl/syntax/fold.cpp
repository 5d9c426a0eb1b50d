// From operands and operators in a row to the tree, by precedence climbing.
#include "dsl/syntax/brackets.hpp"
#include "dsl/syntax/operators.hpp"
#include "dsl/syntax/report.hpp"
#include "dsl/syntax/state.hpp"

#include <algorithm>

namespace voorrang::syntax {

namespace {

Binding tighter(Binding binding) { return static_cast<Binding>(static_cast<int>(binding) + 1); }

[[noreturn]] void refuse(Code code, Span span, std::string message, std::string help) {
    throw Refusal{report(code, span, std::move(message), std::move(help))};
}

class Folder {
  public:
    explicit Folder(FlatExpression flat) : flat_(std::move(flat)) {}

    ast::Expression expression(Binding loosest) {
        ast::Expression left = prefixed(loosest);
        while (const OperatorUse* use = here(loosest)) {
            ++at_;
            left = use->what->fixity == Fixity::suffix ? tested(std::move(left), *use) : joined(std::move(left), *use);
            if (use->what->binding == Binding::comparison) refuse_second_comparison();
        }
        return left;
    }

  private:
    // The operator here, if it binds tightly enough.
    const OperatorUse* here(Binding loosest) const {
        if (at_ == flat_.size()) return nullptr;
        const auto& use = std::get<OperatorUse>(flat_[at_]);
        return use.what->binding >= loosest ? &use : nullptr;
    }

    ast::Expression prefixed(Binding loosest) {
        const auto* use = std::get_if<OperatorUse>(&flat_[at_]);
        if (use == nullptr) return std::get<ast::Expression>(std::move(flat_[at_++]));
        const Binding binding = use->what->binding;
        if (binding == Binding::negation && binding < loosest)
            refuse(Code::unexpected_token, use->span, "`not` can't stand right behind this operator",
                   "put brackets around it: (not …)");
        ++at_;
        ast::Expression inner = expression(std::max(binding, loosest));
        const Span span = cover(use->span, inner.span);
        return {span, ast::Unary{std::get<ast::UnaryOperator>(use->what->meaning), std::move(inner)}};
    }

    ast::Expression joined(ast::Expression left, const OperatorUse& use) {
        ast::Expression right = expression(tighter(use.what->binding));
        const Span span = cover(left.span, right.span);
        return {span, ast::Binary{std::get<ast::BinaryOperator>(use.what->meaning), use.span, std::move(left),
                                  std::move(right)}};
    }

    static ast::Expression tested(ast::Expression operand, const OperatorUse& use) {
        const Span span = cover(operand.span, use.span);
        const ast::IsTest test = std::get<ast::IsTest>(use.what->meaning);
        const bool of_days = test == ast::IsTest::working_day || test == ast::IsTest::not_working_day;
        if (use.calendar && !of_days)
            refuse(Code::unexpected_token, use.calendar->span, "this is asked of no calendar",
                   "leave `in calendar …` out");
        return {span, ast::Is{std::move(operand), test, use.calendar}};
    }

    void refuse_second_comparison() const {
        const OperatorUse* next = here(Binding::comparison);
        if (next != nullptr)
            refuse(Code::unexpected_token, next->span, "a comparison can't be compared again",
                   "join two comparisons with and: 1 < x and x < 3");
    }

    FlatExpression flat_;
    std::size_t at_ = 0;
};

} // namespace

ast::Expression fold(FlatExpression flat) {
    std::size_t operators = 0;
    for (const auto& item : flat) {
        const auto* use = std::get_if<OperatorUse>(&item);
        if (use != nullptr && ++operators > max_nesting)
            refuse(Code::nested_too_deep, use->span, "more than " + std::to_string(max_nesting) + " operators in a row",
                   "use `in [ … ]` or `sum of`, or give parts names by `define`");
    }
    return Folder(std::move(flat)).expression(Binding::disjunction);
}

} // namespace voorrang::syntax

// Logic, tests with `is`, rounding, conditionals, `otherwise` and lists.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

bool is_number_or_percent(Kind kind) { return kind == Kind::number || kind == Kind::percent; }

// `a and (b and c)` has three operands: the fewer levels, the shorter the explanation.
void add_flattened(std::vector<Expression>& operands, Operator op, Expression operand) {
    auto* nested = std::get_if<Operation>(&operand.node);
    if (nested == nullptr || nested->op != op) {
        operands.push_back(std::move(operand));
        return;
    }
    for (Expression& inner : nested->operands) operands.push_back(std::move(inner));
}

} // namespace

std::optional<Expression> check_logic(Context& context, const Scope& scope, Span span, const ast::Binary& binary) {
    auto left = check_condition(context, scope, *binary.left);
    auto right = check_condition(context, scope, *binary.right);
    if (!left || !right) return std::nullopt;
    const Operator op = binary.op == ast::BinaryOperator::logical_or ? Operator::logical_or : Operator::logical_and;
    std::vector<Expression> operands;
    add_flattened(operands, op, std::move(*left));
    add_flattened(operands, op, std::move(*right));
    return make_operation(span, simple_type(Kind::yes_no), op, std::move(operands));
}

std::optional<Expression> check_unary(Context& context, const Scope& scope, Span span, const ast::Unary& unary) {
    if (unary.op == ast::UnaryOperator::logical_not) {
        auto operand = check_condition(context, scope, *unary.operand);
        if (!operand) return std::nullopt;
        return make_operation(span, simple_type(Kind::yes_no), Operator::logical_not, {std::move(*operand)});
    }
    auto operand = check_expression(context, scope, *unary.operand);
    if (!operand) return std::nullopt;
    if (unary.op == ast::UnaryOperator::known)
        return make_operation(span, simple_type(Kind::yes_no), Operator::known, {std::move(*operand)});
    const Kind kind = operand->type.kind;
    if (!is_number_or_percent(kind) && kind != Kind::money && kind != Kind::duration) {
        report(context, Code::not_computable, span, "there is no minus of " + type_text(context, operand->type));
        return std::nullopt;
    }
    return make_operation(span, simple_type(kind), Operator::negate, {std::move(*operand)});
}

std::optional<Expression> check_is(Context& context, const Scope& scope, Span span, const ast::Is& is) {
    if (is.test == ast::IsTest::working_day || is.test == ast::IsTest::not_working_day)
        return check_working_day(context, scope, span, is);
    auto operand = check_expression(context, scope, *is.operand);
    if (!operand) return std::nullopt;
    const bool emptiness = is.test == ast::IsTest::empty || is.test == ast::IsTest::not_empty;
    if (emptiness && operand->type.kind != Kind::list && operand->type.kind != Kind::text) {
        report(context, Code::not_a_list, operand->span,
               "only a list or a text can be empty, and this is " + type_text(context, operand->type),
               "to ask whether a fact is missing, write `… is unknown`");
        return std::nullopt;
    }
    const auto op = [&] {
        switch (is.test) {
        case ast::IsTest::empty:
            return Operator::empty;
        case ast::IsTest::not_empty:
            return Operator::not_empty;
        case ast::IsTest::known:
            return Operator::known;
        case ast::IsTest::unknown:
        default:
            break;
        }
        return Operator::is_unknown;
    }();
    return make_operation(span, simple_type(Kind::yes_no), op, {std::move(*operand)});
}

std::optional<Expression> check_round(Context& context, const Scope& scope, Span span, const ast::Round& round) {
    auto operand = check_expression(context, scope, *round.operand);
    if (!operand) return std::nullopt;
    const Kind kind = operand->type.kind;
    if (!is_number_or_percent(kind) && kind != Kind::money) {
        report(context, Code::not_computable, operand->span,
               "only numbers, percentages and money can be rounded, and this is " + type_text(context, operand->type));
        return std::nullopt;
    }
    return Expression{span, simple_type(kind),
                      Rounded{Box<Expression>(std::move(*operand)), round.decimals, round.mode}};
}

// A length that is written must be whole; others are looked at when the case is decided.
std::optional<Expression> check_first_letters(Context& context, const Scope& scope, Span span,
                                              const ast::FirstLetters& letters) {
    auto length = check_typed(context, scope, *letters.length, simple_type(Kind::number), "the number of letters");
    auto text = check_typed(context, scope, *letters.text, simple_type(Kind::text), "what letters are taken of");
    if (!length || !text) return std::nullopt;
    const auto value = fold(*length);
    if (const auto* number = value ? std::get_if<Number>(&*value) : nullptr; number && !number->is_integer()) {
        report(context, Code::letters_not_whole, letters.length->span,
               to_display_text(*value) + " is no whole number of letters");
        return std::nullopt;
    }
    std::vector<Expression> operands;
    operands.push_back(std::move(*length));
    operands.push_back(std::move(*text));
    return make_operation(span, simple_type(Kind::text), Operator::first_letters, std::move(operands));
}

std::optional<Expression> check_otherwise(Context& context, const Scope& scope, Span span, const ast::Binary& binary,
                                          const Type* expected) {
    auto left = check_expression(context, scope, *binary.left, expected);
    // Where the left side is wrong, nothing is known of what the right side should be.
    auto right = check_expression(context, scope, *binary.right, left ? &left->type : expected);
    if (!left || !right) return std::nullopt;
    adapt_zero(*right, left->type);
    if (!same(left->type, right->type)) {
        report(context, Code::type_mismatch, right->span,
               "both sides of `otherwise` must be of one type, but these are " + type_text(context, left->type) +
                   " and " + type_text(context, right->type));
        return std::nullopt;
    }
    Type type = without_range(left->type);
    std::vector<Expression> operands;
    operands.push_back(std::move(*left));
    operands.push_back(std::move(*right));
    return make_operation(span, std::move(type), Operator::otherwise, std::move(operands));
}

std::optional<Expression> check_conditional(Context& context, const Scope& scope, Span span,
                                            const ast::Conditional& conditional, const Type* expected) {
    std::vector<Expression> operands;
    std::optional<Type> type;
    bool sound = true;
    const auto add_value = [&](const ast::Expression& expression) {
        auto value = check_expression(context, scope, expression,
                                      expected != nullptr ? expected
                                      : type              ? &*type
                                                          : nullptr);
        if (!value) {
            sound = false;
            return;
        }
        if (type) adapt_zero(*value, *type);
        if (!type) {
            type = without_range(value->type);
        } else if (!same(*type, value->type)) {
            if (is_number_or_percent(type->kind) && is_number_or_percent(value->type.kind)) {
                type = simple_type(Kind::number);
            } else {
                report(context, Code::type_mismatch, value->span,
                       "all outcomes of `if` must be of one type, but this is " + type_text(context, value->type) +
                           " and an earlier one is " + type_text(context, *type));
                sound = false;
            }
        }
        operands.push_back(std::move(*value));
    };
    for (const auto& branch : conditional.branches) {
        auto condition = check_condition(context, scope, *branch.condition);
        if (condition)
            operands.push_back(std::move(*condition));
        else
            sound = false;
        add_value(*branch.value);
    }
    add_value(*conditional.otherwise);
    if (!sound) return std::nullopt;
    return make_operation(span, std::move(*type), Operator::conditional, std::move(operands));
}

std::optional<Expression> check_list(Context& context, const Scope& scope, Span span, const ast::ListLiteral& list,
                                     const Type* expected) {
    std::optional<Type> element;
    if (expected != nullptr && expected->kind == Kind::list) element = *expected->element;
    if (list.elements.empty() && !element) {
        report(context, Code::type_mismatch, span, "nothing tells what this empty list is a list of",
               "to ask whether a list is empty, write `… is empty`");
        return std::nullopt;
    }
    std::vector<Expression> operands;
    bool sound = true;
    for (const ast::Expression& item : list.elements) {
        auto checked = check_expression(context, scope, item, element ? &*element : nullptr);
        if (!checked) {
            sound = false;
            continue;
        }
        if (element) adapt_zero(*checked, *element);
        // With a wrong hint the list has the type of its elements, and the caller tells what it wanted.
        if (operands.empty() && (!element || !same(*element, checked->type))) element = without_range(checked->type);
        if (checked->type.kind == Kind::list || !same(*element, checked->type)) {
            report(context, Code::type_mismatch, checked->span,
                   checked->type.kind == Kind::list
                       ? std::string("a list can't stand in a list")
                       : "the elements of a list must be of one type, but this is " +
                             type_text(context, checked->type) + " after " + type_text(context, *element));
            sound = false;
            continue;
        }
        operands.push_back(std::move(*checked));
    }
    if (!sound) return std::nullopt;
    return make_operation(span, list_of(*element), Operator::list, std::move(operands));
}

} // namespace voorrang::check

#include "dsl/check/expressions.hpp"

#include "dsl/check/expression_parts.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/values.hpp"

namespace voorrang::check {

namespace {

std::optional<Expression> check_literal(Context& context, Span span, const ast::Literal& literal) {
    const auto kind = std::visit(Overloaded{[](const Unknown&) -> std::optional<Kind> { return std::nullopt; },
                                            [](const ValueList&) -> std::optional<Kind> { return std::nullopt; },
                                            [](bool) -> std::optional<Kind> { return Kind::yes_no; },
                                            [](const Number&) -> std::optional<Kind> { return Kind::number; },
                                            [](const Percent&) -> std::optional<Kind> { return Kind::percent; },
                                            [](const Money&) -> std::optional<Kind> { return Kind::money; },
                                            [](const Date&) -> std::optional<Kind> { return Kind::date; },
                                            [](const Time&) -> std::optional<Kind> { return Kind::time; },
                                            [](const Duration&) -> std::optional<Kind> { return Kind::duration; },
                                            [](const std::string&) -> std::optional<Kind> { return Kind::text; }},
                                 static_cast<const Value::variant&>(literal.value));
    if (kind) return Expression{span, simple_type(*kind), Constant{literal.value}};
    report(context, Code::type_mismatch, span, "`unknown` is not a value to reckon with",
           "ask whether a fact is known: `x is unknown`, or `known x`");
    return std::nullopt;
}

std::optional<Expression> check_binary(Context& context, const Scope& scope, Span span, const ast::Binary& binary,
                                       const Type* expected) {
    switch (binary.op) {
    case ast::BinaryOperator::logical_or:
    case ast::BinaryOperator::logical_and:
        return check_logic(context, scope, span, binary);
    case ast::BinaryOperator::equal:
    case ast::BinaryOperator::not_equal:
    case ast::BinaryOperator::less:
    case ast::BinaryOperator::less_equal:
    case ast::BinaryOperator::greater:
    case ast::BinaryOperator::greater_equal:
        return check_comparison(context, scope, span, binary);
    case ast::BinaryOperator::in:
    case ast::BinaryOperator::not_in:
    case ast::BinaryOperator::has:
    case ast::BinaryOperator::starts_with:
        return check_membership(context, scope, span, binary);
    case ast::BinaryOperator::add:
    case ast::BinaryOperator::subtract:
    case ast::BinaryOperator::multiply:
    case ast::BinaryOperator::divide:
        return check_arithmetic(context, scope, span, binary);
    case ast::BinaryOperator::otherwise:
        return check_otherwise(context, scope, span, binary, expected);
    }
    return std::nullopt;
}

// Scores of an award may stand at the top or inside arithmetic, where each bid has one; nowhere deeper.
bool keeps_scoring(const ast::Expression& expression) {
    if (const auto* binary = std::get_if<ast::Binary>(&expression.node))
        return binary->op == ast::BinaryOperator::add || binary->op == ast::BinaryOperator::subtract ||
               binary->op == ast::BinaryOperator::multiply || binary->op == ast::BinaryOperator::divide;
    if (const auto* unary = std::get_if<ast::Unary>(&expression.node)) return unary->op == ast::UnaryOperator::negate;
    return std::holds_alternative<ast::Round>(expression.node) || std::holds_alternative<ast::Call>(expression.node);
}

std::string conversion_help(const Type& wanted, const Expression& actual) {
    const Kind have = actual.type.kind;
    const bool literal = std::holds_alternative<Constant>(actual.node);
    if (wanted.kind == Kind::percent && have == Kind::number)
        return literal ? "write it as a percentage: 50%" : "declare it as number, or divide percentages";
    if (wanted.kind == Kind::number && have == Kind::percent)
        return "`100 * …` makes the number 50 of 50%, and `1 * …` makes it 0.5";
    if (wanted.kind == Kind::money && have == Kind::number && literal)
        return "write the amount with its currency, as in EUR 1,250";
    if (wanted.kind == Kind::date && have == Kind::time) return "`date of …` gives the day of a time";
    return "";
}

} // namespace

std::optional<Expression> check_expression(Context& context, const Scope& scope, const ast::Expression& expression,
                                           const Type* expected) {
    if (scope.scoring && !keeps_scoring(expression))
        return check_expression(context, scope.not_scoring(), expression, expected);
    if (expected != nullptr && expected->kind == Kind::choice) {
        OptionReading reading = read_option(context, scope, expression, *expected);
        if (reading.constant || reading.told) return std::move(reading.constant);
    }
    const Span span = expression.span;
    return std::visit(
        Overloaded{[&](const ast::Literal& it) { return check_literal(context, span, it); },
                   [&](const ast::Path& it) { return check_path(context, scope, span, it); },
                   [&](const ast::Apply& it) { return check_apply(context, scope, span, it); },
                   [&](const ast::Call& it) { return check_call(context, scope, span, it); },
                   [&](const ast::Unary& it) { return check_unary(context, scope, span, it); },
                   [&](const ast::Binary& it) { return check_binary(context, scope, span, it, expected); },
                   [&](const ast::Is& it) { return check_is(context, scope, span, it); },
                   [&](const ast::Conditional& it) { return check_conditional(context, scope, span, it, expected); },
                   [&](const ast::Aggregate& it) { return check_aggregate(context, scope, span, it); },
                   [&](const ast::ListLiteral& it) { return check_list(context, scope, span, it, expected); },
                   [&](const ast::Round& it) { return check_round(context, scope, span, it); },
                   [&](const ast::FirstLetters& it) { return check_first_letters(context, scope, span, it); },
                   [&](const ast::CalendarTerm& it) { return check_calendar_term(context, scope, span, it); },
                   [&](const ast::Rank& it) { return check_rank(context, scope, span, it); },
                   [&](const ast::Sort& it) { return check_sort(context, scope, span, it); }},
        expression.node);
}

std::optional<Expression> check_typed(Context& context, const Scope& scope, const ast::Expression& expression,
                                      const Type& wanted, const std::string& what) {
    auto checked = check_expression(context, scope, expression, &wanted);
    if (!checked) return std::nullopt;
    adapt_zero(*checked, wanted);
    if (!same(checked->type, wanted)) {
        report(context, Code::type_mismatch, expression.span,
               what + " must be " + type_text(context, wanted) + ", but this is " + type_text(context, checked->type),
               conversion_help(wanted, *checked));
        return std::nullopt;
    }
    if (const auto value = fold(*checked); value && !in_range(wanted, *value)) {
        const Type& bounded = wanted.kind == Kind::list ? *wanted.element : wanted;
        report(context, Code::out_of_range, expression.span,
               to_display_text(*value) + " is outside the range " + range_text(*bounded.range));
        return std::nullopt;
    }
    return checked;
}

std::optional<Expression> check_condition(Context& context, const Scope& scope, const ast::Expression& expression) {
    auto checked = check_expression(context, scope, expression);
    if (!checked || checked->type.kind == Kind::yes_no) return checked;
    const std::string help = checked->type.kind == Kind::list || checked->type.kind == Kind::text
                                 ? "ask something of it: `… is not empty`, or compare it"
                                 : "ask something of it: compare it, or write `known …`";
    report(context, Code::not_a_condition, expression.span,
           "a condition must be yes/no, but this is " + type_text(context, checked->type), help);
    return std::nullopt;
}

void adapt_zero(Expression& expression, const Type& wanted) {
    auto* constant = std::get_if<Constant>(&expression.node);
    if (constant == nullptr || wanted.kind != Kind::percent || expression.type.kind != Kind::number) return;
    const auto* number = std::get_if<Number>(&constant->value);
    if (number == nullptr || !number->is_zero()) return;
    expression.type = simple_type(Kind::percent);
    constant->value = Percent{};
}

Expression make_operation(Span span, Type type, Operator op, std::vector<Expression> operands) {
    return Expression{span, std::move(type), Operation{op, std::move(operands)}};
}

} // namespace voorrang::check

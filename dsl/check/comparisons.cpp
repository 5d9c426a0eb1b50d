// =, <>, <, <=, >, >=, in, not in, has, starts with.
#include "dsl/check/expression_parts.hpp"

namespace voorrang::check {

namespace {

using Op = ast::BinaryOperator;

bool is_ordered(Kind kind) {
    return kind == Kind::number || kind == Kind::percent || kind == Kind::money || kind == Kind::date ||
           kind == Kind::time || kind == Kind::duration;
}

Operator checked_operator(Op op) {
    switch (op) {
    case Op::equal:
        return Operator::equal;
    case Op::not_equal:
        return Operator::not_equal;
    case Op::less:
        return Operator::less;
    case Op::less_equal:
        return Operator::less_equal;
    case Op::greater:
        return Operator::greater;
    case Op::greater_equal:
        return Operator::greater_equal;
    case Op::in:
        return Operator::in;
    case Op::not_in:
        return Operator::not_in;
    case Op::has:
        return Operator::has;
    default:
        return Operator::starts_with;
    }
}

// The number as the percentage that was probably meant, or the percentage as a number.
std::string percent_help(const Expression& left, const Expression& right) {
    for (const Expression* side : {&left, &right}) {
        const auto* constant = std::get_if<Constant>(&side->node);
        if (constant == nullptr) continue;
        if (const auto* number = std::get_if<Number>(&constant->value)) {
            const Number hundred(100);
            Number fraction;
            const bool whole = *number > Number(1);
            if (whole && divide(*number, hundred, fraction) != NumberFault::none) continue;
            return "write " + in_ticks(to_display_text(Value(Percent{whole ? fraction : *number})));
        }
        if (const auto* percent = std::get_if<Percent>(&constant->value))
            return "write " + in_ticks(to_display_text(percent->fraction)) + " if a plain number is meant";
    }
    return "`1 * …` makes a percentage a plain number";
}

void report_not_comparable(Context& context, Span span, const Expression& left, const Expression& right) {
    const auto are = [&](Kind a, Kind b) {
        return (left.type.kind == a && right.type.kind == b) || (left.type.kind == b && right.type.kind == a);
    };
    std::string help;
    if (are(Kind::date, Kind::time)) help = "`date of …` gives the day of a time";
    if (are(Kind::money, Kind::number)) help = "write the number with its currency, as in EUR 1,250";
    if (are(Kind::yes_no, Kind::text)) help = "write yes or no without quotes";
    if (left.type.kind == Kind::list || right.type.kind == Kind::list) help = "ask `… has …`, `… in …` or `… is empty`";
    if (left.type.kind == Kind::choice && right.type.kind == Kind::choice)
        help = "these two choices do not have the same options";
    report(context, Code::not_comparable, span,
           type_text(context, left.type) + " can't be compared with " + type_text(context, right.type),
           std::move(help));
}

std::optional<Expression> membership(Context& context, Span span, Op op, Expression list, Expression element,
                                     bool list_first) {
    if (list.type.kind != Kind::list) {
        report(context, Code::not_a_list, list.span,
               "a list was expected, but this is " + type_text(context, list.type),
               op == Op::has ? "to compare two values, write `=`" : "write the values in brackets: [1, 2]");
        return std::nullopt;
    }
    adapt_zero(element, *list.type.element);
    if (!same(*list.type.element, element.type)) {
        report(context, Code::not_comparable, span,
               type_text(context, element.type) + " can't be in a " + type_text(context, list.type));
        return std::nullopt;
    }
    std::vector<Expression> operands;
    operands.push_back(std::move(list_first ? list : element));
    operands.push_back(std::move(list_first ? element : list));
    return make_operation(span, simple_type(Kind::yes_no), checked_operator(op), std::move(operands));
}

std::optional<Expression> check_starts_with(Context& context, const Scope& scope, Span span,
                                            const ast::Binary& binary) {
    const std::string what = "each side of `starts with`";
    auto left = check_typed(context, scope, *binary.left, simple_type(Kind::text), what);
    auto right = check_typed(context, scope, *binary.right, simple_type(Kind::text), what);
    if (!left || !right) return std::nullopt;
    std::vector<Expression> operands;
    operands.push_back(std::move(*left));
    operands.push_back(std::move(*right));
    return make_operation(span, simple_type(Kind::yes_no), Operator::starts_with, std::move(operands));
}

} // namespace

std::optional<Expression> compare_values(Context& context, Span span, Op op, Expression left, Expression right) {
    adapt_zero(left, right.type);
    adapt_zero(right, left.type);
    const bool equality = op == Op::equal || op == Op::not_equal;
    const Kind a = left.type.kind, b = right.type.kind;
    if ((a == Kind::percent && b == Kind::number) || (a == Kind::number && b == Kind::percent)) {
        report(context, Code::percent_or_number, span, "a percentage can't be compared with a plain number",
               percent_help(left, right));
        return std::nullopt;
    }
    if (!same(left.type, right.type) || a == Kind::list) {
        report_not_comparable(context, span, left, right);
        return std::nullopt;
    }
    if (!equality && !is_ordered(a)) {
        report(context, Code::not_comparable, span,
               "of two values of type " + type_text(context, left.type) + " neither is more or less",
               "they can only be equal (`=`) or not (`<>`)");
        return std::nullopt;
    }
    std::vector<Expression> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    return make_operation(span, simple_type(Kind::yes_no), checked_operator(op), std::move(operands));
}

std::optional<Expression> check_comparison(Context& context, const Scope& scope, Span span, const ast::Binary& binary) {
    Pair pair = check_pair(context, scope, *binary.left, *binary.right);
    if (!pair.left || !pair.right) return std::nullopt;
    return compare_values(context, span, binary.op, std::move(*pair.left), std::move(*pair.right));
}

std::optional<Expression> check_membership(Context& context, const Scope& scope, Span span, const ast::Binary& binary) {
    if (binary.op == Op::starts_with) return check_starts_with(context, scope, span, binary);
    const bool list_first = binary.op == Op::has;
    const ast::Expression& list_text = list_first ? *binary.left : *binary.right;
    const ast::Expression& element_text = list_first ? *binary.right : *binary.left;
    // A list that is written out takes its type from the element; any other list tells what its elements are.
    const bool literal = std::holds_alternative<ast::ListLiteral>(list_text.node);
    std::optional<Expression> list, element;
    if (literal) {
        element = check_expression(context, scope, element_text);
        if (!element) return std::nullopt;
        const Type hint = list_of(element->type);
        list = check_expression(context, scope, list_text, &hint);
    } else {
        list = check_expression(context, scope, list_text);
        const bool known = list && list->type.kind == Kind::list;
        if (!list && option_candidate(element_text)) return std::nullopt;
        element = check_expression(context, scope, element_text, known ? list->type.element.get() : nullptr);
    }
    if (!list || !element) return std::nullopt;
    return membership(context, span, binary.op, std::move(*list), std::move(*element), list_first);
}

} // namespace voorrang::check

// Which values can be reckoned with together, and what comes of it.
#include "dsl/check/expression_parts.hpp"

namespace voorrang::check {

namespace {

using Op = ast::BinaryOperator;

struct Row {
    Kind left;
    Op op;
    Kind right;
    Kind result;
};

constexpr Row table[] = {
    {Kind::number, Op::add, Kind::number, Kind::number},
    {Kind::number, Op::add, Kind::percent, Kind::number},
    {Kind::percent, Op::add, Kind::number, Kind::number},
    {Kind::percent, Op::add, Kind::percent, Kind::percent},
    {Kind::money, Op::add, Kind::money, Kind::money},
    {Kind::date, Op::add, Kind::duration, Kind::date},
    {Kind::time, Op::add, Kind::duration, Kind::time},
    {Kind::duration, Op::add, Kind::duration, Kind::duration},

    {Kind::number, Op::subtract, Kind::number, Kind::number},
    {Kind::number, Op::subtract, Kind::percent, Kind::number},
    {Kind::percent, Op::subtract, Kind::number, Kind::number},
    {Kind::percent, Op::subtract, Kind::percent, Kind::percent},
    {Kind::money, Op::subtract, Kind::money, Kind::money},
    {Kind::date, Op::subtract, Kind::duration, Kind::date},
    {Kind::time, Op::subtract, Kind::duration, Kind::time},
    {Kind::date, Op::subtract, Kind::date, Kind::duration},
    {Kind::time, Op::subtract, Kind::time, Kind::duration},
    {Kind::duration, Op::subtract, Kind::duration, Kind::duration},

    {Kind::number, Op::multiply, Kind::number, Kind::number},
    {Kind::number, Op::multiply, Kind::percent, Kind::number},
    {Kind::percent, Op::multiply, Kind::number, Kind::number},
    {Kind::percent, Op::multiply, Kind::percent, Kind::percent},
    {Kind::number, Op::multiply, Kind::money, Kind::money},
    {Kind::money, Op::multiply, Kind::number, Kind::money},
    {Kind::percent, Op::multiply, Kind::money, Kind::money},
    {Kind::money, Op::multiply, Kind::percent, Kind::money},

    {Kind::number, Op::divide, Kind::number, Kind::number},
    {Kind::percent, Op::divide, Kind::percent, Kind::number},
    {Kind::money, Op::divide, Kind::money, Kind::number},
    {Kind::money, Op::divide, Kind::number, Kind::money},
    {Kind::money, Op::divide, Kind::percent, Kind::money},
};

std::optional<Kind> result_of(Kind left, Op op, Kind right) {
    for (const Row& row : table)
        if (row.left == left && row.op == op && row.right == right) return row.result;
    return std::nullopt;
}

Operator checked_operator(Op op) {
    switch (op) {
    case Op::add:
        return Operator::add;
    case Op::subtract:
        return Operator::subtract;
    case Op::multiply:
        return Operator::multiply;
    default:
        return Operator::divide;
    }
}

std::string sentence(Op op, const std::string& left, const std::string& right) {
    switch (op) {
    case Op::add:
        return left + " and " + right + " can't be added";
    case Op::subtract:
        return right + " can't be subtracted from " + left;
    case Op::multiply:
        return left + " and " + right + " can't be multiplied";
    default:
        return left + " can't be divided by " + right;
    }
}

std::string advice(Op op, Kind left, Kind right) {
    const bool sum = op == Op::add || op == Op::subtract;
    const auto are = [&](Kind a, Kind b) { return (left == a && right == b) || (left == b && right == a); };
    if (sum && are(Kind::money, Kind::number)) return "write the number with its currency, as in EUR 1,250";
    if (sum && are(Kind::money, Kind::percent)) return "say of what the percentage is: `10% * tender.value`";
    if (sum && (are(Kind::date, Kind::number) || are(Kind::time, Kind::number))) return "say how long: `20 days`";
    if (op == Op::add && left == Kind::duration && (right == Kind::date || right == Kind::time))
        return "put the date first: `notice.published + 20 days`";
    if (op == Op::subtract && are(Kind::date, Kind::time)) return "`date of …` gives the day of a time";
    return "";
}

} // namespace

std::optional<Expression> check_arithmetic(Context& context, const Scope& scope, Span span, const ast::Binary& binary) {
    const auto* term = std::get_if<ast::CalendarTerm>(&binary.right->node);
    if (term != nullptr && term->question == ast::CalendarQuestion::working_days &&
        (binary.op == Op::add || binary.op == Op::subtract))
        return check_working_sum(context, scope, span, binary);
    auto left = check_expression(context, scope, *binary.left);
    auto right = check_expression(context, scope, *binary.right);
    if (!left || !right) return std::nullopt;
    const auto result = result_of(left->type.kind, binary.op, right->type.kind);
    if (!result) {
        report(context, Code::not_computable, binary.op_span,
               sentence(binary.op, type_text(context, left->type), type_text(context, right->type)),
               advice(binary.op, left->type.kind, right->type.kind));
        return std::nullopt;
    }
    std::vector<Expression> operands;
    operands.push_back(std::move(*left));
    operands.push_back(std::move(*right));
    return make_operation(span, simple_type(*result), checked_operator(binary.op), std::move(operands));
}

} // namespace voorrang::check

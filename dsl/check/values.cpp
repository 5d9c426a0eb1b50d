#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// Number, percent and money alike: an amount, and the currency of money.
struct Amount {
    Number number;
    std::optional<Currency> currency;
};

std::optional<Amount> amount_of(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return Amount{*number, std::nullopt};
    if (const auto* percent = std::get_if<Percent>(&value)) return Amount{percent->fraction, std::nullopt};
    if (const auto* money = std::get_if<Money>(&value)) return Amount{money->amount, money->currency};
    return std::nullopt;
}

std::optional<Value> value_of(Kind kind, const Number& number, std::optional<Currency> currency) {
    if (kind == Kind::number) return Value(number);
    if (kind == Kind::percent) return Value(Percent{number});
    if (kind == Kind::money && currency) return Value(Money{number, *currency});
    return std::nullopt;
}

std::optional<Value> fold_arithmetic(Operator op, Kind kind, const Amount& a, const Amount& b) {
    if (a.currency && b.currency && *a.currency != *b.currency) return std::nullopt;
    Number result;
    NumberFault fault = NumberFault::none;
    switch (op) {
    case Operator::add:
        fault = add(a.number, b.number, result);
        break;
    case Operator::subtract:
        fault = subtract(a.number, b.number, result);
        break;
    case Operator::multiply:
        fault = multiply(a.number, b.number, result);
        break;
    case Operator::divide:
        fault = divide(a.number, b.number, result);
        break;
    default:
        return std::nullopt;
    }
    if (fault != NumberFault::none) return std::nullopt;
    return value_of(kind, result, a.currency ? a.currency : b.currency);
}

std::optional<Value> fold_list(const std::vector<Expression>& elements) {
    ValueList values;
    for (const Expression& element : elements) {
        const auto value = fold(element);
        if (!value) return std::nullopt;
        values.push_back(*value);
    }
    return Value(std::move(values));
}

std::optional<Value> fold_negate(Kind kind, const Value& operand) {
    if (const auto* duration = std::get_if<Duration>(&operand)) {
        const auto negated = negate(*duration);
        return negated ? std::optional<Value>(*negated) : std::nullopt;
    }
    const auto amount = amount_of(operand);
    return amount ? value_of(kind, negate(amount->number), amount->currency) : std::nullopt;
}

std::optional<Value> fold_operation(const Operation& operation, Kind kind) {
    if (operation.op == Operator::list) return fold_list(operation.operands);
    if (operation.operands.empty() || operation.operands.size() > 2) return std::nullopt;
    const auto first = fold(operation.operands.front());
    if (!first) return std::nullopt;
    if (operation.op == Operator::negate) return fold_negate(kind, *first);
    const auto second = fold(operation.operands.back());
    if (!second) return std::nullopt;
    const auto a = amount_of(*first), b = amount_of(*second);
    return a && b ? fold_arithmetic(operation.op, kind, *a, *b) : std::nullopt;
}

} // namespace

std::optional<Value> fold(const Expression& expression) {
    if (const auto* constant = std::get_if<Constant>(&expression.node)) return constant->value;
    if (const auto* operation = std::get_if<Operation>(&expression.node))
        return fold_operation(*operation, expression.type.kind);
    if (const auto* rounded = std::get_if<Rounded>(&expression.node)) {
        const auto operand = fold(*rounded->operand);
        const auto amount = operand ? amount_of(*operand) : std::nullopt;
        if (!amount) return std::nullopt;
        return value_of(expression.type.kind, round(amount->number, rounded->decimals, rounded->mode),
                        amount->currency);
    }
    return std::nullopt;
}

bool in_range(const Type& type, const Value& value) {
    if (const auto* list = std::get_if<ValueList>(&value))
        return type.element == nullptr || std::all_of(list->begin(), list->end(), [&](const Value& element) {
                   return in_range(*type.element, element);
               });
    if (type.range == nullptr || std::holds_alternative<Unknown>(value)) return true;
    const auto low = order(type.range->from, value), high = order(value, type.range->to);
    return low && high && std::is_lteq(*low) && std::is_lteq(*high);
}

std::string range_text(const Type::Range& range) {
    return to_display_text(range.from) + ".." + to_display_text(range.to);
}

} // namespace voorrang::check

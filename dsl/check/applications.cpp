// `social_enterprise of bid.bidder` and `relative_lowest(bid.price)`.
#include "dsl/check/expression_parts.hpp"

namespace voorrang::check {

namespace {

std::optional<Expression> date_of(Context& context, const Scope& scope, Span span, const ast::Apply& apply) {
    auto argument = check_expression(context, scope, *apply.argument);
    if (!argument || argument->type.kind == Kind::date) return argument;
    if (argument->type.kind != Kind::time) {
        report(context, Code::type_mismatch, argument->span,
               "`date of` takes a time, but this is " + type_text(context, argument->type));
        return std::nullopt;
    }
    return make_operation(span, simple_type(Kind::date), Operator::date_of, {std::move(*argument)});
}

struct Function {
    AppliedKind kind;
    const Signature* signature;
};

std::optional<Function> function_of(const Context& context, const Symbol& symbol) {
    switch (symbol.kind) {
    case SymbolKind::definition:
        return Function{AppliedKind::definition, &context.definitions[symbol.index]};
    case SymbolKind::table:
        return Function{AppliedKind::table, &context.tables[symbol.index]};
    case SymbolKind::rule:
        return Function{AppliedKind::rule, &context.rules[symbol.index]};
    default:
        return std::nullopt;
    }
}

std::optional<Expression> apply_to(Context& context, Span span, const Symbol& symbol, const Function& function,
                                   Expression argument) {
    const Subject& subject = *function.signature->subject;
    const std::string& record = context.record_names[subject.record];
    if (argument.type.kind == Kind::list && same(*argument.type.element, record_type(subject.record))) {
        report(context, Code::no_single_record, argument.span,
               in_ticks(symbol.name) + " is said of one " + record + ", but these are many",
               "say of which, for example in " + in_ticks("count of " + plural_of(context, subject.record) + " where " +
                                                          symbol.name + " of " + record));
        return std::nullopt;
    }
    if (!same(argument.type, record_type(subject.record))) {
        report(context, Code::wrong_subject, argument.span,
               in_ticks(symbol.name) + " is said of a " + record + ", but this is " +
                   type_text(context, argument.type));
        return std::nullopt;
    }
    return Expression{span, function.signature->type,
                      Applied{function.kind, symbol.index, Box<Expression>(std::move(argument))}};
}

} // namespace

std::optional<Expression> check_apply(Context& context, const Scope& scope, Span span, const ast::Apply& apply) {
    const auto& steps = apply.function.steps;
    const auto found = context.names.find(scope.file, steps);
    if (!found && steps.size() == 1 && steps.front().text == "date") return date_of(context, scope, span, apply);
    if (!found) {
        report_unknown_name(context, scope, steps);
        check_expression(context, scope, *apply.argument);
        return std::nullopt;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, apply.function_span, *found);
        return std::nullopt;
    }
    const Symbol& symbol = *found->symbol;
    const auto function = function_of(context, symbol);
    auto argument = check_expression(context, scope, *apply.argument);
    if (function && !function->signature->sound) return std::nullopt;
    if (!function || !function->signature->subject || found->steps != steps.size()) {
        report(context, Code::wrong_subject, apply.function_span,
               in_ticks(path_text(apply.function)) + " is not said of anything, so `of` can't follow it",
               function && found->steps == steps.size() ? "write it without `of …`" : "");
        return std::nullopt;
    }
    if (!argument) return std::nullopt;
    return apply_to(context, span, symbol, *function, std::move(*argument));
}

namespace {

struct Builtin {
    const char* name;
    Operator op;
    std::size_t arguments;
};
constexpr Builtin builtins[] = {{"relative_lowest", Operator::relative_lowest, 1},
                                {"relative_highest", Operator::relative_highest, 1},
                                {"linear", Operator::linear, 3}};

void report_unknown_call(Context& context, const Scope& scope, const ast::Name& name) {
    if (scope.find(name.text) != nullptr || context.names.find(scope.file, {name}) || name.text == "date") {
        report(context, Code::unknown_name, name.span, in_ticks(name.text) + " is not called with brackets",
               "write " + in_ticks(name.text + " of …"));
        return;
    }
    std::vector<std::string> candidates;
    for (const Builtin& builtin : builtins) candidates.emplace_back(builtin.name);
    report(context, Code::unknown_name, name.span, "there is no function " + in_ticks(name.text),
           did_you_mean(name.text, candidates));
}

// All operands are money, or all are plain numbers.
bool check_operands(Context& context, const Builtin& builtin, const std::vector<Expression>& operands) {
    for (const Expression& operand : operands) {
        if (operand.type.kind != Kind::money && operand.type.kind != Kind::number) {
            report(context, Code::not_computable, operand.span,
                   in_ticks(builtin.name) + " takes money or a number, but this is " +
                       type_text(context, operand.type));
            return false;
        }
        if (operand.type.kind != operands.front().type.kind) {
            report(context, Code::not_computable, operand.span,
                   in_ticks(builtin.name) + " takes values of one kind, but this is " +
                       type_text(context, operand.type) + " after " + type_text(context, operands.front().type));
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<Expression> check_call(Context& context, const Scope& scope, Span span, const ast::Call& call) {
    const Builtin* builtin = nullptr;
    for (const Builtin& candidate : builtins)
        if (call.function.text == candidate.name) builtin = &candidate;
    if (builtin == nullptr) {
        report_unknown_call(context, scope, call.function);
        return std::nullopt;
    }
    if (!scope.scoring) {
        report(context, Code::not_computable, span,
               in_ticks(builtin->name) +
                   " can only stand in the score of an award's criterion, by itself or in arithmetic",
               "it compares a bid with the others that compete");
        return std::nullopt;
    }
    if (call.arguments.size() != builtin->arguments) {
        report(context, Code::not_computable, span,
               in_ticks(builtin->name) + " takes " + std::to_string(builtin->arguments) +
                   (builtin->arguments == 1 ? " value" : " values") + ", but this gives it " +
                   std::to_string(call.arguments.size()),
               builtin->op == Operator::linear ? "write `linear(value, worth nothing at, worth everything at)`" : "");
        return std::nullopt;
    }
    std::vector<Expression> operands;
    for (const ast::Expression& argument : call.arguments)
        if (auto operand = check_expression(context, scope.not_scoring(), argument))
            operands.push_back(std::move(*operand));
    if (operands.size() != call.arguments.size() || !check_operands(context, *builtin, operands)) return std::nullopt;
    return make_operation(span, simple_type(Kind::number), builtin->op, std::move(operands));
}

} // namespace voorrang::check

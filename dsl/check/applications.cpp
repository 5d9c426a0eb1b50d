// `social_enterprise of bid.bidder` and `relative_lowest(bid.price)`.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/walk.hpp"

#include <set>

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

// year of D, month of D, quarter of D: of a date, or of the day of a time.
std::optional<Expression> date_part(Context& context, const Scope& scope, Span span, const ast::Apply& apply,
                                    Operator part) {
    auto argument = check_expression(context, scope, *apply.argument);
    if (!argument) return std::nullopt;
    const Kind kind = argument->type.kind;
    if (kind != Kind::date && kind != Kind::time) {
        report(context, Code::type_mismatch, argument->span,
               in_ticks(path_text(apply.function) + " of") + " takes a date or a time, but this is " +
                   type_text(context, argument->type));
        return std::nullopt;
    }
    if (kind == Kind::time) {
        const Span inner = argument->span;
        argument = make_operation(inner, simple_type(Kind::date), Operator::date_of, {std::move(*argument)});
    }
    return make_operation(span, simple_type(Kind::number), part, {std::move(*argument)});
}

std::optional<Expression> built_in(Context& context, const Scope& scope, Span span, const ast::Apply& apply) {
    const std::string& name = apply.function.steps.front().text;
    if (name == "date") return date_of(context, scope, span, apply);
    return date_part(context, scope, span, apply,
                     name == "year"    ? Operator::year_of
                     : name == "month" ? Operator::month_of
                                       : Operator::quarter_of);
}

bool is_built_in(const std::vector<ast::Name>& steps) {
    const std::string& name = steps.front().text;
    return steps.size() == 1 && (name == "date" || name == "year" || name == "month" || name == "quarter");
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
    if (!found && is_built_in(steps)) return built_in(context, scope, span, apply);
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
                                {"linear", Operator::linear, 3},
                                {"linear_value", Operator::linear_value, 4},
                                {"abnormally_low", Operator::abnormally_low, 2}};

bool compares_competitors(Operator op) { return op == Operator::relative_lowest || op == Operator::relative_highest; }

std::string_view usage(Operator op) {
    switch (op) {
    case Operator::linear:
        return "write `linear(value, worth nothing at, worth everything at)`";
    case Operator::linear_value:
        return "write `linear_value(value, worth nothing at, worth everything at, what everything is worth)`";
    case Operator::abnormally_low:
        return "write `abnormally_low(bid.price, how far under the average)`";
    default:
        return "";
    }
}

void report_unknown_call(Context& context, const Scope& scope, const ast::Name& name) {
    if (scope.find(name.text) != nullptr || context.names.find(scope.file, {name}) || is_built_in({name})) {
        report(context, Code::unknown_name, name.span, in_ticks(name.text) + " is not called with brackets",
               "write " + in_ticks(name.text + " of …"));
        return;
    }
    std::vector<std::string> candidates;
    for (const Builtin& builtin : builtins) candidates.emplace_back(builtin.name);
    report(context, Code::unknown_name, name.span, "there is no function " + in_ticks(name.text),
           did_you_mean(name.text, candidates));
}

// What stands in an expression for one record of which the case has many; nothing: none does, or several do.
std::optional<std::pair<VariableId, std::uint32_t>> only_variable(const Context& context,
                                                                  const Expression& expression) {
    std::set<std::pair<VariableId, std::uint32_t>> found;
    walk(expression, [&](const Expression& part) {
        const auto* variable = std::get_if<Variable>(&part.node);
        if (variable != nullptr && part.type.kind == Kind::record && is_many(context, part.type.record))
            found.emplace(variable->id, part.type.record);
    });
    return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

// Lets another variable stand where one does.
void rename(Expression& expression, VariableId from, VariableId to) {
    const auto inner = [&](Expression& part) { rename(part, from, to); };
    const auto keys = [&](std::vector<SortKey>& by) {
        for (SortKey& key : by) inner(*key.value);
    };
    std::visit(Overloaded{[&](Variable& it) {
                              if (it.id == from) it.id = to;
                          },
                          [&](FieldOf& it) { inner(*it.base); },
                          [&](Applied& it) {
                              if (it.argument) inner(**it.argument);
                          },
                          [&](Operation& it) {
                              for (Expression& operand : it.operands) inner(operand);
                          },
                          [&](Rounded& it) { inner(*it.operand); },
                          [&](Aggregated& it) {
                              inner(*it.list);
                              if (it.value) inner(**it.value);
                              if (it.where) inner(**it.where);
                          },
                          [&](Ranked& it) {
                              inner(*it.element);
                              keys(it.by);
                              if (it.where) inner(**it.where);
                          },
                          [&](Sorted& it) {
                              inner(*it.list);
                              keys(it.by);
                          },
                          [](auto&) {}},
               expression.node);
}

// The average over all records of what is said of one.
std::optional<Expression> average_of_all(Context& context, const Expression& of_one) {
    const auto about = only_variable(context, of_one);
    if (!about) {
        report(
            context, Code::not_computable, of_one.span,
            "`abnormally_low` compares one record with the others of its kind, and this speaks of none, or of several",
            "write what is compared of one bid, as in `bid.price`");
        return std::nullopt;
    }
    const Type record = record_type(about->second);
    const VariableId each = context.next_variable++;
    Expression of_each = of_one;
    rename(of_each, about->first, each);
    return Expression{of_one.span, without_range(of_one.type),
                      Aggregated{ast::AggregateFunction::average, each,
                                 Box<Expression>(Expression{of_one.span, list_of(record), AllRecords{about->second}}),
                                 Box<Expression>(std::move(of_each)), std::nullopt}};
}

// x, the share, and the average.
std::optional<Expression> check_abnormally_low(Context& context, const Scope& scope, Span span, const ast::Call& call) {
    auto value = check_expression(context, scope.not_scoring(), call.arguments[0]);
    auto share = check_typed(context, scope.not_scoring(), call.arguments[1], simple_type(Kind::percent),
                             "how far under the average");
    if (!value || !share) return std::nullopt;
    if (value->type.kind != Kind::money && value->type.kind != Kind::number) {
        report(context, Code::not_computable, value->span,
               "`abnormally_low` takes money or a number, but this is " + type_text(context, value->type));
        return std::nullopt;
    }
    auto average = average_of_all(context, *value);
    if (!average) return std::nullopt;
    std::vector<Expression> operands;
    operands.push_back(std::move(*value));
    operands.push_back(std::move(*share));
    operands.push_back(std::move(*average));
    return make_operation(span, simple_type(Kind::yes_no), Operator::abnormally_low, std::move(operands));
}

// All operands are money, or all are plain numbers; what the whole is worth may be the other.
bool check_operands(Context& context, const Builtin& builtin, const std::vector<Expression>& operands) {
    for (const Expression& operand : operands) {
        const bool worth = builtin.op == Operator::linear_value && &operand == &operands.back();
        if (operand.type.kind != Kind::money && operand.type.kind != Kind::number) {
            report(context, Code::not_computable, operand.span,
                   in_ticks(builtin.name) + " takes money or a number, but this is " +
                       type_text(context, operand.type));
            return false;
        }
        if (!worth && operand.type.kind != operands.front().type.kind) {
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
    if (compares_competitors(builtin->op) && !scope.scoring) {
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
               std::string(usage(builtin->op)));
        return std::nullopt;
    }
    if (builtin->op == Operator::abnormally_low) return check_abnormally_low(context, scope, span, call);
    std::vector<Expression> operands;
    for (const ast::Expression& argument : call.arguments)
        if (auto operand = check_expression(context, scope.not_scoring(), argument))
            operands.push_back(std::move(*operand));
    if (operands.size() != call.arguments.size() || !check_operands(context, *builtin, operands)) return std::nullopt;
    const Kind kind = builtin->op == Operator::linear_value ? operands.back().type.kind : Kind::number;
    return make_operation(span, simple_type(kind), builtin->op, std::move(operands));
}

} // namespace voorrang::check

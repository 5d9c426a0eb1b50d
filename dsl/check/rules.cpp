#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

std::optional<Expression> condition(Context& context, const Scope& scope, const std::optional<ast::Expression>& ast) {
    return ast ? check_condition(context, scope, *ast) : std::nullopt;
}

// What is owed: anything that has a value.
std::optional<Expression> check_owed(Context& context, const Scope& scope, const ast::Expression& ast) {
    auto owed = check_expression(context, scope, ast);
    if (!owed || (owed->type.kind != Kind::list && owed->type.kind != Kind::record)) return owed;
    report(context, Code::type_mismatch, owed->span,
           "an obligation is to one value, but this is " + type_text(context, owed->type),
           "say how much, or what: an amount, a number, a date, a text");
    return std::nullopt;
}

// What is asked for: a fact itself, not something worked out.
std::optional<Expression> check_fact(Context& context, const Scope& scope, const ast::Expression& ast) {
    auto fact = check_expression(context, scope, ast);
    if (!fact) return std::nullopt;
    const bool is_field = std::holds_alternative<FieldOf>(fact->node);
    const bool whole_record = fact->type.kind == Kind::record;
    if (is_field && !whole_record) return fact;
    report(context, Code::not_a_fact, fact->span, "only a fact can be asked for, and this is none",
           whole_record ? "name a field of it" : "name the field that is unknown, as in `for bid.bidder.turnover`");
    return std::nullopt;
}

std::optional<Expression> check_object(Context& context, const Scope& scope, const ast::Rule& ast) {
    if (!ast.that) return std::nullopt;
    if (ast.kind == ast::RuleKind::oblige) return check_owed(context, scope, *ast.that);
    if (ast.kind == ast::RuleKind::ask) return check_fact(context, scope, *ast.that);
    return check_condition(context, scope, *ast.that);
}

} // namespace

bool is_dated(const ast::Force& force) { return force.from || force.until; }

void check_force(Context& context, const ast::Force& force, const std::string& name) {
    if (!force.from || !force.until || *force.from < *force.until) return;
    report(context, Code::never_in_force, force.span,
           in_ticks(name) + " is never in force: it ends on " + to_text(*force.until) + ", and begins on " +
               to_text(*force.from),
           "`until` names the first day on which it no longer holds");
}

void check_rules(Context& context) {
    for (std::size_t index = 0; index < context.declarations.rules.size(); ++index) {
        const auto& declared = context.declarations.rules[index];
        const Signature& signature = context.rules[index];
        const ast::Rule& ast = *declared.ast;
        Rule rule;
        rule.name = ast.name.text;
        rule.full_name = declared.full_name;
        rule.kind = ast.kind;
        rule.force = ast.force;
        check_force(context, ast.force, ast.name.text);
        rule.span = ast.span;
        if (signature.sound) {
            rule.subject = *signature.subject;
            const Scope scope = scope_of(context, declared.body_file(), rule.subject);
            rule.that = check_object(context, scope, ast);
            rule.when = condition(context, scope, ast.when);
            rule.unless = condition(context, scope, ast.unless);
            rule.reason = check_reason(context, scope, ast.reason);
        }
        if (!ast.reason.because)
            report(context, Code::no_because, ast.name.span,
                   "the rule " + in_ticks(rule.name) + " does not say why: whoever is struck by it may ask",
                   "add `because \"…\"`");
        context.policy.rules.push_back(std::move(rule));
    }
}

} // namespace voorrang::check

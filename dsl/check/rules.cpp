#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

std::optional<Expression> condition(Context& context, const Scope& scope, const std::optional<ast::Expression>& ast) {
    return ast ? check_condition(context, scope, *ast) : std::nullopt;
}

} // namespace

void check_rules(Context& context) {
    for (std::size_t index = 0; index < context.declarations.rules.size(); ++index) {
        const auto& declared = context.declarations.rules[index];
        const Signature& signature = context.rules[index];
        const ast::Rule& ast = *declared.ast;
        Rule rule;
        rule.name = ast.name.text;
        rule.full_name = declared.full_name;
        rule.kind = ast.kind;
        rule.span = ast.span;
        if (signature.sound) {
            rule.subject = *signature.subject;
            const Scope scope = scope_of(context, declared.file, rule.subject);
            rule.that = condition(context, scope, ast.that);
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

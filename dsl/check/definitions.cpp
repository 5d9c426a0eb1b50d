// Definitions and their exceptions.
#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// A body against the declared type; of a declaration that is not sound it is checked as far as that goes.
void check_body(Context& context, const Scope& scope, const Signature& signature, const ast::Expression& ast,
                const std::string& what, Expression& body) {
    if (!signature.sound) return;
    if (auto checked = check_typed(context, scope, ast, signature.type, what)) body = std::move(*checked);
}

void check_exceptions(Context& context, const Scope& scope, const Signature& signature, const ast::Define& ast,
                      Definition& definition) {
    for (const auto& written : ast.exceptions) {
        Definition::Exception exception;
        exception.name = written.name.text;
        exception.span = written.span;
        if (signature.sound)
            if (auto when = check_condition(context, scope, written.when)) exception.when = std::move(*when);
        check_body(context, scope, signature, written.as, "the exception " + in_ticks(exception.name), exception.as);
        if (signature.sound) exception.reason = check_reason(context, scope, written.reason);
        definition.exceptions.push_back(std::move(exception));
    }
    std::stable_sort(definition.exceptions.begin(), definition.exceptions.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    for (std::size_t i = 1; i < definition.exceptions.size(); ++i) {
        const auto &earlier = definition.exceptions[i - 1], &later = definition.exceptions[i];
        if (earlier.name != later.name) continue;
        report(context, Code::duplicate_name, later.span,
               in_ticks(definition.name) + " has two exceptions called " + in_ticks(later.name))
            .labels.push_back({earlier.span, "first declared here"});
    }
}

} // namespace

void check_definitions(Context& context) {
    for (std::size_t index = 0; index < context.declarations.definitions.size(); ++index) {
        const auto& declared = context.declarations.definitions[index];
        const Signature& signature = context.definitions[index];
        const ast::Define& ast = *declared.ast;
        const Scope scope = scope_of(context, declared.file, signature.subject);
        Definition definition;
        definition.name = ast.name.text;
        definition.full_name = declared.full_name;
        definition.subject = signature.subject;
        definition.type = signature.type;
        definition.span = ast.span;
        check_body(context, scope, signature, ast.body, in_ticks(definition.name), definition.body);
        if (signature.sound) definition.reason = check_reason(context, scope, ast.reason);
        check_exceptions(context, scope, signature, ast, definition);
        context.policy.definitions.push_back(std::move(definition));
    }
}

} // namespace voorrang::check

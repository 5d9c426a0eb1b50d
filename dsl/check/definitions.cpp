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
        exception.force = written.force;
        check_force(context, written.force, exception.name);
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

// Which exceptions give way to which, said of pairs, is carried through: a over b and b over c is a over c too.
void order_exceptions(Context& context, const ast::Define& ast, Definition& definition) {
    auto& exceptions = definition.exceptions;
    std::vector<std::string> names;
    for (const auto& exception : exceptions) names.push_back(exception.name);
    const auto place = [&](const std::string& name) {
        return static_cast<std::uint32_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    const std::size_t count = exceptions.size();
    std::vector<std::vector<bool>> over(count, std::vector<bool>(count));
    for (const auto& written : ast.exceptions)
        for (const ast::Name& name : written.over) {
            const std::uint32_t lower = place(name.text);
            if (lower == count)
                report(context, Code::unknown_name, name.span,
                       in_ticks(definition.name) + " has no exception " + in_ticks(name.text),
                       did_you_mean(name.text, names));
            else
                over[place(written.name.text)][lower] = true;
        }
    for (std::size_t through = 0; through < count; ++through)
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b)
                if (over[a][through] && over[through][b]) over[a][b] = true;
    for (std::size_t i = 0; i < count; ++i) {
        if (over[i][i]) {
            report(context, Code::exceptions_over_each_other, exceptions[i].span,
                   in_ticks(exceptions[i].name) + " would give way to itself: it is over what is over it",
                   "of two exceptions one goes first: take one of the `over` away");
            return; // the others of the circle say no more
        }
        for (std::uint32_t j = 0; j < count; ++j)
            if (over[j][i]) exceptions[i].above.push_back(j);
    }
}

// A list or a record is a name for facts, which are there whatever the date.
void check_dates(Context& context, const Signature& signature, const ast::Define& ast) {
    check_force(context, ast.force, ast.name.text);
    const Kind kind = signature.type.kind;
    if (!is_dated(ast.force) || !signature.sound || (kind != Kind::list && kind != Kind::record)) return;
    report(context, Code::type_mismatch, ast.force.span,
           in_ticks(ast.name.text) + " is " + type_text(context, signature.type) + ", and only a value is in force",
           "let what rests on it hold for a time");
}

} // namespace

void check_definitions(Context& context) {
    for (std::size_t index = 0; index < context.declarations.definitions.size(); ++index) {
        const auto& declared = context.declarations.definitions[index];
        const Signature& signature = context.definitions[index];
        const ast::Define& ast = *declared.ast;
        const Scope scope = scope_of(context, declared.body_file(), signature.subject);
        Definition definition;
        definition.name = ast.name.text;
        definition.full_name = declared.full_name;
        definition.subject = signature.subject;
        definition.type = signature.type;
        definition.force = ast.force;
        definition.span = ast.span;
        check_dates(context, signature, ast);
        check_body(context, scope, signature, ast.body, in_ticks(definition.name), definition.body);
        if (signature.sound) definition.reason = check_reason(context, scope, ast.reason);
        check_exceptions(context, scope, signature, ast, definition);
        order_exceptions(context, ast, definition);
        if (signature.sound) find_conflicts(context, definition);
        context.policy.definitions.push_back(std::move(definition));
    }
}

} // namespace voorrang::check

// Parameters, definitions and tables of a policy that nothing mentions. Those of packages are there for others.
#include "dsl/check/stages.hpp"
#include "dsl/check/walk.hpp"

#include <set>

namespace voorrang::check {

namespace {

template <class T>
void report_unused(Context& context, const std::vector<Declared<T>>& declared, const std::set<std::uint32_t>& used,
                   std::string_view kind) {
    for (std::uint32_t index = 0; index < declared.size(); ++index) {
        if (declared[index].file != 0 || used.contains(index)) continue;
        const ast::Name& name = declared[index].ast->name;
        report(context, Code::unused_declaration, name.span,
               "the " + std::string(kind) + " " + in_ticks(name.text) + " is used by nothing",
               "use it, leave it out, or ask for it in a test");
    }
}

} // namespace

void find_unused(Context& context) {
    if (context.files[0].file.header.kind == ast::Header::Kind::package) return;
    std::set<std::uint32_t> parameters, definitions, tables;
    walk_all(context.policy, [&](const Expression& expression) {
        if (const auto* parameter = std::get_if<ParameterValue>(&expression.node))
            parameters.insert(parameter->parameter);
        const auto* applied = std::get_if<Applied>(&expression.node);
        if (applied == nullptr) return;
        if (applied->kind == AppliedKind::definition) definitions.insert(applied->index);
        if (applied->kind == AppliedKind::table) tables.insert(applied->index);
    });
    report_unused(context, context.declarations.parameters, parameters, "parameter");
    report_unused(context, context.declarations.definitions, definitions, "definition");
    report_unused(context, context.declarations.tables, tables, "table");
}

} // namespace voorrang::check

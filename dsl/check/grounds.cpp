// Verdicts that bind somebody, with a reason but without a source, in a file that gives its sources elsewhere.
#include "dsl/check/stages.hpp"
#include "dsl/check/walk.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

bool cites(const Reason& reason) { return !reason.cites.empty(); }
bool cites(const Rule& rule) { return cites(rule.reason); }
bool cites(const Table& table) { return !table.cites.empty(); }
bool cites(const Award& award) { return cites(award.reason); }
bool cites(const Definition& definition) {
    return cites(definition.reason) ||
           std::ranges::any_of(definition.exceptions, [](const auto& each) { return cites(each.reason); });
}
bool cites(const Parameter& parameter) {
    return cites(parameter.reason) ||
           std::ranges::any_of(parameter.values, [](const auto& each) { return !each.cites.empty(); });
}

// Only what binds somebody needs a ground in law: a red flag and a question bind nobody.
bool binds(const Rule& rule) { return rule.kind != ast::RuleKind::flag && rule.kind != ast::RuleKind::ask; }

// Whether something cites, or anything that it rests on.
class Grounds {
  public:
    explicit Grounds(const Policy& policy) : policy_(policy) {}

    template <class Declaration>
    bool has(const Declaration& declaration) {
        seen_.clear();
        return look(declaration);
    }

  private:
    template <class Declaration>
    bool look(const Declaration& declaration) {
        if (cites(declaration)) return true;
        bool found = false;
        walk_decisive(declaration, [&](const Expression& expression) { found = found || rests_on_source(expression); });
        return found;
    }

    bool rests_on_source(const Expression& expression) {
        if (const auto* parameter = std::get_if<ParameterValue>(&expression.node))
            return cites(policy_.parameters[parameter->parameter]);
        const auto* applied = std::get_if<Applied>(&expression.node);
        if (applied == nullptr || !seen_.insert({applied->kind, applied->index}).second) return false;
        switch (applied->kind) {
        case AppliedKind::definition:
            return look(policy_.definitions[applied->index]);
        case AppliedKind::table:
            return look(policy_.tables[applied->index]);
        case AppliedKind::rule:
            return look(policy_.rules[applied->index]);
        }
        return false;
    }

    const Policy& policy_;
    std::set<std::pair<AppliedKind, std::uint32_t>> seen_;
};

template <class Checked, class Ast>
bool any_cites(const std::vector<Checked>& checked, const std::vector<Declared<Ast>>& declared) {
    for (std::size_t index = 0; index < checked.size(); ++index)
        if (declared[index].file == 0 && cites(checked[index])) return true;
    return false;
}

bool gives_sources(const Context& context) {
    const Policy& policy = context.policy;
    const Declarations& declared = context.declarations;
    return any_cites(policy.rules, declared.rules) || any_cites(policy.definitions, declared.definitions) ||
           any_cites(policy.tables, declared.tables) || any_cites(policy.parameters, declared.parameters) ||
           (policy.award && cites(*policy.award));
}

void tell(Context& context, std::string_view kind, const ast::Name& name) {
    report(context, Code::no_source, name.span,
           "the " + std::string(kind) + " " + in_ticks(name.text) + " says why, but not on what ground",
           "add `cites \"…\"`, here or to a definition that it rests on");
}

} // namespace

void find_missing_sources(Context& context) {
    if (!gives_sources(context)) return;
    const Policy& policy = context.policy;
    Grounds grounds(policy);
    for (std::size_t index = 0; index < policy.rules.size(); ++index) {
        const Rule& rule = policy.rules[index];
        const auto& declared = context.declarations.rules[index];
        if (declared.file == 0 && binds(rule) && rule.reason.because && !grounds.has(rule))
            tell(context, "rule", declared.ast->name);
    }
    for (const auto& declared : context.declarations.awards)
        if (declared.file == 0 && policy.award && policy.award->reason.because && !grounds.has(*policy.award))
            tell(context, "award", declared.ast->name);
}

} // namespace voorrang::check

// Rules beside each other: those that strike nobody or everybody, alone or together, and those that another one makes
// superfluous. Only verdicts that put their subject out are weighed: two preferences may count twice on purpose, and a
// flag that says more than another is no mistake.
#include "dsl/analysis/pairs.hpp"
#include "dsl/check/conditions.hpp"
#include "dsl/check/stages.hpp"

#include <algorithm>
#include <map>

namespace voorrang::check {

namespace {

using analysis::Formula;

// More pairs than this are not compared, of those that may have to do with each other: nothing is said that is not
// certain, and the check stays quick.
constexpr std::size_t most_pairs = 20'000;

bool puts_out(const Rule& rule) {
    return rule.kind == ast::RuleKind::exclude || rule.kind == ast::RuleKind::require ||
           rule.kind == ast::RuleKind::reserve;
}

struct Weighed {
    std::uint32_t rule;
    Formula strikes;
};

// The rules on one record, with the formulas of their conditions on axes that they share.
std::vector<Weighed> weigh(const Policy& policy, const std::vector<std::uint32_t>& rules) {
    std::vector<Condition> conditions;
    for (const std::uint32_t index : rules) {
        const Rule& rule = policy.rules[index];
        for (const auto* part : {&rule.when, &rule.unless, &rule.that})
            if (*part) conditions.push_back({&**part, rule.subject.variable});
    }
    std::vector<Formula> formulas = formulas_of(conditions);
    auto next = formulas.begin();
    std::vector<Weighed> weighed;
    for (const std::uint32_t index : rules) {
        const Rule& rule = policy.rules[index];
        std::vector<Formula> parts;
        if (rule.when) parts.push_back(std::move(*next++));
        if (rule.unless) parts.push_back(Formula::negation(std::move(*next++)));
        if (rule.that) parts.push_back(Formula::negation(std::move(*next++)));
        weighed.push_back({index, Formula::all(std::move(parts))});
    }
    return weighed;
}

class Comparing {
  public:
    explicit Comparing(Context& context) : context_(context) {}

    void compare_all(std::vector<Weighed> rules) {
        std::erase_if(rules, [&](const Weighed& rule) { return alone(rule); });
        std::vector<const Formula*> strikes;
        for (const Weighed& rule : rules) strikes.push_back(&rule.strikes);
        analysis::visit_related_pairs(strikes, [&](std::size_t first, std::size_t second) {
            if (!at_one_time(rules[first], rules[second])) return true;
            compare(rules[first], rules[second]);
            return ++pairs_ < most_pairs;
        });
    }

  private:
    const Rule& rule_of(const Weighed& weighed) const { return context_.policy.rules[weighed.rule]; }
    Span name_span(const Weighed& weighed) const { return context_.declarations.rules[weighed.rule].ast->name.span; }
    std::string name(const Weighed& weighed) const { return in_ticks(rule_of(weighed).name); }

    // A rule that strikes nobody or everybody by itself is told once, and not with every other one.
    bool alone(const Weighed& rule) {
        if (analysis::never_holds(rule.strikes))
            report(context_, Code::never_met, name_span(rule), "the rule " + name(rule) + " can never strike",
                   "its conditions can't be met together: look at `unless` beside `when` or `that`");
        else if (analysis::always_holds(rule.strikes))
            report(context_, Code::always_met, name_span(rule),
                   "the rule " + name(rule) + " always strikes where its facts are known",
                   "look at its conditions: nothing meets them");
        else
            return false;
        return true;
    }

    // Else one may hold where the other does not.
    bool at_one_time(const Weighed& first, const Weighed& second) const {
        const ast::Force &one = rule_of(first).force, &other = rule_of(second).force;
        return one.from == other.from && one.until == other.until;
    }

    void compare(const Weighed& first, const Weighed& second) {
        if (analysis::cover_all(first.strikes, second.strikes)) {
            const bool in_order = name_span(first).begin < name_span(second).begin;
            const Weighed &above = in_order ? first : second, &below = in_order ? second : first;
            report(context_, Code::rules_conflict, name_span(below),
                   "nothing can pass both " + name(above) + " and " + name(below) +
                       ": where the facts are known, one of them strikes",
                   "look at the limits of both")
                .labels.push_back({name_span(above), "the other rule"});
            return;
        }
        if (rule_of(first).kind != rule_of(second).kind) return;
        if (rests_on_all_of(second, first) && analysis::implies(second.strikes, first.strikes))
            tell_shadowed(second, first);
        else if (rests_on_all_of(first, second) && analysis::implies(first.strikes, second.strikes))
            tell_shadowed(first, second);
    }

    static bool rests_on_all_of(const Weighed& inner, const Weighed& outer) {
        const auto of_inner = analysis::axes_of(inner.strikes), of_outer = analysis::axes_of(outer.strikes);
        return std::includes(of_inner.begin(), of_inner.end(), of_outer.begin(), of_outer.end());
    }

    void tell_shadowed(const Weighed& inner, const Weighed& outer) {
        report(context_, Code::rule_shadowed, name_span(inner),
               "where the facts are known, " + name(outer) + " strikes wherever " + name(inner) + " does",
               "leave it out, or narrow the other one down")
            .labels.push_back({name_span(outer), "the rule that goes further"});
    }

    Context& context_;
    std::size_t pairs_ = 0;
};

} // namespace

void find_rule_conflicts(Context& context) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_record;
    for (std::uint32_t index = 0; index < context.policy.rules.size(); ++index) {
        const Rule& rule = context.policy.rules[index];
        if (puts_out(rule) && !context.constant_rules.contains(index)) by_record[rule.subject.record].push_back(index);
    }
    Comparing comparing(context);
    for (const auto& [record, rules] : by_record) comparing.compare_all(weigh(context.policy, rules));
}

} // namespace voorrang::check

// Rules beside each other: those that strike nobody or everybody, alone or together, and those that another one makes
// superfluous. Only verdicts that put their subject out are weighed: two preferences may count twice on purpose, and a
// flag that says more than another is no mistake.
#include "dsl/check/conditions.hpp"
#include "dsl/check/stages.hpp"

#include <map>

namespace voorrang::check {

namespace {

using analysis::Formula;

// More pairs than this are not compared: nothing is said that is not certain, and the check stays quick.
constexpr std::size_t most_pairs = 20'000;

bool puts_out(const Rule& rule) {
    return rule.kind == ast::RuleKind::exclude || rule.kind == ast::RuleKind::require ||
           rule.kind == ast::RuleKind::reserve;
}

struct Weighed {
    std::uint32_t rule;
    std::vector<bool> axes; // those that it rests on
    Formula strikes;
};

void note_axes(const Formula& formula, std::vector<bool>& axes) {
    if (formula.kind == Formula::Kind::statement) {
        if (axes.size() <= formula.axis) axes.resize(formula.axis + 1);
        axes[formula.axis] = true;
    }
    for (const Formula& part : formula.parts) note_axes(part, axes);
}

bool rests_on(const Weighed& rule, std::size_t axis) { return axis < rule.axes.size() && rule.axes[axis]; }

bool within(const Weighed& inner, const Weighed& outer) {
    for (std::size_t axis = 0; axis < inner.axes.size(); ++axis)
        if (inner.axes[axis] && !rests_on(outer, axis)) return false;
    return true;
}

bool share_an_axis(const Weighed& a, const Weighed& b) {
    for (std::size_t axis = 0; axis < a.axes.size(); ++axis)
        if (a.axes[axis] && rests_on(b, axis)) return true;
    return false;
}

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
        Weighed& added = weighed.emplace_back(Weighed{index, {}, Formula::all(std::move(parts))});
        note_axes(added.strikes, added.axes);
    }
    return weighed;
}

class Comparing {
  public:
    explicit Comparing(Context& context) : context_(context) {}

    void compare_all(std::vector<Weighed> rules) {
        std::erase_if(rules, [&](const Weighed& rule) { return alone(rule); });
        for (std::size_t second = 1; second < rules.size(); ++second)
            for (std::size_t first = 0; first < second; ++first) {
                if (!share_an_axis(rules[first], rules[second])) continue;
                if (++pairs_ > most_pairs) return;
                compare(rules[first], rules[second]);
            }
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

    void compare(const Weighed& first, const Weighed& second) {
        const ast::Force &one = rule_of(first).force, &other = rule_of(second).force;
        if (one.from != other.from || one.until != other.until) return; // one may hold where the other does not
        if (analysis::always_holds(Formula::any({first.strikes, second.strikes}))) {
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
        if (within(first, second) && analysis::implies(second.strikes, first.strikes))
            tell_shadowed(second, first);
        else if (within(second, first) && analysis::implies(first.strikes, second.strikes))
            tell_shadowed(first, second);
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

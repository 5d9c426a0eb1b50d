#include "engine/policytest/policytest.hpp"

#include "engine/explain/explainer.hpp"
#include "engine/policytest/course_test.hpp"
#include "engine/policytest/given_facts.hpp"
#include "engine/policytest/measure_test.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using ast::Test;
using phrases::said;

std::string path_text(const ast::Path& path) {
    std::string text;
    for (const auto& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
    return text;
}

// `too_small`, or with its package: `alkmaar.social.too_small`.
bool names_rule(const ast::Path& path, const RuleOutcome& outcome) {
    const std::string text = path_text(path);
    return text == outcome.name || text == outcome.rule;
}

// `bidder.turnover`, however it was reached: `bid.bidder.turnover`.
bool names_fact(const std::string& path, const std::string& fact) { return path == fact || path.ends_with("." + fact); }

Said status_said(Status status) {
    switch (status) {
    case Status::admitted:
        return said("admitted");
    case Status::excluded:
        return said("excluded");
    case Status::undetermined:
        return said("undetermined");
    case Status::failed:
        break;
    }
    return said("failed");
}

Said list(const std::vector<MissingFact>& missing) {
    std::vector<Said> facts;
    for (const auto& fact : missing)
        facts.push_back(fact.subject.empty() ? Said(fact.fact) : said("{1} of {2}", {fact.fact, fact.subject}));
    return facts.empty() ? said("nothing") : phrases::said_list(facts);
}

std::optional<Number> number_in(const ast::Expression& expression) {
    const auto* literal = std::get_if<ast::Literal>(&expression.node);
    if (!literal) return std::nullopt;
    if (const auto* number = std::get_if<Number>(&literal->value)) return *number;
    if (const auto* percent = std::get_if<Percent>(&literal->value)) return percent->fraction;
    if (const auto* money = std::get_if<Money>(&literal->value)) return money->amount;
    return std::nullopt;
}

std::optional<Currency> currency_in(const ast::Expression& expression) {
    const auto* literal = std::get_if<ast::Literal>(&expression.node);
    const auto* money = literal ? std::get_if<Money>(&literal->value) : nullptr;
    return money ? std::optional(money->currency) : std::nullopt;
}

class Checker {
  public:
    Checker(const Decision& decision, std::vector<TestResult::Failure>& failures)
        : decision_(decision), failures_(failures) {}

    void award(const Test::ExpectAward& expected, Span span) {
        const AwardOutcome* found =
            decision_.award ? &*decision_.award : nullptr; // of the whole; or why there are no lots
        for (const LotAward& lot : decision_.lots)
            if (expected.lot && (lot.id == expected.lot->which || lot.label == expected.lot->which)) found = &lot.award;
        if (!found && expected.lot)
            return fail(span, said("there is no {1} called \"{2}\"",
                                   {phrases::said_noun(expected.lot->record.text), expected.lot->which}));
        if (!found) return fail(span, said("the policy makes no award"));
        const AwardOutcome& award = *found;
        if (const auto* to = std::get_if<Test::AwardTo>(&expected.outcome)) {
            if (!award.winner)
                return fail(span, said("expected the award to go to \"{1}\", but {2}", {to->winner, told(award)}));
            const Standing& winner = decision_.standings[*award.winner];
            if (winner.label != to->winner && winner.id != to->winner)
                return fail(span, with_total(said("expected the award to go to \"{1}\", but it goes to \"{2}\"",
                                                  {to->winner, winner.label}),
                                             winner));
            if (to->total) total(winner, *to->total, span);
        } else {
            const auto state = std::get<Test::AwardState>(expected.outcome);
            const bool as_expected =
                (state == Test::AwardState::nobody && award.state == AwardState::nobody) ||
                (state == Test::AwardState::undetermined && award.state == AwardState::undetermined) ||
                (state == Test::AwardState::failed && award.state == AwardState::failed) ||
                (state == Test::AwardState::tied && award.state == AwardState::tied);
            if (!as_expected) return fail(span, said(wanted(state), {told(award)}));
        }
        missing(expected.missing, award.missing, span);
    }

    void record(const Test::ExpectRecord& expected, Span span) {
        for (const Standing& standing : decision_.standings)
            if (standing.label == expected.which || standing.id == expected.which)
                return standing_of(standing, expected, span);
        for (const OtherVerdict& other : decision_.others)
            if (other.subject == expected.record.text && (other.label == expected.which || other.id == expected.which))
                return outcomes(other.outcomes, expected, span);
        fail(span, said("there is no {1} called \"{2}\"", {phrases::said_noun(expected.record.text), expected.which}));
    }

    void fail(Span span, Said message) { failures_.push_back({std::move(message), span}); }

    void missing(const std::vector<ast::Path>& expected, const std::vector<MissingFact>& actual, Span span) {
        if (expected.empty()) return;
        const bool all_there = std::all_of(expected.begin(), expected.end(), [&](const ast::Path& path) {
            return std::any_of(actual.begin(), actual.end(),
                               [&](const MissingFact& fact) { return names_fact(path_text(path), fact.fact); });
        });
        const bool none_besides = std::all_of(actual.begin(), actual.end(), [&](const MissingFact& fact) {
            return std::any_of(expected.begin(), expected.end(),
                               [&](const ast::Path& path) { return names_fact(path_text(path), fact.fact); });
        });
        if (!all_there || !none_besides) fail(span, said("other facts are missing than expected: {1}", {list(actual)}));
    }

  private:
    Said told(const AwardOutcome& award) const {
        switch (award.state) {
        case AwardState::awarded:
            return said("it goes to \"{1}\"", {decision_.standings[*award.winner].label});
        case AwardState::nobody:
            return said("it goes to nobody: {1}", {award.reason});
        case AwardState::undetermined:
            return said("it is undetermined: {1}; missing: {2}", {award.reason, list(award.missing)});
        case AwardState::tied:
            return said("it is tied: {1}", {award.reason});
        case AwardState::failed:
            break;
        }
        return award.failure ? said("it failed: {1}; {2}", {award.reason, award.failure->whole()})
                             : said("it failed: {1}", {award.reason});
    }

    static phrases::Fixed wanted(Test::AwardState state) {
        switch (state) {
        case Test::AwardState::nobody:
            return "expected the award to go to nobody, but {1}";
        case Test::AwardState::undetermined:
            return "expected the award to be undetermined, but {1}";
        case Test::AwardState::tied:
            return "expected the award to be tied, but {1}";
        case Test::AwardState::failed:
            break;
        }
        return "expected the award to fail, but {1}";
    }

    static Said with_total(Said message, const Standing& standing) {
        return standing.total ? said("{1} with total {2}", {std::move(message), total_of(standing)}) : message;
    }

    void total(const Standing& standing, const ast::Expression& expected, Span span) {
        const auto number = number_in(expected);
        if (!standing.total || !number || *standing.total != *number ||
            currency_in(expected) != standing.total_currency)
            fail(span, said("expected \"{1}\" to have another total: it has {2}",
                            {standing.label, standing.total ? total_of(standing) : said("none")}));
    }

    static Said total_of(const Standing& standing) {
        return phrases::said_value(amount_text(*standing.total, standing.total_currency, standing.total_decimals));
    }

    void standing_of(const Standing& standing, const Test::ExpectRecord& expected, Span span) {
        switch (expected.standing) {
        case Test::Standing::flagged:
        case Test::Standing::preferred:
        case Test::Standing::obliged:
        case Test::Standing::asked:
            return outcomes(standing.outcomes, expected, span);
        case Test::Standing::ranked:
            if (!standing.rank || *standing.rank != expected.rank)
                fail(span, with_total(standing.rank ? said("\"{1}\" is ranked {2}",
                                                           {standing.label, std::to_string(*standing.rank)})
                                                    : said("\"{1}\" is not ranked", {standing.label}),
                                      standing));
            if (expected.total) total(standing, *expected.total, span);
            return;
        default:
            break;
        }
        const Status wanted = expected.standing == Test::Standing::admitted       ? Status::admitted
                              : expected.standing == Test::Standing::excluded     ? Status::excluded
                              : expected.standing == Test::Standing::undetermined ? Status::undetermined
                                                                                  : Status::failed;
        if (standing.status != wanted) {
            std::string by;
            for (const auto& outcome : standing.outcomes)
                if (ast::shuts_out(outcome.kind) &&
                    (standing.status == Status::excluded ? outcome.holds == Truth::yes : outcome.holds != Truth::no))
                    by += (by.empty() ? "" : ", ") + outcome.name;
            Said is = status_said(standing.status);
            if (!by.empty()) is = said("{1} by {2}", {std::move(is), by});
            return fail(span, said("expected \"{1}\" to be {2}, but it is {3}",
                                   {standing.label, status_said(wanted), std::move(is)}));
        }
        if (wanted != Status::admitted) by_rules(standing.outcomes, expected, span);
        missing(expected.missing, standing.missing, span);
    }

    // Each of the named rules must have had this outcome.
    void by_rules(const std::vector<RuleOutcome>& outcomes, const Test::ExpectRecord& expected, Span span) {
        const Truth wanted = expected.standing == Test::Standing::undetermined ? Truth::unknown
                             : expected.standing == Test::Standing::failed     ? Truth::failed
                                                                               : Truth::yes;
        const bool of_any_kind = wanted != Truth::yes;
        const auto of_kind = [&](ast::RuleKind kind) {
            if (of_any_kind) return true;
            if (expected.standing == Test::Standing::flagged) return kind == ast::RuleKind::flag;
            if (expected.standing == Test::Standing::preferred) return kind == ast::RuleKind::prefer;
            if (expected.standing == Test::Standing::obliged) return kind == ast::RuleKind::oblige;
            if (expected.standing == Test::Standing::asked) return kind == ast::RuleKind::ask;
            return ast::shuts_out(kind);
        };
        for (const auto& path : expected.by) {
            const bool found = std::any_of(outcomes.begin(), outcomes.end(), [&](const RuleOutcome& outcome) {
                return names_rule(path, outcome) && of_kind(outcome.kind) && outcome.holds == wanted;
            });
            if (!found)
                fail(span, said("expected \"{1}\" to be so by {2}, but that rule says otherwise",
                                {expected.which, path_text(path)}));
        }
    }

    // What the rules that are named, or any, make it owe.
    void owed(const std::vector<RuleOutcome>& outcomes, const Test::ExpectRecord& expected, Span span) {
        const auto* literal = std::get_if<ast::Literal>(&expected.to->node);
        std::vector<Said> found;
        for (const auto& outcome : outcomes) {
            const bool named =
                expected.by.empty() || std::any_of(expected.by.begin(), expected.by.end(),
                                                   [&](const ast::Path& path) { return names_rule(path, outcome); });
            if (outcome.kind != ast::RuleKind::oblige || outcome.holds != Truth::yes || !named) continue;
            if (literal && outcome.owed_value && *outcome.owed_value == literal->value) return;
            found.push_back(said("{1} to {2}", {outcome.name, outcome.owed}));
        }
        fail(span, said("expected \"{1}\" to owe something else: it is obliged by {2}",
                        {expected.which, phrases::said_list(found)}));
    }

    // Of a record that doesn't compete there is no status, only what the rules say of it.
    void outcomes(const std::vector<RuleOutcome>& outcomes, const Test::ExpectRecord& expected, Span span) {
        const auto any = [&](Truth truth, auto... kinds) {
            return std::any_of(outcomes.begin(), outcomes.end(), [&](const RuleOutcome& outcome) {
                return outcome.holds == truth && ((outcome.kind == kinds) || ...);
            });
        };
        using ast::RuleKind;
        const auto strikes = [&](Truth truth) {
            return any(truth, RuleKind::exclude, RuleKind::require, RuleKind::reserve);
        };
        const auto open = [&](Truth truth) {
            return strikes(truth) || any(truth, RuleKind::prefer, RuleKind::flag, RuleKind::oblige, RuleKind::ask);
        };
        bool so = true;
        switch (expected.standing) {
        case Test::Standing::flagged:
            so = any(Truth::yes, RuleKind::flag);
            break;
        case Test::Standing::preferred:
            so = any(Truth::yes, RuleKind::prefer);
            break;
        case Test::Standing::obliged:
            so = any(Truth::yes, RuleKind::oblige);
            break;
        case Test::Standing::asked:
            so = any(Truth::yes, RuleKind::ask);
            break;
        case Test::Standing::excluded:
            so = strikes(Truth::yes);
            break;
        case Test::Standing::admitted:
            so = !strikes(Truth::yes) && !strikes(Truth::unknown) && !strikes(Truth::failed);
            break;
        case Test::Standing::undetermined:
            so = open(Truth::unknown);
            break;
        case Test::Standing::failed:
            so = open(Truth::failed);
            break;
        case Test::Standing::ranked:
            return fail(span, said("only the records that an award is among are ranked"));
        }
        if (!so) return fail(span, said("no rule makes it so for \"{1}\"", {expected.which}));
        by_rules(outcomes, expected, span);
        if (expected.to) owed(outcomes, expected, span);
        std::vector<MissingFact> facts;
        const bool asked = expected.standing == Test::Standing::asked;
        for (const auto& outcome : outcomes) {
            const bool named =
                expected.by.empty() || std::any_of(expected.by.begin(), expected.by.end(),
                                                   [&](const ast::Path& path) { return names_rule(path, outcome); });
            if (named && (!asked || outcome.kind == RuleKind::ask))
                facts.insert(facts.end(), outcome.missing.begin(), outcome.missing.end());
        }
        missing(expected.missing, facts, span);
    }

    const Decision& decision_;
    std::vector<TestResult::Failure>& failures_;
};

// The condition of `expect that …`, in every row it is asked for.
void check_that(Checker& checker, const Test::ExpectThat& expected, const graph::Graph::Expectation& condition,
                const Facts& facts, const Evaluation& evaluation, const graph::Graph& graph, Span span) {
    std::uint32_t row = 0;
    if (expected.record) {
        const std::uint32_t count = evaluation.frames[condition.frame].count;
        while (row < count && facts.label(condition.entity, row) != expected.which &&
               facts.identifier(condition.entity, row) != expected.which)
            ++row;
        if (row == count)
            return checker.fail(span, said("there is no {1} called \"{2}\"",
                                           {phrases::said_noun(expected.record->text), expected.which}));
    }
    const Truth truth = evaluation.columns[condition.condition].truth[row];
    if (truth == Truth::yes) return;
    const Explainer explainer(graph, facts, evaluation);
    Said message = truth == Truth::no ? said("it is not so") : said("it failed");
    if (truth == Truth::unknown)
        message =
            said("it is unknown: missing {1}", {list(explainer.missing(condition.outline, condition.frame, row))});
    for (const auto& child : explainer.explain(condition.outline, condition.frame, row).children)
        if (child.kind != graph::OutlineKind::constant)
            message = said("{1}; {2} is {3}", {std::move(message), child.text, child.value_said()});
    checker.fail(span, std::move(message));
}

TestResult run_test(const check::Policy& policy, std::size_t index, const graph::Graph& graph,
                    const graph::Measures& measures, Decider& decider, Evaluator& evaluator, Coverage* coverage) {
    const check::Test& test = policy.tests[index];
    TestResult result{test.title, test.span, {}};
    test_measures(policy, test, measures, result.failures, coverage);
    if (!test.cases.empty()) return result; // nothing but measures is expected of several cases
    const auto facts = given_facts(policy, test, graph);
    if (!facts) {
        result.failures.push_back({phrases::said_message(facts.error().message), test.span});
        return result;
    }
    // A draw needs a seed; a test's is its title, so that it comes out the same each time.
    const DecideOptions options{test.as_at, test.title};
    const auto decisions = decider.decide(*facts, options);
    const Evaluation& evaluation = evaluator.run(*facts, Mode::traced, {test.as_at, {}, {}});
    if (coverage) coverage->add(evaluation, decisions.front());
    test_courses(test, graph, *facts, options, result.failures, coverage);
    Checker checker(decisions.front(), result.failures);
    std::size_t that = 0;
    for (const auto& expectation : test.expectations) {
        if (const auto* award = std::get_if<Test::ExpectAward>(&expectation.node))
            checker.award(*award, expectation.span);
        else if (const auto* record = std::get_if<Test::ExpectRecord>(&expectation.node))
            checker.record(*record, expectation.span);
        else if (const auto* asked = std::get_if<Test::ExpectThat>(&expectation.node))
            check_that(checker, *asked, graph.expectations[index][that++], *facts, evaluation, graph, expectation.span);
    }
    return result;
}

} // namespace

std::vector<TestResult> run_tests(const check::Policy& policy, const graph::Graph& graph,
                                  const graph::Measures& measures, std::string_view in_title, Coverage* coverage) {
    Decider decider(graph);
    Evaluator evaluator(graph);
    std::vector<TestResult> results;
    for (std::size_t i = 0; i < policy.tests.size(); ++i)
        if (policy.tests[i].title.find(in_title) != std::string::npos)
            results.push_back(run_test(policy, i, graph, measures, decider, evaluator, coverage));
    return results;
}

} // namespace voorrang::engine

// Exceptions that can both apply with different results. Proved is only what hangs on no more than one of the two
// conditions: where each asks for something else (a small contract; a contract for works), whether they ever meet is
// for the facts to tell, and if they do the decision says so (V606).
#include "dsl/analysis/region_index.hpp"
#include "dsl/check/domains.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace voorrang::check {

namespace {

// A fact, or what is said of one, as people would write it; empty for what can't be compared from one condition to the
// other. Within one definition equal texts are equal values.
std::string subject_text(const Context& context, const Expression& expression) {
    return std::visit(
        Overloaded{[&](const Variable&) { return context.record_names[expression.type.record]; },
                   [&](const SingleRecord& it) { return context.record_names[it.record]; },
                   [&](const FieldOf& it) {
                       if (expression.type.kind == Kind::list) return std::string();
                       const std::string base = subject_text(context, *it.base);
                       return base.empty()
                                  ? base
                                  : base + "." + context.policy.records[it.base->type.record].fields[it.field].name;
                   },
                   [&](const Applied& it) {
                       if (expression.type.kind == Kind::list || !it.argument) return std::string();
                       const std::string argument = subject_text(context, **it.argument);
                       const auto& declarations = context.declarations;
                       const std::string& name =
                           it.kind == AppliedKind::definition ? declarations.definitions[it.index].ast->name.text
                           : it.kind == AppliedKind::table    ? declarations.tables[it.index].ast->name.text
                                                              : declarations.rules[it.index].ast->name.text;
                       return argument.empty() ? argument : name + " of " + argument;
                   },
                   [](const auto&) { return std::string(); }},
        expression.node);
}

// `subject op constant`: one part of a condition that is a conjunction of such.
struct Part {
    std::string subject;
    analysis::Domain domain;
    analysis::Test test;
};

// false: some part of it is of another form.
bool take_apart(const Context& context, const Expression& condition, bool wanted, std::vector<Part>& parts) {
    const auto* operation = std::get_if<Operation>(&condition.node);
    if (operation == nullptr) {
        std::string subject = subject_text(context, condition);
        if (subject.empty()) return false;
        parts.push_back(
            {std::move(subject), domain_of(condition), {analysis::Comparison::equal, Value(wanted), std::nullopt}});
        return true;
    }
    const auto& operands = operation->operands;
    if (operation->op == Operator::logical_not) return take_apart(context, operands[0], !wanted, parts);
    if (!wanted) return false;
    if (operation->op == Operator::logical_and)
        return std::all_of(operands.begin(), operands.end(),
                           [&](const Expression& each) { return take_apart(context, each, true, parts); });
    if (operands.size() != 2) return false;
    const auto left = fold(operands[0]), right = fold(operands[1]);
    const auto comparison = comparison_of(operation->op);
    if (!comparison || left.has_value() == right.has_value()) return false;
    const Expression& about = left ? operands[1] : operands[0];
    std::string subject = subject_text(context, about);
    if (subject.empty()) return false;
    parts.push_back({std::move(subject),
                     domain_of(about),
                     {left ? turned(*comparison) : *comparison, left ? *left : *right, std::nullopt}});
    return true;
}

std::optional<std::vector<Part>> parts_of(const Context& context, const Definition::Exception& exception) {
    std::vector<Part> parts;
    if (!take_apart(context, exception.when, true, parts)) return std::nullopt;
    const analysis::Domain date{analysis::Domain::Kind::ordered, {}, {}};
    const std::string subject = "the reference date";
    if (exception.force.from)
        parts.push_back({subject, date, {analysis::Comparison::greater_equal, Value(*exception.force.from), {}}});
    if (exception.force.until)
        parts.push_back({subject, date, {analysis::Comparison::less, Value(*exception.force.until), {}}});
    return parts;
}

// The times of force alone set no exception apart from another that holds at all times.
std::map<std::string, analysis::Domain> subjects_of(const std::vector<Part>& parts) {
    std::map<std::string, analysis::Domain> subjects;
    for (const Part& part : parts) subjects.emplace(part.subject, part.domain);
    return subjects;
}

// A value of each subject for which both conditions hold, in words; nothing: none, or it can't be told.
std::optional<std::string> case_of_both(const std::vector<Part>& a, const std::vector<Part>& b) {
    std::map<std::string, analysis::Domain> subjects = subjects_of(a), others = subjects_of(b);
    const auto within = [](const auto& few, const auto& many) {
        return std::all_of(few.begin(), few.end(), [&](const auto& each) { return many.contains(each.first); });
    };
    if (!within(subjects, others) && !within(others, subjects)) return std::nullopt;
    subjects.merge(others);
    std::string words;
    for (const auto& [subject, domain] : subjects) {
        std::vector<analysis::Test> tests;
        for (const auto* parts : {&a, &b})
            for (const Part& part : *parts)
                if (part.subject == subject) tests.push_back(part.test);
        const auto axis = analysis::Axis::of(domain, tests);
        if (!axis) return std::nullopt;
        analysis::Regions met = analysis::Regions(axis->size(), {}).complement();
        for (const analysis::Test& test : tests) met = met.common(axis->met(test));
        if (met.none()) return std::nullopt;
        words += (words.empty() ? "" : " and ") + axis->describe(subject, met.stretches().front().begin);
    }
    return words;
}

bool gives_way(const Definition& definition, std::uint32_t a, std::uint32_t b) {
    const auto& above = definition.exceptions[a].above;
    return std::find(above.begin(), above.end(), b) != above.end();
}

// An exception that may clash with another: its value is a constant, and its condition a conjunction of comparisons.
struct Candidate {
    std::uint32_t exception;
    Value as;
    std::vector<Part> parts;
    std::map<std::string, analysis::Regions> regions = {}; // of each subject that has an axis: where its parts hold
};

std::vector<Candidate> candidates_of(const Context& context, const Definition& definition) {
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < definition.exceptions.size(); ++i) {
        auto as = fold(definition.exceptions[i].as);
        if (!as) continue;
        auto parts = parts_of(context, definition.exceptions[i]);
        if (parts) candidates.push_back({i, std::move(*as), std::move(*parts)});
    }
    return candidates;
}

// One axis for each subject, of the tests of all candidates, so that those that can meet are looked up. The table of a
// pair (case_of_both) is cut less finely: what has nothing in common here has nothing in common there.
std::map<std::string, analysis::RegionIndex> index_regions(std::vector<Candidate>& candidates) {
    std::map<std::string, std::pair<analysis::Domain, std::vector<analysis::Test>>> tests;
    for (const Candidate& candidate : candidates)
        for (const Part& part : candidate.parts) {
            auto& [domain, list] = tests[part.subject];
            domain = part.domain;
            list.push_back(part.test);
        }
    std::map<std::string, analysis::RegionIndex> indexes;
    std::map<std::string, analysis::Axis> axes;
    for (const auto& [subject, named] : tests) {
        auto axis = analysis::Axis::of(named.first, named.second);
        if (!axis) continue;
        indexes.emplace(subject, analysis::RegionIndex(axis->size()));
        axes.emplace(subject, std::move(*axis));
    }
    for (std::uint32_t at = 0; at < candidates.size(); ++at) {
        Candidate& candidate = candidates[at];
        for (const Part& part : candidate.parts) {
            const auto axis = axes.find(part.subject);
            if (axis == axes.end()) continue;
            analysis::Regions met = axis->second.met(part.test);
            const auto [place, added] = candidate.regions.emplace(part.subject, met);
            if (!added) place->second = place->second.common(met);
        }
        for (const auto& [subject, regions] : candidate.regions) indexes.at(subject).add(regions, at);
    }
    return indexes;
}

// Each pair that may meet, the later one first. Of two that meet one has all subjects of the other; so they have
// something in common on the other's narrowest.
std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_that_may_meet(std::vector<Candidate>& candidates) {
    const auto indexes = index_regions(candidates);
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto tell = [&](std::uint32_t a, std::uint32_t b) {
        if (a != b) pairs.emplace(std::max(a, b), std::min(a, b));
    };
    for (std::uint32_t at = 0; at < candidates.size(); ++at) {
        const auto& regions = candidates[at].regions;
        const auto share = [](const auto& each) {
            return static_cast<double>(each.second.count()) / static_cast<double>(each.second.size());
        };
        const auto narrowest =
            std::min_element(regions.begin(), regions.end(),
                             [&](const auto& one, const auto& other) { return share(one) < share(other); });
        if (narrowest != regions.end())
            indexes.at(narrowest->first).sets_meeting(narrowest->second, [&](std::uint32_t other) { tell(at, other); });
        else
            for (std::uint32_t other = 0; other < candidates.size(); ++other) tell(at, other);
    }
    return pairs;
}

} // namespace

void find_conflicts(Context& context, const Definition& definition) {
    const auto& exceptions = definition.exceptions;
    std::vector<Candidate> candidates = candidates_of(context, definition);
    for (const auto& [later, earlier] : pairs_that_may_meet(candidates)) {
        const Candidate &a = candidates[earlier], &b = candidates[later];
        const std::uint32_t i = b.exception, j = a.exception;
        if (a.as == b.as || gives_way(definition, i, j) || gives_way(definition, j, i)) continue;
        if (exceptions[i].name == exceptions[j].name) continue; // told already
        const auto met = case_of_both(a.parts, b.parts);
        if (!met) continue;
        report(context, Code::exceptions_meet, exceptions[i].span,
               in_ticks(exceptions[j].name) + " and " + in_ticks(exceptions[i].name) +
                   " both apply, with different results, where " + *met,
               "say which goes first: `exception " + exceptions[j].name + " over " + exceptions[i].name +
                   " when …`, or the other way round")
            .labels.push_back({exceptions[j].span, "the other exception"});
    }
}

} // namespace voorrang::check

#include "engine/whatif/account.hpp"

#include "engine/whatif/search.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

// The row of a standing among the competitors of the one case there is.
std::uint32_t row_of(const graph::Graph& graph, const Facts& facts, const Standing& standing) {
    const std::uint32_t count = facts.entities[graph.award->entity].count;
    std::uint32_t row = 0;
    while (row < count && facts.identifier(graph.award->entity, row) != standing.id) ++row;
    return row;
}

bool wins(const FastDecision& decision, std::uint32_t row) {
    return decision.winner == row ||
           std::any_of(decision.lots.begin(), decision.lots.end(), [&](const auto& lot) { return lot.winner == row; });
}

// What a competitor's own facts are: its row, those of its lists, and those of the records it refers to.
Reach own_facts(const graph::Graph& graph, const Facts& facts, const Reach& all, std::uint32_t row) {
    const auto& schema = graph.schema;
    std::set<std::pair<graph::EntityId, std::uint32_t>> rows{{graph.award->entity, row}};
    for (graph::FactId fact = 0; fact < schema.facts.size(); ++fact) {
        const auto& declared = schema.facts[fact];
        if (declared.reading != graph::Reading::reference || declared.entity != graph.award->entity) continue;
        if (graph.award->lots && declared.target == graph.award->lots->entity) continue; // a lot is nobody's own
        const Column& column = facts.columns[fact];
        if (column.known(row)) rows.insert({declared.target, static_cast<std::uint32_t>(column.integers[row])});
    }
    const auto own = [&](graph::EntityId entity, std::uint32_t at) {
        while (entity != graph::the_case) {
            if (rows.contains({entity, at})) return true;
            at = facts.entities[entity].parent[at];
            entity = schema.entities[entity].parent;
        }
        return false;
    };
    Reach result;
    for (const auto& [at, hints] : all.facts)
        if (own(schema.facts[at.fact].entity, at.row)) result.facts[at] = hints;
    for (const auto& [entity, owner] : all.lists)
        if (own(schema.entities[entity].parent, owner)) result.lists.insert({entity, owner});
    return result;
}

std::optional<Number> minus(const std::optional<Number>& a, const std::optional<Number>& b) {
    Number result;
    if (!a || !b || subtract(*a, *b, result) != NumberFault::none) return std::nullopt;
    return result;
}

WhyNot why_not(const Decision& decision, const Standing& own, std::uint32_t winner, std::string lot) {
    const Standing& best = decision.standings[winner];
    WhyNot result{winner, std::move(lot), minus(best.total, own.total), {}};
    for (const Score& score : own.scores) {
        const auto rival = std::find_if(best.scores.begin(), best.scores.end(),
                                        [&](const Score& other) { return other.criterion == score.criterion; });
        if (rival == best.scores.end()) continue;
        CriterionGap gap{score.criterion, score.score, rival->score, minus(rival->score, score.score)};
        if (gap.points && multiply(*gap.points, score.weight, *gap.points) != NumberFault::none) gap.points.reset();
        result.criteria.push_back(std::move(gap));
    }
    return result;
}

// The ranked ones of each lot (or all) but one, best first.
std::vector<std::string> order_without(const Decision& decision, const std::vector<std::string>& lots,
                                       const std::string& left_out) {
    std::vector<std::pair<std::uint32_t, std::string>> ranked;
    for (const Standing& standing : decision.standings)
        if (standing.rank && standing.lots == lots && standing.id != left_out)
            ranked.emplace_back(*standing.rank, standing.label);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> labels;
    for (auto& [rank, label] : ranked) labels.push_back(std::move(label));
    return labels;
}

} // namespace

BidAccount Accountant::of_bid(Facts& facts, const DecideOptions& options, const Decision& decision,
                              std::uint32_t standing, std::uint32_t row) {
    const auto& award = *graph_.award;
    const Standing& own = decision.standings[standing];
    BidAccount result{standing, {}, {}, {}};
    bool won = decision.award && decision.award->winner == standing;
    const auto compare = [&](const AwardOutcome& outcome, const std::string& lot) {
        if (outcome.winner && *outcome.winner != standing)
            result.why_not.push_back(why_not(decision, own, *outcome.winner, lot));
    };
    if (decision.award) compare(*decision.award, "");
    for (const LotAward& lot : decision.lots) {
        if (std::find(own.lots.begin(), own.lots.end(), lot.id) == own.lots.end()) continue;
        won = won || lot.award.winner == standing;
        compare(lot.award, lot.id);
    }

    // Rules that struck it, for itself or through a record it refers to.
    const Evaluation& evaluation = evaluator_.run(facts, Mode::traced, {options.as_at, {}, options.now});
    Reach all;
    add_reach(graph_, facts, evaluation, award.admitted, row, all);
    add_reach(graph_, facts, evaluation, award.total, row, all);
    for (const auto& tie : award.ties)
        if (tie.by != graph::TieKey::By::draw) add_reach(graph_, facts, evaluation, tie.node, row, all);
    struct Struck {
        std::string rule;
        graph::NodeId holds;
        Reach reach;
    };
    std::vector<Struck> struck;
    const auto strikes = [&](const graph::Verdict& verdict, graph::NodeId holds) {
        const bool out = verdict.kind == ast::RuleKind::exclude || verdict.kind == ast::RuleKind::require;
        if ((!out && verdict.kind != ast::RuleKind::flag) || evaluation.columns[holds].truth[row] != Truth::yes) return;
        Struck one{verdict.name, holds, {}};
        add_reach(graph_, facts, evaluation, holds, row, one.reach);
        struck.push_back(std::move(one));
    };
    for (const auto& verdict : graph_.verdicts)
        if (verdict.frame == award.frame) strikes(verdict, verdict.holds);
    for (const auto& through : award.referred) strikes(graph_.verdicts[through.verdict], through.holds);
    for (const Struck& one : struck) {
        const auto passes = [&] {
            const Evaluation& changed = evaluator_.run(facts, Mode::traced, {options.as_at, {}, options.now});
            return changed.columns[one.holds].truth[row] == Truth::no;
        };
        result.rules.push_back({one.rule, Search(facts, one.reach, passes).run(true)});
    }
    if (won) return result;
    const Reach mine = own_facts(graph_, facts, all, row);
    const auto would_win = [&] { return wins(decider_.decide_fast(facts, options).front(), row); };
    result.award = Search(facts, mine, would_win).run(true);
    return result;
}

std::vector<Reversal> Accountant::reversals(Facts& facts, const DecideOptions& options, const Decision& decision) {
    std::vector<Reversal> result;
    std::set<std::vector<std::string>> groups;
    std::set<std::uint32_t> winners;
    for (const Standing& standing : decision.standings) groups.insert(standing.lots);
    if (decision.award && decision.award->winner) winners.insert(*decision.award->winner);
    for (const LotAward& lot : decision.lots)
        if (lot.award.winner) winners.insert(*lot.award.winner);
    for (std::uint32_t i = 0; i < decision.standings.size(); ++i) {
        if (winners.contains(i)) continue;
        const Standing& left_out = decision.standings[i];
        Variation variation(facts);
        variation.remove(graph_.award->entity, {row_of(graph_, facts, left_out)});
        const Decision without = decider_.decide(facts, options).front();
        for (const auto& lots : groups) {
            auto before = order_without(decision, lots, left_out.id);
            auto after = order_without(without, lots, left_out.id);
            if (before == after || before.size() != after.size()) continue;
            std::string lot;
            for (const std::string& each : lots) lot += (lot.empty() ? "" : "+") + each;
            result.push_back({i, lot, std::move(before), std::move(after)});
        }
    }
    return result;
}

Account Accountant::account(Facts& facts, const DecideOptions& options, std::string_view bid) {
    Account result{decider_.decide(facts, options).front(), {}, {}};
    if (!graph_.award) return result;
    for (std::uint32_t i = 0; i < result.decision.standings.size(); ++i) {
        const Standing& standing = result.decision.standings[i];
        if (!bid.empty() && standing.id != bid && standing.label != bid) continue;
        result.bids.push_back(of_bid(facts, options, result.decision, i, row_of(graph_, facts, standing)));
    }
    result.reversals = reversals(facts, options, result.decision);
    return result;
}

} // namespace voorrang::engine

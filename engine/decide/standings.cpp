#include "engine/decide/writer.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>
#include <map>

namespace voorrang::engine {

RuleOutcome DecisionWriter::outcome(const graph::Verdict& verdict, graph::NodeId holds, graph::OutlineId outline,
                                    graph::FrameId frame, std::uint32_t row) const {
    RuleOutcome result;
    result.rule = verdict.rule;
    result.name = verdict.name;
    result.kind = verdict.kind;
    result.holds = evaluation_.columns[holds].truth[row];
    const auto& shown = graph_.outlines[outline];
    result.cites = shown.cites;
    if (result.holds == Truth::yes && shown.because) result.because = explainer_.fill(*shown.because, frame, row);
    if (result.holds == Truth::unknown) result.missing = explainer_.missing(outline, frame, row);
    if (result.holds == Truth::failed) result.failure = explainer_.failure(outline, frame, row);
    if (explained_) result.explanation = explainer_.explain(outline, frame, row);
    if (verdict.object && result.holds == Truth::yes) {
        result.missing = explainer_.missing(*verdict.object, frame, row);
        if (verdict.owed) owed(verdict, frame, row, result);
    }
    return result;
}

// What an obligation comes to.
void DecisionWriter::owed(const graph::Verdict& verdict, graph::FrameId frame, std::uint32_t row,
                          RuleOutcome& out) const {
    Explanation worth = explainer_.explain(*verdict.object, frame, row);
    const Column& column = evaluation_.columns[*verdict.owed];
    out.owed = worth.value_said();
    if (column.cell(row) == Cell::failed) out.failure = explainer_.failure(*verdict.object, frame, row);
    if (column.known(row) && column.type != graph::ColumnType::reference) {
        out.owed_value = column_value(column, row, facts_.texts);
        if (const auto* number = std::get_if<Number>(&*out.owed_value);
            number != nullptr && graph_.outlines[*verdict.object].percent)
            out.owed_value = Percent{*number};
        if (const auto* text = std::get_if<std::string>(&*out.owed_value)) out.owed = *text;
    }
    if (explained_) out.explanation.children.push_back(std::move(worth));
}

namespace {

std::optional<Currency> currency_of(const Column& column, std::uint32_t row) {
    return column.type == graph::ColumnType::money ? std::optional(column.currency[row]) : std::nullopt;
}

void merge(std::vector<MissingFact>& into, const std::vector<MissingFact>& more) {
    into.insert(into.end(), more.begin(), more.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

} // namespace

Standing DecisionWriter::standing(std::uint32_t row) const {
    const auto& award = *graph_.award;
    Standing result;
    result.id = facts_.identifier(award.entity, row);
    result.label = facts_.label(award.entity, row);
    result.status = status_of(evaluation_.columns[award.admitted].truth[row]);
    if (award.lots) {
        const auto lots = judge_.lots_of(evaluation_, row);
        if (lots) result.lots = lot_names(*lots);
    }
    for (const auto& verdict : graph_.verdicts)
        if (verdict.frame == award.frame)
            result.outcomes.push_back(outcome(verdict, verdict.holds, verdict.outline, award.frame, row));
    for (const auto& through : award.referred)
        result.outcomes.push_back(
            outcome(graph_.verdicts[through.verdict], through.holds, through.outline, award.frame, row));
    std::sort(result.outcomes.begin(), result.outcomes.end(),
              [](const auto& a, const auto& b) { return a.rule < b.rule; });
    for (const auto& each : result.outcomes) {
        if (!ast::shuts_out(each.kind)) continue;
        if (result.status == Status::undetermined) merge(result.missing, each.missing);
        if (result.status == Status::failed && each.failure && !result.failure) result.failure = each.failure;
    }
    if (result.status == Status::admitted || result.status == Status::undetermined) score(result, row);
    return result;
}

std::vector<MissingFact> DecisionWriter::missing_score(std::uint32_t row) const {
    std::vector<MissingFact> missing;
    for (const auto& criterion : graph_.award->criteria) {
        merge(missing, explainer_.missing(criterion.outline, graph_.award->frame, row));
        merge(missing, explainer_.missing(criterion.weight_outline, graph_.award->frame, row));
    }
    return missing;
}

void DecisionWriter::score(Standing& standing, std::uint32_t row) const {
    const auto& award = *graph_.award;
    const std::uint32_t the_case = evaluation_.outer_row(graph_, award.frame, row, 0);
    for (const auto& criterion : award.criteria) {
        Score score;
        score.criterion = criterion.name;
        const Column& weights = evaluation_.columns[criterion.weight];
        const std::uint32_t weight_row = graph_.nodes[criterion.weight].frame == 0 ? the_case : row;
        if (weights.known(weight_row)) score.weight = weights.number(weight_row);
        const Column& scores = evaluation_.columns[criterion.score];
        score.form = criterion.form;
        if (scores.known(row)) {
            score.score = scores.number(row);
            score.currency = currency_of(scores, row);
        }
        if (explained_) score.explanation = explainer_.explain(criterion.outline, award.frame, row);
        if (scores.cell(row) == Cell::failed && !standing.failure)
            standing.failure = explainer_.failure(criterion.outline, award.frame, row);
        standing.scores.push_back(std::move(score));
    }
    const Column& totals = evaluation_.columns[award.total];
    if (totals.known(row)) {
        standing.total = totals.number(row);
        standing.total_currency = currency_of(totals, row);
    }
    standing.total_decimals = award.total_decimals;
    // While it is open who is admitted, relative scores of all are; that is told by the status of those concerned.
    if (totals.cell(row) == Cell::unknown) merge(standing.missing, missing_score(row));
}

// Ranks are given only where every place is certain; among those for the same lots.
void DecisionWriter::rank_group(std::vector<Standing>& standings, const std::vector<std::uint32_t>& rows,
                                const std::vector<std::uint32_t>& group) const {
    const Column& totals = evaluation_.columns[graph_.award->total];
    std::vector<std::uint32_t> admitted;
    for (const std::uint32_t i : group) {
        const bool ranks = standings[i].status == Status::admitted && totals.known(rows[i]);
        if (!ranks && standings[i].status != Status::excluded) return;
        if (ranks) admitted.push_back(rows[i]);
    }
    const auto index_of = [&](std::uint32_t row) {
        return static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
    };
    const auto ranked = judge_.ranking(evaluation_, admitted);
    for (std::size_t place = 0; place < ranked.size(); ++place) {
        const std::size_t i = index_of(ranked[place]);
        standings[i].rank = static_cast<std::uint32_t>(place + 1);
        if (place == 0) continue;
        const std::size_t before = index_of(ranked[place - 1]);
        const Order found = judge_.order(evaluation_, ranked[place - 1], ranked[place]);
        if (found.result == Order::Result::first) {
            if (found.key) {
                standings[before].decided_by.push_back(graph_.award->ties[*found.key].name);
                standings[i].decided_by.push_back(graph_.award->ties[*found.key].name);
            }
        } else {
            standings[i].rank = standings[before].rank;
        }
    }
}

// Standings in the order in which they are shown: by lot, then by rank.
void DecisionWriter::rank(std::vector<Standing>& standings, std::vector<std::uint32_t>& rows) const {
    std::map<std::vector<std::string>, std::vector<std::uint32_t>> groups;
    std::vector<std::uint32_t> order(standings.size());
    for (std::uint32_t i = 0; i < standings.size(); ++i) {
        order[i] = i;
        groups[standings[i].lots].push_back(i);
    }
    for (const auto& [lots, group] : groups) rank_group(standings, rows, group);
    const auto place = [&](std::uint32_t i) {
        const Standing& standing = standings[i];
        const int group = standing.status == Status::admitted       ? 0
                          : standing.status == Status::undetermined ? 1
                          : standing.status == Status::failed       ? 2
                                                                    : 3;
        return std::tuple(standing.lots, group, standing.rank.value_or(0), standing.id);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
    std::vector<Standing> sorted;
    std::vector<std::uint32_t> sorted_rows;
    for (const std::uint32_t i : order) {
        sorted.push_back(std::move(standings[i]));
        sorted_rows.push_back(rows[i]);
    }
    standings = std::move(sorted);
    rows = std::move(sorted_rows);
}

std::vector<OtherVerdict> DecisionWriter::others(std::uint32_t the_case) const {
    std::vector<OtherVerdict> result;
    for (const auto& verdict : graph_.verdicts) {
        if (graph_.award && verdict.frame == graph_.award->frame) continue;
        std::uint32_t first = the_case, last = the_case + 1;
        if (verdict.frame != 0) {
            const FrameRows& rows = evaluation_.frames[verdict.frame];
            first = rows.begin[the_case];
            last = rows.begin[the_case + 1];
        }
        for (std::uint32_t row = first; row < last; ++row) {
            const bool many = verdict.frame != 0;
            const std::string id = many ? facts_.identifier(verdict.entity, row) : std::string();
            auto found = std::find_if(result.begin(), result.end(), [&](const OtherVerdict& other) {
                return other.subject == verdict.subject && other.id == id;
            });
            if (found == result.end()) {
                result.push_back({verdict.subject, id, many ? facts_.label(verdict.entity, row) : verdict.subject, {}});
                found = result.end() - 1;
            }
            found->outcomes.push_back(outcome(verdict, verdict.holds, verdict.outline, verdict.frame, row));
        }
    }
    std::sort(result.begin(), result.end(),
              [](const auto& a, const auto& b) { return std::tie(a.subject, a.id) < std::tie(b.subject, b.id); });
    return result;
}

} // namespace voorrang::engine

#include "engine/decide/writer.hpp"

#include <algorithm>

namespace voorrang::engine {

std::string amount_text(const Number& amount, const std::optional<Currency>& currency, unsigned decimals) {
    return currency ? to_display_text(Money{amount, *currency}) : to_display_text(amount, decimals);
}

Said DecisionWriter::reason(const Settled& settled, std::uint32_t the_case) const {
    const auto& award = *graph_.award;
    std::vector<std::string> labels;
    for (const std::uint32_t row : settled.rows) labels.push_back(facts_.label(award.entity, row));
    const Said names = phrases::said_names(labels);
    const Said competitor = phrases::said_noun(award.competitor);
    const auto limit = [&] {
        const Column& column = evaluation_.columns[*award.limit];
        const bool money = column.type == graph::ColumnType::money;
        return phrases::said_value(amount_text(column.number(the_case),
                                               money ? std::optional(column.currency[the_case]) : std::nullopt,
                                               award.total_decimals));
    };
    using phrases::said;
    switch (settled.why) {
    case Why::best:
        return award.because ? explainer_.fill(*award.because, award.frame, *settled.winner) : Said();
    case Why::no_competitors:
        return said("there is no {1}", {competitor});
    case Why::none_admitted:
        return said("no {1} is admitted", {competitor});
    case Why::below_limit:
        return award.highest_wins ? said("no total reaches {1}", {limit()})
                                  : said("no total stays within {1}", {limit()});
    case Why::list_unknown:
        return said("the data name no {1}s, nor that there are none", {competitor});
    case Why::status_open:
        return names.empty() ? said("it hangs on facts that are missing about some of the competitors")
                             : said("it hangs on facts that are missing about {1}", {names});
    case Why::score_open:
        return said("it hangs on scores that can't be reckoned yet: {1}", {names});
    case Why::limit_open:
        return said("the limit is unknown");
    case Why::tie_open:
        return said("the totals of {1} are equal, and what should set them apart is unknown", {names});
    case Why::draw_needed:
        return said("{1} are equal on every key but the draw; give the published seed to hold the draw", {names});
    case Why::status_failed:
        return said("a rule could not be reckoned for {1}", {names});
    case Why::score_failed:
        return names.empty() ? said("a value could not be reckoned")
                             : said("a value could not be reckoned for {1}", {names});
    case Why::equal:
        return said("{1} are equal on every key", {names});
    default:
        return lot_reason(settled, names);
    }
}

Explanation DecisionWriter::explain_total(std::uint32_t row) const {
    const auto& award = *graph_.award;
    Explanation total;
    total.kind = graph::OutlineKind::criterion;
    total.text = "total of " + facts_.label(award.entity, row);
    const Column& totals = evaluation_.columns[award.total];
    const bool money = totals.type == graph::ColumnType::money;
    total.value = totals.known(row)
                      ? amount_text(totals.number(row), money ? std::optional(totals.currency[row]) : std::nullopt,
                                    award.total_decimals)
                      : "unknown";
    total.cites = award.cites;
    for (const auto& criterion : award.criteria)
        total.children.push_back(explainer_.explain(criterion.outline, award.frame, row));
    if (award.limit_outline) total.children.push_back(explainer_.explain(*award.limit_outline, award.frame, row));
    return total;
}

AwardOutcome DecisionWriter::award(const Settled& settled, std::uint32_t the_case,
                                   const std::vector<Standing>& standings,
                                   const std::vector<std::uint32_t>& rows) const {
    const auto& award = *graph_.award;
    AwardOutcome result;
    result.name = award.name;
    result.state = settled.state;
    result.reason = reason(settled, the_case);
    result.despite_unknown = settled.despite_unknown;
    result.cites = award.cites;
    const auto index_of = [&](std::uint32_t row) {
        return static_cast<std::uint32_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
    };
    if (settled.winner) {
        result.winner = index_of(*settled.winner);
        if (explained_) result.explanation = explain_total(*settled.winner);
    }
    std::vector<MissingFact> missing;
    for (const std::uint32_t row : settled.rows) {
        const Standing& standing = standings[index_of(row)];
        if (settled.state == AwardState::tied) result.tied.push_back(index_of(row));
        if (settled.state == AwardState::failed && standing.failure && !result.failure)
            result.failure = standing.failure;
        if (settled.state != AwardState::undetermined) continue;
        missing.insert(missing.end(), standing.missing.begin(), standing.missing.end());
        if (settled.why == Why::tie_open || settled.why == Why::draw_needed)
            for (const auto& tie : award.ties)
                if (tie.outline)
                    for (auto& fact : explainer_.missing(*tie.outline, award.frame, row))
                        missing.push_back(std::move(fact));
    }
    if (settled.why == Why::limit_open) missing = explainer_.missing(*award.limit_outline, 0, the_case);
    if (settled.why == Why::list_unknown) {
        const auto& entity = graph_.schema.entities[award.entity];
        missing.push_back({entity.path, "", to_text(entity.source)});
    }
    if (award.lots) lot_missing(settled, the_case, result);
    missing.insert(missing.end(), result.missing.begin(), result.missing.end());
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    result.missing = std::move(missing);
    if (settled.state == AwardState::failed && !result.failure && award.limit_outline)
        result.failure = explainer_.failure(*award.limit_outline, 0, the_case);
    return result;
}

Decision DecisionWriter::write(std::uint32_t the_case, const Outcome* outcome) const {
    Decision decision;
    decision.case_name = facts_.case_names[the_case];
    if (graph_.reference_date) {
        const Column& date = evaluation_.columns[*graph_.reference_date];
        if (date.known(the_case)) decision.as_at = Date{static_cast<std::int32_t>(date.integers[the_case])};
    }
    if (outcome) {
        std::vector<std::uint32_t> rows;
        const FrameRows& frame = evaluation_.frames[graph_.award->frame];
        for (std::uint32_t row = frame.begin[the_case]; row < frame.begin[the_case + 1]; ++row) {
            rows.push_back(row);
            decision.standings.push_back(standing(row));
        }
        rank(decision.standings, rows);
        if (outcome->by_lot)
            write_lots(decision, the_case, *outcome, rows);
        else
            decision.award = award(outcome->parts.front(), the_case, decision.standings, rows);
    }
    decision.others = others(the_case);
    return decision;
}

} // namespace voorrang::engine

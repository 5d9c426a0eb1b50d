// The outcome of each lot in words: who gets it, and why not one that comes before the winner.
#include "engine/decide/writer.hpp"

#include <algorithm>

namespace voorrang::engine {

std::vector<std::string> DecisionWriter::lot_names(const std::vector<std::uint32_t>& lots) const {
    std::vector<std::string> names;
    for (const std::uint32_t lot : lots)
        if (lot != no_index) names.push_back(facts_.identifier(graph_.award->lots->entity, lot));
    return names;
}

Said DecisionWriter::lot_reason(const Settled& settled, const Said& names) const {
    const auto& award = *graph_.award;
    using phrases::said, phrases::said_noun;
    const Said lot = said_noun(award.lots->name);
    const Said plural = said_noun(graph_.schema.entities[award.lots->entity].path);
    const Said competitor = said_noun(award.competitor);
    switch (settled.why) {
    case Why::no_lots:
        return said("there is no {1}", {lot});
    case Why::lots_unknown:
        return said("the data name no {1}, nor that there are none", {plural});
    case Why::lot_open:
        return said("it is unknown for which {1} the {2} of {3} is", {lot, competitor, names});
    case Why::lot_limit_open:
        return names.empty() ? said("it is unknown how many {1} one may get", {plural})
                             : said("it is unknown with whose {1} those of {2} are counted", {plural, names});
    case Why::order_open:
        return said("it is unknown which {1} is decided first", {lot});
    case Why::other_lots:
        return said("it hangs on the outcome for other {1}: {2}", {plural, names});
    case Why::limit_reached:
        return said("those who compete for it get as many {1} as they may have, or are better left out", {plural});
    case Why::others_better:
        return said("all {1} together are awarded better without it", {plural});
    case Why::unknown_lot:
        return said("the {1} of {2} names a {3} that is not there", {competitor, names, lot});
    case Why::too_many_lots:
        return said("there are too many {1} and {2}s to weigh every assignment", {plural, competitor});
    default:
        return names.empty() ? said("a value could not be reckoned")
                             : said("a value could not be reckoned for {1}", {names});
    }
}

// What would settle the lots, the limit on them, or their order; and what went wrong.
void DecisionWriter::lot_missing(const Settled& settled, std::uint32_t the_case, AwardOutcome& result) const {
    const auto& award = *graph_.award;
    const auto& lots = *award.lots;
    const auto add = [&](std::vector<MissingFact> facts) {
        result.missing.insert(result.missing.end(), facts.begin(), facts.end());
    };
    if (settled.why == Why::lots_unknown) {
        const auto& entity = graph_.schema.entities[lots.entity];
        add({{entity.path, "", to_text(entity.source)}});
    }
    if (settled.why == Why::lot_open)
        for (const std::uint32_t row : settled.rows) add(explainer_.missing(lots.outline, award.frame, row));
    if (settled.why == Why::lot_limit_open) add(explainer_.missing(lots.limit->most_outline, 0, the_case));
    if (lots.limit && (settled.why == Why::lot_limit_open || settled.why == Why::status_open))
        for (const std::uint32_t row : settled.rows) add(explainer_.missing(lots.limit->by_outline, award.frame, row));
    if (settled.why == Why::order_open) {
        const EntityRows& all = facts_.entities[lots.entity];
        for (std::uint32_t lot = all.begin[the_case]; lot < all.begin[the_case + 1]; ++lot)
            add(explainer_.missing(*lots.limit->order_outline, lots.frame, lot));
    }
    if (settled.why == Why::unknown_lot)
        result.failure = Failure{Code::unknown_lot, lot_reason(settled, facts_.label(award.entity, settled.rows[0])),
                                 graph_.outlines[lots.outline].span};
    if (settled.why == Why::too_many_lots)
        result.failure = Failure{Code::too_many_lots, lot_reason(settled, {}), graph_.outlines[lots.outline].span};
    if (settled.why != Why::lot_failed) return;
    for (const std::uint32_t row : settled.rows) {
        if (!result.failure) result.failure = explainer_.failure(lots.outline, award.frame, row);
        if (!result.failure && lots.limit)
            result.failure = explainer_.failure(lots.limit->by_outline, award.frame, row);
    }
    if (!lots.limit) return;
    if (!result.failure) result.failure = explainer_.failure(lots.limit->most_outline, 0, the_case);
    if (!lots.limit->order) return;
    const EntityRows& all = facts_.entities[lots.entity];
    for (std::uint32_t lot = all.begin[the_case]; lot < all.begin[the_case + 1] && !result.failure; ++lot)
        result.failure = explainer_.failure(*lots.limit->order_outline, lots.frame, lot);
}

// Those that come before the winner of a lot; also combinations that hold it, and those that a combination beats.
std::vector<AwardOutcome::PassedOver> DecisionWriter::passed_over(const Outcome& outcome, std::uint32_t the_case,
                                                                  std::uint32_t lot,
                                                                  const std::vector<std::uint32_t>& rows) const {
    const auto& award = *graph_.award;
    const auto& lots = *award.lots;
    const std::uint32_t first = facts_.entities[lots.entity].begin[the_case];
    const std::uint32_t winner = *outcome.parts[lot - first].winner;
    const auto most = judge_.most_lots(evaluation_, the_case);
    const Said plural = phrases::said_noun(graph_.schema.entities[lots.entity].path);
    using phrases::said, phrases::said_names;
    std::vector<AwardOutcome::PassedOver> result;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        if (row == winner || evaluation_.columns[award.admitted].truth[row] != Truth::yes) continue;
        if (!evaluation_.columns[award.total].known(row) || !judge_.reaches_limit(evaluation_, row)) continue;
        const auto its = judge_.lots_of(evaluation_, row);
        if (!its || std::find(its->begin(), its->end(), lot) == its->end()) continue;
        if (its->size() == judge_.lots_of(evaluation_, winner)->size() &&
            judge_.order(evaluation_, row, winner).result != Order::Result::first)
            continue;
        std::vector<std::uint32_t> won;
        for (std::uint32_t k = 0; k < outcome.parts.size(); ++k)
            if (most && outcome.parts[k].winner && judge_.same_owner(evaluation_, *outcome.parts[k].winner, row))
                won.push_back(first + k);
        const Said who = facts_.label(award.entity, row);
        if (most && won.size() + its->size() > *most)
            result.push_back({i, said("{1} comes first, but gets {2} {3} and may have no more than {4}",
                                      {who, plural, said_names(lot_names(won)), std::to_string(*most)})});
        else if (its->size() > 1)
            result.push_back({i, said("what {1} offers for {2} {3} together is not better than the best for each",
                                      {who, plural, said_names(lot_names(*its))})});
        else
            result.push_back(
                {i, said("{1} has the better total here, but all {2} together are awarded better so", {who, plural})});
    }
    return result;
}

void DecisionWriter::write_lots(Decision& decision, std::uint32_t the_case, const Outcome& outcome,
                                const std::vector<std::uint32_t>& rows) const {
    const auto& lots = *graph_.award->lots;
    const std::uint32_t first = facts_.entities[lots.entity].begin[the_case];
    for (std::uint32_t k = 0; k < outcome.parts.size(); ++k) {
        const std::uint32_t lot = first + k;
        LotAward one{facts_.identifier(lots.entity, lot), facts_.label(lots.entity, lot),
                     award(outcome.parts[k], the_case, decision.standings, rows)};
        if (outcome.parts[k].winner && (lots.limit || lots.several))
            one.award.passed_over = passed_over(outcome, the_case, lot, rows);
        decision.lots.push_back(std::move(one));
    }
}

} // namespace voorrang::engine

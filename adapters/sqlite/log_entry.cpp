#include "adapters/sqlite/log_entry.hpp"

#include "adapters/report/decision_json.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::sqlite {

using report::JsonLayout;
using report::JsonWriter;

LogEntry log_entry(const engine::Decision& decision, const report::CaseInfo& info, const report::Places& places,
                   std::string input) {
    LogEntry entry;
    entry.ocid = decision.case_name;
    entry.place = info.place;
    entry.input = std::move(input);
    entry.input_hash = info.input_hash;
    entry.outcome = report::outcome_word(decision);
    if (decision.award && decision.award->winner) entry.winner = decision.standings.at(*decision.award->winner).label;

    std::string winners;
    for (const engine::LotAward& lot : decision.lots)
        if (lot.award.winner)
            winners += (winners.empty() ? "" : "; ") + lot.id + ": " + decision.standings.at(*lot.award.winner).label;
    if (!winners.empty()) entry.winner = winners;

    JsonWriter json(JsonLayout::line);
    report::write_decision(json, decision, info, places, report::explain_nothing, report::telling_kept);
    entry.decision = json.take();

    for (const engine::Standing& standing : decision.standings) {
        JsonWriter explanations(JsonLayout::line);
        report::write_explanations(explanations, standing, places, report::telling_kept);
        entry.explanations.push_back({"standing", standing.id, standing.label, explanations.take()});
    }
    for (const engine::OtherVerdict& other : decision.others) {
        JsonWriter explanations(JsonLayout::line);
        report::write_explanations(explanations, other, places, report::telling_kept);
        entry.explanations.push_back({"other", other.id, other.label, explanations.take()});
    }
    if (decision.award && !decision.award->explanation.text.empty()) {
        JsonWriter explanation(JsonLayout::line);
        report::write_explanation(explanation, decision.award->explanation, places, report::telling_kept);
        entry.explanations.push_back({"award", "", decision.award->name, explanation.take()});
    }
    for (const engine::LotAward& lot : decision.lots) {
        if (lot.award.explanation.text.empty()) continue;
        JsonWriter explanation(JsonLayout::line);
        report::write_explanation(explanation, lot.award.explanation, places, report::telling_kept);
        entry.explanations.push_back({"award", lot.id, lot.award.name, explanation.take()});
    }
    return entry;
}

} // namespace voorrang::sqlite

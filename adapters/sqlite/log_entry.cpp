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
    entry.outcome = decision.award ? report::word(decision.award->state) : "no_award";
    if (decision.award && decision.award->winner) entry.winner = decision.standings.at(*decision.award->winner).label;

    JsonWriter json(JsonLayout::line);
    report::write_decision(json, decision, info, places, report::explain_nothing);
    entry.decision = json.take();

    for (const engine::Standing& standing : decision.standings) {
        JsonWriter explanations(JsonLayout::line);
        report::write_explanations(explanations, standing, places);
        entry.explanations.push_back({"standing", standing.id, standing.label, explanations.take()});
    }
    for (const engine::OtherVerdict& other : decision.others) {
        JsonWriter explanations(JsonLayout::line);
        report::write_explanations(explanations, other, places);
        entry.explanations.push_back({"other", other.id, other.label, explanations.take()});
    }
    if (decision.award && !decision.award->explanation.text.empty()) {
        JsonWriter explanation(JsonLayout::line);
        report::write_explanation(explanation, decision.award->explanation, places);
        entry.explanations.push_back({"award", "", decision.award->name, explanation.take()});
    }
    return entry;
}

} // namespace voorrang::sqlite

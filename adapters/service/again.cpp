#include "adapters/service/again.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/store/damaged.hpp"

#include <set>

namespace voorrang::service {

namespace {

void add(std::set<Question>& out, const std::vector<engine::MissingFact>& missing, const std::string& about,
         const std::string& rule) {
    for (const engine::MissingFact& fact : missing)
        out.insert({fact.fact, fact.subject, fact.pointer, about, rule, fact.sealed});
}

void add(std::set<Question>& out, const std::vector<engine::RuleOutcome>& outcomes, const std::string& about) {
    for (const engine::RuleOutcome& outcome : outcomes) add(out, outcome.missing, about, outcome.rule);
}

} // namespace

Result<Again> decide_again(store::Reader& reader, Shelf& shelf, const store::Decision& row, Persons persons) {
    Result<PolicyPtr> policy = shelf.find(reader, row.policy);
    if (!policy) return policy.error();
    Result<std::optional<std::string>> text = reader.document(row.document);
    if (!text) return text.error();
    const Diagnostic damaged = store::damaged("the document of decision " + std::to_string(row.id) + " can't be read");
    if (!*text) return damaged;
    if (persons == Persons::told) {
        Result<std::string> told = personal::unveil(reader, std::move(**text), personal::In::json);
        if (!told) return told.error();
        **text = std::move(*told);
    }
    auto tree = json::read(**text);
    if (!std::holds_alternative<json::Tree>(tree)) return damaged;
    const ocds::Case document{row.tender, std::move(std::get<json::Tree>(tree)), "", "", {}};
    const Result<engine::Facts> facts = facts_of(**policy, document);
    if (!facts) return facts.error();
    engine::DecideOptions options;
    options.draw_seed = row.draw_seed;
    options.now = row.at;
    Again again{*policy, std::move(engine::Decider((*policy)->graph).decide(*facts, options).front())};
    if (!row.decides_award()) engine::without_award(again.decision);
    return again;
}

std::string logged_text(const Again& again, const store::Decision& row) {
    const report::SourcePlaces places(again.policy->loaded.sources);
    const report::CaseInfo info{again.policy->info, row.draw_seed, "", row.document};
    report::JsonWriter json(report::JsonLayout::canonical);
    report::write_decision(json, again.decision, info, places, report::explain_nothing, report::telling_kept);
    return json.take();
}

Result<std::vector<Question>> questions(const Dossier& dossier, Time now) {
    const Result<engine::Facts> facts = facts_of(*dossier.policy, dossier.document);
    if (!facts) return facts.error();
    engine::DecideOptions options;
    options.now = now;
    const engine::Decision decision = std::move(engine::Decider(dossier.policy->graph).decide(*facts, options).front());
    std::set<Question> found;
    for (const engine::Standing& standing : decision.standings) {
        add(found, standing.outcomes, standing.id);
        add(found, standing.missing, standing.id, "");
    }
    for (const engine::OtherVerdict& other : decision.others) add(found, other.outcomes, "");
    if (decision.award) add(found, decision.award->missing, "", "");
    for (const engine::LotAward& lot : decision.lots) add(found, lot.award.missing, "", "");
    // What a rule asks for needs no second telling.
    std::set<std::pair<std::string, std::string>> by_rules;
    for (const Question& question : found)
        if (!question.rule.empty()) by_rules.insert({question.fact, question.pointer});
    std::erase_if(found, [&](const Question& question) {
        return question.rule.empty() && by_rules.contains({question.fact, question.pointer});
    });
    return std::vector<Question>(found.begin(), found.end());
}

} // namespace voorrang::service

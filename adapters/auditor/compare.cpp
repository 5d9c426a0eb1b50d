#include "adapters/auditor/compare.hpp"

#include "adapters/auditor/compare_facts.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/report/decision_read.hpp"
#include "adapters/report/words.hpp"
#include "adapters/service/dossier.hpp"
#include "adapters/store/damaged.hpp"

#include <map>

namespace voorrang::auditor {

namespace {

using phrases::said;
using phrases::said_value;
using About = Difference::About;

struct Kept {
    store::Decision row;
    report::StoredDecision stored;
    json::Tree document;
};

Result<Kept> read(store::Reader& reader, std::int64_t id) {
    Result<std::optional<store::Decision>> row = reader.decision(id);
    if (!row) return row.error();
    if (!*row) return service::not_found("there is no decision " + std::to_string(id));
    auto stored = report::read_decision((*row)->decision);
    const Result<std::optional<std::string>> text = reader.document((*row)->document);
    if (!text) return text.error();
    auto document = json::read(text->value_or(""));
    if (!stored || !std::holds_alternative<json::Tree>(document))
        return store::damaged("what was kept of decision " + std::to_string(id) + " can't be read");
    return Kept{std::move(**row), std::move(*stored), std::move(std::get<json::Tree>(document))};
}

Said status_said(engine::Status status) {
    switch (status) {
    case engine::Status::admitted:
        return said("admitted");
    case engine::Status::excluded:
        return said("excluded");
    case engine::Status::undetermined:
        return said("undetermined");
    case engine::Status::failed:
        break;
    }
    return said("failed");
}

Said outcome_said(std::string_view word) {
    const auto state = report::award_state_of(word);
    if (!state) return said("no award");
    switch (*state) {
    case engine::AwardState::awarded:
        return said("awarded");
    case engine::AwardState::nobody:
        return said("nobody");
    case engine::AwardState::undetermined:
        return said("undetermined");
    case engine::AwardState::tied:
        return said("tied");
    case engine::AwardState::failed:
        break;
    }
    return said("failed");
}

// What came out, by what it is in English: both decisions have the same names for it.
class Outcomes {
  public:
    explicit Outcomes(const Kept& kept) : decision_(kept.stored.decision) {
        add(said("the outcome"), outcome_said(kept.row.outcome));
        if (decision_.award) add(said("the winner"), winner(*decision_.award));
        for (const engine::LotAward& lot : decision_.lots)
            add(said("the winner of lot {1}", {lot.id}), winner(lot.award));
        for (const engine::Standing& standing : decision_.standings) add_standing(standing);
        for (const engine::OtherVerdict& other : decision_.others)
            add_rules(other.id.empty() ? other.subject : other.id, other.outcomes);
    }

    void note_differences(const Outcomes& after, std::vector<Difference>& found) const {
        for (const auto& [text, outcome] : all_) {
            const auto other = after.all_.find(text);
            const Said now = other == after.all_.end() ? Said() : other->second.value;
            if (outcome.value.text != now.text) found.push_back({About::outcome, outcome.what, outcome.value, now});
        }
        for (const auto& [text, outcome] : after.all_)
            if (!all_.contains(text)) found.push_back({About::outcome, outcome.what, Said(), outcome.value});
    }

  private:
    struct Outcome {
        Said what, value;
    };

    void add(Said what, Said value) {
        if (value.empty()) return;
        std::string text = what.text;
        all_[std::move(text)] = {std::move(what), std::move(value)};
    }
    Said winner(const engine::AwardOutcome& award) const {
        return award.winner ? Said(decision_.standings.at(*award.winner).id) : said("nobody");
    }
    void add_standing(const engine::Standing& standing) {
        add(said("the standing of {1}", {standing.id}), status_said(standing.status));
        if (standing.rank) add(said("the rank of {1}", {standing.id}), said_value(std::to_string(*standing.rank)));
        if (standing.total) add(said("the total of {1}", {standing.id}), said_value(to_exact_text(*standing.total)));
        for (const engine::Score& score : standing.scores)
            if (score.score)
                add(said("the score {1} of {2}", {score.criterion, standing.id}),
                    said_value(to_exact_text(*score.score)));
        add_rules(standing.id, standing.outcomes);
    }
    void add_rules(const std::string& subject, const std::vector<engine::RuleOutcome>& rules) {
        for (const engine::RuleOutcome& rule : rules) {
            add(said("the rule {1} of {2}", {rule.rule, subject}), said_value(std::string(report::word(rule.holds))));
            add(said("the reason of the rule {1} of {2}", {rule.rule, subject}), rule.because);
            add(said("what is owed by the rule {1} of {2}", {rule.rule, subject}), rule.owed);
        }
    }

    const engine::Decision& decision_;
    std::map<std::string, Outcome> all_;
};

void note_policy(const report::PolicyInfo& before, const report::PolicyInfo& after, std::vector<Difference>& found) {
    const auto note = [&](Said what, const std::string& one, const std::string& other) {
        if (one != other) found.push_back({About::policy, std::move(what), Said(one), Said(other)});
    };
    note(said("its name"), before.name, after.name);
    note(said("its version"), before.version, after.version);
    note(said("its texts, by their SHA-256"), before.hash, after.hash);
}

} // namespace

Result<std::vector<Difference>> compare(store::Reader& reader, std::int64_t before, std::int64_t after) {
    const Result<Kept> one = read(reader, before);
    if (!one) return one.error();
    const Result<Kept> other = read(reader, after);
    if (!other) return other.error();
    std::vector<Difference> found;
    note_policy(one->stored.info.policy, other->stored.info.policy, found);
    for (FactDifference& fact : compare_facts(one->document.root(), other->document.root()))
        found.push_back(
            {About::facts, Said(std::move(fact.pointer)), Said(std::move(fact.before)), Said(std::move(fact.after))});
    Outcomes(*one).note_differences(Outcomes(*other), found);
    return found;
}

} // namespace voorrang::auditor

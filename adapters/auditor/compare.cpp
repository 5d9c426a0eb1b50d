#include "adapters/auditor/compare.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/report/decision_read.hpp"
#include "adapters/report/words.hpp"
#include "adapters/service/dossier.hpp"
#include "adapters/store/damaged.hpp"

#include <map>

namespace voorrang::auditor {

namespace {

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

class Comparison {
  public:
    std::vector<Difference> take() { return std::move(found_); }

    void note(const std::string& about, const std::string& what, const std::string& before, const std::string& after) {
        if (before != after) found_.push_back({about, what, before, after});
    }

    void facts(const std::string& pointer, std::optional<json::Ref> before, std::optional<json::Ref> after) {
        const bool both = before && after;
        if (both && before->is_object() && after->is_object()) return members(pointer, *before, *after);
        if (both && before->is_array() && after->is_array()) return elements(pointer, *before, *after);
        note("facts", pointer, before ? json::canonical(*before) : "", after ? json::canonical(*after) : "");
    }

    // What came out, by names that both decisions have: outcomes of rules, standings, totals, scores, winners.
    using Outcomes = std::map<std::string, std::string>;
    void outcomes(const Outcomes& before, const Outcomes& after) {
        for (const auto& [what, value] : before) {
            const auto other = after.find(what);
            note("outcome", what, value, other == after.end() ? "" : other->second);
        }
        for (const auto& [what, value] : after)
            if (!before.contains(what)) note("outcome", what, "", value);
    }

  private:
    static std::string below(const std::string& pointer, std::string_view key) {
        std::string out = pointer + '/';
        for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        return out;
    }

    void members(const std::string& pointer, json::Ref before, json::Ref after) {
        for (const json::Ref member : before.children())
            facts(below(pointer, member.key()), member, after.find(member.key()));
        for (const json::Ref member : after.children())
            if (!before.find(member.key())) facts(below(pointer, member.key()), std::nullopt, member);
    }

    void elements(const std::string& pointer, json::Ref before, json::Ref after) {
        for (std::size_t at = 0; at < std::max(before.size(), after.size()); ++at)
            facts(below(pointer, std::to_string(at)), before.element(at), after.element(at));
    }

    std::vector<Difference> found_;
};

void add_rules(Comparison::Outcomes& out, const std::string& subject, const std::vector<engine::RuleOutcome>& rules) {
    for (const engine::RuleOutcome& rule : rules) {
        std::string text(report::word(rule.holds));
        if (!rule.because.empty()) text += ", " + rule.because.text;
        if (!rule.owed.empty()) text += ", " + rule.owed.text;
        out["rule " + rule.rule + " of " + subject] = std::move(text);
    }
}

Comparison::Outcomes outcomes_of(const Kept& kept) {
    const engine::Decision& decision = kept.stored.decision;
    Comparison::Outcomes out;
    out["decided"] = kept.row.outcome;
    const auto winner = [&](const engine::AwardOutcome& award) {
        return award.winner ? decision.standings.at(*award.winner).id : "nobody";
    };
    if (decision.award) out["winner"] = winner(*decision.award);
    for (const engine::LotAward& lot : decision.lots) out["winner of lot " + lot.id] = winner(lot.award);
    for (const engine::Standing& standing : decision.standings) {
        out["standing of " + standing.id] = std::string(report::word(standing.status)) +
                                            (standing.rank ? ", rank " + std::to_string(*standing.rank) : "");
        if (standing.total) out["total of " + standing.id] = to_exact_text(*standing.total);
        for (const engine::Score& score : standing.scores)
            if (score.score) out["score " + score.criterion + " of " + standing.id] = to_exact_text(*score.score);
        add_rules(out, standing.id, standing.outcomes);
    }
    for (const engine::OtherVerdict& other : decision.others)
        add_rules(out, other.id.empty() ? other.subject : other.id, other.outcomes);
    return out;
}

} // namespace

Result<std::vector<Difference>> compare(store::Reader& reader, std::int64_t before, std::int64_t after) {
    const Result<Kept> one = read(reader, before);
    if (!one) return one.error();
    const Result<Kept> other = read(reader, after);
    if (!other) return other.error();
    Comparison comparison;
    const report::PolicyInfo& policy_before = one->stored.info.policy;
    const report::PolicyInfo& policy_after = other->stored.info.policy;
    comparison.note("policy", "name", policy_before.name, policy_after.name);
    comparison.note("policy", "version", policy_before.version, policy_after.version);
    comparison.note("policy", "sha256", policy_before.hash, policy_after.hash);
    comparison.facts("", one->document.root(), other->document.root());
    comparison.outcomes(outcomes_of(*one), outcomes_of(*other));
    return comparison.take();
}

} // namespace voorrang::auditor

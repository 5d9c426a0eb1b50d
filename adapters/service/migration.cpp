// A running tender goes over to another version of its policy.
#include "adapters/report/words.hpp"
#include "adapters/service/interests.hpp"
#include "adapters/service/tenders.hpp"

namespace voorrang::service {

namespace {

std::optional<engine::Decision> decide(const ShelvedPolicy& policy, const engine::Facts& facts, Time now) {
    if (!policy.graph.award && policy.graph.verdicts.empty()) return std::nullopt;
    engine::DecideOptions options;
    options.now = now;
    return std::move(engine::Decider(policy.graph).decide(facts, options).front());
}

std::string outcome_of(const std::optional<engine::Decision>& decision) {
    return decision ? std::string(report::outcome_word(*decision)) : "no_decision";
}

} // namespace

Result<Tenders::Migration> Tenders::try_migration(store::Reader& reader, const std::string& tender,
                                                  const std::string& policy, const std::string& workflow,
                                                  Time now) const {
    Result<Dossier> before = open_dossier(reader, shelf_, tender);
    if (!before) return before.error();
    if (before->state().final) return not_now("the tender is " + before->instance.state + ", and that is final");
    const Result<PolicyPtr> to = shelf_.find(reader, policy);
    if (!to) return to.error();
    Migration migration{*before, *before, std::nullopt, std::nullopt};
    Dossier& after = migration.after;
    after.policy = *to;
    after.workflow = (*to)->workflow(workflow.empty() ? before->workflow->name : workflow);
    const auto has_state = [&] {
        for (const auto& state : after.workflow->states)
            if (state.name == before->instance.state) return true;
        return false;
    };
    if (after.workflow == nullptr || !has_state())
        return not_now("under that policy there is no state `" + before->instance.state + "` of the workflow `" +
                           (workflow.empty() ? before->workflow->name : workflow) + "`",
                       "name a workflow that has it");
    after.instance.workflow = after.workflow->name;
    const Result<engine::Facts> facts_before = facts_of(*before->policy, before->document);
    if (!facts_before) return facts_before.error();
    const Result<engine::Facts> facts_after = facts_of(**to, before->document);
    if (!facts_after) return facts_after.error();
    migration.decision_before = decide(*before->policy, *facts_before, now);
    migration.decision_after = decide(**to, *facts_after, now);
    return migration;
}

Result<Tenders::Migration> Tenders::migrate(store::Writer& writer, const std::string& tender, const std::string& policy,
                                            const std::string& workflow, const std::string& reason,
                                            const Act& act) const {
    Result<Migration> migration = try_migration(writer, tender, policy, workflow, act.at);
    if (!migration) return migration;
    if (const Result<void> may = has_not_abstained(writer, tender, act); !may) return may.error();
    if (const Result<void> kept = keep_dossier(writer, migration->after, act.at); !kept) return kept.error();
    Journal journal(writer, act);
    const auto entry = journal.add("tender.migrated", tender, [&](report::JsonWriter& json) {
        json.member("reason", reason);
        json.member("policyBefore", migration->before.policy->row.hash);
        json.member("policyHash", migration->after.policy->row.hash);
        json.member("workflow", migration->after.workflow->name);
        json.member("outcomeBefore", outcome_of(migration->decision_before));
        json.member("outcome", outcome_of(migration->decision_after));
    });
    if (!entry) return entry.error();
    return migration;
}

} // namespace voorrang::service

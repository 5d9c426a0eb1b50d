#include "adapters/service/tenders.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/service/interests.hpp"
#include "adapters/store/damaged.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::service {

namespace {

// What only the service itself may say of a tender.
Result<void> check_facts(json::Ref facts) {
    if (!facts.is_object()) return bad_body("`facts` must be an object, a part of a release", "/facts");
    for (const std::string_view key : {"ocid", "bids"})
        if (facts.find(key))
            return bad_body("`" + std::string(key) + "` of a tender can't be set", "/facts/" + std::string(key),
                            key == "bids" ? "bids come in one by one, by those who make them" : "leave it out");
    return {};
}

Result<PolicyPtr> choose_policy(const Shelf& shelf, const std::string& name) {
    if (PolicyPtr chosen = shelf.choose(name)) return chosen;
    std::string names;
    for (const PolicyPtr& each : shelf.in_force()) names += (names.empty() ? "" : ", ") + each->row.name;
    return Diagnostic{Code::no_such_policy,
                      name.empty() ? "no policy is named" : "there is no policy `" + name + "` in force",
                      std::nullopt,
                      "/policy",
                      {},
                      names.empty() ? "load one" : "there are " + names};
}

Result<const graph::Workflow*> choose_workflow(const ShelvedPolicy& policy, const std::string& name) {
    if (const graph::Workflow* workflow = policy.workflow(name)) return workflow;
    std::string names;
    for (const auto& each : policy.graph.workflows) names += (names.empty() ? "" : ", ") + each.name;
    return Diagnostic{Code::no_workflow,
                      "the policy " + policy.row.name +
                          (name.empty() ? " does not have one workflow" : " has no workflow `" + name + "`"),
                      std::nullopt,
                      "/workflow",
                      {},
                      names.empty() ? "use a package that has one: `use nl.open_procedure`" : "it has " + names};
}

// Nobody can try personal values against it.
std::string release_hash(const ShelvedPolicy& policy, json::Ref release) {
    return engine::sha256_hex(
        json::canonical(personal::left_out(*policy.personal, release, personal::Form::release).root()));
}

} // namespace

Result<bool> was_created_from(store::Reader& reader, Shelf& shelf, const std::string& tender, json::Ref release) {
    store::EntryFilter filter;
    filter.tender = tender;
    filter.kinds = {"tender.created"};
    filter.limit = 1;
    const Result<std::vector<store::Entry>> entries = reader.entries(filter);
    if (!entries) return entries.error();
    if (entries->empty()) return false;
    const auto body = json::read(entries->front().body);
    const auto* tree = std::get_if<json::Tree>(&body);
    if (tree == nullptr) return store::damaged("entry " + std::to_string(entries->front().seq) + " can't be read");
    const auto text = [&](std::string_view key) { return std::string(json::text_of(json::member(tree->root(), key))); };
    const std::string hash = text("releaseHash");
    // Before version 5 of the database all of it was hashed.
    if (hash == engine::sha256_hex(json::canonical(release))) return true;
    const Result<PolicyPtr> policy = shelf.find(reader, text("policyHash"));
    if (!policy) return policy.error();
    return hash == release_hash(**policy, release);
}

Result<Dossier> Tenders::create(store::Writer& writer, const NewTender& tender, const Act& act) const {
    const Result<PolicyPtr> policy = choose_policy(shelf_, tender.policy);
    if (!policy) return policy.error();
    const Result<const graph::Workflow*> workflow = choose_workflow(**policy, tender.workflow);
    if (!workflow) return workflow.error();
    const json::Ref release = tender.release.root();
    const auto ocid = release.is_object() ? release.find("ocid") : std::nullopt;
    if (!ocid || !ocid->is_string() || ocid->text().empty())
        return bad_body("the release has no `ocid`", "/release/ocid", "give it one: the name of the tender");
    if (release.find("bids"))
        return bad_body("a new tender has no bids", "/release/bids", "bids come in one by one, by those who make them");

    if (const Result<void> fine = personal::without_tokens(release, "/release"); !fine) return fine.error();

    Dossier dossier;
    dossier.policy = *policy;
    dossier.workflow = *workflow;
    dossier.row.id = std::string(ocid->text());
    Result<json::Tree> apart =
        personal::set_apart(writer, dossier.row.id, *(*policy)->personal, release, personal::Form::release);
    if (!apart) return apart.error();
    dossier.set_document({dossier.row.id, std::move(*apart), "", "", {}});
    const Result<engine::Facts> facts = facts_of(**policy, dossier.document);
    if (!facts) return facts.error();
    const Machines::Lease machine = (*policy)->machine(**workflow);
    const engine::Step begun = machine->begin(dossier.instance, *facts, act.at);
    // It is there, unless the write that brought it into force came to nothing.
    if (const Result<void> kept = writer.add_policy((*policy)->row); !kept) return kept.error();
    if (const Result<void> added = add_dossier(writer, dossier, act.at, {&*facts, &begun.timers}); !added)
        return added.error();
    Journal journal(writer, act);
    const Result<std::int64_t> entry = journal.add("tender.created", dossier.row.id, [&](report::JsonWriter& json) {
        json.member("policy", dossier.policy->row.name).member("version", dossier.policy->row.version);
        json.member("policyHash", dossier.policy->row.hash).member("workflow", dossier.workflow->name);
        json.member("documentHash", engine::sha256_hex(dossier.row.document));
        json.member("releaseHash", release_hash(**policy, release));
    });
    if (!entry) return entry.error();
    if (const Result<std::int64_t> step = write_step(writer, dossier, begun, nullptr, act); !step) return step.error();
    return dossier;
}

Result<Dossier> Tenders::open(store::Reader& reader, const std::string& tender) {
    Result<store::Tender> row = row_of(reader, tender);
    if (!row) return row.error();
    if (std::optional<Dossier> dossier = desk_.take_up(*row)) return std::move(*dossier);
    return dossier_of(reader, shelf_, std::move(*row));
}

Result<EventResult> Tenders::take(store::Writer& writer, Dossier dossier, const NewEvent& said, const Act& act) const {
    NewEvent event = said;
    if (!act.in_role(event.role))
        return Diagnostic{Code::not_allowed,
                          act.user + " does not have the role `" + event.role + "`",
                          std::nullopt,
                          "/role",
                          {},
                          "name a role that the user has"};
    if (event.facts) {
        if (event.role == "bidder")
            return Diagnostic{
                Code::not_allowed, "a bidder brings in a bid, and no other facts", std::nullopt, "/facts", {}, ""};
        if (const Result<void> checked = check_facts(event.facts->root()); !checked) return checked.error();
        Result<json::Tree> apart = facts_apart(writer, dossier, event.facts->root());
        if (!apart) return apart.error();
        event.facts = std::move(*apart);
    }
    if (const Result<void> may = has_not_abstained(writer, dossier.row.id, act); !may) return may.error();
    std::optional<NewBid> bid;
    if (event.bid) {
        Result<NewBid> prepared = prepare_bid(event.bid->root(), *dossier.policy, act);
        if (!prepared) return prepared.error();
        bid = std::move(*prepared);
    }
    Result<Course> course = run_and_open(writer, dossier, {&event, bid ? &*bid : nullptr}, act);
    if (!course) return course.error();
    EventResult result;
    result.step = std::move(course->steps.back());
    course->steps.pop_back();
    dossier.instance = std::move(course->instance);
    // As of the moment at which they were due, so before anything that the event brought.
    if (course->before) dossier.set_document(std::move(*course->before));
    for (const engine::Step& step : course->steps)
        if (const auto entry = write_step(writer, dossier, step, nullptr, act); !entry) return entry.error();
    dossier.set_document(std::move(course->document));
    if (bid && result.step.kind != engine::Step::Kind::refused) {
        BidBox box(writer, master_);
        Result<store::Bid> put = box.put(dossier, *bid, act, course->seal);
        if (!put) return put.error();
        result.bid = std::move(*put);
    }
    const Known known{course->known_facts(), course->timers_told ? &result.step.timers : nullptr};
    if (const Result<void> kept = keep_dossier(writer, dossier, act.at, known); !kept) return kept.error();
    const Result<std::int64_t> entry = write_step(writer, dossier, result.step, bid ? &*bid : nullptr, act);
    if (!entry) return entry.error();
    result.entry = *entry;
    result.dossier = std::move(dossier);
    return result;
}

Result<Dossier> Tenders::correct(store::Writer& writer, const std::string& tender, const json::Tree& said,
                                 const std::string& reason, const Act& act) const {
    if (const Result<void> checked = check_facts(said.root()); !checked) return checked.error();
    Result<Dossier> dossier = open_dossier(writer, shelf_, tender);
    if (!dossier) return dossier;
    if (const Result<void> may = has_not_abstained(writer, tender, act); !may) return may.error();
    const Result<json::Tree> facts = facts_apart(writer, *dossier, said.root());
    if (!facts) return facts.error();
    Result<Course> course = run_and_open(writer, *dossier, {}, act);
    if (!course) return course.error();
    dossier->instance = std::move(course->instance);
    dossier->set_document(std::move(course->document));
    for (const engine::Step& step : course->steps)
        if (const auto entry = write_step(writer, *dossier, step, nullptr, act); !entry) return entry.error();
    if (dossier->state().final) return not_now("the tender is " + dossier->instance.state + ", and that is final");
    Result<ocds::Case> corrected = with_additions(dossier->document, {facts->root(), std::nullopt}, act.at);
    if (!corrected) return corrected.error();
    const std::string before = engine::sha256_hex(dossier->row.document);
    dossier->set_document(std::move(*corrected));
    const Result<engine::Facts> loaded = facts_of(*dossier->policy, dossier->document);
    if (!loaded) return loaded.error();
    if (const Result<void> kept = keep_dossier(writer, *dossier, act.at, {&*loaded, nullptr}); !kept)
        return kept.error();
    const Machines::Lease machine = dossier->policy->machine(*dossier->workflow);
    if (const auto until = end_of_seal(machine->timers(dossier->instance, *loaded))) {
        BidBox box(writer, master_);
        if (const Result<void> moved = box.move_seal(tender, *until); !moved) return moved.error();
    }
    const std::string after = engine::sha256_hex(dossier->row.document);
    if (const Result<void> kept = writer.add_document(after, dossier->row.document); !kept) return kept.error();
    Journal journal(writer, act);
    store::Commits commits;
    commits.add("document", after);
    const auto write_body = [&](report::JsonWriter& json) {
        json.member("reason", reason).member("documentBefore", before);
        json.member("documentHash", after);
        json.member("facts", json::canonical(facts->root()));
    };
    const auto entry = journal.add("tender.corrected", tender, write_body, std::move(commits));
    if (!entry) return entry.error();
    return dossier;
}

std::optional<Tenders::Fired> Tenders::fire(store::Writer& writer, Time now,
                                            const std::vector<std::string>& but) const {
    const Result<std::optional<store::Timer>> timer = writer.first_timer(but);
    if (!timer) return Fired{"", timer.error()};
    if (!*timer || now < (*timer)->at) return std::nullopt;
    const std::string& tender = (*timer)->tender;
    const auto fire_it = [&]() -> Result<void> {
        Result<Dossier> dossier = open_dossier(writer, shelf_, tender);
        if (!dossier) return dossier.error();
        // A state that was entered after its deadline had passed: it passes as the state is entered.
        const Act act{"", "", {}, std::max((*timer)->at, dossier->instance.now)};
        Result<Course> course = run_and_open(writer, *dossier, {}, act);
        if (!course) return course.error();
        if (course->steps.empty())
            return Diagnostic{
                Code::row_damaged, "a deadline of the tender " + tender + " that can't pass", std::nullopt, "", {}, ""};
        dossier->instance = std::move(course->instance);
        dossier->set_document(std::move(course->document));
        if (const Result<void> kept = keep_dossier(writer, *dossier, act.at, {course->known_facts(), nullptr}); !kept)
            return kept.error();
        for (const engine::Step& step : course->steps)
            if (const auto entry = write_step(writer, *dossier, step, nullptr, act); !entry) return entry.error();
        return {};
    };
    return Fired{tender, fire_it()};
}

} // namespace voorrang::service

#include "adapters/service/dossier.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/report/step_text.hpp"
#include "adapters/simulate/course.hpp"
#include "adapters/store/damaged.hpp"

#include <algorithm>

namespace voorrang::service {

namespace {

const graph::Workflow::State* state_named(const graph::Workflow& workflow, const std::string& name) {
    const auto found = std::find_if(workflow.states.begin(), workflow.states.end(),
                                    [&](const auto& state) { return state.name == name; });
    return found == workflow.states.end() ? nullptr : &*found;
}

Diagnostic damaged(const std::string& tender, const std::string& what) {
    return store::damaged("the row of the tender " + tender + " is damaged: its " + what + " can't be read");
}

void fill_row(Dossier& dossier, Time at) {
    report::JsonWriter json(report::JsonLayout::line);
    report::write_instance(json, dossier.instance);
    dossier.row.instance = json.take();
    dossier.row.state = dossier.instance.state;
    dossier.row.paused = dossier.instance.paused;
    dossier.row.finished = dossier.state().final;
    dossier.row.policy = dossier.policy->row.hash;
    dossier.row.workflow = dossier.workflow->name;
    dossier.row.changed = at;
}

// Of the deadlines of its state, those whose moment is known.
Result<void> set_timers(store::Writer& writer, const Dossier& dossier, const engine::Facts* facts) {
    std::vector<store::Timer> rows;
    if (!dossier.state().final && !dossier.state().deadlines.empty()) {
        std::optional<engine::Facts> loaded;
        if (facts == nullptr) {
            Result<engine::Facts> read = facts_of(*dossier.policy, dossier.document);
            if (!read) return read.error();
            facts = &loaded.emplace(std::move(*read));
        }
        const Machines::Lease machine = dossier.policy->machine(*dossier.workflow);
        for (const engine::Timer& timer : machine->timers(dossier.instance, *facts)) {
            if (!timer.at) continue;
            Time passed = *timer.at;
            passed.offset_minutes = 0;
            if (!timer.whole_day) ++passed.microseconds; // at the very moment it is still in time
            rows.push_back({dossier.row.id, passed, timer.to, timer.text});
        }
    }
    return writer.set_timers(dossier.row.id, rows);
}

} // namespace

const graph::Workflow::State& Dossier::state() const { return *state_named(*workflow, instance.state); }

void Dossier::set_document(ocds::Case changed) {
    document = std::move(changed);
    row.document = json::canonical(document.document.root());
}

std::optional<json::Ref> bid_in(const json::Tree& document, const std::string& id) {
    const auto bids = document.root().find("bids");
    const auto details = bids && bids->is_object() ? bids->find("details") : std::nullopt;
    if (!details || !details->is_array()) return std::nullopt;
    for (const json::Ref bid : details->children())
        if (const auto own = bid.is_object() ? bid.find("id") : std::nullopt; own && own->text() == id) return bid;
    return std::nullopt;
}

Diagnostic not_found(std::string message) { return {Code::not_there, std::move(message), std::nullopt, "", {}, ""}; }

Diagnostic not_now(std::string message, std::string help) {
    return {Code::not_now, std::move(message), std::nullopt, "", {}, std::move(help)};
}

Diagnostic bad_body(std::string message, std::string pointer, std::string help) {
    return {Code::bad_body, std::move(message), std::nullopt, std::move(pointer), {}, std::move(help)};
}

Result<Dossier> open_dossier(store::Reader& reader, Shelf& shelf, const std::string& tender) {
    Result<std::optional<store::Tender>> row = reader.tender(tender);
    if (!row) return row.error();
    if (!*row) return not_found("there is no tender " + tender);
    Result<PolicyPtr> policy = shelf.find(reader, (*row)->policy);
    if (!policy) return policy.error();

    Dossier dossier;
    dossier.row = std::move(**row);
    dossier.policy = *policy;
    dossier.workflow = dossier.policy->workflow(dossier.row.workflow);
    if (dossier.workflow == nullptr) return damaged(tender, "workflow");
    auto document = json::read(dossier.row.document);
    if (!std::holds_alternative<json::Tree>(document)) return damaged(tender, "document");
    dossier.document = {tender, std::move(std::get<json::Tree>(document)), "", "", {}};
    auto instance = report::read_instance(dossier.row.instance);
    if (!instance || state_named(*dossier.workflow, instance->state) == nullptr) return damaged(tender, "state");
    dossier.instance = std::move(*instance);
    return dossier;
}

Result<void> add_dossier(store::Writer& writer, Dossier& dossier, Time at, const engine::Facts* facts) {
    dossier.row.created = at;
    dossier.row.revision = 1;
    fill_row(dossier, at);
    if (const Result<void> added = writer.add_tender(dossier.row); !added) return added.error();
    return set_timers(writer, dossier, facts);
}

Result<void> keep_dossier(store::Writer& writer, Dossier& dossier, Time at, const engine::Facts* facts) {
    ++dossier.row.revision;
    fill_row(dossier, at);
    if (const Result<void> changed = writer.change_tender(dossier.row); !changed) return changed.error();
    return set_timers(writer, dossier, facts);
}

Result<engine::Facts> facts_of(const ShelvedPolicy& policy, const ocds::Case& document) {
    engine::FactsBuilder builder(policy.graph.schema, policy.graph.texts);
    if (const Result<void> loaded = ocds::load(document, policy.graph.schema, builder); !loaded) return loaded.error();
    return builder.finish();
}

Result<ocds::Case> with_additions(const ocds::Case& document, const Additions& additions, Time at) {
    json::TreeBuilder line;
    line.begin_object();
    if (additions.facts) {
        line.key("facts");
        line.copy(*additions.facts);
    }
    if (additions.bid) {
        line.key("bid");
        line.copy(*additions.bid);
    }
    line.end();
    simulate::FileEvent event;
    event.event.at = at;
    event.line = line.take();
    return simulate::with_facts(document, event);
}

Result<json::Tree> facts_apart(store::Writer& writer, const Dossier& dossier, json::Ref facts) {
    if (const Result<void> fine = personal::without_tokens(facts, "/facts"); !fine) return fine.error();
    return personal::set_apart(writer, dossier.row.id, *dossier.policy->personal, facts, personal::Form::release);
}

} // namespace voorrang::service

#include "adapters/service/dossier.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
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

Result<std::vector<engine::Timer>> timers_of(const Dossier& dossier, const engine::Facts* facts) {
    const Machines::Lease machine = dossier.policy->machine(*dossier.workflow);
    if (facts != nullptr) return machine->timers(dossier.instance, *facts);
    const Result<engine::Facts> read = facts_of(*dossier.policy, dossier.document);
    if (!read) return read.error();
    return machine->timers(dossier.instance, *read);
}

// Of the deadlines of its state, those whose moment is known.
Result<void> set_timers(store::Writer& writer, Dossier& dossier, const Known& known) {
    if (dossier.state().final || dossier.state().deadlines.empty()) {
        dossier.timers.emplace();
    } else if (known.timers != nullptr) {
        dossier.timers = *known.timers;
    } else {
        Result<std::vector<engine::Timer>> timers = timers_of(dossier, known.facts);
        if (!timers) return timers.error();
        dossier.timers = std::move(*timers);
    }
    std::vector<store::Timer> rows;
    for (const engine::Timer& timer : *dossier.timers) {
        if (!timer.at) continue;
        Time passed = *timer.at;
        passed.offset_minutes = 0;
        if (!timer.whole_day) ++passed.microseconds; // at the very moment it is still in time
        rows.push_back({dossier.row.id, passed, timer.to, timer.text});
    }
    return writer.set_timers(dossier.row.id, rows);
}

} // namespace

const graph::Workflow::State& Dossier::state() const { return *state_named(*workflow, instance.state); }

void Dossier::set_document(ocds::Case changed) {
    document = std::move(changed);
    row.document = json::canonical(document.document.root());
    row_is_kept = false;
    timers.reset();
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

Result<store::Tender> row_of(store::Reader& reader, const std::string& tender) {
    Result<std::optional<store::Tender>> row = reader.tender(tender);
    if (!row) return row.error();
    if (!*row) return not_found("there is no tender " + tender);
    return std::move(**row);
}

Result<Dossier> open_dossier(store::Reader& reader, Shelf& shelf, const std::string& tender) {
    Result<store::Tender> row = row_of(reader, tender);
    if (!row) return row.error();
    return dossier_of(reader, shelf, std::move(*row));
}

Result<Dossier> dossier_of(store::Reader& reader, Shelf& shelf, store::Tender row) {
    Result<PolicyPtr> policy = shelf.find(reader, row.policy);
    if (!policy) return policy.error();

    const std::string tender = row.id;
    Dossier dossier;
    dossier.row = std::move(row);
    dossier.row_is_kept = true;
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

Result<void> add_dossier(store::Writer& writer, Dossier& dossier, Time at, const Known& known) {
    dossier.row.created = at;
    dossier.row.revision = 1;
    fill_row(dossier, at);
    if (const Result<void> added = writer.add_tender(dossier.row); !added) return added.error();
    dossier.row_is_kept = true;
    return set_timers(writer, dossier, known);
}

Result<void> keep_dossier(store::Writer& writer, Dossier& dossier, Time at, const Known& known) {
    ++dossier.row.revision;
    fill_row(dossier, at);
    if (const Result<void> changed = writer.change_tender(dossier.row); !changed) return changed.error();
    dossier.row_is_kept = true;
    return set_timers(writer, dossier, known);
}

Result<engine::Facts> facts_of(const ShelvedPolicy& policy, const ocds::Case& document) {
    return policy.loaders->read(document);
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

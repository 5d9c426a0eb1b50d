// What an event or a deadline brings about, and how it is written down.
#include "adapters/json/write.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/report/step_text.hpp"
#include "adapters/report/words.hpp"
#include "adapters/service/tenders.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::service {

namespace {

using engine::Step;

bool decides(const std::vector<Step>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.decided; });
}

std::string_view kind_of(const Step& step, bool with_bid) {
    switch (step.kind) {
    case Step::Kind::begun:
        return "tender.begun";
    case Step::Kind::elapsed:
        return "timer.passed";
    case Step::Kind::done:
        return with_bid ? "bid.received" : "event.done";
    case Step::Kind::waiting:
        return with_bid ? "bid.waiting" : "event.waiting";
    case Step::Kind::refused:
        break;
    }
    return with_bid ? "bid.refused" : "event.refused";
}

std::optional<std::string> winners(const engine::Decision& decision) {
    const auto winner = [&](const engine::AwardOutcome& award) { return decision.standings.at(*award.winner).id; };
    if (decision.award && decision.award->winner) return winner(*decision.award);
    std::string all;
    for (const engine::LotAward& lot : decision.lots)
        if (lot.award.winner) all += (all.empty() ? "" : "; ") + lot.id + ": " + winner(lot.award);
    return all.empty() ? std::nullopt : std::optional(all);
}

std::string json_list(const std::vector<std::string>& texts) {
    report::JsonWriter json(report::JsonLayout::line);
    json.texts(texts);
    return json.take();
}

store::Decision decision_row(const Dossier& dossier, const Step& step, const report::CaseInfo& info,
                             const report::Places& places) {
    store::Decision row;
    row.tender = dossier.row.id;
    row.at = step.at;
    row.policy = dossier.policy->row.hash;
    row.document = info.input_hash;
    row.decides = json_list(step.decides);
    row.outcome = std::string(report::outcome_word(*step.decision));
    row.winner = winners(*step.decision);
    report::JsonWriter decision(report::JsonLayout::canonical);
    report::write_decision(decision, *step.decision, info, places, report::explain_nothing, report::telling_kept);
    row.decision = decision.take();
    return row;
}

bool any_passed(const std::vector<engine::Timer>& timers, Time now) {
    return std::any_of(timers.begin(), timers.end(), [&](const engine::Timer& timer) { return timer.passed(now); });
}

} // namespace

Result<Tenders::Course> Tenders::run(store::Writer& writer, const Dossier& dossier, const ocds::Case& document,
                                     const Incoming& incoming, const Act& act) const {
    Course course;
    course.instance = dossier.instance;
    course.document = document;
    const Machines::Lease machine = dossier.policy->machine(*dossier.workflow);
    if (&document == &dossier.document && dossier.timers && !any_passed(*dossier.timers, act.at)) {
        course.instance.now = std::max(course.instance.now, act.at);
    } else {
        Result<engine::Facts> before = facts_of(*dossier.policy, document);
        if (!before) return before.error();
        course.steps = machine->advance(course.instance, *before, act.at);
        course.facts = std::move(*before);
    }
    if (incoming.event == nullptr) return course;
    if (!course.steps.empty()) course.before = document;

    const NewEvent& event = *incoming.event;
    Additions additions;
    if (event.facts) additions.facts = event.facts->root();
    // Until when a bid is sealed is asked of the state in which it comes in.
    if (incoming.bid != nullptr) {
        if (!course.facts) {
            Result<engine::Facts> before = facts_of(*dossier.policy, document);
            if (!before) return before.error();
            course.facts = std::move(*before);
        }
        course.seal = end_of_seal(machine->timers(course.instance, *course.facts));
    }
    json::Tree bid;
    if (incoming.bid != nullptr) {
        // Of a bid that is sealed nothing is to stand anywhere else yet.
        const personal::PersonalPlaces& places = *dossier.policy->personal;
        Result<json::Tree> apart =
            course.seal
                ? Result<json::Tree>(personal::left_out(places, incoming.bid->content.root(), personal::Form::bid))
                : personal::set_apart(writer, dossier.row.id, places, incoming.bid->content.root(),
                                      personal::Form::bid);
        if (!apart) return apart.error();
        bid = std::move(*apart);
        additions.bid = bid.root();
    }
    Result<ocds::Case> changed = with_additions(document, additions, act.at);
    if (!changed) return changed.error();
    Result<engine::Facts> facts = facts_of(*dossier.policy, *changed);
    if (!facts) return facts.error();
    course.steps.push_back(
        machine->apply(course.instance, *facts, {act.at, event.event, event.approves, act.user, event.role}));
    const bool refused = course.steps.back().kind == Step::Kind::refused;
    if (refused || (course.seal && !event.facts)) return course;
    if (!course.seal) {
        course.document = std::move(*changed);
        course.facts = std::move(*facts);
        course.timers_told = true;
    } else {
        Result<ocds::Case> without_bid = with_additions(document, {additions.facts, std::nullopt}, act.at);
        if (!without_bid) return without_bid.error();
        course.document = std::move(*without_bid);
        course.facts.reset();
    }
    return course;
}

Result<Tenders::Course> Tenders::run_and_open(store::Writer& writer, const Dossier& dossier, const Incoming& incoming,
                                              const Act& act) const {
    Result<Course> course = run(writer, dossier, dossier.document, incoming, act);
    if (!course || !decides(course->steps)) return course;
    BidBox box(writer, master_);
    const Result<std::vector<store::Bid>> ripe = box.ripe(dossier.row.id, act.at);
    if (!ripe) return ripe.error();
    if (ripe->empty()) return course;
    const Result<ocds::Case> document = box.document_with(dossier, *ripe, act.at);
    if (!document) return document.error();
    Result<Course> opened = run(writer, dossier, *document, incoming, act);
    if (!opened) return opened;
    // With the bids known the event may be refused. They have been looked at all the same.
    if (const Result<void> marked = box.mark_opened(*ripe); !marked) return marked.error();
    Journal journal(writer, act);
    const auto entry = journal.add("bid.opened", dossier.row.id, [&](report::JsonWriter& json) {
        json.key("bids").begin_array();
        for (const store::Bid& bid : *ripe)
            json.begin_object()
                .member("id", bid.id)
                .member("organisation", bid.owner)
                .member("received", to_text(bid.received))
                .member("hash", bid.hash)
                .end_object();
        json.end_array();
    });
    if (!entry) return entry.error();
    return opened;
}

Result<std::int64_t> Tenders::write_step(store::Writer& writer, const Dossier& dossier, const Step& step,
                                         const NewBid* bid, const Act& act) const {
    const report::SourcePlaces places(dossier.policy->loaded.sources);
    const std::string& document = dossier.row.document;
    const std::string hash = engine::sha256_hex(document);
    const report::CaseInfo info{dossier.policy->info, "", "", hash};
    report::JsonWriter json(report::JsonLayout::canonical);
    json.begin_object().member("documentHash", hash).member("policyHash", dossier.policy->row.hash);
    if (bid != nullptr)
        json.key("bid")
            .begin_object()
            .member("id", bid->id)
            .member("organisation", act.organisation)
            .member("hash", bid->hash)
            .end_object();
    report::write_step(json.key("step"), step, info, places, false, Language::en);
    json.end_object();
    store::Commits commits;
    if (bid != nullptr && step.kind != Step::Kind::refused) {
        const Result<std::optional<store::Bid>> came_in = writer.bid(dossier.row.id, bid->id);
        if (!came_in) return came_in.error();
        if (*came_in) commits.add("bid", store::row_hash(**came_in));
    }
    store::Decision row;
    if (step.decision) {
        row = decision_row(dossier, step, info, places);
        commits.add("decision", store::row_hash(row));
    }
    // Decisions are made again from their documents, and releases are written from those of each change of state.
    const bool moved = !step.before.empty() && step.before != step.after;
    const bool kept = moved || step.decision;
    if (kept) commits.add("document", hash);
    Journal journal(writer, act);
    const std::string_view kind = kind_of(step, bid != nullptr);
    const Result<std::int64_t> entry =
        dossier.row_is_kept ? journal.add_body(kind, dossier.row, json.take(), step.at, std::move(commits))
                            : journal.add_body(kind, dossier.row.id, json.take(), step.at, std::move(commits));
    if (!entry) return entry;
    if (kept)
        if (const Result<void> added = writer.add_document(hash, document); !added) return added.error();
    if (!step.decision) return entry;

    row.entry = *entry;
    if (const Result<std::int64_t> id = writer.add_decision(row); !id) return id.error();
    return entry;
}

} // namespace voorrang::service

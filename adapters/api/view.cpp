#include "adapters/api/view.hpp"

#include "adapters/json/write.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::api {

using auth::Phase;
using auth::Reach;

namespace {

bool has_decided_award(const store::Decision& decision) {
    return decision.decides.find("\"award\"") != std::string::npos;
}

// The last time that the award was decided, if it was.
const store::Decision* award_of(const std::vector<store::Decision>& decisions) {
    const auto found = std::find_if(decisions.rbegin(), decisions.rend(), has_decided_award);
    return found == decisions.rend() ? nullptr : &*found;
}

bool is_tenderer_only(json::Ref party) {
    const auto roles = party.is_object() ? party.find("roles") : std::nullopt;
    if (!roles || !roles->is_array() || roles->size() == 0) return false;
    for (const json::Ref role : roles->children())
        if (role.text() != "tenderer") return false;
    return true;
}

bool has_id(json::Ref object, std::string_view id) {
    const auto own = object.is_object() ? object.find("id") : std::nullopt;
    return own && own->text() == id;
}

bool is_bid_of(json::Ref bid, std::string_view organisation) {
    const auto tenderers = bid.is_object() ? bid.find("tenderers") : std::nullopt;
    if (!tenderers || !tenderers->is_array()) return false;
    for (const json::Ref tenderer : tenderers->children())
        if (has_id(tenderer, organisation)) return true;
    return false;
}

// `keep` says of each element of an array whether it stays.
template <class Keep>
void copy_some(json::TreeBuilder& out, json::Ref array, Keep keep) {
    out.begin_array();
    if (array.is_array())
        for (const json::Ref element : array.children())
            if (keep(element)) out.copy(element);
    out.end();
}

void copy_without_assessments(json::TreeBuilder& out, json::Ref bid) {
    out.begin_object();
    for (const json::Ref member : bid.children()) {
        if (member.key() == "assessments") continue;
        out.key(member.key());
        out.copy(member);
    }
    out.end();
}

} // namespace

Result<Phase> phase_of(store::Reader& store, const service::Dossier& dossier) {
    const auto& passages = dossier.instance.passages;
    const Result<std::vector<store::Decision>> decisions = store.decisions(dossier.row.id);
    if (!decisions) return decisions.error();
    if (const store::Decision* award = award_of(*decisions)) {
        const bool gone_on =
            std::any_of(passages.begin(), passages.end(), [&](const auto& passage) { return award->at < passage.at; });
        return gone_on ? Phase::announced : Phase::assessed;
    }
    const Result<std::vector<store::Bid>> bids = store.bids(dossier.row.id);
    if (!bids) return bids.error();
    if (std::any_of(bids->begin(), bids->end(),
                    [](const auto& bid) { return bid.sealed_until && bid.status == store::BidStatus::opened; }))
        return Phase::opened;
    // Where nothing is decided yet, or there were no bids to open, something decided says that their time is over.
    if (!decisions->empty()) return Phase::opened;
    return passages.size() > 1 ? Phase::published : Phase::draft;
}

OrProblem<Seen> see(store::Reader& store, service::Shelf& shelf, const auth::Identity& identity, Operation operation,
                    const std::string& tender) {
    Result<service::Dossier> dossier = service::open_dossier(store, shelf, tender);
    if (!dossier) return problem_of(dossier.error());
    const Result<Phase> phase = phase_of(store, *dossier);
    if (!phase) return problem_of(phase.error());
    const auth::Verdict verdict = auth::decide(operation, &identity, {*phase, true});
    if (verdict != auth::Verdict::allowed) return problem_of(verdict, &identity, "tender " + tender);
    return Seen{std::move(*dossier), *phase, auth::reach(operation, identity.roles, *phase)};
}

json::Tree shown_document(const Seen& seen, const auth::Identity& identity) {
    const Reach bids = auth::reach(Operation::read_bid, identity.roles, seen.phase);
    const bool assessments = auth::reach(Operation::read_assessments, identity.roles, seen.phase) == Reach::all;
    json::TreeBuilder out;
    out.begin_object();
    for (const json::Ref member : seen.dossier.document.document.root().children()) {
        if (member.key() == "bids" && bids == Reach::none) continue;
        out.key(member.key());
        if (member.key() == "parties" && bids != Reach::all) {
            copy_some(out, member, [&](json::Ref party) {
                return !is_tenderer_only(party) || (bids == Reach::own && has_id(party, identity.organisation));
            });
        } else if (member.key() == "bids" && member.is_object()) {
            out.begin_object();
            for (const json::Ref part : member.children()) {
                if (part.key() != "details" && bids != Reach::all) continue; // figures about all bids
                out.key(part.key());
                if (part.key() != "details" || !part.is_array()) {
                    out.copy(part);
                    continue;
                }
                out.begin_array();
                for (const json::Ref bid : part.children()) {
                    if (bids != Reach::all && !is_bid_of(bid, identity.organisation)) continue;
                    assessments ? out.copy(bid) : copy_without_assessments(out, bid);
                }
                out.end();
            }
            out.end();
        } else {
            out.copy(member);
        }
    }
    out.end();
    return out.take();
}

void write_raw(report::JsonWriter& json, json::Ref value) {
    using json::Kind;
    switch (value.kind()) {
    case Kind::object:
        json.begin_object();
        for (const json::Ref member : value.children()) {
            json.key(member.key());
            write_raw(json, member);
        }
        json.end_object();
        return;
    case Kind::array:
        json.begin_array();
        for (const json::Ref element : value.children()) write_raw(json, element);
        json.end_array();
        return;
    case Kind::string:
        json.text(value.text());
        return;
    case Kind::number:
        json.number(value.text());
        return;
    case Kind::boolean:
        json.boolean(value.boolean());
        return;
    case Kind::null:
        json.null();
        return;
    }
}

void write_raw(report::JsonWriter& json, std::string_view written) { json.number(written); }

void write_tender(report::JsonWriter& json, const Seen& seen, const auth::Identity& identity,
                  const std::vector<store::Timer>& timers, bool with_release) {
    const service::Dossier& dossier = seen.dossier;
    json.member("id", dossier.row.id);
    json.key("policy")
        .begin_object()
        .member("name", dossier.policy->row.name)
        .member("version", dossier.policy->row.version);
    json.member("hash", dossier.policy->row.hash).end_object();
    json.member("workflow", dossier.workflow->name).member("state", dossier.instance.state);
    json.member("phase", auth::phase_names[static_cast<std::size_t>(seen.phase)]);
    json.key("paused").boolean(dossier.instance.paused).key("finished").boolean(dossier.state().final);
    json.member("created", to_text(dossier.row.created));
    json.key("passages").begin_array();
    for (const auto& passage : dossier.instance.passages) {
        json.begin_object().member("state", passage.state).member("time", to_text(passage.at)).member("by", passage.by);
        if (passage.until) json.member("deadline", *passage.until);
        json.end_object();
    }
    json.end_array();
    // Who has acted is for those who work on it.
    if (auth::reach(Operation::read_log, identity.roles, seen.phase) == Reach::all) {
        json.key("pending").begin_array();
        for (const auto& pending : dossier.instance.pending) {
            json.begin_object().member("event", pending.event).key("acted").begin_array();
            for (const auto& act : pending.acted)
                json.begin_object()
                    .member("person", act.person)
                    .member("role", act.role)
                    .member("time", to_text(act.at))
                    .end_object();
            json.end_array().key("approved").begin_array();
            for (const auto& act : pending.approved)
                json.begin_object()
                    .member("person", act.person)
                    .member("role", act.role)
                    .member("time", to_text(act.at))
                    .end_object();
            json.end_array().end_object();
        }
        json.end_array();
    }
    json.key("timers").begin_array();
    for (const store::Timer& timer : timers)
        json.begin_object()
            .member("to", timer.to)
            .member("deadline", timer.text)
            .member("passesAt", to_text(timer.at))
            .end_object();
    json.end_array();
    json.key("events").begin_array();
    for (const auto& event : dossier.state().events) {
        json.begin_object().member("name", event.name);
        event.by.role.empty() ? json.key("by").null() : json.member("by", event.by.role);
        json.key("quorum").integer(event.by.quorum);
        json.key("approvals").begin_array();
        for (const auto& by : event.approvals)
            json.begin_object().member("by", by.role).key("quorum").integer(by.quorum).end_object();
        json.end_array().end_object();
    }
    json.end_array();
    if (!with_release) return;
    const json::Tree shown = shown_document(seen, identity);
    write_raw(json.key("release"), shown.root());
}

std::string tender_json(const Seen& seen, const auth::Identity& identity, const std::vector<store::Timer>& timers) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object();
    write_tender(json, seen, identity, timers, true);
    json.end_object();
    return json.take();
}

OrProblem<store::Page> page_of(const Request& request) {
    store::Page page;
    if (const auto after = request.query("after")) page.after = std::string(*after);
    if (const auto limit = request.query("limit")) {
        const auto read = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
        if (read.ec != std::errc() || read.ptr != limit->data() + limit->size() || page.limit < 1 || page.limit > 500)
            return http::problem(http::problems::bad_request, "`limit` must be a number from 1 to 500");
    }
    return page;
}

std::string list_json(const std::function<void(report::JsonWriter&)>& items, const std::optional<std::string>& next) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("items").begin_array();
    items(json);
    json.end_array();
    if (next) json.member("next", *next);
    json.end_object();
    return json.take();
}

} // namespace voorrang::api

#include "adapters/api/view.hpp"

#include "adapters/json/write.hpp"
#include "adapters/service/public_copy.hpp"
#include "adapters/service/publication.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::api {

using auth::Phase;
using auth::Reach;

namespace {

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

bool has_role(json::Ref party, std::string_view role) {
    const auto roles = party.is_object() ? party.find("roles") : std::nullopt;
    if (!roles || !roles->is_array()) return false;
    const auto all = roles->children();
    return std::any_of(all.begin(), all.end(), [&](json::Ref each) { return each.text() == role; });
}

// What a user may see of the bids and bidders in a release.
class Sight {
  public:
    Sight(Phase phase, const auth::Identity& identity)
        : bids_(auth::reach(Operation::read_bid, identity.roles, phase)),
          ever_(auth::reach(Operation::read_bid, identity.roles, Phase::announced)),
          assessments_(auth::reach(Operation::read_assessments, identity.roles, phase) == Reach::all),
          organisation_(identity.organisation) {}

    bool all_bids() const { return bids_ == Reach::all; }
    bool sees_bid(json::Ref bid) const { return all_bids() || (bids_ == Reach::own && is_bid_of(bid, organisation_)); }
    bool sees_party(json::Ref party) const {
        return all_bids() || !is_tenderer_only(party) || (bids_ == Reach::own && has_id(party, organisation_));
    }

    void copy_party(json::TreeBuilder& out, json::Ref party) const {
        const bool whole = ever_ == Reach::all || has_id(party, organisation_) || has_role(party, "buyer") ||
                           has_role(party, "procuringEntity") || !party.is_object();
        if (whole) return out.copy(party);
        out.begin_object();
        for (const json::Ref member : party.children()) {
            if (member.key() != "id" && member.key() != "name" && member.key() != "roles") continue;
            out.key(member.key());
            if (member.key() != "roles" || !member.is_array()) {
                out.copy(member);
                continue;
            }
            out.begin_array();
            for (const json::Ref role : member.children())
                if (role.text() != "tenderer") out.copy(role);
            out.end();
        }
        out.end();
    }

    void copy_bid(json::TreeBuilder& out, json::Ref bid) const {
        if (assessments_ || !bid.is_object()) return out.copy(bid);
        out.begin_object();
        for (const json::Ref member : bid.children()) {
            if (member.key() == "assessments") continue;
            out.key(member.key());
            out.copy(member);
        }
        out.end();
    }

  private:
    Reach bids_, ever_;
    bool assessments_;
    const std::string& organisation_;
};

// A member that is a list, with those of its elements that are seen; without any it is left out, unless all are seen.
template <class Sees, class Copy>
void copy_seen(json::TreeBuilder& out, json::Ref list, bool all, Sees sees, Copy copy) {
    if (!list.is_array()) {
        if (!all) return;
        out.key(list.key());
        return out.copy(list);
    }
    const auto elements = list.children();
    if (!all && std::none_of(elements.begin(), elements.end(), sees)) return;
    out.key(list.key());
    out.begin_array();
    for (const json::Ref element : elements)
        if (sees(element)) copy(element);
    out.end();
}

std::optional<json::Ref> bids_of(json::Ref release) {
    const auto bids = release.find("bids");
    return bids && bids->is_object() ? bids->find("details") : std::nullopt;
}

bool sees_any_bid(const Sight& sight, json::Ref release) {
    const auto details = bids_of(release);
    if (!details || !details->is_array()) return false;
    for (const json::Ref bid : details->children())
        if (sight.sees_bid(bid)) return true;
    return false;
}

// Somebody who does not work on the tender: bidders, writers of policies, roles that only a workflow knows.
bool is_outside(const Seen& seen, const auth::Identity& identity) {
    return auth::reach(Operation::read_log, identity.roles, seen.phase) != Reach::all;
}

} // namespace

Result<Phase> phase_of(store::Reader& store, const service::Dossier& dossier) {
    const auto& passages = dossier.instance.passages;
    const Result<store::Progress> progress = store.progress(dossier.row.id);
    if (!progress) return progress.error();
    if (progress->award) {
        // From a final state it can't go on: what led there is told at once.
        const auto is_later = [&](const auto& passage) { return *progress->award < passage.at; };
        const bool gone_on = dossier.state().final || std::any_of(passages.begin(), passages.end(), is_later);
        return gone_on ? Phase::announced : Phase::assessed;
    }
    // While bids are awaited they are sealed; that nothing of them is looked at then keeps the time of an answer the
    // same.
    const auto& events = dossier.state().events;
    const bool awaits_bids =
        std::any_of(events.begin(), events.end(), [](const auto& event) { return !event.doing.admits.empty(); });
    const Phase before = service::was_published(*dossier.workflow, passages) ? Phase::published : Phase::draft;
    if (awaits_bids && !progress->decided) return before;
    const Result<std::vector<store::Bid>> bids = store.bids(dossier.row.id);
    if (!bids) return bids.error();
    if (std::any_of(bids->begin(), bids->end(),
                    [](const auto& bid) { return bid.sealed_until && bid.status == store::BidStatus::opened; }))
        return Phase::opened;
    // Where nothing is decided yet, or there were no bids to open, something decided says that their time is over.
    return progress->decided ? Phase::opened : before;
}

OrProblem<Seen> see(store::Reader& store, service::Shelf& shelf, const auth::Identity& identity, Operation operation,
                    const std::string& tender) {
    Result<service::Dossier> dossier = service::open_dossier(store, shelf, tender);
    if (!dossier) return problem_of(dossier.error());
    return see(store, identity, operation, std::move(*dossier));
}

OrProblem<Seen> see(store::Reader& store, const auth::Identity& identity, Operation operation,
                    service::Dossier dossier) {
    const Result<Phase> phase = phase_of(store, dossier);
    if (!phase) return problem_of(phase.error());
    const auth::Verdict verdict = auth::decide(operation, &identity, {*phase, true});
    if (verdict != auth::Verdict::allowed) return problem_of(verdict, &identity, "tender " + dossier.row.id);
    const auth::Reach reach = auth::reach(operation, identity.roles, *phase);
    return Seen{std::move(dossier), *phase, reach};
}

json::Tree shown_document(const Seen& seen, const auth::Identity& identity) {
    const json::Ref release = seen.dossier.document.document.root();
    const Sight sight(seen.phase, identity);
    const bool outside = is_outside(seen, identity);
    std::optional<service::HiddenPlaces> hidden;
    if (outside) hidden.emplace(*seen.dossier.policy->loaded.policy);
    const service::PublicCopy notice = outside ? service::PublicCopy(*hidden) : service::PublicCopy();
    json::TreeBuilder out;
    const auto copy_bids = [&](json::Ref list) {
        copy_seen(
            out, list, sight.all_bids(), [&](json::Ref bid) { return sight.sees_bid(bid); },
            [&](json::Ref bid) { sight.copy_bid(out, bid); });
    };
    out.begin_object();
    for (const json::Ref member : release.children()) {
        const bool of_award = member.key() == "awards" || member.key() == "contracts";
        if (outside && of_award && seen.phase != Phase::announced) continue;
        if (outside && member.key() != "parties" && member.key() != "bids") {
            notice.copy_member(out, member);
        } else if (member.key() == "parties") {
            copy_seen(
                out, member, sight.all_bids(), [&](json::Ref party) { return sight.sees_party(party); },
                [&](json::Ref party) { sight.copy_party(out, party); });
        } else if (member.key() == "bids" && member.is_object()) {
            if (!sight.all_bids() && !sees_any_bid(sight, release)) continue;
            out.key("bids");
            out.begin_object();
            for (const json::Ref part : member.children()) {
                if (part.key() == "details") {
                    copy_bids(part);
                } else if (sight.all_bids()) { // figures about all bids
                    out.key(part.key());
                    out.copy(part);
                }
            }
            out.end();
        } else if (member.key() != "bids" || sight.all_bids()) {
            out.key(member.key());
            out.copy(member);
        }
    }
    out.end();
    return out.take();
}

ShownPlaces::ShownPlaces(json::Ref release, Phase phase, const auth::Identity& identity) {
    const Sight sight(phase, identity);
    all_bids_ = sight.all_bids();
    const auto places = [](std::optional<json::Ref> list, auto sees) {
        Places found;
        std::size_t shown = 0;
        if (list && list->is_array())
            for (const json::Ref element : list->children())
                found.push_back(sees(element) ? std::optional(shown++) : std::nullopt);
        return found;
    };
    parties_ = places(release.find("parties"), [&](json::Ref party) { return sight.sees_party(party); });
    bids_ = places(bids_of(release), [&](json::Ref bid) { return sight.sees_bid(bid); });
}

std::optional<std::string> ShownPlaces::at(std::string_view pointer) const {
    constexpr std::string_view parties = "/parties/", bids = "/bids/", details = "/bids/details/";
    const bool of_bids = pointer.starts_with(bids);
    if (of_bids && !pointer.starts_with(details)) return all_bids_ ? std::optional(std::string(pointer)) : std::nullopt;
    if (!of_bids && !pointer.starts_with(parties)) return std::string(pointer);
    const std::string_view list = of_bids ? details : parties;
    const std::string_view rest = pointer.substr(list.size());
    std::size_t index = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), index);
    const Places& places = of_bids ? bids_ : parties_;
    if (read.ec != std::errc() || index >= places.size() || !places[index]) return std::nullopt;
    return std::string(list) + std::to_string(*places[index]) + std::string(read.ptr, rest.data() + rest.size());
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
    if (!is_outside(seen, identity)) {
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

OrProblem<Language> language_of(const Request& request, const service::ShelvedPolicy& policy) {
    const auto asked = request.query("lang");
    if (!asked) return language_of_code(policy.loaded.policy->packages.front().language).value_or(Language::en);
    const auto language = language_of_code(*asked);
    if (!language) return http::problem(http::problems::bad_request, "`lang` must be en or nl");
    return *language;
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

#include "adapters/api/endpoints.hpp"
#include "adapters/api/events.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"

#include <algorithm>

namespace voorrang::api {

namespace {

// The event by which bids come in, where the tender is now or was.
std::string admitting_event(const graph::Workflow& workflow, const std::string& state) {
    std::string any;
    for (const auto& each : workflow.states)
        for (const auto& event : each.events) {
            if (event.doing.admits.empty()) continue;
            if (each.name == state) return event.name;
            if (any.empty()) any = event.name;
        }
    return any;
}

void write_bid(report::JsonWriter& json, const store::Bid& bid, const json::Tree* document) {
    json.begin_object()
        .member("id", bid.id)
        .member("organisation", bid.owner)
        .member("received", to_text(bid.received));
    json.member("status", store::bid_status_words[static_cast<std::size_t>(bid.status)]).member("sha256", bid.hash);
    json.key("sealedUntil");
    bid.sealed_until ? json.text(to_text(*bid.sealed_until)) : json.null();
    if (document != nullptr)
        if (const auto content = service::bid_in(*document, bid.id)) write_raw(json.key("bid"), *content);
    json.end_object();
}

bool may_see(const Seen& seen, const auth::Identity& identity, const store::Bid& bid) {
    return seen.reach == auth::Reach::all || (!identity.organisation.empty() && bid.owner == identity.organisation);
}

OrProblem<Response> submit(const Writing& in, const Parts& parts) {
    OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    Result<service::Dossier> dossier = parts.tenders.open(in.store, in.path("tender"));
    if (!dossier) return problem_of(dossier.error());
    OrProblem<Seen> seen = see(in.store, *in.identity, Operation::submit_bid, std::move(*dossier));
    if (!seen) return seen.error();
    service::NewEvent event;
    event.event = admitting_event(*seen->dossier.workflow, seen->dossier.instance.state);
    if (event.event.empty()) return problem_of(service::not_now("the workflow of this tender takes no bids"));
    event.bid = std::move(*body);
    return take_event(in, parts, std::move(seen->dossier), std::move(event));
}

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::list_bids, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<store::Bid>> bids = in.store.bids(in.path("tender"));
    if (!bids) return problem_of(bids.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::Bid& bid : *bids)
                                                if (may_see(*seen, *in.identity, bid)) write_bid(json, bid, nullptr);
                                        },
                                        std::nullopt));
}

OrProblem<Response> read(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_bid, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::optional<store::Bid>> bid = in.store.bid(in.path("tender"), in.path("bid"));
    if (!bid) return problem_of(bid.error());
    if (!*bid || !may_see(*seen, *in.identity, **bid))
        return http::problem(http::problems::not_found, "there is no bid " + in.path("bid"));
    const json::Tree document = shown_document(*seen, *in.identity);
    report::JsonWriter json(report::JsonLayout::line);
    write_bid(json, **bid, &document);
    return http::json_response(200, json.take());
}

OrProblem<Response> withdraw(const Writing& in, const Parts& parts) {
    const OrProblem<Seen> seen = see(in.store, parts.shelf, *in.identity, Operation::withdraw_bid, in.path("tender"));
    if (!seen) return seen.error();
    const Result<void> done = parts.tenders.withdraw(in.store, in.path("tender"), in.path("bid"), in.act);
    if (!done) return problem_of(done.error());
    return http::no_content();
}

OrProblem<Response> assess(const Writing& in, const Parts& parts) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Seen> seen = see(in.store, parts.shelf, *in.identity, Operation::assess, in.path("tender"));
    if (!seen) return seen.error();
    const Result<service::Dossier> assessed =
        parts.tenders.assess(in.store, in.path("tender"), in.path("bid"), *body, in.act);
    if (!assessed) return problem_of(assessed.error());
    return http::no_content();
}

OrProblem<Response> assessments(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_assessments, in.path("tender"));
    if (!seen) return seen.error();
    const auto bid = service::bid_in(seen->dossier.document.document, in.path("bid"));
    if (!bid) return http::problem(http::problems::not_found, "there is no opened bid " + in.path("bid"));
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            const auto all = bid->find("assessments");
                                            if (!all || !all->is_array()) return;
                                            for (const json::Ref each : all->children()) {
                                                const auto by = each.is_object() ? each.find("assessor") : std::nullopt;
                                                if (seen->reach == auth::Reach::all ||
                                                    (by && by->text() == in.identity->called))
                                                    write_raw(json, each);
                                            }
                                        },
                                        std::nullopt));
}

} // namespace

void add_bids(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    const std::string bids = "/v1/tenders/{tender}/bids", bid = bids + "/{bid}";
    router.add(Method::get, bids,
               host.reading(Operation::list_bids, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(Method::post, bids,
               host.writing(Operation::submit_bid, [&](const Writing& in) { return submit(in, parts); }));
    router.add(Method::get, bid,
               host.reading(Operation::read_bid, [&](const Reading& in) { return read(in, parts.shelf); }));
    router.add(Method::remove, bid,
               host.writing(Operation::withdraw_bid, [&](const Writing& in) { return withdraw(in, parts); }));
    router.add(Method::get, bid + "/assessments", host.reading(Operation::read_assessments, [&](const Reading& in) {
        return assessments(in, parts.shelf);
    }));
    router.add(Method::post, bid + "/assessments",
               host.writing(Operation::assess, [&](const Writing& in) { return assess(in, parts); }));
}

} // namespace voorrang::api

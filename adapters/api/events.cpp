#include "adapters/api/events.hpp"
#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/report/step_text.hpp"

namespace voorrang::api {

namespace {

// The roles that the workflow gives an event, or its approval, wherever it is open.
std::vector<std::string> roles_for(const graph::Workflow& workflow, const std::string& event, bool approves) {
    std::vector<std::string> roles;
    for (const auto& state : workflow.states)
        for (const auto& each : state.events) {
            if (each.name != event) continue;
            if (!approves && !each.by.role.empty()) roles.push_back(each.by.role);
            if (approves)
                for (const auto& by : each.approvals) roles.push_back(by.role);
        }
    return roles;
}

http::Response refused(const Request& request, const service::EventResult& result, const EntryNames& entries) {
    http::Problem made = http::problem(problems::refused, result.step.reason.text);
    made.errors.push_back(
        {std::string(engine::word(result.step.refusal)), "/event", std::nullopt, result.step.reason.text, ""});
    Response response = to_response(made, request);
    response.set("X-Log-Entry", entries.of(result.entry));
    return response;
}

} // namespace

std::string receipt_json(const store::Bid& bid, const std::string& entry) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("id", bid.id).member("tender", bid.tender).member("organisation", bid.owner);
    json.member("received", to_text(bid.received)).member("sha256", bid.hash).key("sealedUntil");
    bid.sealed_until ? json.text(to_text(*bid.sealed_until)) : json.null();
    json.member("entry", entry).end_object();
    return json.take();
}

namespace {

// Where in the body of the request it stands. What is wrong with an event is told by its members, what is wrong with
// facts by their place in the release; and where bids are brought in, the body is the bid itself.
Diagnostic in_body(const service::NewEvent& event, Diagnostic diagnostic) {
    constexpr std::string_view bid = "/bid";
    if (event.bid) {
        if (diagnostic.place == bid || diagnostic.place.starts_with("/bid/")) diagnostic.place.erase(0, bid.size());
        return diagnostic;
    }
    const bool of_the_event = diagnostic.code == Code::bad_body || diagnostic.code == Code::not_allowed;
    return of_the_event ? diagnostic : below("/facts", std::move(diagnostic));
}

} // namespace

OrProblem<Response> take_event(const Writing& in, const Parts& parts, service::Dossier dossier,
                               service::NewEvent event) {
    OrProblem<Seen> before = see(in.store, *in.identity, Operation::do_event, std::move(dossier));
    if (!before) return before.error();
    if (event.role.empty()) {
        const auto role =
            auth::may_do_event(*in.identity, roles_for(*before->dossier.workflow, event.event, event.approves));
        // Without one the workflow says who may.
        event.role = role.value_or(in.identity->roles.empty() ? "" : in.identity->roles.front());
    }
    Result<service::EventResult> result = parts.tenders.take(in.store, std::move(before->dossier), event, in.act);
    if (!result) return problem_of(in_body(event, result.error()));
    if (result->step.kind == engine::Step::Kind::refused) {
        parts.tenders.lay_down(std::move(result->dossier));
        return refused(in.request, *result, parts.entries);
    }
    if (result->bid) {
        parts.tenders.lay_down(std::move(result->dossier));
        return http::created("/v1/tenders/" + in.path("tender") + "/bids/" + result->bid->id,
                             receipt_json(*result->bid, parts.entries.of(result->entry)));
    }

    OrProblem<Seen> seen = see(in.store, *in.identity, Operation::read_tender, std::move(result->dossier));
    if (!seen) return seen.error();
    const Result<std::vector<store::Timer>> timers = in.store.timers(in.path("tender"));
    if (!timers) return problem_of(timers.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("outcome", engine::word(result->step.kind)).member("before", result->step.before);
    json.member("after", result->step.after)
        .member("waitsFor",
                result->step.kind == engine::Step::Kind::waiting ? result->step.reason.text : std::string());
    json.member("because", result->step.because.text).key("cites").texts(result->step.cites);
    json.member("entry", parts.entries.of(result->entry)).key("tender").begin_object();
    write_tender(json, *seen, *in.identity, *timers, false);
    json.end_object().end_object();
    parts.tenders.lay_down(std::move(seen->dossier));
    return http::json_response(200, json.take());
}

void add_events(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    router.add(http::Method::post, "/v1/tenders/{tender}/events",
               host.writing(Operation::do_event, [&](const Writing& in) -> OrProblem<Response> {
                   const OrProblem<json::Tree> body = http::json_body(in.request);
                   if (!body) return body.error();
                   const OrProblem<Fields> fields = Fields::read(*body, {"event", "approve", "role", "facts"});
                   if (!fields) return fields.error();
                   service::NewEvent event;
                   event.event = fields->text("event");
                   event.approves = fields->truth_or("approve", false);
                   event.role = fields->text_or("role", "");
                   event.facts = fields->tree("facts");
                   if (fields->flaw()) return *fields->flaw();
                   Result<service::Dossier> dossier = parts.tenders.open(in.store, in.path("tender"));
                   if (!dossier) return problem_of(dossier.error());
                   return take_event(in, parts, std::move(*dossier), std::move(event));
               }));
}

} // namespace voorrang::api

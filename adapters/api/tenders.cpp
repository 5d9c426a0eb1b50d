#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/http/conditional.hpp"

namespace voorrang::api {

namespace {

OrProblem<Response> tender_response(const Request& request, store::Reader& store, const Seen& seen,
                                    const auth::Identity& identity, int status) {
    const Result<std::vector<store::Timer>> timers = store.timers(seen.dossier.row.id);
    if (!timers) return problem_of(timers.error());
    std::string json = tender_json(seen, identity, *timers);
    const std::string etag = http::etag_of(json);
    if (status == 201) {
        Response made = http::created("/v1/tenders/" + seen.dossier.row.id, std::move(json));
        made.set("ETag", etag);
        return made;
    }
    return http::with_etag(request, http::json_response(status, std::move(json)), etag);
}

// The tag of what this user sees now: the same for all that change it, so that nothing tells of bids behind it.
OrProblem<std::string> etag_now(store::Reader& store, const Seen& seen, const auth::Identity& identity) {
    const Result<std::vector<store::Timer>> timers = store.timers(seen.dossier.row.id);
    if (!timers) return problem_of(timers.error());
    return http::etag_of(tender_json(seen, identity, *timers));
}

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    OrProblem<store::Page> page = page_of(in.request);
    if (!page) return page.error();
    std::optional<std::string> next;
    const std::size_t limit = page->limit;
    std::size_t shown = 0;
    std::string after = page->after;
    std::optional<http::Problem> failed;
    const auto state = in.request.query("state");
    std::string body = list_json(
        [&](report::JsonWriter& json) {
            while (shown < limit) {
                const Result<std::vector<store::Tender>> rows = in.store.tenders({after, limit});
                if (!rows) {
                    failed = problem_of(rows.error());
                    return;
                }
                if (rows->empty()) return;
                for (const store::Tender& row : *rows) {
                    if (shown == limit) return;
                    after = row.id;
                    if (state && row.state != *state) continue;
                    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::list_tenders, row.id);
                    if (!seen) continue; // not for this user
                    const Result<std::vector<store::Timer>> timers = in.store.timers(row.id);
                    if (!timers) {
                        failed = problem_of(timers.error());
                        return;
                    }
                    json.begin_object();
                    write_tender(json, *seen, *in.identity, *timers, false);
                    json.end_object();
                    if (++shown == limit) next = after;
                }
            }
        },
        std::nullopt);
    if (failed) return *failed;
    // Whether there is more is seen when it is asked for.
    if (next) {
        body.pop_back();
        report::JsonWriter json(report::JsonLayout::line);
        json.begin_object().member("next", *next).end_object();
        body += "," + json.take().substr(1);
    }
    return http::json_response(200, std::move(body));
}

OrProblem<Response> create(const Writing& in, const Parts& parts) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"policy", "workflow", "release"});
    if (!fields) return fields.error();
    service::NewTender tender;
    tender.policy = fields->text_or("policy", "");
    tender.workflow = fields->text_or("workflow", "");
    const auto release = fields->tree("release");
    if (!release)
        return problem_of(service::bad_body("there is no `release`", "", "give an OCDS release with its `ocid`"));
    tender.release = std::move(*release);
    if (fields->flaw()) return *fields->flaw();
    Result<service::Dossier> made = parts.tenders.create(in.store, tender, in.act);
    if (!made) return problem_of(below("/release", made.error()));
    const OrProblem<Seen> seen = see(in.store, parts.shelf, *in.identity, Operation::read_tender, made->row.id);
    if (!seen) return seen.error();
    return tender_response(in.request, in.store, *seen, *in.identity, 201);
}

OrProblem<Response> correct(const Writing& in, const Parts& parts) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"facts", "reason"});
    if (!fields) return fields.error();
    const auto facts = fields->tree("facts");
    const std::string reason = fields->text("reason");
    if (!facts)
        return problem_of(service::bad_body("there are no `facts`", "", "give what is to be merged into the release"));
    if (fields->flaw()) return *fields->flaw();
    const OrProblem<Seen> before =
        see(in.store, parts.shelf, *in.identity, Operation::correct_notice, in.path("tender"));
    if (!before) return before.error();
    const OrProblem<std::string> etag = etag_now(in.store, *before, *in.identity);
    if (!etag) return etag.error();
    if (const auto stale = http::check_preconditions(in.request, *etag, http::Precondition::required)) return *stale;
    const Result<service::Dossier> corrected =
        parts.tenders.correct(in.store, in.path("tender"), *facts, reason, in.act);
    if (!corrected) return problem_of(below("/facts", corrected.error()));
    const OrProblem<Seen> seen = see(in.store, parts.shelf, *in.identity, Operation::read_tender, in.path("tender"));
    if (!seen) return seen.error();
    return tender_response(in.request, in.store, *seen, *in.identity, 200);
}

OrProblem<Response> timers(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_tender, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<store::Timer>> rows = in.store.timers(in.path("tender"));
    if (!rows) return problem_of(rows.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::Timer& timer : *rows)
                                                json.begin_object()
                                                    .member("to", timer.to)
                                                    .member("deadline", timer.text)
                                                    .member("passesAt", to_text(timer.at))
                                                    .end_object();
                                        },
                                        std::nullopt));
}

OrProblem<Response> lots(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_tender, in.path("tender"));
    if (!seen) return seen.error();
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            const json::Tree shown = shown_document(*seen, *in.identity);
                                            const auto tender = shown.root().find("tender");
                                            const auto all =
                                                tender && tender->is_object() ? tender->find("lots") : std::nullopt;
                                            if (!all || !all->is_array()) return;
                                            for (const json::Ref lot : all->children()) write_raw(json, lot);
                                        },
                                        std::nullopt));
}

} // namespace

void add_tenders(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/tenders",
               host.reading(Operation::list_tenders, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(Method::post, "/v1/tenders",
               host.writing(Operation::create_tender, [&](const Writing& in) { return create(in, parts); }));
    router.add(Method::get, "/v1/tenders/{tender}",
               host.reading(Operation::read_tender, [&](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<Seen> seen =
                       see(in.store, parts.shelf, *in.identity, Operation::read_tender, in.path("tender"));
                   if (!seen) return seen.error();
                   if (auth::reach(Operation::list_bids, in.identity->roles, seen->phase) == auth::Reach::all)
                       in.shows.push_back(Operation::list_bids); // they stand in the release
                   return tender_response(in.request, in.store, *seen, *in.identity, 200);
               }));
    router.add(Method::post, "/v1/tenders/{tender}/corrections",
               host.writing(Operation::correct_notice, [&](const Writing& in) { return correct(in, parts); }));
    router.add(Method::get, "/v1/tenders/{tender}/timers",
               host.reading(Operation::read_tender, [&](const Reading& in) { return timers(in, parts.shelf); }));
    router.add(Method::get, "/v1/tenders/{tender}/lots",
               host.reading(Operation::read_tender, [&](const Reading& in) { return lots(in, parts.shelf); }));
}

} // namespace voorrang::api

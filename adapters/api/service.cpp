#include "adapters/api/endpoints.hpp"
#include "adapters/api/openapi.hpp"
#include "adapters/api/releases.hpp"
#include "adapters/report/json_writer.hpp"

namespace voorrang::api {

namespace {

// Whether it can do its work: the database answers, there is a policy, the clock runs as it should.
OrProblem<Response> ready(const Reading& in, const Parts& parts) {
    std::vector<std::string> faults;
    if (const Result<std::int64_t> last = in.store.last_entry(); !last) faults.push_back("the database can't be read");
    if (parts.damaged && parts.damaged()) faults.push_back("the database is damaged: nothing is written any more");
    if (parts.shelf.in_force().empty()) faults.push_back("no policy is in force");
    if (parts.clock.behind() > service::Clock::most_put_right)
        faults.push_back("the clock of the machine was set back");
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("ready").boolean(faults.empty()).key("faults").texts(faults).end_object();
    return http::json_response(faults.empty() ? 200 : 503, json.take());
}

} // namespace

void add_service(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    // Says no more than that requests are answered, so it asks nothing of anyone.
    router.add(Method::get, "/healthz",
               [](Request&) -> asio::awaitable<Response> { co_return http::text_response(200, "ok\n"); });
    router.add(Method::get, "/readyz",
               host.reading(Operation::read_health, [&](const Reading& in) { return ready(in, parts); }));
    router.add(Method::get, "/metrics",
               host.reading(Operation::read_metrics, [&](const Reading&) -> OrProblem<Response> {
                   return http::with_body(200, http::Registry::content_type, parts.metrics.text());
               }));
    router.add(Method::get, "/v1/openapi.json", [](Request&) -> asio::awaitable<Response> {
        co_return http::json_response(200, std::string(openapi_json()));
    });
    // Not a job of the writer: it goes on while others write.
    router.add(Method::post, "/v1/backups",
               host.reading(Operation::back_up, [&](const Reading&) -> OrProblem<Response> {
                   const Result<std::string> file = parts.back_up();
                   if (!file) return problem_of(file.error());
                   report::JsonWriter json(report::JsonLayout::line);
                   json.begin_object().member("file", *file).end_object();
                   return http::json_response(201, json.take());
               }));
}

http::Router make_router(Host& host) {
    http::Router router;
    for (const auto add : {add_service, add_policies, add_tenders, add_events, add_bids, add_decisions, add_releases,
                           add_letters, add_interests, add_migrations, add_log, add_proofs, add_webhooks, add_users})
        add(router, host);
    return router;
}

} // namespace voorrang::api

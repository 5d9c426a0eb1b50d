#include "adapters/service/interests.hpp"
#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"

namespace voorrang::api {

namespace {

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_interests, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<service::Interest>> all = service::interests(in.store, in.path("tender"));
    if (!all) return problem_of(all.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const service::Interest& each : *all) {
                                                json.begin_object().member("user", each.user);
                                                json.member("interest", each.text).key("abstains");
                                                json.boolean(each.abstains).member("time", to_text(each.at));
                                                json.end_object();
                                            }
                                        },
                                        std::nullopt));
}

OrProblem<Response> declare(const Writing& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::declare_interest, in.path("tender"));
    if (!seen) return seen.error();
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"interest", "abstains"});
    if (!fields) return fields.error();
    const std::string text = fields->text("interest");
    const bool abstains = fields->truth_or("abstains", false);
    if (fields->flaw()) return *fields->flaw();
    const Result<std::int64_t> entry = service::declare_interest(in.store, in.path("tender"), text, abstains, in.act);
    if (!entry) return problem_of(entry.error());
    return http::no_content();
}

} // namespace

void add_interests(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    const std::string path = "/v1/tenders/{tender}/interests";
    router.add(http::Method::get, path,
               host.reading(Operation::read_interests, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(http::Method::post, path,
               host.writing(Operation::declare_interest, [&](const Writing& in) { return declare(in, parts.shelf); }));
}

} // namespace voorrang::api

#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/files/stored_policy.hpp"
#include "adapters/report/places.hpp"

namespace voorrang::api {

namespace {

void write_policy(report::JsonWriter& json, const service::ShelvedPolicy& policy, bool texts) {
    json.begin_object()
        .member("name", policy.row.name)
        .member("version", policy.row.version)
        .member("hash", policy.row.hash);
    json.member("loaded", to_text(policy.row.loaded)).key("workflows").begin_array();
    for (const auto& workflow : policy.graph.workflows) json.text(workflow.name);
    json.end_array();
    if (texts) {
        json.key("packages").begin_array();
        for (const store::PolicyText& text : policy.row.texts)
            json.begin_object()
                .member("name", text.package)
                .member("version", text.version)
                .member("file", text.file)
                .member("text", text.text)
                .end_object();
        json.end_array();
    }
    json.end_object();
}

// Whether a policy is open to somebody who sees only tenders that are published: one of those under it is.
OrProblem<bool> may_see(const Reading& in, service::Shelf& shelf, const std::string& hash) {
    if (auth::reach(Operation::read_policy, in.identity->roles, auth::Phase::draft) == auth::Reach::all)
        return OrProblem<bool>(true);
    store::Page page{"", 200};
    while (true) {
        const Result<std::vector<store::Tender>> rows = in.store.tenders(page);
        if (!rows) return problem_of(rows.error());
        if (rows->empty()) return OrProblem<bool>(false);
        for (const store::Tender& row : *rows)
            if (row.policy == hash && see(in.store, shelf, *in.identity, Operation::read_policy, row.id))
                return OrProblem<bool>(true);
        page.after = rows->back().id;
    }
}

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    std::vector<service::PolicyPtr> shown;
    for (const service::PolicyPtr& policy : shelf.in_force()) {
        const OrProblem<bool> may = may_see(in, shelf, policy->row.hash);
        if (!may) return may.error();
        if (*may) shown.push_back(policy);
    }
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const auto& policy : shown) write_policy(json, *policy, false);
                                        },
                                        std::nullopt));
}

OrProblem<Response> read(const Reading& in, service::Shelf& shelf) {
    const auto absent = http::problem(http::problems::not_found, "there is no policy " + in.path("policy"));
    service::PolicyPtr policy = shelf.in_force(in.path("policy"));
    if (policy == nullptr) {
        const Result<service::PolicyPtr> found = shelf.find(in.store, in.path("policy"));
        if (!found) return absent;
        policy = *found;
    }
    const OrProblem<bool> may = may_see(in, shelf, policy->row.hash);
    if (!may) return may.error();
    if (!*may) return absent;
    report::JsonWriter json(report::JsonLayout::line);
    write_policy(json, *policy, true);
    return http::json_response(200, json.take());
}

// Findings of the checker, each with its place.
std::string findings_json(const files::LoadedPolicy& loaded) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("sound").boolean(loaded.policy.has_value()).key("findings").begin_array();
    for (const Diagnostic& finding : loaded.diagnostics) {
        json.begin_object()
            .member("code", code_text(finding.code))
            .member("severity", severity(finding.code) == Severity::error ? "error" : "warning");
        json.member("message", finding.message).member("help", finding.help);
        if (finding.span) {
            const report::SourcePlaces places(loaded.sources);
            if (const auto place = places.find(*finding.span))
                json.member("file", place->file).key("line").integer(place->line).key("column").integer(place->column);
        }
        json.end_object();
    }
    json.end_array().end_object();
    return json.take();
}

OrProblem<Response> check(const Reading& in) {
    const OrProblem<json::Tree> body = http::json_body(in.request, {16, 10'000});
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"files"});
    if (!fields) return fields.error();
    const auto files = body->root().find("files");
    if (!files || !files->is_array() || files->size() == 0)
        return problem_of(service::bad_body("`files` must be a list of at least one file, the policy itself first",
                                            files ? "/files" : ""));
    std::vector<files::StoredText> texts;
    for (const json::Ref file : files->children()) {
        const auto name = file.is_object() ? file.find("name") : std::nullopt,
                   text = file.is_object() ? file.find("text") : std::nullopt;
        if (!name || !text || !name->is_string() || !text->is_string())
            return problem_of(
                service::bad_body("a file needs a `name` and a `text`", "/files/" + std::to_string(texts.size())));
        texts.push_back({std::string(name->text()), std::string(text->text())});
    }
    return http::json_response(200, findings_json(files::load_stored(texts)));
}

} // namespace

void add_policies(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/policies",
               host.reading(Operation::list_policies, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(Method::get, "/v1/policies/{policy}",
               host.reading(Operation::read_policy, [&](const Reading& in) { return read(in, parts.shelf); }));
    router.add(Method::post, "/v1/policies/check",
               host.reading(Operation::check_policy, [&](const Reading& in) { return check(in); }));
    // From the folder of policies, as at the start and on SIGHUP.
    router.add(Method::post, "/v1/policies/reload",
               host.writing(Operation::load_policy, [&](const Writing& in) -> OrProblem<Response> {
                   const Result<std::string> report = parts.reload(in.store, in.act);
                   if (!report) return problem_of(report.error());
                   return http::json_response(200, *report);
               }));
}

} // namespace voorrang::api

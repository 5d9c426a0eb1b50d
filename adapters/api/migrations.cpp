#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::api {

namespace {

using Migration = service::Tenders::Migration;

std::string_view outcome(const std::optional<engine::Decision>& decision) {
    return decision ? report::outcome_word(*decision) : "no_decision";
}

// Who stands otherwise than before.
void write_differences(report::JsonWriter& json, const Migration& migration) {
    json.key("differences").begin_array();
    if (migration.decision_before && migration.decision_after)
        for (const engine::Standing& before : migration.decision_before->standings)
            for (const engine::Standing& after : migration.decision_after->standings) {
                if (after.id != before.id ||
                    (after.status == before.status && after.total == before.total && after.rank == before.rank))
                    continue;
                json.begin_object().member("bid", before.id).member("label", before.label);
                json.member("statusBefore", report::word(before.status)).member("status", report::word(after.status));
                json.key("totalBefore");
                before.total ? json.text(to_exact_text(*before.total, before.total_decimals)) : json.null();
                json.key("total");
                after.total ? json.text(to_exact_text(*after.total, after.total_decimals)) : json.null();
                json.key("rankBefore");
                before.rank ? json.integer(*before.rank) : json.null();
                json.key("rank");
                after.rank ? json.integer(*after.rank) : json.null();
                json.end_object();
            }
    json.end_array();
}

std::string migration_json(const Migration& migration, bool done, bool bids_shown) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("tender", migration.before.row.id).key("done").boolean(done);
    json.member("policyBefore", migration.before.policy->row.hash).member("policy", migration.after.policy->row.hash);
    json.member("state", migration.after.instance.state).member("workflow", migration.after.workflow->name);
    if (bids_shown) {
        json.member("outcomeBefore", outcome(migration.decision_before))
            .member("outcome", outcome(migration.decision_after));
        write_differences(json, migration);
    }
    json.end_object();
    return json.take();
}

struct Wanted {
    std::string policy, workflow, reason;
};

OrProblem<Wanted> read(const Request& request, const service::Shelf& shelf, bool needs_reason) {
    const OrProblem<json::Tree> body = http::json_body(request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"policy", "workflow", "reason"});
    if (!fields) return fields.error();
    Wanted wanted{fields->text("policy"), fields->text_or("workflow", ""),
                  needs_reason ? fields->text("reason") : fields->text_or("reason", "")};
    if (fields->flaw()) return *fields->flaw();
    // By its hash, or by the name of one in force.
    if (const service::PolicyPtr named = shelf.in_force(wanted.policy)) wanted.policy = named->row.hash;
    return wanted;
}

} // namespace

void add_migrations(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    router.add(http::Method::post, "/v1/tenders/{tender}/migrations/preview",
               host.reading(Operation::preview_migration, [&](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<Wanted> wanted = read(in.request, parts.shelf, false);
                   if (!wanted) return wanted.error();
                   const OrProblem<Seen> seen =
                       see(in.store, parts.shelf, *in.identity, Operation::preview_migration, in.path("tender"));
                   if (!seen) return seen.error();
                   const Result<Migration> tried = parts.tenders.try_migration(
                       in.store, in.path("tender"), wanted->policy, wanted->workflow, in.now);
                   if (!tried) return problem_of(tried.error());
                   const bool bids =
                       auth::reach(Operation::read_decisions, in.identity->roles, seen->phase) == auth::Reach::all;
                   if (bids) in.shows.push_back(Operation::read_decisions);
                   return http::json_response(200, migration_json(*tried, false, bids));
               }));
    router.add(http::Method::post, "/v1/tenders/{tender}/migrations",
               host.writing(Operation::migrate, [&](const Writing& in) -> OrProblem<Response> {
                   const OrProblem<Wanted> wanted = read(in.request, parts.shelf, true);
                   if (!wanted) return wanted.error();
                   const OrProblem<Seen> seen =
                       see(in.store, parts.shelf, *in.identity, Operation::migrate, in.path("tender"));
                   if (!seen) return seen.error();
                   const Result<Migration> done = parts.tenders.migrate(in.store, in.path("tender"), wanted->policy,
                                                                        wanted->workflow, wanted->reason, in.act);
                   if (!done) return problem_of(done.error());
                   const bool bids =
                       auth::reach(Operation::read_decisions, in.identity->roles, seen->phase) == auth::Reach::all;
                   return http::json_response(200, migration_json(*done, true, bids));
               }));
}

} // namespace voorrang::api

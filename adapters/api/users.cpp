#include "adapters/auth/users.hpp"
#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/auth/tokens.hpp"

namespace voorrang::api {

namespace {

auth::Act act_of(const Writing& in) { return {in.act.user, in.act.at}; }

void write_user(report::JsonWriter& json, const store::User& user) {
    json.begin_object().member("id", user.id).member("name", user.name).member("organisation", user.organisation);
    json.key("roles")
        .texts(user.roles)
        .key("disabled")
        .boolean(user.disabled)
        .member("created", to_text(user.created))
        .end_object();
}

void write_token(report::JsonWriter& json, const store::Token& token, Time now) {
    json.begin_object().member("id", token.id).member("user", token.user).member("label", token.label);
    json.member("created", to_text(token.created)).member("expires", to_text(token.expires));
    json.member("status", auth::status_text(auth::status(token, now))).end_object();
}

std::string user_json(const store::User& user) {
    report::JsonWriter json(report::JsonLayout::line);
    write_user(json, user);
    return json.take();
}

OrProblem<Response> self(const Reading& in) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("id", in.identity->user).member("name", in.identity->name);
    json.member("organisation", in.identity->organisation).key("roles").texts(in.identity->roles);
    json.member("expires", to_text(in.identity->expires)).end_object();
    return http::json_response(200, json.take());
}

OrProblem<Response> list(const Reading& in) {
    const Result<std::vector<store::User>> users = in.store.users();
    if (!users) return problem_of(users.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::User& user : *users) write_user(json, user);
                                        },
                                        std::nullopt));
}

OrProblem<Response> add(const Writing& in) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"id", "name", "organisation", "roles", "subject"});
    if (!fields) return fields.error();
    const auth::NewUser user{fields->text("id"), fields->text_or("name", ""), fields->text_or("organisation", ""),
                             fields->texts("roles").value_or(std::vector<std::string>{}),
                             fields->text_or("subject", "")};
    if (fields->flaw()) return *fields->flaw();
    const Result<store::User> added = auth::add_user(in.store, user, act_of(in));
    if (!added) return problem_of(added.error());
    return http::created("/v1/users/" + added->id, user_json(*added));
}

OrProblem<Response> change(const Writing& in) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"name", "organisation", "roles", "subject", "disabled"});
    if (!fields) return fields.error();
    const json::Ref root = body->root();
    auth::UserChange change;
    if (root.find("name")) change.name = fields->text_or("name", "");
    if (root.find("organisation")) change.organisation = fields->text_or("organisation", "");
    if (root.find("subject")) change.subject = fields->text_or("subject", "");
    change.roles = fields->texts("roles");
    if (root.find("disabled")) change.disabled = fields->truth_or("disabled", false);
    if (fields->flaw()) return *fields->flaw();
    const Result<store::User> changed = auth::change_user(in.store, in.path("user"), change, act_of(in));
    if (!changed) return problem_of(changed.error());
    return http::json_response(200, user_json(*changed));
}

// Of oneself, or of anyone for those who may.
bool reaches(Operation operation, const auth::Identity& identity, const std::string& user) {
    return auth::decide(operation, &identity, {auth::Phase::announced, user == identity.user}) ==
           auth::Verdict::allowed;
}

OrProblem<Response> tokens(const Reading& in) {
    if (!reaches(Operation::list_tokens, *in.identity, in.path("user")))
        return http::problem(http::problems::not_found, "there is no user " + in.path("user"));
    const Result<std::vector<store::Token>> all = auth::list_tokens(in.store, in.path("user"));
    if (!all) return problem_of(all.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::Token& token : *all) write_token(json, token, in.now);
                                        },
                                        std::nullopt));
}

OrProblem<Response> make(const Writing& in) {
    if (!reaches(Operation::make_token, *in.identity, in.path("user")))
        return http::problem(http::problems::not_found, "there is no user " + in.path("user"));
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"label", "days"});
    if (!fields) return fields.error();
    const auth::NewToken token{in.path("user"), fields->text_or("label", ""),
                               static_cast<int>(fields->integer("days").value_or(auth::default_token_days))};
    if (fields->flaw()) return *fields->flaw();
    const Result<auth::MadeToken> made = auth::make_token(in.store, token, act_of(in));
    if (!made) return problem_of(made.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object()
        .member("id", made->row.id)
        .member("token", made->text)
        .member("expires", to_text(made->row.expires))
        .end_object();
    return http::created("/v1/users/" + token.user + "/tokens/" + made->row.id, json.take());
}

OrProblem<Response> revoke(const Writing& in) {
    if (!reaches(Operation::revoke_token, *in.identity, in.path("user")))
        return http::problem(http::problems::not_found, "there is no user " + in.path("user"));
    const Result<std::vector<store::Token>> all = in.store.tokens(in.path("user"));
    if (!all) return problem_of(all.error());
    const bool theirs =
        std::any_of(all->begin(), all->end(), [&](const store::Token& token) { return token.id == in.path("token"); });
    if (!theirs) return http::problem(http::problems::not_found, "there is no token " + in.path("token"));
    const Result<store::Token> revoked = auth::revoke_token(in.store, in.path("token"), act_of(in));
    if (!revoked) return problem_of(revoked.error());
    return http::no_content();
}

} // namespace

void add_users(http::Router& router, Host& host) {
    using http::Method;
    router.add(Method::get, "/v1/self", host.reading(Operation::read_self, self));
    router.add(Method::get, "/v1/users", host.reading(Operation::list_users, list));
    router.add(Method::post, "/v1/users", host.writing(Operation::change_users, add));
    router.add(Method::patch, "/v1/users/{user}", host.writing(Operation::change_users, change));
    router.add(Method::get, "/v1/users/{user}/tokens", host.reading(Operation::list_tokens, tokens));
    // Its answer, which holds a secret, is not kept to be given again.
    router.add(Method::post, "/v1/users/{user}/tokens", host.writing(Operation::make_token, make, Host::Replay::never));
    router.add(Method::remove, "/v1/users/{user}/tokens/{token}", host.writing(Operation::revoke_token, revoke));
}

} // namespace voorrang::api

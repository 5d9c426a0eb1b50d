#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/api/view.hpp"
#include "adapters/http/url.hpp"
#include "adapters/service/journal.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::api {

namespace {

constexpr std::size_t most_webhooks = 100;

bool reaches(const auth::Identity& identity, const store::Webhook& webhook) {
    return auth::decide(Operation::manage_webhooks, &identity,
                        {auth::Phase::announced, webhook.owner == identity.called}) == auth::Verdict::allowed;
}

OrProblem<Response> list(const Reading& in) {
    const Result<std::vector<store::Webhook>> all = in.store.webhooks();
    if (!all) return problem_of(all.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::Webhook& webhook : *all) {
                                                if (!reaches(*in.identity, webhook)) continue;
                                                json.begin_object()
                                                    .key("id")
                                                    .integer(static_cast<std::uint64_t>(webhook.id))
                                                    .member("url", webhook.url);
                                                json.key("kinds")
                                                    .texts(webhook.kinds)
                                                    .member("owner", webhook.owner)
                                                    .member("created", to_text(webhook.created))
                                                    .end_object();
                                            }
                                        },
                                        std::nullopt));
}

OrProblem<Response> add(const Writing& in) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"url", "secret", "kinds"});
    if (!fields) return fields.error();
    store::Webhook webhook;
    webhook.url = fields->text("url");
    webhook.secret = fields->text("secret");
    webhook.kinds = fields->texts("kinds").value_or(std::vector<std::string>{});
    webhook.owner = in.act.user;
    webhook.created = in.act.at;
    if (fields->flaw()) return *fields->flaw();
    if (const Result<http::Url> url = http::read_url(webhook.url); !url) {
        Diagnostic why = url.error();
        why.place = "/url";
        return problem_of(why);
    }
    if (webhook.secret.size() < 16)
        return problem_of(service::bad_body("a secret has at least 16 characters", "/secret"));
    const Result<std::vector<store::Webhook>> all = in.store.webhooks();
    if (!all) return problem_of(all.error());
    if (all->size() >= most_webhooks)
        return problem_of(
            service::not_now("there are " + std::to_string(most_webhooks) + " webhooks already", "remove one first"));
    const Result<std::int64_t> id = in.store.add_webhook(webhook);
    if (!id) return problem_of(id.error());
    service::Journal journal(in.store, in.act);
    const auto entry = journal.add("webhook.added", "", [&](report::JsonWriter& json) {
        json.key("webhook")
            .integer(static_cast<std::uint64_t>(*id))
            .member("url", webhook.url)
            .key("kinds")
            .texts(webhook.kinds);
    });
    if (!entry) return problem_of(entry.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("id").integer(static_cast<std::uint64_t>(*id)).end_object();
    return http::created("/v1/webhooks/" + std::to_string(*id), json.take());
}

OrProblem<Response> remove(const Writing& in) {
    const Result<std::vector<store::Webhook>> all = in.store.webhooks();
    if (!all) return problem_of(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const auto& webhook) {
        return std::to_string(webhook.id) == in.path("webhook");
    });
    if (found == all->end() || !reaches(*in.identity, *found))
        return http::problem(http::problems::not_found, "there is no webhook " + in.path("webhook"));
    if (const Result<void> removed = in.store.remove_webhook(found->id); !removed) return problem_of(removed.error());
    service::Journal journal(in.store, in.act);
    const auto entry = journal.add("webhook.removed", "", [&](report::JsonWriter& json) {
        json.key("webhook").integer(static_cast<std::uint64_t>(found->id));
    });
    if (!entry) return problem_of(entry.error());
    return http::no_content();
}

} // namespace

void add_webhooks(http::Router& router, Host& host) {
    using http::Method;
    router.add(Method::get, "/v1/webhooks", host.reading(Operation::manage_webhooks, list));
    router.add(Method::post, "/v1/webhooks", host.writing(Operation::manage_webhooks, add, Host::Replay::kept));
    router.add(Method::remove, "/v1/webhooks/{webhook}", host.writing(Operation::manage_webhooks, remove));
}

} // namespace voorrang::api

#include "adapters/api/host.hpp"

#include "adapters/auth/users.hpp"
#include "adapters/personal/token.hpp"
#include "adapters/personal/unveil.hpp"
#include "engine/decide/policy_hash.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace voorrang::api {

namespace {

constexpr std::size_t longest_key = 200;

// A function run on the pool, its result brought back.
template <class T>
asio::awaitable<T> on_pool(asio::thread_pool& pool, std::function<T()> work) {
    co_return co_await asio::co_spawn(
        pool, [](std::function<T()> run) -> asio::awaitable<T> { co_return run(); }(std::move(work)),
        asio::use_awaitable);
}

http::Problem refused(const auth::Refused& refusal) {
    const auth::Challenge challenge = auth::challenge(refusal);
    http::Problem made = http::problem(problems::unauthorized, challenge.text);
    made.status = challenge.status;
    made.headers.set("WWW-Authenticate", header_value(challenge));
    return made;
}

service::Act act_of(const auth::Identity& identity, Time now) {
    return {identity.called, identity.organisation, identity.roles, now};
}

// What makes two requests with one key the same.
std::string hash_of(const Request& request) {
    return engine::sha256_hex(std::string(method_text(request.method)) + ' ' + request.target.path + '\n' +
                              request.body);
}

// The answer that a request got the first time, as it was: also where the workflow refused it, or there was no body.
Response replayed(const store::Request& before) {
    Response response = before.status == 204 ? http::no_content()
                        : before.status >= 400
                            ? http::with_body(before.status, "application/problem+json", before.answer)
                            : http::json_response(before.status, before.answer);
    response.set("Idempotency-Replayed", "true");
    return response;
}

OrProblem<std::optional<std::string>> key_of(const Request& request) {
    const auto key = request.header("Idempotency-Key");
    if (!key) return std::optional<std::string>();
    if (key->empty() || key->size() > longest_key)
        return http::problem(http::problems::bad_request,
                             "an Idempotency-Key has 1 to " + std::to_string(longest_key) + " characters");
    return std::optional(std::string(*key));
}

} // namespace

asio::awaitable<Result<void>> Host::write(store::Store::Job job) {
    const auto executor = co_await asio::this_coro::executor;
    const auto initiate = [this, executor](auto handler, store::Store::Job what) {
        // Shared, for a std::function must be copied.
        auto answer = std::make_shared<decltype(handler)>(std::move(handler));
        auto guard = std::make_shared<asio::executor_work_guard<asio::any_io_executor>>(executor);
        const auto finish = [answer, guard, executor](Result<void> result) {
            asio::post(executor, [answer, guard, result = std::move(result)]() mutable {
                std::move (*answer)(std::move(result));
            });
        };
        if (!parts_.queue.add(std::move(what), finish))
            finish(Diagnostic{
                Code::store_busy, "the service has too much to write", std::nullopt, "", {}, "try again in a moment"});
    };
    Result<void> result = co_await asio::async_initiate<decltype(asio::use_awaitable), void(Result<void>)>(
        initiate, asio::use_awaitable, std::move(job));
    if (result) parts_.signal.notify();
    co_return result;
}

asio::awaitable<std::optional<Response>> Host::tell(const std::vector<Operation>& shown, const Request& request,
                                                    const auth::Identity& identity) {
    std::vector<Sighting> owed = sightings_.owed(shown, request, identity, parts_.clock.now());
    if (owed.empty()) co_return std::nullopt;
    const store::Store::Job keep = [this, &owed](store::Writer& writer) -> Result<void> {
        for (Sighting& each : owed) {
            // As of when it is written: entries of the log are in the order of their moments.
            each.at = parts_.clock.now();
            if (const Result<void> told = api::write(writer, each); !told) return told;
        }
        return {};
    };
    const Result<void> told = co_await write(keep);
    if (!told) co_return refusal(problem_of(told.error()), request);
    for (const Sighting& each : owed) sightings_.written(each);
    co_return std::nullopt;
}

asio::awaitable<OrProblem<auth::SignedIn>> Host::sign_in(Request& request) {
    const auto header = request.header("Authorization");
    const Time now = parts_.clock.now();
    const auto ask = [&]() -> Result<auth::Outcome> {
        std::optional<auth::Provider> provider;
        std::shared_ptr<const jwt::KeySet> keys;
        if (parts_.oidc) {
            keys = parts_.oidc->keys->keys();
            provider.emplace(auth::Provider{parts_.oidc->rules, *keys});
        }
        Result<auth::Outcome> outcome = auth::Outcome(auth::Refused{auth::Reason::no_header, ""});
        const Result<void> read = parts_.store.read([&](store::Reader& reader) -> Result<void> {
            outcome = auth::authenticate(header, now, reader, provider ? &*provider : nullptr);
            return {};
        });
        if (!read) return read.error();
        return outcome;
    };
    using Why = jwt::KeyCache::Why;
    Result<auth::Outcome> outcome = co_await on_pool<Result<auth::Outcome>>(parts_.pool, ask);
    if (outcome && parts_.oidc) {
        const auto* no = std::get_if<auth::Refused>(&*outcome);
        const auto* flaw = no != nullptr ? std::get_if<jwt::Flaw>(&no->why) : nullptr;
        if (flaw != nullptr && *flaw == jwt::Flaw::unknown_key &&
            parts_.oidc->keys->begin_refresh(now, Why::unknown_key)) {
            const Result<void> fetched = parts_.oidc->keys->end_refresh(co_await parts_.oidc->fetch());
            if (!fetched) parts_.log->error("keys of the identity provider: {}", fetched.error().message);
            outcome = co_await on_pool<Result<auth::Outcome>>(parts_.pool, ask);
        }
    }
    if (!outcome) co_return problem_of(outcome.error());
    if (const auto* no = std::get_if<auth::Refused>(&*outcome)) {
        if (header) parts_.log->warn("request {}: not signed in: {} {}", request.id, text(*no), no->whom);
        co_return refused(*no);
    }
    auth::SignedIn in = std::move(std::get<auth::SignedIn>(*outcome));
    if (in.to_store) {
        // By name: GCC 12 destroys twice what a temporary in a co_await has captured (GCC bug 99576).
        const store::Store::Job keep = [this, &in](store::Writer& writer) -> Result<void> {
            // As of when it is written: entries of the log are in the order of their moments.
            const auto stored = auth::store_signed_in(writer, *in.to_store, parts_.clock.now());
            if (!stored) return stored.error();
            in.identity.called = stored->called();
            return {};
        };
        const Result<void> kept = co_await write(keep);
        if (!kept) co_return problem_of(kept.error());
    }
    request.user = in.identity.user;
    co_return in;
}

// Whoever may have the answer may see the personal data that it speaks of.
asio::awaitable<Response> Host::shown(Response response, const Request& request) {
    if (response.events || personal::find_token(response.body) == std::string::npos) co_return response;
    const std::string type(response.headers.get("Content-Type").value_or(""));
    const bool json = type.starts_with("application/json") || type.starts_with("application/problem+json");
    const personal::In form = json                            ? personal::In::json
                              : type.starts_with("text/html") ? personal::In::html
                                                              : personal::In::plain;
    const auto unveil = [&]() -> Result<std::string> {
        Result<std::string> text = std::string();
        const Result<void> read = parts_.store.read([&](store::Reader& reader) -> Result<void> {
            text = personal::unveil(reader, std::move(response.body), form);
            return {};
        });
        if (!read) return read.error();
        return text;
    };
    Result<std::string> text = co_await on_pool<Result<std::string>>(parts_.pool, unveil);
    if (!text) co_return refusal(problem_of(text.error()), request);
    response.body = std::move(*text);
    co_return response;
}

asio::awaitable<OrProblem<std::optional<auth::Identity>>> Host::who(Request& request,
                                                                    const std::vector<Operation>& operations) {
    const auto any = [&](auto holds) { return std::any_of(operations.begin(), operations.end(), holds); };
    if (any([](Operation each) { return auth::row(each).open; })) co_return std::optional<auth::Identity>();
    OrProblem<auth::SignedIn> in = co_await sign_in(request);
    if (!in) co_return in.error();
    if (!any([&](Operation each) { return auth::decide(each, &in->identity) == auth::Verdict::allowed; }))
        co_return problem_of(auth::Verdict::forbidden, &in->identity, "such thing");
    co_return std::optional(std::move(in->identity));
}

// What is a fault here, and not of who asks, is told in the log of the service too.
Response Host::refusal(const http::Problem& problem, const Request& request) const {
    if (problem.status >= 500) parts_.log->error("request {}: {}", request.id, problem.detail);
    return to_response(problem, request);
}

std::optional<auth::Identity> Host::known(const Request& request, const std::vector<Operation>& operations,
                                          store::Reader& store) const {
    const auto outcome = auth::authenticate(request.header("Authorization"), parts_.clock.now(), store, nullptr);
    const auto* in = outcome ? std::get_if<auth::SignedIn>(&*outcome) : nullptr;
    const auto may = [&](Operation each) { return auth::decide(each, &in->identity) == auth::Verdict::allowed; };
    if (in == nullptr || std::none_of(operations.begin(), operations.end(), may)) return std::nullopt;
    return in->identity;
}

http::Handler Host::reading(std::vector<Operation> operations, Read read, Again again) {
    return [this, operations = std::move(operations), read = std::move(read),
            again](Request& request) -> asio::awaitable<Response> {
        std::optional<std::int64_t> version;
        std::string key;
        if (again == Again::while_unwritten) version = parts_.store.version();
        if (version) {
            // On another day who reads is told anew.
            key = KeptAnswers::key_of(request) + std::to_string(day_of(parts_.clock.now()));
            if (const auto kept = kept_.find(key, *version, parts_.clock.now())) {
                request.user = kept->user;
                co_return kept->response;
            }
        }
        std::optional<auth::Identity> identity;
        bool admitted =
            std::any_of(operations.begin(), operations.end(), [](Operation each) { return auth::row(each).open; });
        using Answer = std::optional<OrProblem<Response>>;
        std::vector<Operation> shows;
        const auto answer = [&]() -> Answer {
            Answer response;
            shows = operations;
            const Result<void> done = parts_.store.read([&](store::Reader& reader) -> Result<void> {
                if (!admitted) {
                    identity = known(request, operations, reader);
                    if (!identity) return {};
                    request.user = identity->user;
                }
                response = read({request, identity ? &*identity : nullptr, reader, parts_.clock.now(), shows});
                return {};
            });
            if (!done) return Answer(problem_of(done.error()));
            return response;
        };
        // Mostly who asks, and what for, are one look into the store.
        Answer response = co_await on_pool<Answer>(parts_.pool, answer);
        if (!response) {
            auto found = co_await who(request, operations);
            if (!found) co_return refusal(found.error(), request);
            identity = std::move(*found);
            admitted = true;
            response = co_await on_pool<Answer>(parts_.pool, answer);
        }
        if (*response && identity) {
            const std::optional<Response> untold = co_await tell(shows, request, *identity);
            if (untold) co_return *untold;
        }
        Response whole = *response ? std::move(**response) : refusal(response->error(), request);
        whole = co_await shown(std::move(whole), request);
        if (!*response) co_return whole;
        // Of a token of the service it is known when it expires, and its end is written to the store.
        if (version && identity && std::holds_alternative<auth::ByToken>(identity->how))
            kept_.keep(std::move(key), *version, {whole, identity->user, identity->expires});
        co_return whole;
    };
}

http::Handler Host::writing(Operation operation, Write write_it, Replay replay) {
    return [this, operations = std::vector{operation}, replay,
            write_it = std::move(write_it)](Request& request) -> asio::awaitable<Response> {
        const auto identity = co_await who(request, operations);
        if (!identity) co_return refusal(identity.error(), request);
        const auto key = key_of(request);
        if (!key) co_return refusal(key.error(), request);
        if (*key && replay == Replay::never)
            co_return refusal(http::problem(http::problems::bad_request,
                                            "an Idempotency-Key can't be used here: the answer is told once"),
                              request);
        const auth::Identity& user = **identity;
        OrProblem<Response> response = Response{};
        const auto job = [&](store::Writer& writer) -> Result<void> {
            const service::Act act = act_of(user, parts_.clock.now());
            if (*key) {
                const auto before = writer.request(user.called, **key);
                if (!before) return before.error();
                if (*before && (*before)->hash != hash_of(request)) {
                    response = http::problem(
                        problems::key_reused,
                        "the key was used for another request; take a new one for each thing that is to be done once");
                    return {};
                }
                if (*before) {
                    response = replayed(**before);
                    return {};
                }
            }
            response = write_it({request, &user, writer, act});
            // Not taken back by an error of the store, but by the job's own.
            if (!response) return Diagnostic{Code::not_now, "", std::nullopt, "", {}, ""};
            if (!*key) return {};
            return writer.add_request({user.called, **key, hash_of(request), response->status, response->body, act.at});
        };
        const Result<void> done = co_await write(job);
        Response whole = !response ? refusal(response.error(), request)
                         : !done   ? refusal(problem_of(done.error()), request)
                                   : std::move(*response);
        co_return co_await shown(std::move(whole), request);
    };
}

} // namespace voorrang::api

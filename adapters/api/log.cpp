// The log, as far as the reader may know it. What is withheld leaves nothing behind: neither a number or a gap between
// numbers, nor a page that is shorter than the others, nor an event of a stream (entry_names.hpp).
#include "adapters/api/log.hpp"

#include "adapters/api/endpoints.hpp"
#include "adapters/api/view.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/search/find.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace voorrang::api {

namespace {

constexpr std::size_t read_at_once = 500; // rows of the log
constexpr std::array either_log{Operation::read_log, Operation::read_service_log};
std::vector<Operation> log_operations() { return {either_log.begin(), either_log.end()}; }

bool may_read_any(const auth::Identity& identity) {
    return std::any_of(either_log.begin(), either_log.end(),
                       [&](Operation each) { return auth::decide(each, &identity) == auth::Verdict::allowed; });
}

bool by_bidder(json::Ref body) {
    const auto step = body.is_object() ? body.find("step") : std::nullopt;
    const auto role = step && step->is_object() ? step->find("role") : std::nullopt;
    return role && role->text() == "bidder";
}

// Phases are asked for many entries of the same tender.
class Viewer {
  public:
    Viewer(store::Reader& store, service::Shelf& shelf, const auth::Identity& identity)
        : store_(store), shelf_(shelf), identity_(identity) {}

    bool may_see(const store::Entry& entry, json::Ref body) {
        const Operation needed = auth::needed_for_entry(entry.kind, by_bidder(body));
        if (entry.tender.empty())
            return auth::reach(needed, identity_.roles, auth::Phase::announced) == auth::Reach::all;
        const auth::Phase phase = phase_of_tender(entry.tender);
        return auth::reach(Operation::read_log, identity_.roles, phase) == auth::Reach::all &&
               auth::reach(needed, identity_.roles, phase) == auth::Reach::all;
    }
    bool may_see_decision(const store::Entry& entry) {
        return auth::reach(Operation::read_decisions, identity_.roles, phase_of_tender(entry.tender)) ==
               auth::Reach::all;
    }

  private:
    auth::Phase phase_of_tender(const std::string& tender) {
        const auto known = phases_.find(tender);
        if (known != phases_.end()) return known->second;
        auth::Phase phase = auth::Phase::draft;
        if (const auto dossier = service::open_dossier(store_, shelf_, tender))
            if (const auto found = phase_of(store_, *dossier)) phase = *found;
        return phases_[tender] = phase;
    }

    store::Reader& store_;
    service::Shelf& shelf_;
    const auth::Identity& identity_;
    std::map<std::string, auth::Phase> phases_;
};

void write_body(report::JsonWriter& json, json::Ref body, bool with_decision) {
    if (with_decision || !body.is_object()) return write_raw(json, body);
    json.begin_object();
    for (const json::Ref member : body.children()) {
        json.key(member.key());
        if (member.key() != "step" || !member.is_object()) {
            write_raw(json, member);
            continue;
        }
        json.begin_object();
        for (const json::Ref part : member.children()) {
            json.key(part.key());
            part.key() == "decision" ? void(json.null()) : write_raw(json, part);
        }
        json.end_object();
    }
    json.end_object();
}

// An entry as the reader is told it; nothing if it is withheld, or not what they look for.
std::optional<std::string> told(const store::Entry& entry, const EntryNames& names, Viewer& viewer,
                                const search::Finder* finder = nullptr) {
    const auto tree = json::read(entry.body);
    const auto* body = std::get_if<json::Tree>(&tree);
    if (body == nullptr || !viewer.may_see(entry, body->root())) return std::nullopt;
    const bool with_decision = entry.tender.empty() || viewer.may_see_decision(entry);
    // By what is not theirs to know nothing is found either.
    if (finder != nullptr && !finder->fits(entry, body->root(), with_decision)) return std::nullopt;
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object()
        .member("id", names.of(entry.seq))
        .member("time", to_text(entry.at))
        .member("kind", entry.kind)
        .member("tender", entry.tender)
        .member("actor", entry.actor);
    write_body(json.key("body"), body->root(), with_decision);
    json.end_object();
    return json.take();
}

OrProblem<std::int64_t> number(std::string_view parameter, std::string_view text, const EntryNames& names) {
    if (const auto number = names.number(text)) return OrProblem<std::int64_t>(*number);
    return http::problem(http::problems::bad_request,
                         "`" + std::string(parameter) + "` must be the id of an entry of the log");
}

OrProblem<store::EntryFilter> filter_of(const Request& request, const EntryNames& names) {
    const OrProblem<store::Page> page = page_of(request);
    if (!page) return page.error();
    store::EntryFilter filter;
    filter.limit = page->limit;
    if (!page->after.empty()) {
        const OrProblem<std::int64_t> after = number("after", page->after, names);
        if (!after) return after.error();
        filter.after = *after;
    }
    if (const auto tender = request.query("tender")) filter.tender = std::string(*tender);
    if (const auto actor = request.query("actor")) filter.actor = std::string(*actor);
    for (const std::string_view kind : request.target.parameters("kind")) filter.kinds.emplace_back(kind);
    return filter;
}

OrProblem<std::optional<Time>> moment_in(const Request& request, std::string_view name, bool ends) {
    const auto text = request.query(name);
    if (!text) return OrProblem<std::optional<Time>>(std::nullopt);
    if (const auto time = search::moment(*text, ends)) return OrProblem<std::optional<Time>>(time);
    return http::problem(http::problems::bad_request,
                         "`" + std::string(name) + "` must be a day, 2026-03-01, or a moment, 2026-03-01T12:00:00Z");
}

OrProblem<search::Query> query_of(const Request& request, const store::EntryFilter& filter) {
    const auto text = [&](std::string_view name) { return std::string(request.query(name).value_or("")); };
    search::Query query;
    query.tender = filter.tender;
    query.actor = filter.actor;
    query.kinds = filter.kinds;
    query.bid = text("bid");
    query.bidder = text("bidder");
    query.rule = text("rule");
    query.article = text("article");
    query.policy = text("policyVersion");
    query.verdict = text("verdict");
    query.person = text("person");
    const OrProblem<std::optional<Time>> from = moment_in(request, "from", false);
    if (!from) return from.error();
    const OrProblem<std::optional<Time>> until = moment_in(request, "to", true);
    if (!until) return until.error();
    query.from = *from;
    query.until = *until;
    return query;
}

OrProblem<Response> list(const Reading& in, const Parts& parts) {
    OrProblem<store::EntryFilter> filter = filter_of(in.request, parts.entries);
    if (!filter) return filter.error();
    OrProblem<search::Query> query = query_of(in.request, *filter);
    if (!query) return query.error();
    for (std::string* person : {&query->actor, &query->person}) {
        Result<std::string> called = personal::called(in.store, *person);
        if (!called) return problem_of(called.error());
        *person = std::move(*called);
    }
    Result<search::Finder> finder = search::Finder::make(in.store, std::move(*query), false);
    if (!finder) return problem_of(finder.error());
    const std::size_t limit = filter->limit;
    Viewer viewer(in.store, parts.shelf, *in.identity);
    std::vector<std::string> shown;
    std::optional<std::string> next;
    for (bool more = true; more && !next;) {
        const Result<std::vector<store::Entry>> entries = finder->candidates(filter->after, read_at_once);
        if (!entries) return problem_of(entries.error());
        more = entries->size() == read_at_once;
        for (const store::Entry& entry : *entries) {
            filter->after = entry.seq;
            std::optional<std::string> one = told(entry, parts.entries, viewer, &*finder);
            if (!one) continue;
            shown.push_back(std::move(*one));
            if (shown.size() < limit) continue;
            next = parts.entries.of(entry.seq); // whether there is more is seen when it is asked for
            break;
        }
    }
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (std::string& one : shown) json.number(one);
                                        },
                                        next));
}

// One entry after the other, as long as the reader may have them: who is disabled, whose token was revoked or has
// expired, or who has no such role any more gets no more of them.
class LogSource {
  public:
    LogSource(const Parts& parts, auth::Identity identity, store::EntryFilter filter)
        : parts_(parts), identity_(std::move(identity)), filter_(std::move(filter)), actor_(filter_.actor) {}

    asio::awaitable<std::optional<http::Event>> next() {
        while (ready_.empty() && !over_) {
            const Result<void> read = co_await asio::co_spawn(
                parts_.pool, [](LogSource& self) -> asio::awaitable<Result<void>> { co_return self.fill(); }(*this),
                asio::use_awaitable);
            if (!read) co_return std::nullopt;
            if (ready_.empty() && !over_) co_await parts_.signal.wait();
        }
        if (ready_.empty()) co_return std::nullopt;
        http::Event event = std::move(ready_.front());
        ready_.erase(ready_.begin());
        co_return event;
    }

  private:
    Result<void> fill() {
        return parts_.store.read([&](store::Reader& store) -> Result<void> {
            Result<std::optional<auth::Identity>> still = auth::still_in(identity_, parts_.clock.now(), store);
            if (!still) return still.error();
            if (!*still || !may_read_any(**still)) {
                over_ = true;
                return {};
            }
            identity_ = std::move(**still);
            Result<std::string> actor = personal::called(store, actor_);
            if (!actor) return actor.error();
            filter_.actor = std::move(*actor);
            const Result<std::vector<store::Entry>> entries = store.entries(filter_);
            if (!entries) return entries.error();
            Viewer viewer(store, parts_.shelf, identity_);
            for (const store::Entry& entry : *entries) {
                filter_.after = entry.seq;
                std::optional<std::string> one = told(entry, parts_.entries, viewer);
                if (!one) continue;
                Result<std::string> shown = personal::unveil(store, std::move(*one), personal::In::json);
                if (!shown) return shown.error();
                ready_.push_back({parts_.entries.of(entry.seq), entry.kind, std::move(*shown)});
            }
            return {};
        });
    }

    const Parts& parts_;
    auth::Identity identity_;
    store::EntryFilter filter_;
    std::string actor_; // as they sign in
    std::vector<http::Event> ready_;
    bool over_ = false;
};

} // namespace

Result<std::optional<std::string>> entry_for(store::Reader& store, service::Shelf& shelf, const EntryNames& names,
                                             const std::string& user, std::int64_t seq) {
    const Result<std::optional<store::User>> row = personal::user_called(store, user);
    if (!row) return row.error();
    const Result<std::optional<store::Entry>> entry = store.entry(seq);
    if (!entry) return entry.error();
    if (!*row || (*row)->disabled || !*entry) return std::optional<std::string>();
    const auth::Identity identity{(*row)->id,     (*row)->name, (*row)->organisation, (*row)->roles,
                                  auth::ByOidc{}, {},           (*row)->called()};
    Viewer viewer(store, shelf, identity);
    std::optional<std::string> one = told(**entry, names, viewer);
    if (!one) return std::optional<std::string>();
    Result<std::string> shown = personal::unveil(store, std::move(*one), personal::In::json);
    if (!shown) return shown.error();
    return std::optional(std::move(*shown));
}

void add_log(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/log",
               host.reading(log_operations(), [&](const Reading& in) { return list(in, parts); }));
    router.add(
        Method::get, "/v1/log/{entry}", host.reading(log_operations(), [&](const Reading& in) -> OrProblem<Response> {
            // What is withheld is answered as if it weren't there.
            const auto absent = http::problem(http::problems::not_found, "there is no entry " + in.path("entry"));
            const auto seq = parts.entries.number(in.path("entry"));
            if (!seq) return absent;
            const Result<std::optional<store::Entry>> entry = in.store.entry(*seq);
            if (!entry) return problem_of(entry.error());
            if (!*entry) return absent;
            Viewer viewer(in.store, parts.shelf, *in.identity);
            std::optional<std::string> one = told(**entry, parts.entries, viewer);
            if (!one) return absent;
            return http::json_response(200, std::move(*one));
        }));
    router.add(Method::get, "/v1/log/stream", [&host](Request& request) -> asio::awaitable<Response> {
        const auto identity = co_await host.who(request, log_operations());
        if (!identity) co_return to_response(identity.error(), request);
        const EntryNames& names = host.parts().entries;
        OrProblem<store::EntryFilter> filter = filter_of(request, names);
        if (!filter) co_return to_response(filter.error(), request);
        filter->limit = read_at_once;
        if (const std::string_view last = http::last_event_id(request); !last.empty()) {
            const OrProblem<std::int64_t> after = number("Last-Event-ID", last, names);
            if (!after) co_return to_response(after.error(), request);
            filter->after = *after;
        }
        const std::vector<Operation> shown = log_operations(); // by name: GCC bug 99576
        const std::optional<Response> untold = co_await host.tell(shown, request, **identity);
        if (untold) co_return *untold;
        const auto source = std::make_shared<LogSource>(host.parts(), **identity, std::move(*filter));
        co_return http::event_response([source] { return source->next(); });
    });
}

} // namespace voorrang::api

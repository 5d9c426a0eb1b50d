// The log, as far as the reader may know it. What is withheld leaves its number behind, and nothing else: a log without
// gaps can be verified, and a gap would tell the same.
#include "adapters/api/log.hpp"

#include "adapters/api/endpoints.hpp"
#include "adapters/api/view.hpp"
#include "adapters/json/parse.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <charconv>
#include <map>

namespace voorrang::api {

namespace {

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

// Whether it is shown; else only its number is.
bool write_entry(report::JsonWriter& json, const store::Entry& entry, Viewer& viewer) {
    const auto tree = json::read(entry.body);
    const auto* body = std::get_if<json::Tree>(&tree);
    json.begin_object().key("seq").integer(static_cast<std::uint64_t>(entry.seq));
    if (body == nullptr || !viewer.may_see(entry, body->root())) {
        json.member("kind", "withheld").end_object();
        return false;
    }
    json.member("time", to_text(entry.at))
        .member("kind", entry.kind)
        .member("tender", entry.tender)
        .member("actor", entry.actor);
    write_body(json.key("body"), body->root(), entry.tender.empty() || viewer.may_see_decision(entry));
    json.end_object();
    return true;
}

OrProblem<std::int64_t> number(std::string_view name, std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0)
        return http::problem(http::problems::bad_request, "`" + std::string(name) + "` must be a number of an entry");
    return OrProblem<std::int64_t>(value);
}

OrProblem<store::EntryFilter> filter_of(const Request& request) {
    const OrProblem<store::Page> page = page_of(request);
    if (!page) return page.error();
    store::EntryFilter filter;
    filter.limit = page->limit;
    if (!page->after.empty()) {
        const OrProblem<std::int64_t> after = number("after", page->after);
        if (!after) return after.error();
        filter.after = *after;
    }
    if (const auto tender = request.query("tender")) filter.tender = std::string(*tender);
    if (const auto actor = request.query("actor")) filter.actor = std::string(*actor);
    for (const std::string_view kind : request.target.parameters("kind")) filter.kinds.emplace_back(kind);
    return filter;
}

bool narrows(const store::EntryFilter& filter) {
    return !filter.tender.empty() || !filter.actor.empty() || !filter.kinds.empty();
}

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    const OrProblem<store::EntryFilter> filter = filter_of(in.request);
    if (!filter) return filter.error();
    const Result<std::vector<store::Entry>> entries = in.store.entries(*filter);
    if (!entries) return problem_of(entries.error());
    Viewer viewer(in.store, shelf, *in.identity);
    const std::optional<std::string> next =
        entries->size() == filter->limit ? std::optional(std::to_string(entries->back().seq)) : std::nullopt;
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            for (const store::Entry& entry : *entries) {
                                                report::JsonWriter one(report::JsonLayout::line);
                                                const bool shown = write_entry(one, entry, viewer);
                                                // Of what is asked for by name, what is withheld isn't told either.
                                                if (!shown && narrows(*filter)) continue;
                                                json.number(one.take());
                                            }
                                        },
                                        next));
}

// One entry after the other, from a number on.
class LogSource {
  public:
    LogSource(const Parts& parts, auth::Identity identity, store::EntryFilter filter)
        : parts_(parts), identity_(std::move(identity)), filter_(std::move(filter)) {}

    asio::awaitable<std::optional<http::Event>> next() {
        while (ready_.empty()) {
            const Result<void> read = co_await asio::co_spawn(
                parts_.pool, [](LogSource& self) -> asio::awaitable<Result<void>> { co_return self.fill(); }(*this),
                asio::use_awaitable);
            if (!read) co_return std::nullopt;
            if (ready_.empty()) co_await parts_.signal.wait();
        }
        http::Event event = std::move(ready_.front());
        ready_.erase(ready_.begin());
        co_return event;
    }

  private:
    Result<void> fill() {
        return parts_.store.read([&](store::Reader& store) -> Result<void> {
            const Result<std::vector<store::Entry>> entries = store.entries(filter_);
            if (!entries) return entries.error();
            Viewer viewer(store, parts_.shelf, identity_);
            for (const store::Entry& entry : *entries) {
                filter_.after = entry.seq;
                report::JsonWriter json(report::JsonLayout::line);
                const bool shown = write_entry(json, entry, viewer);
                if (!shown && narrows(filter_)) continue;
                ready_.push_back({std::to_string(entry.seq), shown ? entry.kind : "withheld", json.take()});
            }
            return {};
        });
    }

    const Parts& parts_;
    const auth::Identity identity_;
    store::EntryFilter filter_;
    std::vector<http::Event> ready_;
};

} // namespace

Result<std::optional<std::string>> entry_for(store::Reader& store, service::Shelf& shelf, const std::string& user,
                                             std::int64_t seq) {
    const Result<std::optional<store::User>> row = store.user(user);
    if (!row) return row.error();
    const Result<std::optional<store::Entry>> entry = store.entry(seq);
    if (!entry) return entry.error();
    if (!*row || (*row)->disabled || !*entry) return std::optional<std::string>();
    const auth::Identity identity{(*row)->id, (*row)->name, (*row)->organisation, (*row)->roles, auth::ByOidc{}, {}};
    Viewer viewer(store, shelf, identity);
    const auto tree = json::read((*entry)->body);
    const auto* body = std::get_if<json::Tree>(&tree);
    if (body == nullptr || !viewer.may_see(**entry, body->root())) return std::optional<std::string>();
    report::JsonWriter json(report::JsonLayout::line);
    write_entry(json, **entry, viewer);
    return std::optional(json.take());
}

void add_log(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/log",
               host.reading(Operation::read_log, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(Method::get, "/v1/log/{entry}",
               host.reading(Operation::read_log, [&](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<std::int64_t> seq = number("entry", in.path("entry"));
                   if (!seq) return seq.error();
                   const Result<std::optional<store::Entry>> entry = in.store.entry(*seq);
                   if (!entry) return problem_of(entry.error());
                   if (!*entry)
                       return http::problem(http::problems::not_found, "there is no entry " + in.path("entry"));
                   Viewer viewer(in.store, parts.shelf, *in.identity);
                   report::JsonWriter json(report::JsonLayout::line);
                   write_entry(json, **entry, viewer);
                   return http::json_response(200, json.take());
               }));
    router.add(Method::get, "/v1/log/stream", [&host](Request& request) -> asio::awaitable<Response> {
        const auto identity = co_await host.who(request, Operation::read_log);
        if (!identity) co_return to_response(identity.error(), request);
        OrProblem<store::EntryFilter> filter = filter_of(request);
        if (!filter) co_return to_response(filter.error(), request);
        if (const std::string_view last = http::last_event_id(request); !last.empty()) {
            const OrProblem<std::int64_t> after = number("Last-Event-ID", last);
            if (!after) co_return to_response(after.error(), request);
            filter->after = *after;
        }
        const auto source = std::make_shared<LogSource>(host.parts(), **identity, std::move(*filter));
        co_return http::event_response([source] { return source->next(); });
    });
}

} // namespace voorrang::api

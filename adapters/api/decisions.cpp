#include "adapters/api/endpoints.hpp"
#include "adapters/api/own_part.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/report/decision_read.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/service/again.hpp"
#include "adapters/store/damaged.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace voorrang::api {

namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 1) return std::nullopt;
    return number;
}

// The bids of which this user may see what was decided.
struct Mine {
    bool all = false;
    std::set<std::string> bids;
    bool has(const std::string& bid) const { return all || bids.contains(bid); }
};

Result<Mine> mine(const Reading& in, const Seen& seen) {
    Mine result{seen.reach == auth::Reach::all, {}};
    if (result.all) return result;
    const Result<std::vector<store::Bid>> bids = in.store.bids(seen.dossier.row.id);
    if (!bids) return bids.error();
    for (const store::Bid& bid : *bids)
        if (!in.identity->organisation.empty() && bid.owner == in.identity->organisation) result.bids.insert(bid.id);
    return result;
}

Diagnostic damaged(const store::Decision& row) {
    return store::damaged("what was kept of decision " + std::to_string(row.id) + " can't be read");
}

// Where in the release that the user is shown the parts of the one that was decided on stand.
Result<ShownPlaces> places_in(const Reading& in, const store::Decision& row, auth::Phase phase) {
    const Result<std::optional<std::string>> text = in.store.document(row.document);
    if (!text) return text.error();
    if (!*text) return damaged(row);
    const auto tree = json::read(**text);
    if (!std::holds_alternative<json::Tree>(tree)) return damaged(row);
    return ShownPlaces(std::get<json::Tree>(tree).root(), phase, *in.identity);
}

// The decision as it was kept, or the part of it that is the user's.
Result<std::string> decision_json(const Reading& in, const store::Decision& row, const Seen& seen, const Mine& mine) {
    if (mine.all) return row.decision;
    auto kept = report::read_decision(row.decision);
    if (!kept) return damaged(row);
    kept->info.input_hash.clear();
    const Result<ShownPlaces> shown = places_in(in, row, seen.phase);
    if (!shown) return shown.error();
    report::JsonWriter json(report::JsonLayout::canonical);
    report::write_decision(json, own_part(kept->decision, mine.bids, *shown), kept->info, kept->places,
                           report::explain_nothing, report::telling_kept);
    return json.take();
}

Result<void> write_decision(report::JsonWriter& json, const Reading& in, const EntryNames& entries,
                            const store::Decision& row, const Seen& seen, const Mine& mine) {
    const Result<std::string> decision = decision_json(in, row, seen, mine);
    if (!decision) return decision.error();
    json.begin_object().key("id").integer(static_cast<std::uint64_t>(row.id)).member("tender", row.tender);
    json.member("time", to_text(row.at)).member("entry", entries.of(row.entry));
    json.member("policyHash", row.policy);
    // A hash of the whole document would tell whether what is shown of it is the whole.
    if (mine.all) json.member("documentHash", row.document);
    json.member("outcome", row.outcome).key("winner");
    row.winner ? json.text(*row.winner) : json.null();
    json.key("decision").number(*decision).end_object();
    return {};
}

struct Asked {
    store::Decision row;
    Seen seen;
    Mine mine;
};

OrProblem<Asked> find(const Reading& in, service::Shelf& shelf, Operation operation) {
    const auto id = number_of(in.path("decision"));
    const auto absent = http::problem(http::problems::not_found, "there is no decision " + in.path("decision"));
    if (!id) return absent;
    Result<std::optional<store::Decision>> row = in.store.decision(*id);
    if (!row) return problem_of(row.error());
    if (!*row) return absent;
    OrProblem<Seen> seen = see(in.store, shelf, *in.identity, operation, (*row)->tender);
    if (!seen) return seen.error().status == 404 ? absent : seen.error();
    Result<Mine> own = mine(in, *seen);
    if (!own) return problem_of(own.error());
    if (!own->all && own->bids.empty()) return absent;
    return Asked{std::move(**row), std::move(*seen), std::move(*own)};
}

OrProblem<Response> list(const Reading& in, const Parts& parts) {
    const OrProblem<Seen> seen = see(in.store, parts.shelf, *in.identity, Operation::read_decisions, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<store::Decision>> rows = in.store.decisions(in.path("tender"));
    if (!rows) return problem_of(rows.error());
    const Result<Mine> own = mine(in, *seen);
    if (!own) return problem_of(own.error());
    Result<void> written;
    std::string body = list_json(
        [&](report::JsonWriter& json) {
            if (!own->all && own->bids.empty()) return;
            for (const store::Decision& row : *rows)
                if (written) written = write_decision(json, in, parts.entries, row, *seen, *own);
        },
        std::nullopt);
    if (!written) return problem_of(written.error());
    return http::json_response(200, std::move(body));
}

OrProblem<Response> explain(const Reading& in, service::Shelf& shelf) {
    constexpr std::string_view types[] = {"application/json", "text/plain"};
    const OrProblem<std::string_view> type = http::accepted_type(in.request, types);
    if (!type) return type.error();
    OrProblem<Asked> asked = find(in, shelf, Operation::read_explanations);
    if (!asked) return asked.error();
    Result<service::Again> again = service::decide_again(in.store, shelf, asked->row);
    if (!again) return problem_of(again.error());
    engine::Decision& decision = again->decision;
    if (!asked->mine.all) {
        const Result<ShownPlaces> shown = places_in(in, asked->row, asked->seen.phase);
        if (!shown) return problem_of(shown.error());
        decision = own_part(std::move(decision), asked->mine.bids, *shown);
    }
    report::Explained explained = report::explain_all;
    if (const auto bid = in.request.query("bid")) {
        const bool stands = std::any_of(decision.standings.begin(), decision.standings.end(),
                                        [&](const auto& standing) { return standing.id == *bid; });
        if (!stands || !asked->mine.has(std::string(*bid)))
            return http::problem(http::problems::not_found,
                                 "there is no bid " + std::string(*bid) + " in this decision");
        explained = {false, std::string(*bid)};
    }
    const report::SourcePlaces places(again->policy->loaded.sources);
    const OrProblem<Language> language = language_of(in.request, *again->policy);
    if (!language) return language.error();
    if (*type == "text/plain") {
        report::TextOptions options;
        options.reader.language = *language;
        options.explained = explained;
        if (again->policy->graph.award) options.competitor = again->policy->graph.award->competitor;
        return http::text_response(200, report::decision_text(decision, places, options));
    }
    const report::CaseInfo info{again->policy->info, asked->row.draw_seed, "",
                                asked->mine.all ? asked->row.document : std::string()};
    report::JsonWriter json(report::JsonLayout::line);
    report::write_decision(json, decision, info, places, explained, {*language, false});
    return http::json_response(200, json.take());
}

OrProblem<Response> questions(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_questions, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<service::Question>> all = service::questions(seen->dossier, in.now);
    if (!all) return problem_of(all.error());
    const Result<Mine> own = mine(in, *seen);
    if (!own) return problem_of(own.error());
    const ShownPlaces shown(seen->dossier.document.document.root(), seen->phase, *in.identity);
    return http::json_response(
        200, list_json(
                 [&](report::JsonWriter& json) {
                     for (const service::Question& question : *all) {
                         if (!own->has(question.about)) continue;
                         const auto pointer = own->all ? question.pointer : shown.at(question.pointer);
                         if (!pointer) continue;
                         json.begin_object().member("fact", question.fact).member("subject", question.subject);
                         json.member("pointer", *pointer).member("bid", question.about).member("rule", question.rule);
                         if (!question.sealed.empty()) json.member("sealedUntil", question.sealed);
                         json.end_object();
                     }
                 },
                 std::nullopt));
}

} // namespace

void add_decisions(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/tenders/{tender}/decisions",
               host.reading(
                   Operation::read_decisions, [&](const Reading& in) { return list(in, parts); },
                   Host::Again::while_unwritten));
    router.add(Method::get, "/v1/tenders/{tender}/questions",
               host.reading(Operation::read_questions, [&](const Reading& in) { return questions(in, parts.shelf); }));
    router.add(Method::get, "/v1/decisions/{decision}",
               host.reading(
                   Operation::read_decisions,
                   [&](const Reading& in) -> OrProblem<Response> {
                       const OrProblem<Asked> asked = find(in, parts.shelf, Operation::read_decisions);
                       if (!asked) return asked.error();
                       report::JsonWriter json(report::JsonLayout::line);
                       const Result<void> written =
                           write_decision(json, in, parts.entries, asked->row, asked->seen, asked->mine);
                       if (!written) return problem_of(written.error());
                       return http::json_response(200, json.take());
                   },
                   Host::Again::while_unwritten));
    router.add(Method::get, "/v1/decisions/{decision}/explanation",
               host.reading(
                   Operation::read_explanations, [&](const Reading& in) { return explain(in, parts.shelf); },
                   Host::Again::while_unwritten));
}

} // namespace voorrang::api

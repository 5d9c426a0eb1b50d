#include "adapters/api/endpoints.hpp"
#include "adapters/api/view.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/service/again.hpp"

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

// The decision without the standings of others; who won stays (Aw 2012 art. 2.130).
void write_cut(report::JsonWriter& json, json::Ref decision, const Mine& mine) {
    json.begin_object();
    for (const json::Ref member : decision.children()) {
        json.key(member.key());
        if (member.key() != "standings") {
            write_raw(json, member);
            continue;
        }
        json.begin_array();
        for (const json::Ref standing : member.children())
            if (const auto id = standing.find("id"); id && mine.has(std::string(id->text()))) write_raw(json, standing);
        json.end_array();
    }
    json.end_object();
}

void write_decision(report::JsonWriter& json, const store::Decision& row, const Mine& mine) {
    json.begin_object().key("id").integer(static_cast<std::uint64_t>(row.id)).member("tender", row.tender);
    json.member("time", to_text(row.at)).key("entry").integer(static_cast<std::uint64_t>(row.entry));
    json.member("policyHash", row.policy).member("documentHash", row.document).member("outcome", row.outcome);
    json.key("winner");
    row.winner ? json.text(*row.winner) : json.null();
    json.key("decision");
    // Whole it is passed on as it is kept, which is how it would be written.
    if (mine.all) {
        write_raw(json, row.decision);
        json.end_object();
        return;
    }
    const auto tree = json::read(row.decision);
    if (std::holds_alternative<json::Tree>(tree)) write_cut(json, std::get<json::Tree>(tree).root(), mine);
    json.end_object();
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

OrProblem<Response> list(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_decisions, in.path("tender"));
    if (!seen) return seen.error();
    const Result<std::vector<store::Decision>> rows = in.store.decisions(in.path("tender"));
    if (!rows) return problem_of(rows.error());
    const Result<Mine> own = mine(in, *seen);
    if (!own) return problem_of(own.error());
    return http::json_response(200, list_json(
                                        [&](report::JsonWriter& json) {
                                            if (!own->all && own->bids.empty()) return;
                                            for (const store::Decision& row : *rows) write_decision(json, row, *own);
                                        },
                                        std::nullopt));
}

// The reader's, as asked for with `lang`; else that of the policy.
OrProblem<Language> language_of(const Request& request, const service::ShelvedPolicy& policy) {
    const auto asked = request.query("lang");
    if (!asked) return language_of_code(policy.loaded.policy->packages.front().language).value_or(Language::en);
    const auto language = language_of_code(*asked);
    if (!language) return http::problem(http::problems::bad_request, "`lang` must be en or nl");
    return *language;
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
        // Indexes of standings must go on pointing where they did, so the others are emptied rather than taken out.
        for (engine::Standing& standing : decision.standings)
            if (!asked->mine.has(standing.id))
                standing = {standing.id, standing.label, standing.status, {}, {}, std::nullopt, 0, std::nullopt, {},
                            {},          std::nullopt,   std::nullopt,    {}};
        decision.others.clear();
    }
    report::Explained explained = report::explain_all;
    if (const auto bid = in.request.query("bid")) {
        if (!asked->mine.has(std::string(*bid)))
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
    const report::CaseInfo info{again->policy->info, asked->row.draw_seed, "", asked->row.document};
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
    return http::json_response(
        200, list_json(
                 [&](report::JsonWriter& json) {
                     for (const service::Question& question : *all) {
                         if (!own->has(question.about)) continue;
                         json.begin_object().member("fact", question.fact).member("subject", question.subject);
                         json.member("pointer", question.pointer)
                             .member("bid", question.about)
                             .member("rule", question.rule);
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
               host.reading(Operation::read_decisions, [&](const Reading& in) { return list(in, parts.shelf); }));
    router.add(Method::get, "/v1/tenders/{tender}/questions",
               host.reading(Operation::read_questions, [&](const Reading& in) { return questions(in, parts.shelf); }));
    router.add(Method::get, "/v1/decisions/{decision}",
               host.reading(Operation::read_decisions, [&](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<Asked> asked = find(in, parts.shelf, Operation::read_decisions);
                   if (!asked) return asked.error();
                   report::JsonWriter json(report::JsonLayout::line);
                   write_decision(json, asked->row, asked->mine);
                   return http::json_response(200, json.take());
               }));
    router.add(Method::get, "/v1/decisions/{decision}/explanation",
               host.reading(Operation::read_explanations, [&](const Reading& in) { return explain(in, parts.shelf); }));
}

} // namespace voorrang::api

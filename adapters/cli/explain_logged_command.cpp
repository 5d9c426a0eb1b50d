#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/report/decision_page.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/service/again.hpp"
#include "adapters/sqlite/log_reader.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/store/damaged.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <functional>

namespace voorrang::cli {

namespace {

// A decision of either log, with its explanations.
struct Found {
    engine::Decision decision;
    report::CaseInfo info;
    Language language; // of its policy
    std::string competitor = "bid";
    std::unique_ptr<report::Places> places = nullptr;
    service::PolicyPtr policy = {};                              // whose places those are
    std::vector<std::pair<std::string, std::string>> about = {}; // besides what the info has
};

using ReaderFor = std::function<report::Reader(Language)>; // else of this language

// The service keeps no explanations: the decision is made again.
Result<Found> find(sqlite_store::Rows& rows, std::int64_t number, const ReaderFor& reader_for) {
    const Result<std::optional<store::Decision>> row = rows.decision(number);
    if (!row) return row.error();
    if (!*row) return service::not_found("there is no decision " + std::to_string(number));
    service::Shelf shelf;
    Result<service::Again> again = service::decide_again(rows, shelf, **row);
    if (!again) return again.error();
    if (service::logged_text(*again, **row) != (*row)->decision)
        return store::damaged("decision " + std::to_string(number) + " comes out otherwise than it was logged");
    Found found{std::move(again->decision),
                {again->policy->info, (*row)->draw_seed, "", (*row)->document},
                language_of_code(again->policy->loaded.policy->packages.front().language).value_or(Language::en)};
    found.policy = again->policy;
    found.places = std::make_unique<report::SourcePlaces>(found.policy->loaded.sources);
    if (found.policy->graph.award) found.competitor = found.policy->graph.award->competitor;
    const report::Reader reader = reader_for(found.language);
    found.about.emplace_back(reader.say("Decided at"), reader.value(to_text((*row)->at)));
    found.about.emplace_back(reader.say("Entry of the log"), std::to_string((*row)->entry));
    return found;
}

Result<Found> find(sqlite::LogReader& log, std::int64_t number) {
    Result<sqlite::LoggedDecision> logged = log.decision(number);
    if (!logged) return logged.error();
    const Result<Language> language = log.language_of_policy(logged->policy_hash);
    if (!language) return language.error();
    report::StoredDecision& stored = logged->stored;
    Found found{std::move(stored.decision), std::move(stored.info), *language};
    found.places = std::make_unique<report::StoredPlaces>(std::move(stored.places));
    return found;
}

Result<Found> find(const ExplainLoggedOptions& options, const ReaderFor& reader_for) {
    Result<sqlite_store::Rows> rows = open_rows(options.log);
    if (rows) return find(*rows, options.decision, reader_for);
    if (rows.error().code != sqlite_store::data_kind.codes.not_ours) return rows.error();
    Result<sqlite::LogReader> log = sqlite::LogReader::open(options.log);
    return log ? find(*log, options.decision) : log.error();
}

bool has_bid(const engine::Decision& decision, const report::Explained& explained) {
    return std::any_of(decision.standings.begin(), decision.standings.end(),
                       [&](const auto& standing) { return explained.covers(standing.id, standing.label); });
}

std::string page_of(const Found& found, std::int64_t number, const report::PageOptions& asked) {
    report::PageOptions options = asked;
    const report::Reader& reader = options.reader;
    const auto tell = [&](const std::string& what, const std::string& value) {
        if (!value.empty()) options.about.emplace_back(what, value);
    };
    tell(reader.say("Decision"), std::to_string(number));
    for (const auto& [what, value] : found.about) tell(what, value);
    tell(reader.say("Policy"), found.info.policy.name + ' ' + found.info.policy.version);
    tell(reader.say("SHA-256 of the policy"), found.info.policy.hash);
    tell(reader.say("SHA-256 of the facts"), found.info.input_hash);
    tell(reader.say("Draw seed"), found.info.draw_seed);
    return report::decision_page(found.decision, *found.places, options);
}

} // namespace

ExitCode explain_logged(const ExplainLoggedOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    const Result<Found> found = find(options, [&](Language otherwise) { return console.reader(otherwise); });
    if (!found) return refuse(found.error());
    const report::Explained explained{options.bid.empty(), options.bid};
    if (!options.bid.empty() && !has_bid(found->decision, explained))
        return refuse(
            {Code::bad_use, "the decision has no bid `" + options.bid + "`", std::nullopt, options.log, {}, ""});
    const report::Reader reader = console.reader(found->language);
    switch (options.format) {
    case PageFormat::text:
        console.out().write(
            report::decision_text(found->decision, *found->places, {reader, found->competitor, explained, {}}));
        break;
    case PageFormat::json: {
        report::JsonWriter json(report::JsonLayout::indented);
        report::write_decision(json, found->decision, found->info, *found->places, explained, {reader.language});
        console.out().write(json.take() + '\n');
        break;
    }
    case PageFormat::html:
        console.out().write(page_of(*found, options.decision, {reader, explained}));
        break;
    }
    return ExitCode::fine;
}

} // namespace voorrang::cli

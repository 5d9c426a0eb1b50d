#include "adapters/auditor/replay.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/report/decision_read.hpp"
#include "adapters/report/words.hpp"

#include <map>

namespace voorrang::auditor {

namespace {

void note_change(std::vector<std::string>& differences, const std::string& what, const std::string& before,
                 const std::string& now) {
    if (before != now) differences.push_back(what + " is " + now + ", and was " + before);
}

std::string winner_of(const engine::Decision& decision, const std::optional<engine::AwardOutcome>& award) {
    return award && award->winner ? "`" + decision.standings.at(*award->winner).id + "`" : "nobody";
}

std::vector<std::string> compare(const engine::Decision& before, const engine::Decision& now) {
    std::vector<std::string> differences;
    note_change(differences, "the outcome", std::string(report::outcome_word(before)),
                std::string(report::outcome_word(now)));
    note_change(differences, "the winner", winner_of(before, before.award), winner_of(now, now.award));
    std::map<std::string, std::string> lots;
    for (const engine::LotAward& lot : before.lots) lots[lot.id] = winner_of(before, lot.award);
    for (const engine::LotAward& lot : now.lots)
        note_change(differences, "the winner of lot `" + lot.id + "`", lots.contains(lot.id) ? lots[lot.id] : "nobody",
                    winner_of(now, lot.award));
    std::map<std::string, const engine::Standing*> stood;
    for (const engine::Standing& standing : before.standings) stood[standing.id] = &standing;
    const auto total = [](const engine::Standing& standing) {
        return standing.total ? to_exact_text(*standing.total) : std::string("unknown");
    };
    for (const engine::Standing& standing : now.standings) {
        const auto found = stood.find(standing.id);
        if (found == stood.end()) continue;
        const std::string bid = "of bid `" + standing.id + "`";
        note_change(differences, "the standing " + bid, std::string(report::word(found->second->status)),
                    std::string(report::word(standing.status)));
        note_change(differences, "the total " + bid, total(*found->second), total(standing));
    }
    return differences;
}

Replayed again(store::Reader& reader, service::Shelf& shelf, const store::Decision& row) {
    Replayed replayed{row, false, "", {}};
    const Result<service::Again> made = service::decide_again(reader, shelf, row);
    if (!made) {
        replayed.why = made.error().message;
        return replayed;
    }
    if (row.decision == service::logged_text(*made, row)) {
        replayed.same = row.outcome == report::outcome_word(made->decision);
        if (!replayed.same) replayed.differences.push_back("the outcome in the row is not that of the decision");
        return replayed;
    }
    const auto kept = report::read_decision(row.decision);
    if (kept) replayed.differences = compare(kept->decision, made->decision);
    if (replayed.differences.empty()) replayed.differences.push_back("it is the same in other bytes");
    return replayed;
}

Replayed under(store::Reader& reader, service::Shelf& shelf, const store::Decision& row,
               const service::PolicyPtr& instead) {
    Replayed replayed{row, false, "", {}};
    const auto fail = [&](const Diagnostic& why) {
        replayed.why = why.message;
        return replayed;
    };
    const Result<service::Again> before = service::decide_again(reader, shelf, row);
    if (!before) return fail(before.error());
    const auto text = reader.document(row.document);
    if (!text) return fail(text.error());
    auto tree = json::read(text->value_or(""));
    if (!std::holds_alternative<json::Tree>(tree)) {
        replayed.why = "its document can't be read";
        return replayed;
    }
    const ocds::Case document{row.tender, std::move(std::get<json::Tree>(tree)), "", "", {}};
    const Result<engine::Facts> facts = service::facts_of(*instead, document);
    if (!facts) return fail(facts.error());
    engine::DecideOptions options;
    options.draw_seed = row.draw_seed;
    options.now = row.at;
    engine::Decision now = std::move(engine::Decider(instead->graph).decide(*facts, options).front());
    if (row.decides.find("\"award\"") == std::string::npos) engine::without_award(now);
    replayed.differences = compare(before->decision, now);
    replayed.same = replayed.differences.empty();
    return replayed;
}

} // namespace

Result<void> replay(sqlite_store::Rows& rows, const service::PolicyPtr& instead,
                    const std::function<bool(const Replayed&)>& told) {
    service::Shelf shelf;
    return rows.each_decision([&](const store::Decision& row) {
        return told(instead ? under(rows, shelf, row, instead) : again(rows, shelf, row));
    });
}

} // namespace voorrang::auditor

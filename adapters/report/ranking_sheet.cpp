#include "adapters/report/ranking_sheet.hpp"

#include "adapters/report/words.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::AwardOutcome;
using engine::AwardState;
using engine::Standing;
using engine::Status;
using sheet::Cell;

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text += (text.empty() ? "" : "; ") + each;
    return text;
}

void add_once(std::vector<std::string>& texts, const std::string& text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

// A repeating fraction is no decimal: its text tells it whole, and is taken neither for a date nor for a number.
Cell number_cell(const std::optional<Number>& value, unsigned decimals, const Reader& reader) {
    if (!value) return sheet::Empty{};
    const std::string exact = to_exact_text(*value, decimals);
    if (exact.find('/') != std::string::npos) return reader.value(to_display_text(*value, decimals));
    return sheet::Decimal{exact};
}

bool may_exclude(const engine::RuleOutcome& outcome) {
    using enum ast::RuleKind;
    return outcome.kind == exclude || outcome.kind == require || outcome.kind == reserve;
}

bool strikes(const engine::RuleOutcome& outcome) { return outcome.holds == Truth::yes && may_exclude(outcome); }

// Excluded for no other reason than that participation is reserved.
bool reserved_to_others(const Standing& standing) {
    bool any = false;
    for (const engine::RuleOutcome& outcome : standing.outcomes) {
        if (!strikes(outcome)) continue;
        if (outcome.kind != ast::RuleKind::reserve) return false;
        any = true;
    }
    return any;
}

std::string verdict_of(const Standing& standing) {
    if (standing.status == Status::excluded && reserved_to_others(standing)) return "reserved";
    return std::string(word(standing.status));
}

struct Grounds {
    std::vector<std::string> reasons, cites, missing;
};

// What made the verdict: the rules that strike, those of which it is unknown whether they do, what failed.
Grounds grounds_of(const Standing& standing, const Reader& reader) {
    Grounds grounds;
    const auto reason = [&](const engine::RuleOutcome& outcome, const std::string& why) {
        add_once(grounds.reasons, outcome.name + (why.empty() ? "" : ": " + why));
        for (const std::string& cite : outcome.cites) add_once(grounds.cites, cite);
    };
    for (const engine::RuleOutcome& outcome : standing.outcomes) {
        if (strikes(outcome)) reason(outcome, reader.say(outcome.because));
        if (standing.status == Status::undetermined && outcome.holds == Truth::unknown && may_exclude(outcome))
            reason(outcome, reader.value("unknown"));
        if (outcome.holds == Truth::failed)
            reason(outcome, outcome.failure ? reader.say(outcome.failure->whole()) : reader.say("failed"));
    }
    if (standing.failure) add_once(grounds.reasons, reader.say(standing.failure->whole()));
    for (const engine::MissingFact& fact : standing.missing)
        add_once(grounds.missing, fact.fact + " (" + fact.pointer + ")");
    return grounds;
}

// Empty: that is not known yet.
std::optional<bool> wins(const AwardOutcome& award, std::uint32_t index, const Standing& standing) {
    if (standing.status == Status::excluded) return false;
    switch (award.state) {
    case AwardState::awarded:
        return award.winner == index;
    case AwardState::nobody:
        return false;
    case AwardState::tied:
        if (std::find(award.tied.begin(), award.tied.end(), index) == award.tied.end()) return false;
        break;
    case AwardState::undetermined:
    case AwardState::failed:
        break;
    }
    return std::nullopt;
}

struct Won {
    std::optional<bool> any;
    std::vector<std::string> lots;
};

Won won_by(const engine::Decision& decision, std::uint32_t index) {
    const Standing& standing = decision.standings[index];
    if (decision.award) return {wins(*decision.award, index, standing), {}};
    Won won{false, {}};
    for (const engine::LotAward& lot : decision.lots) {
        const bool for_it = standing.lots.empty() ||
                            std::find(standing.lots.begin(), standing.lots.end(), lot.id) != standing.lots.end();
        if (!for_it) continue;
        const std::optional<bool> this_one = wins(lot.award, index, standing);
        if (this_one == true) won.lots.push_back(lot.id);
        if (!this_one) won.any = std::nullopt;
    }
    if (!won.lots.empty()) won.any = true;
    return won;
}

// "awarded", or of lots "1: awarded; 2: nobody".
std::string award_text(const engine::Decision& decision) {
    if (decision.award) return std::string(word(decision.award->state));
    std::vector<std::string> lots;
    for (const engine::LotAward& lot : decision.lots)
        lots.push_back(lot.id + ": " + std::string(word(lot.award.state)));
    return joined(lots);
}

const engine::Score* score_of(const Standing& standing, const std::string& criterion) {
    const auto found = std::find_if(standing.scores.begin(), standing.scores.end(),
                                    [&](const engine::Score& score) { return score.criterion == criterion; });
    return found == standing.scores.end() ? nullptr : &*found;
}

sheet::Row row_of(const engine::Decision& decision, std::uint32_t index, const graph::Award& award,
                  const Reader& reader) {
    const Standing& standing = decision.standings[index];
    const Grounds grounds = grounds_of(standing, reader);
    const Won won = won_by(decision, index);
    sheet::Row row{decision.case_name};
    row.push_back(standing.rank ? sheet::count(*standing.rank) : sheet::Empty{});
    row.insert(row.end(), {standing.id, standing.label});
    if (award.lots) row.push_back(joined(standing.lots));
    row.insert(row.end(),
               {verdict_of(standing), joined(grounds.reasons), joined(grounds.cites), joined(grounds.missing)});
    for (const graph::Criterion& criterion : award.criteria) {
        const engine::Score* const score = score_of(standing, criterion.name);
        row.push_back(score == nullptr ? Cell(sheet::Empty{}) : number_cell(score->score, 0, reader));
    }
    row.push_back(number_cell(standing.total, standing.total_decimals, reader));
    row.push_back(standing.total_currency ? Cell(to_text(*standing.total_currency)) : sheet::Empty{});
    row.push_back(won.any ? Cell(*won.any) : sheet::Empty{});
    if (award.lots) row.push_back(joined(won.lots));
    row.push_back(award_text(decision));
    return row;
}

} // namespace

std::vector<std::string> ranking_head(const graph::Award& award) {
    std::vector<std::string> head{"tender", "rank", "bid", "bidder"};
    if (award.lots) head.push_back("lots");
    head.insert(head.end(), {"verdict", "reasons", "cites", "missing"});
    for (const graph::Criterion& criterion : award.criteria) head.push_back("score " + criterion.name);
    head.insert(head.end(), {"total", "currency", "won"});
    if (award.lots) head.push_back("lots_won");
    head.push_back("award");
    return head;
}

std::vector<sheet::Row> ranking_rows(const engine::Decision& decision, const graph::Award& award,
                                     const Reader& reader) {
    std::vector<sheet::Row> rows;
    for (std::uint32_t i = 0; i < decision.standings.size(); ++i) rows.push_back(row_of(decision, i, award, reader));
    if (rows.empty()) {
        rows.emplace_back(ranking_head(award).size());
        rows.front().front() = decision.case_name;
        rows.front().back() = award_text(decision);
    }
    return rows;
}

} // namespace voorrang::report

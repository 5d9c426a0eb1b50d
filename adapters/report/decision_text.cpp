#include "adapters/report/decision_text.hpp"

#include "adapters/report/award_words.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/findings_text.hpp"
#include "adapters/report/ranking_text.hpp"
#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::AwardOutcome;
using engine::AwardState;
using engine::Decision;
using engine::Standing;

std::string_view award_style(AwardState state) {
    switch (state) {
    case AwardState::awarded:
        return style::green;
    case AwardState::failed:
        return style::red;
    default:
        return style::yellow;
    }
}

std::string award_text(const Decision& decision, const AwardOutcome& award, const std::string& subject,
                       const Places& places, const Reader& reader) {
    const Paint paint(reader.colour);
    std::string out;
    append_wrapped(out, Prefix("  "), Prefix("    "),
                   paint.words(award_style(award.state), award_sentence(decision, award, subject, reader)));
    const auto line = [&](std::string_view text) { append_wrapped(out, Prefix("    "), Prefix("      "), text); };
    const bool by_failure = award.failure && award.failure->message.text == award.reason.text; // told below
    if (!award.reason.empty() && !by_failure) line(printable(reader.say(award.reason)));
    for (const auto& passed : award.passed_over) line(printable(reader.say(passed.reason)));
    if (award.despite_unknown) line(reader.say("Some facts are missing, but no value of them could change this."));
    append_failure(out, award.failure, places, reader, 4);
    append_missing(out, award.missing, reader, 4);
    append_cites(out, award.cites, reader, 4);
    return out;
}

// The bid whose explanation a reader is likeliest to want: one that failed, is open or is out, else the first.
const Standing& most_questioned(const std::vector<Standing>& standings) {
    const auto first = [&](auto asked) { return std::find_if(standings.begin(), standings.end(), asked); };
    for (const auto found :
         {first([](const Standing& standing) { return standing.failure.has_value(); }),
          first([](const Standing& standing) { return !standing.missing.empty(); }),
          first([](const Standing& standing) { return standing.status == engine::Status::excluded; })})
        if (found != standings.end()) return *found;
    return standings.front();
}

// As a shell takes it.
std::string shell_quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) c == '\'' ? result += "'\\''" : result += c;
    return result + '\'';
}

std::string explanations_text(const Decision& decision, const Places& places, const TextOptions& options) {
    const Reader& reader = options.reader;
    const Paint paint(reader.colour);
    std::string out;
    for (const Standing& standing : decision.standings)
        if (options.explained.covers(standing.id, standing.label))
            out += '\n' + standing_text(standing, places, reader);
    if (!options.explained.all) return out;
    for (const engine::OtherVerdict& other : decision.others) {
        if (other.outcomes.empty() || told_of_a_bid(other, decision)) continue;
        out += "\n  " + reader.say("Why, of {1}:", {paint(style::bold, printable(other.label))}) + '\n';
        for (const engine::RuleOutcome& outcome : other.outcomes)
            out += explanation_text(outcome.explanation, places, reader, 4);
    }
    if (decision.award && !decision.award->explanation.text.empty()) {
        out += "\n  " + reader.say("Why this award:") + '\n';
        out += explanation_text(decision.award->explanation, places, reader, 4);
    }
    for (const engine::LotAward& lot : decision.lots) {
        if (lot.award.explanation.text.empty()) continue;
        out += "\n  " + reader.say("Why this award of {1}:", {lot_name(lot, reader)}) + '\n';
        out += explanation_text(lot.award.explanation, places, reader, 4);
    }
    return out;
}

} // namespace

std::string case_heading(const Decision& decision, const Reader& reader) {
    std::string out = Paint(reader.colour)(style::bold, printable(decision.case_name));
    if (decision.as_at) out += reader.say(", as at {1}", {reader.value(to_text(*decision.as_at))});
    if (decision.at) out += reader.say(", at {1}", {reader.value(to_text(*decision.at))});
    return out + '\n';
}

std::string standing_text(const Standing& standing, const Places& places, const Reader& reader) {
    const std::string name = Paint(reader.colour)(style::bold, printable(standing.label));
    const std::string status = status_text(reader, standing.status);
    std::string out = "  ";
    out += standing.rank ? reader.say("Why {1} is {2} and ranks {3}:", {name, status, std::to_string(*standing.rank)})
                         : reader.say("Why {1} is {2}:", {name, status});
    out += '\n';
    for (const engine::RuleOutcome& outcome : standing.outcomes)
        out += explanation_text(outcome.explanation, places, reader, 4);
    for (const engine::Score& score : standing.scores) out += explanation_text(score.explanation, places, reader, 4);
    return out;
}

std::string decision_text(const Decision& decision, const Places& places, const TextOptions& options) {
    const Reader& reader = options.reader;
    std::string out;
    if (!decision.standings.empty()) {
        out += '\n' + ranking_text(decision, reader);
    } else if (decision.award) {
        out += "\n  " + reader.say("There are no {1}s in the input.", {reader.noun(options.competitor)}) + '\n';
    }
    // Of a notice without bids "award to nobody" would say too much: nobody was asked yet.
    const bool silent = decision.award && decision.standings.empty() && decision.award->state == AwardState::nobody;
    if (decision.award && !silent)
        out += '\n' + award_text(decision, *decision.award, reader.say("Award"), places, reader);
    const bool asked = !decision.standings.empty();
    for (const engine::LotAward& lot : decision.lots)
        if (asked || lot.award.state != AwardState::nobody)
            out += '\n' +
                   award_text(decision, lot.award, reader.say("Award of {1}", {lot_name(lot, reader)}), places, reader);
    out += findings_text(decision, places, reader);
    if (out.empty()) out += "\n  " + reader.say("No rule has anything to say of this.") + '\n';
    out += explanations_text(decision, places, options);
    if (!options.explain_hint.empty() && !decision.standings.empty()) {
        const std::string name = shell_quoted(printable(most_questioned(decision.standings).label));
        const std::string hint = reader.say("To see why: {1}", {options.explain_hint + ' ' + name});
        out += "\n  " + Paint(reader.colour)(style::dim, hint) + '\n';
    }
    return case_heading(decision, reader) + out;
}

} // namespace voorrang::report

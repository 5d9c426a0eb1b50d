#include "adapters/report/decision_text.hpp"

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

std::string total_text(const Standing& standing) {
    return standing.total ? engine::amount_text(*standing.total, standing.total_currency, standing.total_decimals)
                          : "unknown";
}

// `subject` is "Award", or "Award of lot 1 (Catering)" for one of several lots.
std::string award_sentence(const Decision& decision, const AwardOutcome& award, const std::string& subject) {
    switch (award.state) {
    case AwardState::awarded: {
        if (!award.winner) return subject + " made.";
        const Standing& winner = decision.standings.at(*award.winner);
        std::string sentence = subject + " to " + printable(winner.label);
        if (winner.total) sentence += ", with a total of " + total_text(winner);
        if (!winner.decided_by.empty()) {
            sentence += ", ahead of an equal total by";
            for (std::size_t i = 0; i < winner.decided_by.size(); ++i)
                sentence += (i > 0 ? ", " : " ") + printable(winner.decided_by[i]);
        }
        return sentence + '.';
    }
    case AwardState::nobody:
        return subject + " to nobody.";
    case AwardState::undetermined:
        return subject + " undetermined.";
    case AwardState::failed:
        return subject + " failed: nothing is awarded.";
    case AwardState::tied:
        break;
    }
    std::string sentence = subject + " tied between";
    for (std::size_t i = 0; i < award.tied.size(); ++i) {
        const bool last = i + 1 == award.tied.size();
        sentence += i == 0 ? " " : last ? " and " : ", ";
        sentence += printable(decision.standings.at(award.tied[i]).label);
    }
    return sentence + '.';
}

// "lot 2 (Catering)", or "lot 2" if it has no other name.
std::string lot_name(const engine::LotAward& lot) {
    return printable(lot.id == lot.label ? "lot " + lot.id : "lot " + lot.id + " (" + lot.label + ')');
}

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
                       const Places& places, const Paint& paint) {
    std::string out;
    append_wrapped(out, Prefix("  "), Prefix("    "),
                   paint.words(award_style(award.state), award_sentence(decision, award, subject)));
    const auto line = [&](std::string_view text) { append_wrapped(out, Prefix("    "), Prefix("      "), text); };
    if (!award.reason.empty()) line(printable(award.reason));
    for (const auto& passed : award.passed_over) line(printable(passed.reason));
    if (award.despite_unknown) line("Some facts are missing, but no value of them could change this.");
    append_failure(out, award.failure, places, paint, 4);
    append_missing(out, award.missing, paint, 4);
    append_cites(out, award.cites, 4);
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

std::string heading(const Decision& decision, const Paint& paint) {
    std::string out = paint(style::bold, printable(decision.case_name));
    if (decision.as_at) out += ", as at " + to_text(*decision.as_at);
    return out + '\n';
}

std::string explanations_text(const Decision& decision, const Places& places, const TextOptions& options) {
    const Paint paint(options.colour);
    std::string out;
    for (const Standing& standing : decision.standings)
        if (options.explained.covers(standing.id, standing.label))
            out += '\n' + standing_text(standing, places, options.colour);
    if (!options.explained.all) return out;
    for (const engine::OtherVerdict& other : decision.others) {
        if (other.outcomes.empty() || told_of_a_bid(other, decision)) continue;
        out += "\n  Why, of " + paint(style::bold, printable(other.label)) + ":\n";
        for (const engine::RuleOutcome& outcome : other.outcomes)
            out += explanation_text(outcome.explanation, places, options.colour, 4);
    }
    if (decision.award && !decision.award->explanation.text.empty()) {
        out += "\n  Why this award:\n";
        out += explanation_text(decision.award->explanation, places, options.colour, 4);
    }
    for (const engine::LotAward& lot : decision.lots) {
        if (lot.award.explanation.text.empty()) continue;
        out += "\n  Why this award of " + lot_name(lot) + ":\n";
        out += explanation_text(lot.award.explanation, places, options.colour, 4);
    }
    return out;
}

} // namespace

std::string standing_text(const Standing& standing, const Places& places, Colour colour) {
    const Paint paint(colour);
    std::string out = "  Why " + paint(style::bold, printable(standing.label)) + " is ";
    out += word(standing.status);
    if (standing.rank) out += " and ranks " + std::to_string(*standing.rank);
    out += ":\n";
    for (const engine::RuleOutcome& outcome : standing.outcomes)
        out += explanation_text(outcome.explanation, places, colour, 4);
    for (const engine::Score& score : standing.scores) out += explanation_text(score.explanation, places, colour, 4);
    return out;
}

std::string decision_text(const Decision& decision, const Places& places, const TextOptions& options) {
    const Paint paint(options.colour);
    std::string out;
    if (!decision.standings.empty()) {
        out += '\n' + ranking_text(decision, paint);
    } else if (decision.award) {
        out += "\n  There are no " + options.competitor + "s in the input.\n";
    }
    // Of a notice without bids "award to nobody" would say too much: nobody was asked yet.
    const bool silent = decision.award && decision.standings.empty() && decision.award->state == AwardState::nobody;
    if (decision.award && !silent) out += '\n' + award_text(decision, *decision.award, "Award", places, paint);
    const bool asked = !decision.standings.empty();
    for (const engine::LotAward& lot : decision.lots)
        if (asked || lot.award.state != AwardState::nobody)
            out += '\n' + award_text(decision, lot.award, "Award of " + lot_name(lot), places, paint);
    out += findings_text(decision, places, paint);
    if (out.empty()) out += "\n  No rule has anything to say of this.\n";
    out += explanations_text(decision, places, options);
    if (!options.explain_hint.empty() && !decision.standings.empty()) {
        const std::string name = shell_quoted(printable(most_questioned(decision.standings).label));
        out += "\n  " + paint(style::dim, "To see why: " + options.explain_hint + ' ' + name) + '\n';
    }
    return heading(decision, paint) + out;
}

} // namespace voorrang::report

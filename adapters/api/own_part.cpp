#include "adapters/api/own_part.hpp"

#include <algorithm>

namespace voorrang::api {

namespace {

using engine::AwardOutcome;
using engine::AwardState;
using engine::Decision;
using engine::Explanation;
using engine::MissingFact;
using engine::Standing;

class Cut {
  public:
    Cut(const Decision& decision, const std::set<std::string>& own, const ShownPlaces& shown)
        : own_(own), shown_(shown) {
        for (const Standing& standing : decision.standings)
            (is_own(standing) ? own_labels_ : other_labels_).insert(standing.label);
    }

    bool is_own(const Standing& standing) const { return own_.contains(standing.id); }

    void cut(Standing& standing) const {
        cut(standing.missing);
        cut(standing.failure);
        for (engine::Score& score : standing.scores) cut_whole(score.explanation);
        for (engine::RuleOutcome& outcome : standing.outcomes) {
            cut(outcome.missing);
            cut(outcome.failure);
            cut_whole(outcome.explanation);
        }
    }

    // `kept` has for each standing where it is now.
    void cut(AwardOutcome& award, const std::vector<std::optional<std::uint32_t>>& kept, bool won) const {
        if (award.winner) award.winner = kept.at(*award.winner);
        std::vector<std::uint32_t> tied;
        for (const std::uint32_t each : award.tied)
            if (kept.at(each)) tied.push_back(*kept.at(each));
        award.tied = std::move(tied);
        award.passed_over.clear();
        // Facts that are missing of somebody else's bid, and sentences that name who is in the way.
        award.missing.clear();
        cut(award.failure);
        if (award.failure) award.failure->message = phrases::said_message(std::string(code_title(award.failure->code)));
        if (award.state != AwardState::awarded && award.state != AwardState::nobody) award.reason = Said();
        won ? cut_whole(award.explanation) : void(award.explanation = Explanation());
    }

  private:
    void cut(std::vector<MissingFact>& facts) const {
        std::erase_if(facts, [&](MissingFact& fact) { return !move(fact.pointer); });
    }

    // What a value was reckoned from may stand in the bids of others.
    static void cut(std::optional<engine::Failure>& failure) {
        if (failure) failure->values = Said();
    }

    // False: what it points to isn't shown.
    bool move(std::string& pointer) const {
        if (pointer.empty()) return true;
        std::optional<std::string> moved = shown_.at(pointer);
        if (moved) pointer = std::move(*moved);
        return moved.has_value();
    }

    void cut_whole(Explanation& explanation) const {
        if (!cut(explanation)) explanation = Explanation();
    }

    // False: it is about what isn't shown.
    bool cut(Explanation& explanation) const {
        if (!move(explanation.pointer)) return false;
        if (explanation.named && names_others(explanation.value)) explanation.value.clear();
        const bool over_elements = explanation.kind == graph::OutlineKind::aggregate;
        std::erase_if(explanation.children,
                      [&](Explanation& child) { return !cut(child) || (over_elements && !is_theirs(child)); });
        return true;
    }

    bool names_others(const std::string& value) const {
        return std::any_of(other_labels_.begin(), other_labels_.end(), [&](const std::string& label) {
            return !own_labels_.contains(label) && value.find(label) != std::string::npos;
        });
    }

    // Of an element of a loop: it rests on something that is shown, or is called as their own bid is.
    bool is_theirs(const Explanation& element) const {
        return element.subject.empty() || own_labels_.contains(element.subject) || points(element);
    }
    static bool points(const Explanation& explanation) {
        return !explanation.pointer.empty() ||
               std::any_of(explanation.children.begin(), explanation.children.end(), points);
    }

    const std::set<std::string>& own_;
    const ShownPlaces& shown_;
    std::set<std::string> own_labels_, other_labels_;
};

// Who won, and what it was given for each criterion: nothing of what its bid says.
Standing winner_part(Standing winner) {
    winner.outcomes.clear();
    winner.missing.clear();
    winner.failure.reset();
    for (engine::Score& score : winner.scores) score.explanation = Explanation();
    return winner;
}

// Each award of the decision.
template <class Each>
void each_award(Decision& decision, Each each) {
    if (decision.award) each(*decision.award);
    for (engine::LotAward& lot : decision.lots) each(lot.award);
}

} // namespace

Decision own_part(Decision decision, const std::set<std::string>& own, const ShownPlaces& shown) {
    const Cut cut(decision, own, shown);
    std::set<std::uint32_t> winners;
    each_award(decision, [&](AwardOutcome& award) {
        if (award.winner) winners.insert(*award.winner);
    });
    std::vector<std::optional<std::uint32_t>> kept;
    std::vector<bool> theirs;
    std::vector<Standing> standings;
    for (std::uint32_t at = 0; at < decision.standings.size(); ++at) {
        Standing& standing = decision.standings[at];
        theirs.push_back(cut.is_own(standing));
        kept.emplace_back();
        if (!theirs.back() && !winners.contains(at)) continue;
        kept.back() = static_cast<std::uint32_t>(standings.size());
        if (theirs.back()) {
            cut.cut(standing);
            standings.push_back(std::move(standing));
        } else {
            standings.push_back(winner_part(std::move(standing)));
        }
    }
    each_award(decision, [&](AwardOutcome& award) {
        const bool won = award.winner && theirs.at(*award.winner);
        cut.cut(award, kept, won);
    });
    decision.standings = std::move(standings);
    decision.others.clear();
    return decision;
}

} // namespace voorrang::api

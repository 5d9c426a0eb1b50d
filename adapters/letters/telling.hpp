// What of a decision both papers tell, in their own words: sentences of the decision and of its explanations, with what
// they cite and rest on.
#pragma once

#include "adapters/letters/award_file.hpp"

#include <functional>
#include <set>

namespace voorrang::letters {

// Which facts of an explanation may be told, by their place in the document.
using MayTell = std::function<bool(const engine::Explanation& fact)>;

class Telling {
  public:
    // `hidden` are names that are not to be told: of bidders who are nobody's business here. Personal facts never are.
    Telling(const AwardFile& file, const Voice& voice, std::set<std::string> hidden, MayTell may_tell)
        : file_(file), voice_(voice), hidden_(std::move(hidden)), may_tell_(std::move(may_tell)) {
        hidden_.insert(file.personal.begin(), file.personal.end());
    }

    std::string say(const Said& said) const;
    std::string cites(const std::vector<std::string>& cites) const; // empty for none

    // The reason of an outcome that holds, and below it its rule, what it cites and the facts that it rests on.
    Items::Item outcome(const engine::RuleOutcome& outcome) const;
    // What is missing for one that is unknown.
    Items::Item unknown(const engine::RuleOutcome& outcome) const;
    // What is owed, why, and what it cites.
    Items::Item obligation(const engine::RuleOutcome& outcome) const;
    // The reasons that a policy gives on the way to a value, each with what it cites, each once. Nothing of what lies
    // in a loop over others. `fixed_only`: only those in which no fact is filled in.
    std::vector<Items::Item> reasons(const engine::Explanation& explanation, bool fixed_only) const;

    // The reasons on the way to each of the scores, after its criterion.
    Items score_reasons(const std::vector<engine::Score>& scores) const;
    Items obligations(const std::vector<engine::RuleOutcome>& outcomes) const; // of those that hold
    std::string set_apart(const engine::Standing& standing) const; // by which keys of equal totals; empty: by none

    std::string score(const engine::Score& score) const;
    std::string weight(const engine::Score& score) const;
    std::string total(const engine::Standing& standing) const;

    // When the decision was sent, until when no contract is concluded, and why.
    std::vector<Part> standstill(Numbers numbers) const;

  private:
    void collect_facts(const engine::Explanation& explanation, std::vector<std::string>& facts) const;
    void collect_reasons(const engine::Explanation& explanation, bool fixed_only,
                         std::vector<Items::Item>& found) const;

    const AwardFile& file_;
    const Voice& voice_;
    std::set<std::string> hidden_;
    MayTell may_tell_;
};

// The same with other words in the place of these names, where they are whole words of it. A sentence of the policy
// does not tell a name that was filled in from its own words; so a word that is called as a bidder is goes too.
Said without_names(const Said& said, const std::set<std::string>& names, const std::string& instead);

} // namespace voorrang::letters

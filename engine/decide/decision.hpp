// What was decided for one case, as data. Everything in it is read off the evaluation's columns.
#pragma once

#include "dsl/ast/rule_kind.hpp"
#include "dsl/diagnostics/code.hpp"
#include "dsl/diagnostics/span.hpp"
#include "dsl/value/truth.hpp"
#include "dsl/value/value.hpp"
#include "engine/explain/explanation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::engine {

// What one rule says of one row.
struct RuleOutcome {
    std::string rule; // full name: alkmaar.social.too_small
    std::string name; // too_small
    ast::RuleKind kind;
    // yes: the rule strikes (excluded, requirement not met, preferred, flagged); something is owed if it wins; a
    // question is to be put.
    Truth holds;
    Said because; // the reason with its values filled in; set where holds is yes
    std::vector<std::string> cites;
    std::vector<MissingFact> missing; // holds is unknown: the facts that would settle it; ask: the fact to ask for;
                                      // oblige: the facts for want of which it is unknown what is owed
    std::optional<Failure> failure;   // holds, or what is owed, is failed
    Explanation explanation;          // traced only
    Said owed = {};                   // oblige, where holds is yes: what
    std::optional<Value> owed_value =
        {}; // the same to reckon with; absent if unknown or failed, and in a stored decision
};

enum class Status : std::uint8_t { admitted, excluded, undetermined, failed };

struct Score {
    std::string criterion;
    Number weight;               // 0.4
    std::optional<Number> score; // absent: unknown or failed
    Explanation explanation;     // traced only
    graph::Criterion::Form form = graph::Criterion::Form::weighted;
    std::optional<Currency> currency = {}; // where the score is money
};

// A score or a total for people; of money with its currency.
std::string amount_text(const Number& amount, const std::optional<Currency>& currency, unsigned decimals);

// A competing record (a bid) and where it stands.
struct Standing {
    std::string id;    // its identifier
    std::string label; // what it is called
    Status status;
    std::vector<RuleOutcome> outcomes; // of every rule on it, by rule name
    std::vector<Score> scores;         // in the order of the criteria; of admitted and undetermined ones
    std::optional<Number> total;       // absent: not reckoned, unknown or failed
    unsigned total_decimals = 0;
    std::optional<std::uint32_t> rank; // 1 is best; only where all admitted ones have a total and none is undetermined
    std::vector<std::string> decided_by; // the tie keys that set it apart from one with an equal total
    std::vector<MissingFact> missing;    // of its status and scores
    std::optional<Failure> failure;
    std::optional<Currency> total_currency = {}; // where totals are money
    std::vector<std::string> lots = {};          // identifiers of those it is for; empty where that is unknown
};

// Any other record about which rules speak: the tender, a bidder.
struct OtherVerdict {
    std::string subject; // tender
    std::string id, label;
    std::vector<RuleOutcome> outcomes;
};

enum class AwardState : std::uint8_t { awarded, nobody, undetermined, failed, tied };

struct AwardOutcome {
    std::string name;
    AwardState state;
    std::optional<std::uint32_t> winner; // index in standings
    std::vector<std::uint32_t> tied;     // indexes: equal on every key
    Said reason;                  // one sentence: why nobody, undetermined, failed or tied; of an award, its because
    bool despite_unknown = false; // awarded: some facts are missing, but no value of them could change it
    std::vector<std::string> cites;
    std::vector<MissingFact> missing; // the facts that matter
    std::optional<Failure> failure;
    Explanation explanation; // of the limit and the winner's total, traced only
    // For a lot: those that come before the winner, but may not have it or are better left out.
    struct PassedOver {
        std::uint32_t standing;
        Said reason;
    };
    std::vector<PassedOver> passed_over;
};

struct LotAward {
    std::string id, label; // of the lot
    AwardOutcome award;
};

struct Decision {
    std::string case_name; // ocid
    std::optional<Date> as_at;
    std::vector<Standing> standings; // by rank, then undetermined, failed, excluded; then by identifier
    std::vector<OtherVerdict> others;
    std::optional<AwardOutcome> award; // absent if the policy has none, or there is one for each lot
    std::vector<LotAward> lots = {};
    std::optional<Time> at = {}; // the moment of the decision, if one was given: what is sealed until later was unknown
};

} // namespace voorrang::engine

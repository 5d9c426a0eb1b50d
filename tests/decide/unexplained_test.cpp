// Decisions without explanations, and the standing of one competitor: the same as in a whole decision.
#include "engine/decide/trace.hpp"
#include "tests/decide/world.hpp"

namespace voorrang::testing {
namespace {

const char* const policy = R"(policy tests.unexplained "All that a decision tells" version 1

record tender from ocds "/tender"
  value : money
record bid plural bids from ocds "/bids/details"
  id : text identifies
  price : money at "/value"
  turnover : money
  quality : number 0..100
  barred : yes/no

rule barred: exclude bid when bid.barred because "barred" cites "art. 1"
rule small: exclude bid when bid.turnover < 50% * tender.value because "{bid.turnover} is too little"
rule odd: exclude bid when 1 / (bid.quality - 50) > 5 because "{bid.quality} is odd"
rule cheap: prefer bid when bid.price = lowest of bids.price because "cheap"
rule dear: flag bid when bid.price > EUR 400 because "dear"
rule many: flag tender when count of bids > 3 because "{count of bids} bids"
rule pay: oblige bid to 5% * bid.price when bid.turnover > EUR 400 because "a part is paid"

award best
  criterion price weight 60% score relative_lowest(bid.price)
  criterion quality weight 40% score bid.quality
  round total to 1 decimal half up
  award highest total at least 40
  ties by quality, then preference, then draw
)";

const engine::DecideOptions with{std::nullopt, "seed"};
const engine::DecideOptions without{std::nullopt, "seed", {}, false};

std::string told(const std::vector<engine::MissingFact>& missing) {
    std::string text;
    for (const auto& fact : missing) text += " ?" + fact.fact + "/" + fact.subject + "/" + fact.pointer;
    return text;
}

std::string told(const std::optional<engine::Failure>& failure) {
    return failure ? " " + std::string(code_text(failure->code)) + failure->message.text + "@" +
                         std::to_string(failure->span.begin)
                   : "";
}

std::string told(const engine::RuleOutcome& outcome) {
    std::string text = "  " + outcome.rule + " " + std::to_string(static_cast<int>(outcome.kind)) + " " +
                       std::to_string(static_cast<int>(outcome.holds)) + " " + outcome.because.text + " owes " +
                       outcome.owed.text + (outcome.owed_value ? "=" + to_display_text(*outcome.owed_value) : "");
    for (const auto& cited : outcome.cites) text += " cites " + cited;
    return text + told(outcome.missing) + told(outcome.failure) + "\n";
}

// Everything but the explanations; `place`: also what hangs on the other competitors.
std::string told(const engine::Standing& standing, bool place) {
    std::string text = standing.id + " " + standing.label + " " + std::to_string(static_cast<int>(standing.status));
    if (standing.total) text += " total " + to_exact_text(*standing.total, standing.total_decimals);
    if (place && standing.rank) text += " #" + std::to_string(*standing.rank);
    if (place)
        for (const auto& key : standing.decided_by) text += " by " + key;
    text += told(standing.missing) + told(standing.failure) + "\n";
    for (const auto& outcome : standing.outcomes) text += told(outcome);
    for (const auto& score : standing.scores)
        text += "  " + score.criterion + " " + to_exact_text(score.weight) + " " +
                (score.score ? to_exact_text(*score.score) : "-") + "\n";
    return text;
}

std::string told(const engine::Decision& decision) {
    std::string text = decision.case_name + "\n";
    for (const auto& standing : decision.standings) text += told(standing, true);
    for (const auto& other : decision.others) {
        text += other.subject + " " + other.id + " " + other.label + "\n";
        for (const auto& outcome : other.outcomes) text += told(outcome);
    }
    const engine::AwardOutcome& award = *decision.award;
    text += award.name + " " + std::to_string(static_cast<int>(award.state)) + " " + award.reason.text +
            (award.despite_unknown ? " despite" : "") + told(award.missing) + told(award.failure);
    if (award.winner) text += " to " + decision.standings[*award.winner].id;
    for (const std::uint32_t tied : award.tied) text += " tied " + decision.standings[tied].id;
    return text + "\n";
}

bool empty(const engine::Explanation& explanation) {
    return explanation.text.empty() && explanation.value.empty() && explanation.children.empty();
}

// How many explanations a decision has that say something.
std::size_t explanations(const engine::Decision& decision) {
    std::size_t count = empty(decision.award->explanation) ? 0 : 1;
    const auto of_rules = [&](const std::vector<engine::RuleOutcome>& outcomes) {
        for (const auto& outcome : outcomes) count += empty(outcome.explanation) ? 0 : 1;
    };
    for (const auto& standing : decision.standings) {
        of_rules(standing.outcomes);
        for (const auto& score : standing.scores) count += empty(score.explanation) ? 0 : 1;
    }
    for (const auto& other : decision.others) of_rules(other.outcomes);
    return count;
}

class Unexplained : public ::testing::Test {
  protected:
    std::unique_ptr<Compiled> compiled = compile(policy);
    std::mt19937 random{20260301};
};

TEST_F(Unexplained, TheDecisionIsTheSame) {
    std::size_t with_explanations = 0;
    for (int round = 0; round < 200; ++round) {
        const engine::Facts facts =
            facts_of(*compiled, {random_world(random, round % 2 == 0 ? 1.0 : 0.8), random_world(random, 0.9)});
        const auto explained = engine::Decider(compiled->graph).decide(facts, with);
        const auto plain = engine::Decider(compiled->graph).decide(facts, without);
        ASSERT_EQ(plain.size(), explained.size());
        for (std::size_t c = 0; c < plain.size(); ++c) {
            ASSERT_EQ(told(plain[c]), told(explained[c])) << round;
            ASSERT_EQ(explanations(plain[c]), 0u) << round;
            with_explanations += explanations(explained[c]);
        }
    }
    EXPECT_GT(with_explanations, 5000u);
}

TEST_F(Unexplained, AStandingAloneIsThatOfTheDecision) {
    std::size_t compared = 0;
    for (int round = 0; round < 100; ++round) {
        const engine::Facts facts = facts_of(*compiled, {random_world(random, 0.9), random_world(random, 0.7)});
        const auto& rows = facts.entities[compiled->graph.award->entity];
        for (const engine::DecideOptions& options : {with, without}) {
            engine::Decider decider(compiled->graph);
            const engine::Trace& trace = decider.decide_traced_batch(facts, options);
            for (std::uint32_t c = 0; c < trace.cases(); ++c) {
                const engine::Decision decision = trace.decision(c);
                for (std::uint32_t row = rows.begin[c]; row < rows.begin[c + 1]; ++row) {
                    const engine::Standing alone = trace.standing(row);
                    const auto same = std::find_if(decision.standings.begin(), decision.standings.end(),
                                                   [&](const auto& each) { return each.id == alone.id; });
                    ASSERT_NE(same, decision.standings.end());
                    EXPECT_EQ(told(alone, false), told(*same, false));
                    EXPECT_FALSE(alone.rank);
                    EXPECT_TRUE(alone.decided_by.empty());
                    for (const auto& outcome : alone.outcomes)
                        EXPECT_EQ(empty(outcome.explanation), !options.explained) << outcome.rule;
                    ++compared;
                }
            }
        }
    }
    EXPECT_GT(compared, 500u);
}

} // namespace
} // namespace voorrang::testing

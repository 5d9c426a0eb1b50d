// Puts a case's outcome into words: rule outcomes, standings, the award.
#pragma once

#include "engine/decide/judge.hpp"
#include "engine/explain/explainer.hpp"

namespace voorrang::engine {

class DecisionWriter {
  public:
    DecisionWriter(const graph::Graph& graph, const Facts& facts, const Evaluation& evaluation, const Judge& judge,
                   bool explained)
        : graph_(graph), facts_(facts), evaluation_(evaluation), judge_(judge), explainer_(graph, facts, evaluation),
          explained_(explained) {}

    Decision write(std::uint32_t the_case, const Outcome* outcome) const;
    Standing standing(std::uint32_t row) const; // without its rank

  private:
    // What a rule says of a row of a frame, for its own subject or through a record that refers to it.
    RuleOutcome outcome(const graph::Verdict& verdict, graph::NodeId holds, graph::OutlineId outline,
                        graph::FrameId frame, std::uint32_t row) const;
    void owed(const graph::Verdict& verdict, graph::FrameId frame, std::uint32_t row, RuleOutcome& out) const;
    void score(Standing& standing, std::uint32_t row) const;
    void rank(std::vector<Standing>& standings, std::vector<std::uint32_t>& rows) const;
    void rank_group(std::vector<Standing>& standings, const std::vector<std::uint32_t>& rows,
                    const std::vector<std::uint32_t>& group) const;
    std::vector<OtherVerdict> others(std::uint32_t the_case) const;
    AwardOutcome award(const Settled& settled, std::uint32_t the_case, const std::vector<Standing>& standings,
                       const std::vector<std::uint32_t>& rows) const;
    Said reason(const Settled& settled, std::uint32_t the_case) const;
    // lot_words.cpp
    void write_lots(Decision& decision, std::uint32_t the_case, const Outcome& outcome,
                    const std::vector<std::uint32_t>& rows) const;
    std::vector<AwardOutcome::PassedOver> passed_over(const Outcome& outcome, std::uint32_t the_case, std::uint32_t lot,
                                                      const std::vector<std::uint32_t>& rows) const;
    Said lot_reason(const Settled& settled, const Said& names) const;
    void lot_missing(const Settled& settled, std::uint32_t the_case, AwardOutcome& result) const;
    std::vector<std::string> lot_names(const std::vector<std::uint32_t>& lots) const;
    Explanation explain_total(std::uint32_t row) const;
    std::vector<MissingFact> missing_score(std::uint32_t row) const;

    const graph::Graph& graph_;
    const Facts& facts_;
    const Evaluation& evaluation_;
    const Judge& judge_;
    Explainer explainer_;
    bool explained_;
};

} // namespace voorrang::engine

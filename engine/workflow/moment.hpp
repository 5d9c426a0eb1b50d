// The conditions of a workflow for one case at one moment, read off an evaluation.
#pragma once

#include "engine/explain/explainer.hpp"
#include "engine/workflow/step.hpp"

namespace voorrang::engine {

class Moment {
  public:
    // All must outlive the moment. The case is the first of the facts. `explained`: deadlines with their explanations;
    // guards have theirs in any case.
    Moment(const graph::Graph& graph, const graph::Workflow& workflow, const Facts& facts, const Evaluation& evaluation,
           bool explained = true)
        : graph_(graph), workflow_(workflow), evaluation_(evaluation), explainer_(graph, facts, evaluation),
          explained_(explained) {}

    GuardOutcome guard(const graph::Workflow::Condition& condition) const;
    Timer timer(const graph::Workflow::Deadline& deadline) const;
    std::vector<Timer> timers(const graph::Workflow::State& state) const;
    const Evaluation& evaluation() const { return evaluation_; }
    Said fill(const std::optional<graph::OutlineTemplate>& because) const;

  private:
    std::optional<Time> moment_of(const graph::Workflow::Condition& condition, std::string& text) const;

    const graph::Graph& graph_;
    const graph::Workflow& workflow_;
    const Evaluation& evaluation_;
    Explainer explainer_;
    bool explained_;
};

} // namespace voorrang::engine

// What the tests of a policy exercise: read off the evaluations and decisions of the tests themselves, so that it can't
// differ from what was tested.
#pragma once

#include "dsl/check/policy.hpp"
#include "engine/decide/decision.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/measure/result.hpp"
#include "engine/workflow/step.hpp"

#include <array>
#include <map>
#include <set>

namespace voorrang::engine {

// way: from a state of a workflow, by an event or a deadline.
enum class CoveredKind : std::uint8_t { rule, exception, row, criterion, tie, measure, way };

// What a test can make of a part of a policy.
enum class Aspect : std::uint8_t {
    strikes,
    spares,
    applies,
    stays_out,
    hit,
    scores,
    decides,
    measured,
    met,
    missed,
    taken,
    held_back
};

struct Covered {
    CoveredKind kind;
    Said name; // "rule too_small", "exception entry of turnover_required", "row 3 of table social_points"
    Span span;
    struct Part {
        Aspect aspect;
        std::size_t tests = 0; // in how many tests it came about
    };
    std::vector<Part> parts;
};

class Coverage {
  public:
    // The graph is that of the policy; all tests are evaluated with it.
    Coverage(const check::Policy& policy, const graph::Graph& graph);

    // One test: its evaluation (traced) and its decision.
    void add(const Evaluation& evaluation, const Decision& decision);

    // One test of measures: what they came to over its cases, in the order of check::Policy.
    void add(const std::vector<MeasureResult>& measures);

    // One test of workflows: what came of each step.
    void add(const std::vector<Step>& steps);

    // Of the policy and the packages it uses, in the order of check::Policy.
    const std::vector<Covered>& items() const { return items_; }

  private:
    using Key = std::array<std::uint32_t, 4>; // kind, source, begin, end
    void item(CoveredKind kind, Said name, Span span, const std::vector<Aspect>& aspects);
    void ways(const check::Workflow& workflow);
    void mark(CoveredKind kind, Span span, Aspect aspect);
    void outline(const graph::Outline& outline, const Evaluation& evaluation);
    void exceptions(const graph::Outline& definition, const Evaluation& evaluation);
    void table(const graph::Outline& table, const Evaluation& evaluation);
    void ties(const Decision& decision);

    const graph::Graph& graph_;
    std::vector<Covered> items_;
    std::map<Key, std::size_t> index_;
    std::size_t first_tie_ = 0;                          // in items_, in the order of the award's keys
    std::size_t first_measure_ = 0;                      // in items_, in their order
    std::set<std::pair<std::size_t, std::size_t>> seen_; // items and parts, in the test at hand
};

} // namespace voorrang::engine

#include "adapters/cli/outcome_lines.hpp"

#include "adapters/report/words.hpp"
#include "dsl/diagnostics/json_text.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

using engine::AwardState;
using engine::FastDecision;

// Of lots, the state that most asks for attention, as report::outcome_word() has it.
std::string_view outcome_of(const FastDecision& decision) {
    if (decision.award) return report::word(*decision.award);
    using enum AwardState;
    for (const AwardState state : {failed, undetermined, tied, awarded, nobody})
        if (std::ranges::count(decision.lots, state, &FastDecision::Lot::state) > 0) return report::word(state);
    return "no_award";
}

class OutcomeLine {
  public:
    OutcomeLine(std::string& out, const engine::Facts& facts, const graph::Graph& graph, std::uint32_t index)
        : out_(out), facts_(facts), graph_(graph), case_(index) {}

    void write(const FastDecision& decision) {
        out_ += "{\"case\":";
        append_json_text(out_, facts_.case_names[case_]);
        if (decision.lots.empty()) {
            award(outcome_of(decision), decision.winner, decision);
        } else {
            out_ += ",\"lots\":[";
            for (std::size_t i = 0; i < decision.lots.size(); ++i) {
                out_ += i > 0 ? ",{\"lot\":" : "{\"lot\":";
                const graph::EntityId lots = graph_.award->lots->entity;
                append_json_text(out_, facts_.identifier(lots, row(lots, static_cast<std::uint32_t>(i))));
                award(report::word(decision.lots[i].state), decision.lots[i].winner, decision);
                out_ += '}';
            }
            out_ += ']';
        }
        out_ += "}\n";
    }

  private:
    // Of an entity below the case.
    std::uint32_t row(graph::EntityId entity, std::uint32_t index) const {
        return facts_.entities[entity].begin[case_] + index;
    }

    void award(std::string_view state, std::optional<std::uint32_t> winner, const FastDecision& decision) {
        out_ += ",\"award\":\"";
        out_ += state;
        out_ += '"';
        if (!winner) return;
        const graph::EntityId competitors = graph_.award->entity;
        out_ += ",\"winner\":";
        append_json_text(out_, facts_.identifier(competitors, row(competitors, *winner)));
        if (const auto& total = decision.rows[*winner].total)
            out_ += ",\"total\":\"" + to_exact_text(*total, graph_.award->total_decimals) + '"';
    }

    std::string& out_;
    const engine::Facts& facts_;
    const graph::Graph& graph_;
    std::uint32_t case_;
};

} // namespace

void append_outcomes(std::string& lines, sqlite::RunCounts& counts, const std::vector<FastDecision>& decisions,
                     const engine::Facts& facts, const graph::Graph& graph) {
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
        OutcomeLine(lines, facts, graph, i).write(decisions[i]);
        counts.add(outcome_of(decisions[i]));
    }
}

} // namespace voorrang::cli

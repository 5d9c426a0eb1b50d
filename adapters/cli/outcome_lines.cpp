#include "adapters/cli/outcome_lines.hpp"

#include "adapters/report/words.hpp"
#include "dsl/diagnostics/json_text.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

using engine::AwardState;
using engine::FastAward;
using engine::Outcomes;

// Of lots, the state that most asks for attention, as report::outcome_word() has it.
std::string_view outcome_of(const std::vector<FastAward>& lots) {
    using enum AwardState;
    for (const AwardState state : {failed, undetermined, tied, awarded})
        if (std::ranges::count(lots, state, &FastAward::state) > 0) return report::word(state);
    return report::word(nobody);
}

class OutcomeLine {
  public:
    OutcomeLine(std::string& out, const Outcomes& outcomes, const engine::Facts& facts, const graph::Graph& graph,
                std::uint32_t index)
        : out_(out), outcomes_(outcomes), facts_(facts), graph_(graph), case_(index) {}

    // What the case comes to.
    std::string_view write() {
        out_ += "{\"case\":";
        append_json_text(out_, facts_.case_names[case_]);
        std::string_view outcome = "no_award";
        if (!outcomes_.lots.empty() && !outcomes_.lots[case_].empty()) {
            outcome = outcome_of(outcomes_.lots[case_]);
            lots(outcomes_.lots[case_]);
        } else if (graph_.award) {
            outcome = report::word(outcomes_.awards[case_].state);
            award(outcome, outcomes_.awards[case_].winner);
        } else {
            award(outcome, std::nullopt);
            rules();
        }
        out_ += "}\n";
        return outcome;
    }

  private:
    void lots(const std::vector<FastAward>& awards) {
        const graph::EntityId lots = graph_.award->lots->entity;
        std::uint32_t lot = facts_.entities[lots].begin[case_];
        out_ += ",\"lots\":[";
        for (const FastAward& each : awards) {
            out_ += &each == awards.data() ? "{\"lot\":" : ",{\"lot\":";
            append_json_text(out_, facts_.identifier(lots, lot++));
            award(report::word(each.state), each.winner);
            out_ += '}';
        }
        out_ += ']';
    }

    void award(std::string_view state, std::optional<std::uint32_t> winner) {
        out_ += ",\"award\":\"";
        out_ += state;
        out_ += '"';
        if (!winner) return;
        const std::uint32_t row = outcomes_.begin[case_] + *winner;
        out_ += ",\"winner\":";
        append_json_text(out_, facts_.identifier(graph_.award->entity, row));
        if (outcomes_.has_total(row))
            out_ += ",\"total\":\"" + to_exact_text(outcomes_.totals->number(row), graph_.award->total_decimals) + '"';
    }

    // Without an award: which rules strike which records, or may.
    void rules() {
        out_ += ",\"rules\":[";
        bool first = true;
        for (const engine::Strike& strike : outcomes_.strikes_of(case_)) {
            const graph::Verdict& verdict = graph_.verdicts[strike.verdict];
            out_ += first ? "{\"rule\":" : ",{\"rule\":";
            first = false;
            append_json_text(out_, verdict.rule);
            out_ += ",\"subject\":";
            append_json_text(out_, verdict.subject);
            if (verdict.entity != graph::the_case) {
                out_ += ",\"id\":";
                append_json_text(out_, facts_.identifier(verdict.entity, strike.row));
            }
            out_ += ",\"holds\":\"";
            out_ += report::word(strike.holds);
            out_ += "\"}";
        }
        out_ += ']';
    }

    std::string& out_;
    const Outcomes& outcomes_;
    const engine::Facts& facts_;
    const graph::Graph& graph_;
    std::uint32_t case_;
};

} // namespace

void append_outcomes(std::string& lines, sqlite::RunCounts& counts, const Outcomes& outcomes,
                     const engine::Facts& facts, const graph::Graph& graph) {
    for (std::uint32_t i = 0; i < facts.entities[graph::the_case].count; ++i)
        counts.add(OutcomeLine(lines, outcomes, facts, graph, i).write());
}

} // namespace voorrang::cli

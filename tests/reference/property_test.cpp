// Random policies on random facts: the engine, fast and traced, comes to what the reference interpreter comes to, in
// every node of the rule graph and in every award. VOORRANG_CASES=1000000 tries so many cases instead of ten thousand;
// VOORRANG_SEED=n begins with that seed, which is told where something differs.
#include "engine/decide/decide.hpp"
#include "tests/reference/judge.hpp"
#include "tests/reference/random_facts.hpp"
#include "tests/reference/random_policy.hpp"
#include "tests/support/compiled.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

namespace voorrang::reference {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t usual) {
    const char* given = std::getenv(variable);
    return given != nullptr ? std::strtoull(given, nullptr, 10) : usual;
}

// What has been met, so that the test can tell that it tests something.
struct Met {
    std::uint64_t cases = 0, policies = 0, refused = 0;
    std::set<graph::Op> operations;
    std::uint64_t known = 0, unknown = 0, failed = 0, exact = 0;
    std::map<engine::AwardState, std::uint64_t> awards;
    std::uint64_t strikes = 0;
    std::uint64_t said_less = 0, said_more = 0; // than the reference, where facts are missing
};

std::string moment(const engine::DecideOptions& options) {
    return "as at " + (options.as_at ? to_text(*options.as_at) : "the reference date") + ", seen at " +
           (options.now ? to_text(*options.now) : "the end") + ", seed \"" + options.draw_seed + "\"\n";
}

// One policy on one batch of cases.
class Trial {
  public:
    Trial(const graph::Graph& graph, const engine::Facts& facts, const engine::DecideOptions& options, Met& met)
        : graph_(graph), facts_(facts), options_(options), met_(met),
          interpreter_(graph, facts, {options.as_at, options.now, {}}) {}

    // What differs, in words; empty: nothing.
    std::string run() {
        std::string differs = nodes();
        if (differs.empty()) differs = fast_nodes();
        return differs.empty() ? decisions() : differs;
    }

  private:
    const std::vector<Place>& places(graph::FrameId frame) {
        const auto found = places_.find(frame);
        if (found != places_.end()) return found->second;
        return places_.emplace(frame, interpreter_.places(frame)).first->second;
    }

    std::string node(const engine::Evaluation& evaluation, graph::NodeId id, const char* mode) {
        const graph::Node& node = graph_.nodes[id];
        const engine::Column& column = evaluation.columns[id];
        const std::vector<Place>& rows = places(node.frame);
        if (column.size != rows.size())
            return std::string(mode) + ": node " + std::to_string(id) + " has " + std::to_string(column.size) +
                   " rows instead of " + std::to_string(rows.size());
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
            const Outcome& wanted = interpreter_.value(id, rows[row]);
            const Outcome found = cell(column, row, facts_.texts);
            ++(is_known(wanted) ? met_.known : is_unknown(wanted) ? met_.unknown : met_.failed);
            if (!identical(wanted, found))
                return std::string(mode) + ": node " + std::to_string(id) + ", operation " +
                       std::to_string(static_cast<int>(node.op)) + ", `" + text_of(id) + "`, in row " +
                       std::to_string(row) + " is " + told(found) + ", but should be " + told(wanted) +
                       operands(id, rows[row]);
        }
        if (!column.fixed && column.size > 0) ++met_.exact;
        return {};
    }

    std::string text_of(graph::NodeId id) const {
        for (const graph::Outline& outline : graph_.outlines)
            if (outline.node == id) return outline.name;
        return {};
    }

    std::string operands(graph::NodeId id, const Place& at) {
        std::string text = "\n";
        const graph::Node& node = graph_.nodes[id];
        for (const graph::NodeId operand : graph_.operands_of(node)) {
            text += "  of node " + std::to_string(operand) + " (`" + text_of(operand) + "`):";
            for (const Place& place : places(graph_.nodes[operand].frame)) {
                const std::size_t common = std::min(place.size(), at.size());
                if (std::equal(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(common), place.begin()))
                    text += " " + told(interpreter_.value(operand, place));
            }
            text += "\n";
        }
        return text;
    }

    std::string nodes() {
        engine::Evaluator evaluator(graph_);
        const auto& evaluation = evaluator.run(facts_, engine::Mode::traced, {options_.as_at, {}, options_.now});
        for (graph::NodeId id = 0; id < graph_.nodes.size(); ++id) {
            met_.operations.insert(graph_.nodes[id].op);
            if (auto differs = node(evaluation, id, "traced"); !differs.empty()) return differs;
        }
        return {};
    }

    // In fast mode what verdicts are in each row must be there, and what the award is read from.
    std::string fast_nodes() {
        engine::Evaluator evaluator(graph_);
        const auto& evaluation = evaluator.run(facts_, engine::Mode::fast, {options_.as_at, {}, options_.now});
        std::vector<graph::NodeId> needed;
        for (const std::uint32_t verdict : evaluation.verdicts) needed.push_back(graph_.verdicts[verdict].holds);
        if (const auto& award = graph_.award) {
            needed.insert(needed.end(), {award->admitted, award->total});
            if (award->limit) needed.push_back(*award->limit);
            for (const auto& tie : award->ties)
                if (tie.by != graph::TieKey::By::draw) needed.push_back(tie.node);
        }
        for (const graph::NodeId id : needed)
            if (auto differs = node(evaluation, id, "fast"); !differs.empty()) return differs;
        return {};
    }

    std::string decisions() {
        engine::Decider decider(graph_), quick(graph_); // one that can't see what the other left behind
        const auto traced = decider.decide(facts_, options_);
        const auto fast = quick.decide_fast(facts_, options_);
        for (std::uint32_t c = 0; c < facts_.case_names.size(); ++c)
            if (std::string differs = strikes(c, fast[c]); !differs.empty())
                return "case " + std::to_string(c) + ": " + differs;
        if (!graph_.award) return {};
        for (std::uint32_t c = 0; c < facts_.case_names.size(); ++c) {
            std::string differs = award(c, fast[c], traced[c]);
            if (differs.empty()) differs = standings(c, fast[c], traced[c]);
            if (!differs.empty()) return "case " + std::to_string(c) + ": " + differs;
        }
        return {};
    }

    // Of every rule what it says of each row of its subject, where that is not `no`.
    std::string strikes(std::uint32_t the_case, const engine::FastDecision& fast) {
        std::vector<engine::Strike> wanted;
        for (std::uint32_t v = 0; v < graph_.verdicts.size(); ++v) {
            const graph::Verdict& verdict = graph_.verdicts[v];
            std::uint32_t row = 0;
            for (const Place& place : places(verdict.frame)) {
                if (place.front() != the_case) continue;
                const Outcome& holds = interpreter_.value(verdict.holds, place);
                const Truth truth = is_failed(holds)    ? Truth::failed
                                    : is_unknown(holds) ? Truth::unknown
                                                        : (holds == Outcome(true) ? Truth::yes : Truth::no);
                if (truth != Truth::no) wanted.push_back({v, row, truth});
                ++row;
            }
        }
        met_.strikes += wanted.size();
        return fast.strikes == wanted ? "" : "other rules strike, or others than should";
    }

    std::string award(std::uint32_t the_case, const engine::FastDecision& fast, const engine::Decision& traced) {
        const std::uint32_t first = facts_.entities[graph_.award->entity].begin[the_case];
        const auto row_of = [&](std::uint32_t standing) -> std::uint32_t {
            for (std::uint32_t row = first;; ++row)
                if (facts_.identifier(graph_.award->entity, row) == traced.standings[standing].id) return row;
        };
        Settled told{traced.award->state, std::nullopt};
        if (traced.award->winner) told.winner = row_of(*traced.award->winner);
        for (const std::uint32_t tied : traced.award->tied) told.tied.push_back(row_of(tied));
        std::sort(told.tied.begin(), told.tied.end());
        const Settled quick{*fast.award, fast.winner ? std::optional(first + *fast.winner) : std::nullopt, told.tied};
        if (quick != told) return "fast comes to " + words(quick) + ", traced to " + words(told);
        const Verdict wanted =
            Judge(graph_, facts_, {options_.as_at, options_.now, {}}, options_.draw_seed).award(the_case);
        ++met_.awards[told.state];
        if (told != wanted.settled) {
            if (!wanted.allows(told)) return "comes to " + words(told) + " instead of " + words(wanted.settled);
            ++(told.state == engine::AwardState::undetermined ? met_.said_less : met_.said_more);
        }
        return {};
    }

    std::string words(const Settled& settled) const {
        std::string text = "award " + std::to_string(static_cast<int>(settled.state));
        if (settled.winner) text += " to row " + std::to_string(*settled.winner);
        for (const std::uint32_t row : settled.tied) text += " tied row " + std::to_string(row);
        return text;
    }

    std::string standings(std::uint32_t the_case, const engine::FastDecision& fast, const engine::Decision& traced) {
        const engine::EntityRows& rows = facts_.entities[graph_.award->entity];
        for (std::uint32_t i = 0; i < fast.rows.size(); ++i) {
            const std::uint32_t row = rows.begin[the_case] + i;
            const Outcome& admitted = interpreter_.value(graph_.award->admitted, {the_case, row});
            const engine::Status status = is_failed(admitted)         ? engine::Status::failed
                                          : is_unknown(admitted)      ? engine::Status::undetermined
                                          : admitted == Outcome(true) ? engine::Status::admitted
                                                                      : engine::Status::excluded;
            std::optional<Number> total;
            const Outcome& reckoned = interpreter_.value(graph_.award->total, {the_case, row});
            if ((status == engine::Status::admitted || status == engine::Status::undetermined) && is_known(reckoned))
                total = amount_of(reckoned).number;
            const engine::FastDecision::Row wanted{status, total};
            if (fast.rows[i] != wanted) return "fast has another standing or total in row " + std::to_string(row);
            const std::string id = facts_.identifier(graph_.award->entity, row);
            for (const auto& standing : traced.standings)
                if (standing.id == id && engine::FastDecision::Row{standing.status, standing.total} != wanted)
                    return "traced has another standing or total in row " + std::to_string(row);
        }
        return {};
    }

    const graph::Graph& graph_;
    const engine::Facts& facts_;
    const engine::DecideOptions& options_;
    Met& met_;
    Interpreter interpreter_;
    std::map<graph::FrameId, std::vector<Place>> places_;
};

engine::DecideOptions random_options(Random& random) {
    engine::DecideOptions options;
    if (random.one_in(4)) options.as_at = *parse_date(random.any({"2026-01-10", "2026-02-10", "2025-06-01"}));
    if (random.one_in(4))
        options.now = *parse_time(random.any({"2026-01-07T10:00Z", "2026-02-06T01:00+01:00", "2026-01-20T12:00Z"}));
    if (random.one_in(2)) options.draw_seed = "seed";
    return options;
}

// What differs for a seed, with all that it takes to look into it; empty: nothing.
std::string try_seed(std::uint64_t seed, Met& met) {
    Random random(seed);
    const std::string text = random_policy(random);
    std::unique_ptr<testing::Compiled> compiled;
    try {
        compiled = testing::compile(text);
    } catch (const std::runtime_error& refused) {
        ++met.refused;
        if (std::getenv("VOORRANG_REFUSED") != nullptr) std::cout << text << refused.what() << "\n";
        return {};
    }
    ++met.policies;
    for (int batch = 0; batch < 3; ++batch) {
        const engine::Facts facts = random_facts(compiled->graph, random, 1 + random.below(6));
        const engine::DecideOptions options = random_options(random);
        met.cases += facts.case_names.size();
        const std::string differs = Trial(compiled->graph, facts, options, met).run();
        if (!differs.empty())
            return "seed " + std::to_string(seed) + ": " + differs + "\n" + moment(options) + described(facts) + text;
    }
    return {};
}

TEST(Reference, TheEngineComesToTheSameFastAndTraced) {
    const std::uint64_t cases = number_from("VOORRANG_CASES", 10'000);
    Met met;
    for (std::uint64_t seed = number_from("VOORRANG_SEED", 1); met.cases < cases; ++seed) {
        const std::string differs = try_seed(seed, met);
        ASSERT_EQ(differs, "");
    }
    std::cout << met.cases << " cases of " << met.policies << " policies, " << met.refused
              << " refused; values: " << met.known << " known, " << met.unknown << " unknown, " << met.failed
              << " failed, " << met.exact << " columns in exact form; " << met.strikes << " strikes; awards:";
    for (const auto& [state, count] : met.awards) std::cout << " " << static_cast<int>(state) << ": " << count;
    std::cout << "; said less " << met.said_less << ", more " << met.said_more << "\n";
    if (cases < 10'000) return;
    EXPECT_LT(met.refused, met.policies / 3) << "too many policies are none";
    EXPECT_EQ(met.awards.size(), 5U) << "an outcome is never met";
    EXPECT_GT(met.unknown, met.known / 50);
    EXPECT_GT(met.failed, met.known / 100);
    for (int op = 0; op <= static_cast<int>(graph::Op::admitted); ++op) {
        const bool met_it = met.operations.contains(static_cast<graph::Op>(op));
        EXPECT_TRUE(met_it || static_cast<graph::Op>(op) == graph::Op::look_up) << "operation " << op; // that of lots
    }
}

} // namespace
} // namespace voorrang::reference

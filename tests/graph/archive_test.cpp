// Graphs that were written and read decide as those they were made of: on every policy that is shipped, and on the
// tenders that come with them.
#include "adapters/files/policy_loader.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/ocds/load.hpp"
#include "dsl/graph/archive.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/decide.hpp"
#include "engine/measure/measurer.hpp"
#include "tests/support/compiled.hpp"

#include <filesystem>
#include <fstream>
#include <random>

namespace voorrang::testing {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = VOORRANG_SOURCE_DIR;

graph::Graphs graphs_of(const check::Policy& policy, const SourceMap& sources) {
    return {lower::lower(policy, sources), lower::lower_measures(policy, sources)};
}

std::string bytes_of(const graph::Graphs& graphs) { return graph::to_bytes(graphs.decisions, graphs.measures); }

graph::Graphs read_again(const graph::Graphs& graphs) {
    auto read = graph::from_bytes(bytes_of(graphs));
    if (!read) throw std::runtime_error("what was written can't be read");
    return std::move(*read);
}

std::vector<fs::path> rule_files(const fs::path& below) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(below))
        if (entry.path().extension() == ".vrg") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// All the tenders of the demonstration that the policy can read.
engine::Facts demo_facts(const graph::Graph& graph) {
    engine::FactsBuilder builder(graph.schema, graph.texts);
    const ocds::Loader loader(graph.schema);
    for (const auto& entry : fs::directory_iterator(source_dir / "workflows/demo")) {
        if (entry.path().extension() != ".json" && entry.path().extension() != ".jsonl") continue;
        std::ifstream file(entry.path());
        ocds::CaseReader reader(file, entry.path().string());
        for (auto next = reader.next(); next && *next; next = reader.next()) (void)loader.load(**next, builder);
    }
    return builder.finish();
}

void expect_same(const engine::Explanation& a, const engine::Explanation& b) {
    EXPECT_EQ(a.value, b.value);
    EXPECT_EQ(a.because.text, b.because.text);
    EXPECT_EQ(a.cites, b.cites);
    ASSERT_EQ(a.children.size(), b.children.size());
    for (std::size_t i = 0; i < a.children.size(); ++i) expect_same(a.children[i], b.children[i]);
}

void expect_same(const std::vector<engine::RuleOutcome>& a, const std::vector<engine::RuleOutcome>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].rule, b[i].rule);
        EXPECT_EQ(a[i].holds, b[i].holds);
        EXPECT_EQ(a[i].because.text, b[i].because.text);
        EXPECT_EQ(a[i].missing.size(), b[i].missing.size());
        EXPECT_EQ(a[i].owed.text, b[i].owed.text);
        expect_same(a[i].explanation, b[i].explanation);
    }
}

void expect_same(const engine::Decision& a, const engine::Decision& b) {
    EXPECT_EQ(a.as_at, b.as_at);
    ASSERT_EQ(a.standings.size(), b.standings.size());
    for (std::size_t i = 0; i < a.standings.size(); ++i) {
        EXPECT_EQ(a.standings[i].id, b.standings[i].id);
        EXPECT_EQ(a.standings[i].label, b.standings[i].label);
        EXPECT_EQ(a.standings[i].status, b.standings[i].status);
        EXPECT_EQ(a.standings[i].total, b.standings[i].total);
        EXPECT_EQ(a.standings[i].lots, b.standings[i].lots);
        expect_same(a.standings[i].outcomes, b.standings[i].outcomes);
    }
    ASSERT_EQ(a.award.has_value(), b.award.has_value());
    if (a.award) {
        EXPECT_EQ(a.award->state, b.award->state);
        EXPECT_EQ(a.award->reason.text, b.award->reason.text);
        expect_same(a.award->explanation, b.award->explanation);
    }
    ASSERT_EQ(a.lots.size(), b.lots.size());
    for (std::size_t i = 0; i < a.lots.size(); ++i) EXPECT_EQ(a.lots[i].award.reason.text, b.lots[i].award.reason.text);
}

TEST(Archive, OfShippedPoliciesDecidesAsThey) {
    std::size_t decided = 0;
    for (const fs::path& file : rule_files(source_dir / "workflows")) {
        const auto loaded = files::load_policy(file, {source_dir / "workflows"});
        ASSERT_TRUE(loaded.policy) << file;
        const graph::Graphs made = graphs_of(*loaded.policy, loaded.sources), read = read_again(made);
        EXPECT_EQ(bytes_of(read), bytes_of(made)) << file;
        const engine::Facts facts = demo_facts(made.decisions), others = demo_facts(read.decisions);
        const auto wanted = engine::Decider(made.decisions).decide(facts, {});
        const auto found = engine::Decider(read.decisions).decide(others, {});
        ASSERT_EQ(wanted.size(), found.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) expect_same(wanted[i], found[i]);
        decided += wanted.size();
    }
    EXPECT_GT(decided, 20U);
}

// What the shipped policies may lack: numbers of any length, currencies, dates, calendars, lists, measures.
TEST(Archive, KeepsEveryKindOfConstant) {
    const auto compiled = compile(R"(policy p version 1
record tender from ocds "/tender"
  value : money at "/value"
  day   : date at "/day"
  at    : time at "/at"
  n     : number at "/n"
  t     : text at "/t"

reference date is tender.day

calendar town
  weekend saturday, sunday
  holiday "one" on 01-01

parameter share: percent = 12.5% from 2026-01-01 = 33% from 2027-01-01
define a of tender: number as tender.n * 123456789012345678901234567890.5 + 1 / 3
define b of tender: yes/no as tender.t in ["x", "y"] and tender.value > EUR 1.50 and tender.day > 2026-01-01
define c of tender: date as tender.day + 3 months
define d of tender: yes/no as tender.at > 2026-01-01T12:00+02:00

rule e: flag tender when a of tender > 1 or b of tender or c of tender > 2026-05-05 or d of tender because "{share}"

measure total by year of tender.day across tenders
  as sum of tender.value where known tender.value
  target at most EUR 10 in 2026
  because "the sum"
)");
    const graph::Graphs made{compiled->graph, compiled->measures}, read = read_again(made);
    EXPECT_EQ(bytes_of(read), bytes_of(made));
    ASSERT_EQ(read.decisions.constants.size(), made.decisions.constants.size());
    for (std::size_t i = 0; i < made.decisions.constants.size(); ++i)
        EXPECT_EQ(read.decisions.constants[i], made.decisions.constants[i]);
    EXPECT_EQ(read.measures.measures.front().targets.size(), 1U);
}

// Cut off anywhere, or with a byte too many, they are none; changed anywhere, they are none or others: nothing else
// happens.
TEST(Archive, OfOtherBytesIsNone) {
    const auto loaded = files::load_policy(source_dir / "workflows/demo/lots.vrg", {source_dir / "workflows"});
    ASSERT_TRUE(loaded.policy);
    const std::string bytes = bytes_of(graphs_of(*loaded.policy, loaded.sources));
    for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 50)
        EXPECT_FALSE(graph::from_bytes(std::string_view(bytes).substr(0, length))) << length;
    EXPECT_FALSE(graph::from_bytes(bytes + '\0'));
    std::mt19937 random(3);
    std::size_t none = 0;
    for (int round = 0; round < 2'000; ++round) {
        std::string changed = bytes;
        changed[random() % changed.size()] = static_cast<char>(random());
        none += graph::from_bytes(changed) ? 0 : 1;
    }
    EXPECT_GT(none, 500U);
}

} // namespace
} // namespace voorrang::testing

// The policy that speed is measured with decides as the workload's own reckoning says: every award and every total.
#include "adapters/json/parse.hpp"
#include "adapters/ocds/load.hpp"
#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace voorrang::testing {
namespace {

namespace fs = std::filesystem;

const std::string bench = VOORRANG_SOURCE_DIR "/bench/";

std::vector<json::Tree> read_lines(const fs::path& path) {
    std::ifstream file(path);
    std::vector<json::Tree> documents;
    for (std::string line; std::getline(file, line);) documents.push_back(std::get<json::Tree>(json::read(line)));
    return documents;
}

struct Workload {
    std::vector<json::Tree> tenders, expected;
};

Workload make_workload(int tenders, int bids, int seed) {
    const fs::path file =
        fs::path(::testing::TempDir()) / ("tenders-" + std::to_string(bids) + "-" + std::to_string(seed) + ".jsonl");
    std::ostringstream command;
    command << "python3 '" << bench << "workload.py' " << tenders << ' ' << bids << " '" << file.string() << "' "
            << seed;
    if (std::system(command.str().c_str()) != 0) throw std::runtime_error("the workload could not be made");
    const fs::path answers = file.string() + ".expected";
    Workload made{read_lines(file), read_lines(answers)};
    fs::remove(file);
    fs::remove(answers);
    return made;
}

std::string text_at(json::Ref object, std::string_view key) {
    const auto found = object.find(key);
    return found ? std::string(found->text()) : std::string();
}

std::unique_ptr<Compiled> policy() {
    std::ifstream file(bench + "tender.vrg");
    std::ostringstream text;
    text << file.rdbuf();
    return compile(text.str());
}

engine::Facts load(const Compiled& compiled, const std::vector<json::Tree>& tenders) {
    engine::FactsBuilder builder(compiled.graph.schema, compiled.graph.texts);
    const ocds::Loader loader(compiled.graph.schema);
    for (const json::Tree& tender : tenders) {
        const auto loaded = loader.load({text_at(tender.root(), "id"), tender, "", "", {}}, builder);
        if (!loaded) throw std::runtime_error(loaded.error().message);
    }
    return builder.finish();
}

// "t3b1 71.15": who wins, if anyone does, and the best total, if anyone is admitted.
std::string expected_outcome(json::Ref expected) {
    const std::string total = text_at(expected, "total");
    return text_at(expected, "award") + " " + (total.empty() ? "" : to_exact_text(*parse_number(total), 2));
}

std::string outcome(const engine::FastDecision& decision, const json::Tree& tender) {
    std::optional<Number> best;
    for (const auto& row : decision.rows)
        if (row.status == engine::Status::admitted && (!best || *row.total > *best)) best = row.total;
    const std::string total = best ? to_exact_text(*best, 2) : "";
    if (!decision.winner) return " " + total;
    return text_at(*tender.root().find("bids")->element(*decision.winner), "id") + " " + total;
}

std::string outcome(const engine::Decision& decision) {
    std::optional<Number> best;
    for (const auto& standing : decision.standings)
        if (standing.status == engine::Status::admitted && (!best || *standing.total > *best)) best = standing.total;
    const std::string total = best ? to_exact_text(*best, 2) : "";
    const auto winner = decision.award->winner;
    return (winner ? decision.standings[*winner].id : "") + " " + total;
}

class Tender : public ::testing::TestWithParam<std::tuple<int, int, int>> {};

TEST_P(Tender, IsDecidedAsReckonedApart) {
    const auto [tenders, bids, seed] = GetParam();
    const Workload workload = make_workload(tenders, bids, seed);
    const auto compiled = policy();
    const engine::Facts facts = load(*compiled, workload.tenders);
    engine::Decider decider(compiled->graph);
    const auto fast = decider.decide_fast(facts, {});
    const auto traced = decider.decide(facts, {});
    ASSERT_EQ(workload.expected.size(), static_cast<std::size_t>(tenders));
    ASSERT_EQ(fast.size(), workload.expected.size());
    for (std::size_t i = 0; i < fast.size(); ++i) {
        const std::string wanted = expected_outcome(workload.expected[i].root());
        EXPECT_EQ(outcome(fast[i], workload.tenders[i]), wanted) << facts.case_names[i];
        EXPECT_EQ(outcome(traced[i]), wanted) << facts.case_names[i];
    }
}

// Without bids; with one, of which often nobody is admitted; with many.
INSTANTIATE_TEST_SUITE_P(Sizes, Tender,
                         ::testing::Values(std::tuple(5, 0, 1), std::tuple(300, 1, 2), std::tuple(200, 2, 3),
                                           std::tuple(100, 10, 20260101), std::tuple(50, 25, 4), std::tuple(4, 200, 5)),
                         [](const auto& info) {
                             return std::to_string(std::get<0>(info.param)) + "x" +
                                    std::to_string(std::get<1>(info.param));
                         });

TEST(TenderWorkload, LeavesSomeWithoutAnyoneAdmitted) {
    int awarded = 0, nobody = 0;
    for (const json::Tree& expected : make_workload(300, 1, 2).expected)
        ++(expected.root().find("total") ? awarded : nobody);
    EXPECT_GT(awarded, 50);
    EXPECT_GT(nobody, 50);
}

} // namespace
} // namespace voorrang::testing

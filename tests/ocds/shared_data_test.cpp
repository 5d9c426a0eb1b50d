// The standard's own examples, and those of a tool that computes red flags.
#include "adapters/ocds/load.hpp"
#include "engine/facts/cell_text.hpp"
#include "tests/facts/sample_schema.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace voorrang::ocds {

class SharedDataTest : public testing::Test {
  protected:
    graph::SampleSchema s;
    const std::vector<std::string> constants{};

    std::vector<Case> cases(const std::filesystem::path& path) {
        std::ifstream input(path);
        CaseReader reader(input, path.filename());
        std::vector<Case> all;
        while (true) {
            auto read = reader.next();
            EXPECT_FALSE(read.has_error()) << told(read.error());
            if (read.has_error() || !*read) return all;
            all.push_back(std::move(**read));
        }
    }
    engine::Facts facts(const std::vector<Case>& cases) {
        engine::FactsBuilder builder(s.schema, constants);
        for (const Case& each : cases) {
            const auto loaded = load(each, s.schema, builder);
            EXPECT_FALSE(loaded.has_error()) << told(loaded.error());
        }
        return builder.finish();
    }
    std::string shown(const engine::Facts& facts, graph::FactId fact, std::uint32_t row = 0) const {
        return to_display_text(engine::cell_value(facts, fact, row));
    }
};

TEST_F(SharedDataTest, TheExampleOfTheStandard) {
    const auto folder = shared_data("ocds");
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared/data/ocds beside the repository";
    // Each gives one case of the same process: a release of some stage, or the record of all.
    struct Example {
        std::string file, pointer, value, deadline, bidder;
    };
    const std::string record = " /records/0/compiledRelease";
    const std::vector<Example> examples = {
        {"1.1-ocds-213czf-000-00001-02-tender.json", " /releases/0", "GBP 1,100,000.00", "2010-04-01T18:00:00Z", ""},
        {"1.1-ocds-213czf-000-00001-04-award.json", " /releases/0", "unknown", "unknown", "Beta Corp Construction"},
        {"record-ocds-213czf-000-00001.json", record, "GBP 1,100,000.00", "2010-04-08T18:00:00Z",
         "Beta Corp Construction"},
        {"record-ocds-213czf-000-00001-withversions.json", record, "GBP 1,100,000.00", "2010-04-08T18:00:00Z",
         "Beta Corp Construction"}};
    for (const Example& example : examples) {
        SCOPED_TRACE(example.file);
        const auto all = cases(folder / example.file);
        ASSERT_EQ(all.size(), 1u);
        EXPECT_EQ(all[0].ocid, "ocds-213czf-000-00001");
        EXPECT_EQ(all[0].place, example.file + example.pointer);
        const engine::Facts f = facts(all);
        EXPECT_EQ(shown(f, s.title), "\"Planned cycle lane improvements\"");
        EXPECT_EQ(shown(f, s.value), example.value);
        EXPECT_EQ(shown(f, s.deadline), example.deadline);
        EXPECT_EQ(f.entities[s.bids].list_known[0], 0);
        ASSERT_EQ(f.entities[s.bidders].count, example.bidder.empty() ? 0u : 1u);
        EXPECT_EQ(example.bidder.empty() ? "" : f.label(s.bidders, 0), example.bidder);
    }
}

TEST_F(SharedDataTest, CompiledReleasesAsJsonLines) {
    const auto folder = shared_data("cardinal-docs");
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared/data/cardinal-docs beside the repository";
    const std::vector<std::pair<std::string, std::size_t>> files = {{"003", 1}, {"018", 1}, {"024", 5}, {"025", 6},
                                                                    {"028", 1}, {"030", 1}, {"035", 1}, {"036", 1},
                                                                    {"038", 5}, {"048", 5}, {"058", 5}};
    s.schema.facts[s.bid_bidder].source = graph::parse_pointer("/none"); // these files have bids, but no parties
    for (const auto& [number, count] : files) {
        const auto all = cases(folder / (number + ".jsonl"));
        EXPECT_EQ(all.size(), count) << number;
        facts(all);
        for (std::size_t i = 0; i < all.size(); ++i)
            EXPECT_EQ(all[i].place, number + ".jsonl" + (count > 1 ? ":" + std::to_string(i + 1) : "")) << number;
    }
    const engine::Facts f = facts(cases(folder / "024.jsonl"));
    EXPECT_EQ(f.entities[s.bids].begin, (std::vector<std::uint32_t>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(shown(f, s.price, 3), "USD 100.00");
}

} // namespace voorrang::ocds

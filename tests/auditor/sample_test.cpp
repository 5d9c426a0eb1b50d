// Decisions drawn for control.
#include "adapters/auditor/sample.hpp"

#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "adapters/store/commits.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace voorrang::auditor {
namespace {

// `outcomes`: of so many decisions each, one entry for each.
class SampleTest : public testing::Test {
  protected:
    void decide(const std::vector<std::pair<std::string, std::size_t>>& outcomes) {
        auto opened = sqlite_store::SqliteStore::open(folder_.path("data.db"));
        ASSERT_TRUE(opened);
        const Result<void> done = (*opened)->write([&](store::Writer& writer) -> Result<void> {
            if (const auto put = writer.add_policy(store::sample_policy('a')); !put) return put.error();
            if (const auto put = writer.add_document(store::sample_hash('d'), "{}"); !put) return put.error();
            if (const auto put = writer.add_tender(store::sample_tender("T-1")); !put) return put.error();
            for (const auto& [outcome, count] : outcomes)
                for (std::size_t i = 0; i < count; ++i) {
                    const auto entry = writer.append(store::sample_entry("event.done", "T-1"));
                    if (!entry) return entry.error();
                    store::Decision row = store::sample_decision("T-1", *entry);
                    row.outcome = outcome;
                    row.draw_seed = std::to_string(i);
                    if (const auto put = writer.add_decision(row); !put) return put.error();
                }
            return {};
        });
        ASSERT_TRUE(done) << done.error().message;
    }

    Sample draw(const SampleOptions& options) {
        Result<sqlite::Database> opened = sqlite::open_to_read(folder_.path("data.db"), sqlite_store::data_kind);
        EXPECT_TRUE(opened);
        sqlite_store::Rows rows(std::move(*opened));
        EXPECT_TRUE(rows.connection().execute("BEGIN"));
        Result<Sample> sample = auditor::sample(rows, options);
        EXPECT_TRUE(sample);
        return std::move(*sample);
    }

    static std::vector<std::int64_t> numbers(const Sample& sample) {
        std::vector<std::int64_t> all;
        for (const Drawn& each : sample.drawn) all.push_back(each.decision);
        return all;
    }
    static std::vector<std::size_t> drawn(const Sample& sample) {
        std::vector<std::size_t> all;
        for (const Sample::Part& part : sample.parts) all.push_back(part.drawn);
        return all;
    }

    store::Folder folder_;
};

TEST_F(SampleTest, TheSameSeedDrawsTheSame) {
    decide({{"awarded", 40}});
    const Sample one = draw({5, "42", Stratum::none, 0});
    EXPECT_EQ(numbers(one), numbers(draw({5, "42", Stratum::none, 0})));
    EXPECT_NE(numbers(one), numbers(draw({5, "43", Stratum::none, 0})));
    EXPECT_EQ(one.drawn.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(one.drawn, {}, &Drawn::lot));
    // A larger one has the smaller one in it.
    const std::vector<std::int64_t> more = numbers(draw({9, "42", Stratum::none, 0}));
    EXPECT_TRUE(std::equal(one.drawn.begin(), one.drawn.end(), more.begin(),
                           [](const Drawn& each, std::int64_t number) { return each.decision == number; }));
}

TEST_F(SampleTest, ALotIsTheHashOfSeedAndDecision) {
    decide({{"awarded", 1}});
    store::Decision row = store::sample_decision("T-1", 1);
    row.draw_seed = "0";
    EXPECT_EQ(draw({1, "s", Stratum::none, 0}).drawn.at(0).lot, store::sha256_text("s\n" + store::row_hash(row)));
}

TEST_F(SampleTest, EachStratumGetsItsShareAndAtLeastOne) {
    decide({{"awarded", 96}, {"failed", 1}, {"nobody", 3}});
    const Sample sample = draw({10, "42", Stratum::outcome, 0});
    // One of each; of the other 7 by largest remainder of 7 * 95/97, 7 * 0/97 and 7 * 2/97.
    EXPECT_EQ(drawn(sample), (std::vector<std::size_t>{8, 1, 1}));
    EXPECT_EQ(sample.drawn.size(), 10U);
    EXPECT_EQ(drawn(draw({50, "42", Stratum::outcome, 0})), (std::vector<std::size_t>{47, 1, 2}));
    EXPECT_EQ(drawn(draw({2, "42", Stratum::outcome, 0})), (std::vector<std::size_t>{2, 0, 0}));
    EXPECT_EQ(drawn(draw({100, "42", Stratum::outcome, 0})), (std::vector<std::size_t>{96, 1, 3}));
    EXPECT_EQ(drawn(draw({1000, "42", Stratum::outcome, 0})), (std::vector<std::size_t>{96, 1, 3}));
}

TEST_F(SampleTest, OfTheFirstEntriesOnly) {
    decide({{"awarded", 30}});
    const Sample before = draw({4, "42", Stratum::none, 20});
    EXPECT_EQ(before.entries, 20);
    EXPECT_EQ(before.parts.at(0).decisions, 20U);
    EXPECT_EQ(numbers(before), numbers(draw({4, "42", Stratum::none, 20})));
    EXPECT_EQ(draw({4, "42", Stratum::none, 999}).entries, 30);
}

TEST_F(SampleTest, NothingIsDrawnFromNothing) {
    decide({});
    EXPECT_TRUE(draw({4, "42", Stratum::month, 0}).drawn.empty());
}

} // namespace
} // namespace voorrang::auditor

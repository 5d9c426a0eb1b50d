// Two stores that know nothing of each other are given the same jobs, and must answer alike.
#include "adapters/sqlite_store/store.hpp"
#include "tests/store/dump.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/memory_store.hpp"
#include "tests/store/random_jobs.hpp"

#include <gtest/gtest.h>

namespace voorrang::store {
namespace {

struct Answer {
    std::string calls, jobs, rows;
};

Answer answer(Store& store, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    Answer answer;
    std::vector<Store::Job> jobs;
    for (std::uint64_t left = random() % 12; left > 0; --left) jobs.push_back(random_job(random(), answer.calls));
    for (const Result<void>& done : store.write(jobs)) answer.jobs += done ? "done " : done.error().message + ' ';
    const Result<void> read = store.read([&](Reader& reader) -> Result<void> {
        answer.rows = dump(reader);
        return {};
    });
    EXPECT_TRUE(read);
    return answer;
}

TEST(RandomJobs, LeaveTheSameRowsInBothStores) {
    std::size_t done = 0;
    std::size_t refused = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Folder folder;
        auto opened = sqlite_store::SqliteStore::open(folder.path("data.db"));
        ASSERT_TRUE(opened) << opened.error().message;
        MemoryStore memory;
        for (std::uint64_t group = 0; group < 40; ++group) {
            const Answer sqlite = answer(**opened, seed * 1000 + group);
            const Answer other = answer(memory, seed * 1000 + group);
            ASSERT_EQ(sqlite.calls, other.calls) << "seed " << seed << ", group " << group;
            ASSERT_EQ(sqlite.jobs, other.jobs) << "seed " << seed << ", group " << group;
            ASSERT_EQ(sqlite.rows, other.rows) << "seed " << seed << ", group " << group;
            for (std::size_t at = sqlite.calls.find("done"); at != std::string::npos;
                 at = sqlite.calls.find("done", at + 1))
                ++done;
            for (std::size_t at = sqlite.calls.find("V7"); at != std::string::npos;
                 at = sqlite.calls.find("V7", at + 1))
                ++refused;
        }
    }
    // Otherwise the jobs would try little.
    EXPECT_GT(done, 5000U);
    EXPECT_GT(refused, 1000U);
}

} // namespace
} // namespace voorrang::store

// A process that writes is killed wherever it may be: all that it confirmed is there, and of each job all or nothing.
#include "adapters/sqlite_store/store.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/jobs.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

namespace voorrang::store {
namespace {

constexpr int rounds = 50;
constexpr int group_size = 5;

std::string tender_id(int group, int job) { return "t" + std::to_string(group) + "-" + std::to_string(job); }

// Writes groups without end, and tells the number of each that is kept.
[[noreturn]] void write_groups(const std::string& path, int first, int pipe) {
    auto store = sqlite_store::SqliteStore::open(path);
    if (!store) ::_exit(1);
    for (int group = first;; ++group) {
        std::vector<Store::Job> jobs;
        for (int job = 0; job < group_size; ++job) jobs.push_back(job_for(tender_id(group, job), go_on));
        for (const Result<void>& done : (*store)->write(jobs))
            if (!done) ::_exit(2);
        if (::write(pipe, &group, sizeof group) != sizeof group) ::_exit(3);
    }
}

// The last group that the child confirmed before it died.
int run_and_kill(const std::string& path, int first, std::mt19937& random) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write_groups(path, first, ends[1]);
    }
    ::close(ends[1]);
    int last = first - 1;
    int group = 0;
    // Some die before their first group, perhaps while they open the store.
    for (unsigned wanted = random() % 8; wanted > 0 && ::read(ends[0], &group, sizeof group) == sizeof group; --wanted)
        last = group;
    ::usleep(random() % 2000);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
    while (::read(ends[0], &group, sizeof group) == sizeof group) last = group;
    ::close(ends[0]);
    return last;
}

TEST(Kill, WhatWasConfirmedIsThereAndJobsAreWhole) {
    const Folder folder;
    const std::string path = folder.path("data.db");
    {
        auto store = sqlite_store::SqliteStore::open(path);
        ASSERT_TRUE(store) << store.error().message;
        ASSERT_TRUE((*store)->write([](Writer& writer) { return writer.add_policy(sample_policy('a')); }));
    }
    std::mt19937 random(5);
    int first = 0;
    int confirmed = 0;
    for (int round = 0; round < rounds; ++round) {
        const int last = run_and_kill(path, first, random);
        // The lock of the one that was killed holds nobody up.
        auto store = sqlite_store::SqliteStore::open(path);
        ASSERT_TRUE(store) << store.error().message;
        const Result<void> read = (*store)->read([&](Reader& reader) -> Result<void> {
            for (int group = first; group <= last; ++group)
                for (int job = 0; job < group_size; ++job)
                    EXPECT_TRUE(is_whole(reader, tender_id(group, job))) << "group " << group << " was confirmed";
            // The next one may have been kept without the word getting out, but only as a whole.
            const bool there = is_whole(reader, tender_id(last + 1, 0));
            for (int job = 0; job < group_size; ++job)
                EXPECT_TRUE(there ? is_whole(reader, tender_id(last + 1, job))
                                  : is_absent(reader, tender_id(last + 1, job)));
            EXPECT_TRUE(is_absent(reader, tender_id(last + 2, 0)));
            EXPECT_EQ(reader.last_entry().value(), (last + 1 + (there ? 1 : 0)) * group_size);
            confirmed += last + 1 - first;
            first = last + (there ? 2 : 1);
            return {};
        });
        ASSERT_TRUE(read) << read.error().message;
        ASSERT_TRUE((*store)->check());
        if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(confirmed, rounds);
}

} // namespace
} // namespace voorrang::store

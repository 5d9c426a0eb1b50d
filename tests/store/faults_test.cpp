// Full disks, files that may not be written, damaged pages, databases that are not ours: one clear error, and nothing
// half-written.
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/jobs.hpp"
#include "tests/store/raw_database.hpp"

#include <gtest/gtest.h>

#include <linux/capability.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

namespace voorrang::store {
namespace {

using sqlite_store::SqliteStore;

class Faults : public ::testing::Test {
  protected:
    std::string path() const { return folder_.path("data.db"); }

    std::unique_ptr<SqliteStore> open() {
        auto opened = SqliteStore::open(path());
        if (!opened) throw std::runtime_error(opened.error().message);
        return std::move(*opened);
    }
    static void expect_refused(const std::string& path, Code code, std::string_view words) {
        const auto opened = SqliteStore::open(path);
        ASSERT_FALSE(opened) << path;
        EXPECT_EQ(code_text(opened.error().code), code_text(code)) << opened.error().message;
        EXPECT_NE(opened.error().message.find(words), std::string::npos) << opened.error().message;
        EXPECT_EQ(opened.error().place, path);
    }
    static void expect_code(const Result<void>& done, Code code) {
        ASSERT_FALSE(done);
        EXPECT_EQ(code_text(done.error().code), code_text(code)) << done.error().message;
    }
    static bool whole(Store& store, const std::string& id) {
        bool is = false;
        EXPECT_TRUE(store.read([&](Reader& reader) -> Result<void> {
            is = is_whole(reader, id);
            EXPECT_TRUE(is || is_absent(reader, id)) << id;
            return {};
        }));
        return is;
    }
    static void prepare(Store& store) {
        EXPECT_TRUE(store.write([](Writer& writer) { return writer.add_policy(sample_policy('a')); }));
    }

    Folder folder_;
};

Store::Job big_job(const std::string& id, std::size_t size) {
    return job_for(id, [=](Writer& writer) {
        Tender tender = sample_tender(id + "-big");
        tender.document = std::string(size, 'x');
        return writer.add_tender(tender);
    });
}

TEST_F(Faults, WhatIsNoDatabaseOfTheServiceIsLeftAsItIs) {
    expect_refused(folder_.path(), Code::data_unreadable, "this is a folder");
    expect_refused("/dev/null", Code::data_unreadable, "no ordinary file");
    expect_refused("", Code::data_unreadable, "empty");
    expect_refused(folder_.path("no/such/data.db"), Code::data_unreadable, "its folder does not exist");
    const std::string text(5000, 'x');
    std::ofstream(folder_.path("notes.txt")) << text;
    expect_refused(folder_.path("notes.txt"), Code::data_not_ours, "not a database of the service");
    std::ostringstream now;
    now << std::ifstream(folder_.path("notes.txt")).rdbuf();
    EXPECT_EQ(now.str(), text);
    RawDatabase(folder_.path("other.db")).run("CREATE TABLE mine (x)");
    expect_refused(folder_.path("other.db"), Code::data_not_ours, "not a database of the service");
    EXPECT_EQ(RawDatabase(folder_.path("other.db")).integer("SELECT count(*) FROM sqlite_schema"), 1);
}

TEST_F(Faults, ALaterVersionIsRefused) {
    open();
    RawDatabase(path()).run("PRAGMA user_version = " + std::to_string(sqlite_store::data_kind.version() + 1));
    expect_refused(path(), Code::data_not_ours, "this program knows version");
}

TEST_F(Faults, OneProcessAtATime) {
    const auto store = open();
    expect_refused(path(), Code::data_in_use, "number " + std::to_string(::getpid()));
    // Another way to the same file is no way around it.
    std::filesystem::create_symlink(path(), folder_.path("link.db"));
    expect_refused(folder_.path("link.db"), Code::data_in_use, "another process");
    prepare(*store);
}

TEST_F(Faults, TheLockEndsWithItsProcess) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto store = SqliteStore::open(path());
        const char fine = store ? 'y' : 'n';
        if (::write(ends[1], &fine, 1) != 1) ::_exit(1);
        ::pause();
        ::_exit(0);
    }
    char fine = 'n';
    ASSERT_EQ(::read(ends[0], &fine, 1), 1);
    EXPECT_EQ(fine, 'y');
    expect_refused(path(), Code::data_in_use, "number " + std::to_string(child));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_NE(open(), nullptr);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(Faults, OnlyTheOwnerMayReadIt) {
    const auto store = open();
    prepare(*store);
    EXPECT_TRUE(store->back_up(folder_.path("copy.db")));
    for (const char* name : {"data.db", "data.db-wal", "data.db-shm", "data.db.lock", "copy.db"}) {
        struct stat status {};
        ASSERT_EQ(::stat(folder_.path(name).c_str(), &status), 0) << name;
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
    }
}

// Even root is then held to the permissions of files.
class WithoutOverride {
  public:
    WithoutOverride() {
        ::syscall(SYS_capget, &header_, before_);
        __user_cap_data_struct less[2] = {before_[0], before_[1]};
        less[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
        ::syscall(SYS_capset, &header_, less);
    }
    ~WithoutOverride() { ::syscall(SYS_capset, &header_, before_); }

  private:
    __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct before_[2] = {};
};

TEST_F(Faults, AReadOnlyFileOrFolder) {
    prepare(*open());
    const WithoutOverride held;
    ::chmod(path().c_str(), 0400);
    expect_refused(path(), Code::data_read_only, "read-only");
    ::chmod(path().c_str(), 0600);
    ::chmod(folder_.path().c_str(), 0500);
    expect_refused(path(), Code::data_read_only, "read-only");
    expect_refused(folder_.path("new.db"), Code::data_read_only, "read-only");
    ::chmod(folder_.path().c_str(), 0700);
    const auto store = open();
    ::mkdir(folder_.path("copies").c_str(), 0500);
    expect_code(store->back_up(folder_.path("copies/copy.db")), Code::data_read_only);
}

// The process may not write files beyond a size: the disk then reports an error in the middle of a write.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t most) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit less{most, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &less);
    }
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }

  private:
    void (*signal_)(int);
    rlimit before_{};
};

TEST_F(Faults, AWriteThatTheDiskRefusesIsUndoneAndTheStoreGoesOn) {
    const auto store = open();
    prepare(*store);
    ASSERT_TRUE(store->write(job_for("t1", go_on)));
    {
        const SmallFiles held(600'000);
        // Together they are too much, so nothing of either is there.
        for (const Result<void>& done : store->write({job_for("t2", go_on), big_job("t3", 1'000'000)}))
            expect_code(done, Code::data_write_failed);
        EXPECT_FALSE(whole(*store, "t2"));
        EXPECT_FALSE(whole(*store, "t3"));
        // Larger than what SQLite keeps in memory, so that the fault comes in the middle of the job.
        for (const Result<void>& done :
             store->write({job_for("t2", go_on), big_job("t4", 20'000'000), job_for("t5", go_on)}))
            expect_code(done, Code::data_write_failed);
        for (const char* id : {"t2", "t4", "t5"}) EXPECT_FALSE(whole(*store, id)) << id;
    }
    {
        const SmallFiles held(50'000);
        expect_code(store->back_up(folder_.path("copy.db")), Code::data_write_failed);
    }
    EXPECT_FALSE(std::filesystem::exists(folder_.path("copy.db")));
    EXPECT_TRUE(whole(*store, "t1"));
    ASSERT_TRUE(store->write(big_job("t3", 1'000'000)));
    EXPECT_TRUE(whole(*store, "t3"));
    EXPECT_TRUE(store->check());
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(folder_.path())) ++files;
    EXPECT_EQ(files, 4U) << "only the database, -wal, -shm and .lock";
}

// A job that goes on after such a fault writes nothing either.
TEST_F(Faults, AJobThatIgnoresAFaultIsUndoneToo) {
    const auto store = open();
    prepare(*store);
    {
        const SmallFiles held(600'000);
        static_cast<void>(store->write([](Writer& writer) -> Result<void> {
            for (int i = 0; i < 5; ++i) {
                Tender tender = sample_tender("big" + std::to_string(i));
                tender.document = std::string(5'000'000, 'x');
                static_cast<void>(writer.add_tender(tender));
            }
            return writer.add_tender(sample_tender("small"));
        }));
    }
    EXPECT_TRUE(store->read([](Reader& reader) -> Result<void> {
        EXPECT_TRUE(reader.tenders({})->empty());
        return {};
    }));
    EXPECT_TRUE(store->write(job_for("t1", go_on)));
}

class SmallDisk {
  public:
    explicit SmallDisk(std::string folder) : folder_(std::move(folder)) {
        ::mkdir(folder_.c_str(), 0700);
        mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=1m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) ::umount(folder_.c_str());
    }
    bool mounted() const { return mounted_; }

  private:
    std::string folder_;
    bool mounted_ = false;
};

// The same of one call that writes several rows: what it did before its fault is undone with it.
TEST_F(Faults, ACallThatFailsHalfwayLeavesNothingOfItself) {
    const auto store = open();
    prepare(*store);
    ASSERT_TRUE(store->write(job_for("t1", go_on)));
    RawDatabase(path()).run("CREATE TRIGGER halfway BEFORE INSERT ON timers WHEN NEW.text = 'second' "
                            "BEGIN SELECT RAISE(ABORT, 'halfway'); END");
    EXPECT_TRUE(store->write([](Writer& writer) -> Result<void> {
        expect_code(writer.set_timers("t1", {{"t1", at(1), "a", "first"}, {"t1", at(2), "b", "second"}}),
                    Code::data_write_failed);
        return {};
    }));
    EXPECT_TRUE(whole(*store, "t1")); // with its one deadline of before
    EXPECT_TRUE(store->read([](Reader& reader) -> Result<void> {
        EXPECT_EQ(reader.timers("t1")->at(0).to, "closed");
        return {};
    }));
}

TEST_F(Faults, AFullDisk) {
    const SmallDisk disk(folder_.path("small"));
    if (!disk.mounted()) GTEST_SKIP() << "only root can make a small disk";
    {
        auto opened = SqliteStore::open(folder_.path("small/data.db"));
        ASSERT_TRUE(opened) << opened.error().message;
        Store& store = **opened;
        prepare(store);
        std::ofstream(folder_.path("small/fill")) << std::string(300'000, 'x');
        int kept = 0;
        Result<void> done;
        for (; kept < 1000; ++kept)
            if (done = store.write(big_job("t" + std::to_string(kept), 10'000)); !done) break;
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, Code::data_write_failed);
        EXPECT_EQ(done.error().message, "the database can't grow: the disk is full");
        EXPECT_GT(kept, 0);
        EXPECT_TRUE(whole(store, "t" + std::to_string(kept - 1)));
        EXPECT_FALSE(whole(store, "t" + std::to_string(kept)));
        EXPECT_FALSE(store.back_up(folder_.path("small/copy.db")));
        EXPECT_FALSE(std::filesystem::exists(folder_.path("small/copy.db")));
        // With room again it goes on.
        std::filesystem::remove(folder_.path("small/fill"));
        EXPECT_TRUE(store.write(job_for("t" + std::to_string(kept), go_on)));
        EXPECT_TRUE(whole(store, "t" + std::to_string(kept)));
    }
}

class Damage : public Faults {
  protected:
    // The last pages, where the large document of t1 is: opening does not look there.
    void damage_pages() {
        std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
        const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path()));
        for (std::streamoff back = 1; back <= 5; ++back) {
            file.seekp(size - back * 4096);
            file << "\x0D\xFF\xFF\xFF\xFF damaged";
        }
    }
};

TEST_F(Damage, ADamagedPageIsFoundByTheCheckAndNothingIsWrittenAfter) {
    {
        const auto store = open();
        prepare(*store);
        ASSERT_TRUE(store->write(big_job("t1", 100'000)));
        EXPECT_TRUE(store->check());
    }
    damage_pages();
    auto opened = SqliteStore::open(path());
    ASSERT_TRUE(opened) << opened.error().message;
    expect_code((*opened)->check(), Code::data_damaged);
    expect_code((*opened)->write([](Writer&) -> Result<void> { return {}; }), Code::data_damaged);
    EXPECT_FALSE((*opened)->back_up(folder_.path("copy.db"))) << "a copy that is damaged too is worth nothing";
    EXPECT_FALSE(std::filesystem::exists(folder_.path("copy.db")));
}

TEST_F(Damage, ADamagedPageThatAReaderOrAWriterMeetsEndsAllWriting) {
    {
        const auto store = open();
        prepare(*store);
        ASSERT_TRUE(store->write(big_job("t1", 100'000)));
    }
    damage_pages();
    const auto store = open();
    const auto read = store->read([](Reader& reader) -> Result<void> {
        const auto tender = reader.tender("t1-big");
        return tender ? Result<void>() : tender.error();
    });
    expect_code(read, Code::data_damaged);
    expect_code(store->write(job_for("t2", go_on)), Code::data_damaged);
}

// Who meets one may tell it in words of its own, as an answer over HTTP does: it is no less there.
TEST_F(Damage, ItEndsAllWritingAlsoWhenTheJobThatMetItGoesOn) {
    {
        const auto store = open();
        prepare(*store);
        ASSERT_TRUE(store->write(big_job("t1", 100'000)));
    }
    damage_pages();
    const auto swallow = [](Reader& reader) -> Result<void> {
        EXPECT_FALSE(reader.tender("t1-big"));
        return {};
    };
    {
        const auto store = open();
        EXPECT_FALSE(store->damaged());
        EXPECT_TRUE(store->read(swallow));
        EXPECT_TRUE(store->damaged());
        expect_code(store->write(job_for("t2", go_on)), Code::data_damaged);
    }
    const auto store = open();
    // One job that meets it, and one that did not, are both undone.
    const auto done = store->write({job_for("t2", go_on), swallow});
    for (const Result<void>& each : done) expect_code(each, Code::data_damaged);
    EXPECT_TRUE(store->damaged());
    EXPECT_FALSE(whole(*store, "t2"));
}

TEST_F(Damage, ACheckThatIsStoppedFindsNothing) {
    {
        const auto store = open();
        prepare(*store);
        ASSERT_TRUE(store->write(big_job("t1", 100'000)));
    }
    damage_pages();
    const auto store = open();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(store->check(stop.get_token()));
    EXPECT_FALSE(store->damaged());
    expect_code(store->check(), Code::data_damaged);
}

TEST_F(Faults, AnotherProgramThatHoldsTheDatabaseIsWaitedFor) {
    const auto store = open();
    prepare(*store);
    RawDatabase other(path());
    other.run("BEGIN IMMEDIATE");
    std::thread end([&] {
        ::usleep(50'000);
        other.run("COMMIT");
    });
    EXPECT_TRUE(store->write(job_for("t1", go_on)));
    end.join();
}

TEST_F(Faults, WhatWasDecidedAndLoggedIsAppendOnly) {
    {
        const auto store = open();
        prepare(*store);
        ASSERT_TRUE(store->write(job_for("t1", [](Writer& writer) -> Result<void> {
            if (const auto added = writer.add_document(sample_hash('d'), "{}"); !added) return added;
            const auto id = writer.add_decision(sample_decision("t1", 1));
            return id ? Result<void>() : id.error();
        })));
    }
    RawDatabase other(path());
    for (const std::string table : {"policies", "policy_texts", "log", "documents", "decisions"})
        for (const std::string& sql :
             {"DELETE FROM " + table, "INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table,
              "UPDATE " + table + " SET rowid = rowid"})
            EXPECT_NE(other.try_to_run(sql).find("append-only"), std::string::npos) << sql;
    EXPECT_NE(other.try_to_run("UPDATE tenders SET paused = 2").find("CHECK"), std::string::npos);
    EXPECT_NE(other.try_to_run("UPDATE tenders SET created = 'now'").find("cannot store TEXT"), std::string::npos);
    EXPECT_NE(other.try_to_run("INSERT INTO log VALUES (9, 1, 'k', '', '', 'no JSON', '{}')").find("CHECK"),
              std::string::npos);
}

} // namespace
} // namespace voorrang::store

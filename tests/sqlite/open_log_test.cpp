#include "adapters/sqlite/open.hpp"

#include "adapters/sqlite/schema.hpp"
#include "tests/sqlite/scratch.hpp"

#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace voorrang::sqlite {
namespace {

class OpenLog : public Scratch {
  protected:
    void expect_refused(const std::string& path, Code code, std::string_view words) {
        for (const Result<Database>& opened : {open_to_write(path, log_kind), open_to_read(path, log_kind)}) {
            ASSERT_FALSE(opened) << path;
            EXPECT_EQ(code_text(opened.error().code), code_text(code)) << opened.error().message;
            EXPECT_NE(opened.error().message.find(words), std::string::npos) << opened.error().message;
            EXPECT_EQ(opened.error().place, path);
        }
    }
};

TEST_F(OpenLog, MakesALogThatIsMarkedAsOne) {
    Result<Database> database = open_to_write(path("log.db"), log_kind);
    ASSERT_TRUE(database) << database.error().message;
    EXPECT_EQ(database->integer("PRAGMA application_id").value(), log_kind.application_id);
    EXPECT_EQ(database->integer("PRAGMA user_version").value(), log_kind.version());
    EXPECT_EQ(database->integer("PRAGMA synchronous").value(), 2);
    EXPECT_EQ(database->integer("PRAGMA foreign_keys").value(), 1);
    EXPECT_TRUE(open_to_read(path("log.db"), log_kind));
}

TEST_F(OpenLog, AnEmptyFileBecomesALogButIsNone) {
    write("log.db", "");
    EXPECT_EQ(open_to_read(path("log.db"), log_kind).error().code, Code::log_not_ours);
    EXPECT_TRUE(open_to_write(path("log.db"), log_kind));
}

TEST_F(OpenLog, NamesThatSqliteReadsInItsOwnWayAreFiles) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder_);
    for (const std::string name : {":memory:", "file:x.db?mode=memory", "a#b%20c?.db"}) {
        EXPECT_TRUE(open_to_write(name, log_kind)) << name;
        EXPECT_TRUE(std::filesystem::is_regular_file(path(name))) << name;
        EXPECT_TRUE(open_to_read(name, log_kind)) << name;
    }
    std::filesystem::current_path(before);
}

TEST_F(OpenLog, AFolderIsNoLog) { expect_refused(folder_.string(), Code::log_unreadable, "folder"); }

TEST_F(OpenLog, ADeviceIsNoLog) {
    expect_refused("/dev/full", Code::log_unreadable, "ordinary file");
    expect_refused("/dev/null", Code::log_unreadable, "ordinary file");
}

TEST_F(OpenLog, AnEmptyNameIsNoLog) { expect_refused("", Code::log_unreadable, "empty"); }

TEST_F(OpenLog, AFolderThatIsNotThere) {
    const Result<Database> opened = open_to_write(path("no/such/log.db"), log_kind);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::log_unreadable);
    EXPECT_EQ(opened.error().message, "the log can't be opened: its folder does not exist");
}

TEST_F(OpenLog, AMissingFileCannotBeRead) {
    const Result<Database> opened = open_to_read(path("log.db"), log_kind);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::log_unreadable);
    EXPECT_FALSE(std::filesystem::exists(path("log.db")));
}

TEST_F(OpenLog, AnotherFileIsLeftAsItIs) {
    const std::string text =
        "These are my notes, and they are longer than the header of a database of SQLite: one, two, three.";
    write("notes.txt", text);
    expect_refused(path("notes.txt"), Code::log_not_ours, "not a decision log");
    std::ostringstream now;
    now << std::ifstream(path("notes.txt")).rdbuf();
    EXPECT_EQ(now.str(), text);
}

TEST_F(OpenLog, AnotherDatabaseIsLeftAsItIs) {
    {
        Result<Database> other = Database::open(path("other.db"), Access::write, log_kind);
        ASSERT_TRUE(other->execute("CREATE TABLE mine (x)"));
    }
    expect_refused(path("other.db"), Code::log_not_ours, "not a decision log");
    EXPECT_EQ(
        Database::open(path("other.db"), Access::read, log_kind)->integer("SELECT count(*) FROM sqlite_schema").value(),
        1);
}

TEST_F(OpenLog, ALaterVersionIsRefused) {
    {
        Result<Database> later = open_to_write(path("log.db"), log_kind);
        ASSERT_TRUE(later->execute("PRAGMA user_version = 2"));
    }
    expect_refused(path("log.db"), Code::log_not_ours, "version 2");
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

TEST_F(OpenLog, AReadOnlyLogOrFolder) {
    ASSERT_TRUE(open_to_write(path("log.db"), log_kind));
    const WithoutOverride held;
    ::chmod(path("log.db").c_str(), 0444);
    const Result<Database> file = open_to_write(path("log.db"), log_kind);
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, Code::log_read_only) << file.error().message;
    ::chmod(path("log.db").c_str(), 0644);
    ::chmod(folder_.c_str(), 0555);
    for (const char* name : {"log.db", "new.db"}) {
        const Result<Database> folder = open_to_write(path(name), log_kind);
        ASSERT_FALSE(folder) << name;
        EXPECT_EQ(folder.error().code, Code::log_read_only) << folder.error().message;
    }
    EXPECT_TRUE(open_to_read(path("log.db"), log_kind));
}

} // namespace
} // namespace voorrang::sqlite

// A database of an earlier version becomes one of the next, step by step, each whole or not at all.
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite/schema.hpp"
#include "tests/sqlite/scratch.hpp"

namespace voorrang::sqlite {
namespace {

std::string first() { return "CREATE TABLE things (name TEXT NOT NULL) STRICT; INSERT INTO things VALUES ('old');"; }
std::string second() { return "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 3;"; }
std::string third() { return "UPDATE things SET name = name || size;"; }
std::string broken() { return "UPDATE things SET name = 'lost'; INSERT INTO nowhere VALUES (1);"; }

constexpr Kind::Step one_step[] = {first};
constexpr Kind::Step three_steps[] = {first, second, third};
constexpr Kind::Step broken_step[] = {first, second, broken};

Kind kind_of(std::span<const Kind::Step> steps) {
    Kind kind = log_kind;
    kind.application_id = 77;
    kind.steps = steps;
    return kind;
}

const Kind now = kind_of(one_step);
const Kind later = kind_of(three_steps);
const Kind wrong = kind_of(broken_step);

using Migration = Scratch;

std::string name_in(Database database) {
    Result<Statement> statement = database.prepare("SELECT name FROM things");
    EXPECT_TRUE(statement->step().value());
    return statement->text(0);
}

TEST_F(Migration, GoesThroughEveryStep) {
    ASSERT_TRUE(open_to_write(path("x.db"), now));
    Result<Database> database = open_to_write(path("x.db"), later);
    ASSERT_TRUE(database) << database.error().message;
    EXPECT_EQ(database->integer("PRAGMA user_version").value(), 3);
    EXPECT_EQ(name_in(std::move(*database)), "old3");
    EXPECT_TRUE(open_to_read(path("x.db"), later));
    // Nothing is done twice.
    EXPECT_EQ(name_in(*open_to_write(path("x.db"), later)), "old3");
}

TEST_F(Migration, ANewDatabaseGoesThroughAllOfThem) {
    Result<Database> database = open_to_write(path("x.db"), later);
    ASSERT_TRUE(database) << database.error().message;
    EXPECT_EQ(database->integer("PRAGMA application_id").value(), 77);
    EXPECT_EQ(name_in(std::move(*database)), "old3");
}

TEST_F(Migration, AStepThatFailsLeavesTheVersionBeforeIt) {
    ASSERT_TRUE(open_to_write(path("x.db"), now));
    EXPECT_FALSE(open_to_write(path("x.db"), wrong));
    Result<Database> raw = Database::open(path("x.db"), Access::read, now);
    EXPECT_EQ(raw->integer("PRAGMA user_version").value(), 2);
    EXPECT_EQ(name_in(std::move(*raw)), "old");
    EXPECT_EQ(name_in(*open_to_write(path("x.db"), later)), "old3");
}

TEST_F(Migration, AnEarlierVersionIsNotReadAndALaterOneIsNotOpened) {
    ASSERT_TRUE(open_to_write(path("x.db"), now));
    const Result<Database> early = open_to_read(path("x.db"), later);
    ASSERT_FALSE(early);
    EXPECT_NE(early.error().message.find("has version 1, and this program reads version 3"), std::string::npos);
    ASSERT_TRUE(open_to_write(path("x.db"), later));
    for (const Result<Database>& late : {open_to_read(path("x.db"), now), open_to_write(path("x.db"), now)}) {
        ASSERT_FALSE(late);
        EXPECT_NE(late.error().message.find("has version 3, and this program knows version 1"), std::string::npos);
        EXPECT_EQ(late.error().help, "use the version of voorrang that wrote it");
    }
}

} // namespace
} // namespace voorrang::sqlite

// The key that signs a log, and checkpoints signed with it.
#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/store/tree.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/memory_store.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::audit {
namespace {

class Keys : public ::testing::Test {
  protected:
    std::string file() const { return folder_.path("service.db.signkey"); }
    // As the service does at a start.
    Result<std::string> start(const std::string& name = {}) {
        std::optional<KeyInUse> used;
        const Result<void> read = store_.read([&](store::Reader& reader) -> Result<void> {
            Result<KeyInUse> found = key_in_use(reader, file(), name);
            if (!found) return found.error();
            used.emplace(std::move(*found));
            return {};
        });
        if (!read) return read.error();
        const Result<void> written = store_.write([&](store::Writer& writer) -> Result<void> {
            if (!used->logged)
                if (const Result<void> logged = log_key(writer, used->key.open(), store::at(1)); !logged) return logged;
            return publish(writer, used->key, store::at(1));
        });
        if (!written) return written.error();
        return used->key.open().text();
    }
    std::vector<std::string> logged() {
        std::vector<std::string> keys;
        EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
            keys = logged_keys(reader).value();
            return {};
        }));
        return keys;
    }
    std::vector<note::Note> checkpoints() {
        std::vector<note::Note> notes;
        EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
            for (const store::Checkpoint& each : reader.checkpoints(0, 100).value())
                notes.push_back(*note::parse_note(each.note));
            return {};
        }));
        return notes;
    }

    store::Folder folder_;
    store::MemoryStore store_;
};

TEST_F(Keys, TheFirstStartMakesOneAndLogsIt) {
    const Result<std::string> made = start("alkmaar.example/log");
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(logged(), std::vector<std::string>{*made});
    EXPECT_EQ(note::PublicKey::parse(*made)->name(), "alkmaar.example/log");
    EXPECT_EQ(std::filesystem::status(file()).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(start("another.name").value(), *made); // only when it is made
    EXPECT_EQ(logged().size(), 1U);
}

TEST_F(Keys, WithoutANameEachLogHasItsOwn) {
    const std::string name = note::PublicKey::parse(start().value())->name();
    EXPECT_TRUE(name.starts_with("voorrang.log/")) << name;
    EXPECT_EQ(name.size(), std::string("voorrang.log/").size() + 16);
}

TEST_F(Keys, AKeyThatWasWrittenButNotLoggedIsTaken) {
    const note::SecretKey key = note::SecretKey::make("x", note::KeyKind::note);
    ASSERT_TRUE(write_key(file(), key));
    EXPECT_EQ(start().value(), key.open().text());
    EXPECT_EQ(logged(), std::vector<std::string>{key.open().text()});
}

TEST_F(Keys, AnotherOneOrNoneIsRefused) {
    ASSERT_TRUE(start());
    std::filesystem::permissions(file(), std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_EQ(start().error().message, "others than its owner may read the signing key");
    std::filesystem::remove(file());
    EXPECT_EQ(start().error().message, "the signing key that belongs to this database is not there");
    ASSERT_TRUE(write_key(file(), note::SecretKey::make("x", note::KeyKind::note)));
    EXPECT_EQ(start().error().message, "this is another signing key than the one that the log names");
    EXPECT_EQ(start().error().code, Code::key_unreadable);
}

TEST_F(Keys, AFileOfSomethingElseIsNone) {
    ASSERT_TRUE(start());
    std::filesystem::resize_file(file(), 20);
    EXPECT_EQ(start().error().message, "this file has no signing key in it");
}

TEST_F(Keys, OneFollowsAnotherAndBothSaySo) {
    const std::string first = start().value();
    const Result<note::PublicKey> second = rotate(store_, file(), store::at(2), false);
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(logged(), (std::vector<std::string>{first, second->text()}));
    EXPECT_EQ(start().value(), second->text());
    const note::Note last = checkpoints().back();
    EXPECT_TRUE(note::is_signed_by(last, *note::PublicKey::parse(first)));
    EXPECT_TRUE(note::is_signed_by(last, *second));
    EXPECT_FALSE(std::filesystem::exists(file() + ".new"));
}

TEST_F(Keys, ARotationThatWasCutShortIsBroughtToItsEnd) {
    const std::string first = start().value();
    std::filesystem::copy(file(), file() + ".before");
    const std::string second = rotate(store_, file(), store::at(2), false).value().text();
    // As if the last step had not been taken.
    std::filesystem::rename(file(), file() + ".new");
    std::filesystem::rename(file() + ".before", file());
    EXPECT_EQ(start().value(), second);
    EXPECT_FALSE(std::filesystem::exists(file() + ".new"));
    // As if it had not got as far as the log.
    ASSERT_TRUE(write_key(file() + ".new", note::SecretKey::make("x", note::KeyKind::note)));
    EXPECT_EQ(start().value(), second);
    EXPECT_TRUE(rotate(store_, file(), store::at(3), false));
}

TEST_F(Keys, ALostOneVouchesForNothing) {
    const std::string first = start().value();
    std::filesystem::remove(file());
    EXPECT_EQ(rotate(store_, file(), store::at(2), false).error().code, Code::key_unreadable);
    const std::string second = rotate(store_, file(), store::at(2), true).value().text();
    EXPECT_EQ(start().value(), second);
    EXPECT_FALSE(note::is_signed_by(checkpoints().back(), *note::PublicKey::parse(first)));
}

TEST_F(Keys, ACheckpointIsOfALogThatHasGrown) {
    const auto key = note::PublicKey::parse(start().value());
    ASSERT_TRUE(start());
    ASSERT_EQ(checkpoints().size(), 1U);
    ASSERT_TRUE(store_.write([](store::Writer& writer) -> Result<void> {
        const auto seq = writer.append(store::sample_entry("event.done", "t1"));
        return seq ? Result<void>() : seq.error();
    }));
    ASSERT_TRUE(start());
    ASSERT_EQ(checkpoints().size(), 2U);
    const note::Note last = checkpoints().back();
    EXPECT_TRUE(note::is_signed_by(last, *key));
    const auto checkpoint = note::parse_checkpoint(last.text);
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(checkpoint->origin, key->name());
    EXPECT_EQ(checkpoint->size, 2U);
    EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
        EXPECT_EQ(checkpoint->root, merkle::root(2, store::nodes_of(reader)).value());
        return {};
    }));
}

} // namespace
} // namespace voorrang::audit

#include "adapters/seal/seal.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace voorrang::seal {
namespace {

namespace fs = std::filesystem;

constexpr Time deadline{1'000'000, 0};
constexpr Time before{999'999, 0};

class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("voorrang-seal-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    fs::path operator/(const char* name) const { return path_ / name; }

  private:
    fs::path path_;
};

TEST(Seal, OpensAtItsMomentAndNotBefore) {
    const MasterKey master = MasterKey::make();
    const store::SealKey key = make_key(master, "T-1", deadline);
    const std::string sealed = close(key, "a bid");
    EXPECT_EQ(sealed.find("a bid"), std::string::npos);
    const auto early = open(master, key, sealed, before);
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, Code::seal_holds);
    EXPECT_EQ(open(master, key, sealed, deadline).value(), "a bid");
}

TEST(Seal, TwoOfTheSameAreNotAlike) {
    const MasterKey master = MasterKey::make();
    const store::SealKey key = make_key(master, "T-1", deadline);
    EXPECT_NE(close(key, "a bid"), close(key, "a bid"));
}

TEST(Seal, AMomentThatWasBroughtForwardMakesTheKeyUseless) {
    const MasterKey master = MasterKey::make();
    store::SealKey key = make_key(master, "T-1", deadline);
    const std::string sealed = close(key, "a bid");
    key.until = before;
    const auto opened = open(master, key, sealed, before);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, Code::seal_broken);
}

TEST(Seal, AKeyIsForOneTenderAndOneMaster) {
    const MasterKey master = MasterKey::make(), other = MasterKey::make();
    store::SealKey key = make_key(master, "T-1", deadline);
    const std::string sealed = close(key, "a bid");
    EXPECT_FALSE(open(other, key, sealed, deadline));
    key.tender = "T-2";
    EXPECT_FALSE(open(master, key, sealed, deadline));
}

TEST(Seal, ABidThatWasChangedDoesNotOpen) {
    const MasterKey master = MasterKey::make();
    const store::SealKey key = make_key(master, "T-1", deadline);
    const std::string sealed = close(key, "a bid");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(open(master, key, changed, deadline)) << i;
    }
    EXPECT_FALSE(open(master, key, sealed.substr(0, 20), deadline));
}

TEST(Seal, MovesToALaterMomentOnly) {
    const MasterKey master = MasterKey::make();
    const store::SealKey key = make_key(master, "T-1", deadline);
    const std::string sealed = close(key, "a bid");
    EXPECT_FALSE(move(master, key, before));
    const Time later{2'000'000, 0};
    const store::SealKey moved = move(master, key, later).value();
    EXPECT_FALSE(open(master, moved, sealed, deadline));
    EXPECT_EQ(open(master, moved, sealed, later).value(), "a bid");
}

TEST(MasterKeyFile, IsForItsOwnerAlone) {
    const Folder folder;
    const fs::path file = folder / "service.key";
    const MasterKey master = MasterKey::make();
    ASSERT_TRUE(master.write(file));
    EXPECT_EQ(master.write(file).error().code, Code::key_unwritable); // never over another
    const store::SealKey key = make_key(master, "T-1", deadline);
    const MasterKey again = MasterKey::read(file).value();
    EXPECT_EQ(open(again, key, close(key, "a bid"), deadline).value(), "a bid");

    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    const auto shared = MasterKey::read(file);
    ASSERT_FALSE(shared);
    EXPECT_EQ(shared.error().code, Code::key_unreadable);
    EXPECT_EQ(shared.error().message, "others than its owner may read the master key");
}

TEST(MasterKeyFile, OfAnotherLengthIsNone) {
    const Folder folder;
    const fs::path file = folder / "short.key";
    std::ofstream(file) << "31 bytes are not enough for it";
    fs::permissions(file, fs::perms::owner_read);
    EXPECT_EQ(MasterKey::read(file).error().code, Code::key_unreadable);
    EXPECT_EQ(MasterKey::read(folder / "absent").error().code, Code::key_unreadable);
}

} // namespace
} // namespace voorrang::seal

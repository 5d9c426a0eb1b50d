// What a witness keeps, and that it never goes back.
#include "adapters/witness/state.hpp"

#include "tests/witness/logs.hpp"

#include <fstream>

namespace voorrang::witness {
namespace {

namespace fs = std::filesystem;

class Kept : public ::testing::Test {
  protected:
    fs::path folder() const { return folder_.path("witness/of/ours"); }
    State open() const {
        Result<State> opened = State::open(folder());
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
        return std::move(*opened);
    }
    static std::string text_of(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

    store::Folder folder_;
    Log log_;
};

TEST_F(Kept, ForNobodyElseToRead) {
    const State state = open();
    log_.grow(3);
    ASSERT_TRUE(state.key("castricum.example/witness"));
    ASSERT_TRUE(state.keep(log_.offer(0)));
    ASSERT_TRUE(state.keep_keys(log_.key().name(), {log_.key()}));
    ASSERT_TRUE(state.keep(Evidence{Verdict::split, log_.offer(0), log_.offer(0), {}, "", {}}));
    EXPECT_EQ(fs::status(folder()).permissions(), fs::perms::owner_all);
    for (const auto& each : fs::recursive_directory_iterator(folder()))
        EXPECT_EQ(each.status().permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none)
            << each.path();
}

TEST_F(Kept, IsThereAgain) {
    log_.grow(3);
    std::string key;
    {
        const State state = open();
        EXPECT_EQ(state.last(log_.key().name()).value(), std::nullopt);
        key = state.key("castricum.example/witness").value().open().text();
        ASSERT_TRUE(state.keep(log_.offer(0)));
        ASSERT_TRUE(state.keep_keys(log_.key().name(), {log_.key()}));
    }
    const State state = open();
    const auto last = state.last(log_.key().name());
    ASSERT_TRUE(last);
    ASSERT_TRUE(*last);
    EXPECT_EQ((*last)->note, log_.offer(0).note);
    EXPECT_EQ(state.keys(log_.key().name()).value().front().text(), log_.key().text());
    EXPECT_EQ(state.key("another/name").value().open().text(), key);
    EXPECT_EQ(state.last("another/log").value(), std::nullopt);
    // What is kept is a note that others read too.
    EXPECT_EQ(text_of(state.checkpoint_file(log_.key().name())), note::to_text(log_.offer(0).note));
}

TEST_F(Kept, LogsOfNamesThatAreAlikeAreKeptApart) {
    const State state = open();
    EXPECT_NE(state.checkpoint_file("a/b"), state.checkpoint_file("a_b"));
    EXPECT_NE(state.checkpoint_file(std::string(500, 'a')), state.checkpoint_file(std::string(501, 'a')));
    EXPECT_EQ(state.checkpoint_file("../../etc/passwd").parent_path(), folder());
}

TEST_F(Kept, NeverGoesBack) {
    const State state = open();
    log_.grow(5);
    const note::Offer long_one = log_.offer(0);
    ASSERT_TRUE(state.keep(long_one));
    log_.cut(4);
    EXPECT_EQ(state.keep(log_.offer(0)).error().code, Code::changed_meanwhile);
    EXPECT_EQ((*state.last(log_.key().name()).value()).note, long_one.note);
}

TEST_F(Kept, ByOneAtATime) {
    const State state = open();
    const Result<State> second = State::open(folder());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Code::not_now);
}

TEST_F(Kept, WhatIsNotAsItWasWrittenIsNotGuessed) {
    const State state = open();
    log_.grow(3);
    const std::string origin = log_.key().name();
    ASSERT_TRUE(state.keep(log_.offer(0)));
    const std::string whole = text_of(state.checkpoint_file(origin));
    std::string other = whole;
    other[0] = 'A';
    for (const std::string& wrong : {std::string(), whole.substr(0, 20), whole + "more", other}) {
        write(state.checkpoint_file(origin), wrong);
        const auto last = state.last(origin);
        ASSERT_FALSE(last) << wrong;
        EXPECT_EQ(last.error().message, "this is not what a witness keeps of a log");
        EXPECT_FALSE(state.keep(log_.offer(0))) << "what was forgotten is not replaced";
    }
    fs::path keys = state.checkpoint_file(origin);
    keys.replace_extension(".keys");
    for (const std::string& wrong : {std::string("x\n"), Log("other").key().text() + "\n"}) {
        write(keys, wrong);
        EXPECT_FALSE(state.keys(origin)) << wrong;
    }
}

TEST_F(Kept, AKeyThatOthersMayReadIsRefused) {
    const State state = open();
    ASSERT_TRUE(state.key(""));
    const fs::path file = folder() / "witness.key";
    EXPECT_TRUE(state.key("").value().open().name().starts_with("voorrang.witness/"));
    fs::permissions(file, fs::perms::others_read, fs::perm_options::add);
    EXPECT_EQ(state.key("").error().code, Code::key_unreadable);
    EXPECT_EQ(state.key("").error().message, "others than its owner may read the signing key");
    fs::remove(file);
    ASSERT_TRUE(audit::write_key(file, note::SecretKey::make("alkmaar.example/log", note::KeyKind::note)));
    EXPECT_EQ(state.key("").error().message, "this is a key of a log, not of a witness");
}

TEST_F(Kept, OneFileOfEvidenceForTheSameTwo) {
    const State state = open();
    log_.grow(3);
    const note::Offer first = log_.offer(0);
    log_.rewrite(0);
    const Evidence evidence{Verdict::split, first, log_.offer(3), {"key"}, "witness", Time{1'772'000'000'000'000, 0}};
    const fs::path file = state.keep(evidence).value();
    const std::string text = text_of(file);
    EXPECT_EQ(text, to_json(evidence));
    EXPECT_EQ(text.find(R"({"at":"2026-02-25T06:13:20Z","conclusive":true,"format":"voorrang-evidence-1","from":3,)"),
              0U)
        << text;
    Evidence later = evidence;
    later.at = Time{1'772'000'060'000'000, 0};
    EXPECT_EQ(state.keep(later).value(), file);
    EXPECT_EQ(text_of(file), text) << "the first time counts";
    log_.rewrite(1);
    later.shown = log_.offer(3);
    EXPECT_NE(state.keep(later).value(), file);
}

} // namespace
} // namespace voorrang::witness

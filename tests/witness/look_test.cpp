// A witness over time: a log grows, is rewritten, is cut, gets another key.
#include "tests/witness/logs.hpp"

#include "adapters/note/hash_text.hpp"

#include <fstream>

namespace voorrang::witness {
namespace {

Time at(std::int64_t seconds) { return {seconds * 1'000'000, 0}; }

class Guard : public ::testing::Test {
  protected:
    Result<Witnessed> try_look(const Log& log, std::int64_t seconds = 1'772'000'000,
                               const std::vector<note::PublicKey>& trusted = {}) {
        return look(state_, log.source(), key_, trusted, at(seconds));
    }
    Witnessed watch(const Log& log, std::int64_t seconds = 1'772'000'000,
                    const std::vector<note::PublicKey>& trusted = {}) {
        Result<Witnessed> told = try_look(log, seconds, trusted);
        EXPECT_TRUE(told) << (told ? "" : told.error().message);
        return std::move(*told);
    }
    // Seen with so many entries.
    Log seen(std::size_t size) {
        Log log;
        log.grow(size);
        EXPECT_EQ(watch(log, 1'772'000'000, {log.key()}).verdict, Verdict::grown);
        return log;
    }
    std::string kept(const Log& log) const {
        const auto last = state_.last(log.key().name()).value();
        return last ? note::to_text(last->note) : "";
    }

    store::Folder folder_;
    State state_ = State::open(folder_.path("guard")).value();
    note::SecretKey key_ = state_.key("castricum.example/witness").value();
};

TEST_F(Guard, CosignsWhatOnlyGrows) {
    Log log = seen(1);
    std::int64_t seconds = 1'772'000'000;
    for (std::size_t size = 1; size < 40; size += 1 + size % 3) {
        log.grow(size);
        const Witnessed told = watch(log, ++seconds);
        ASSERT_EQ(told.verdict, Verdict::grown) << size;
        EXPECT_EQ(told.shown.checkpoint.size, size);
        EXPECT_TRUE(note::is_signed_by(told.shown.note, log.key()));
        EXPECT_EQ(note::cosigned_by(told.shown.note, key_.open()), static_cast<std::uint64_t>(seconds));
        EXPECT_EQ(told.shown.note.signatures.size(), 2U);
        EXPECT_EQ(kept(log), note::to_text(told.shown.note));
    }
    // By a clock that was set back, no earlier moment.
    EXPECT_EQ(note::cosigned_by(watch(log, 5).shown.note, key_.open()), static_cast<std::uint64_t>(seconds));
}

TEST_F(Guard, TrustsNoKeyByItself) {
    Log log;
    log.grow(3);
    const auto told = try_look(log);
    ASSERT_FALSE(told);
    EXPECT_EQ(told.error().code, Code::bad_use);
    EXPECT_EQ(told.error().message, "no key of the log `alkmaar.example/log` is known");
    EXPECT_EQ(watch(log, 1, {Log("alkmaar.example/log").key()}).verdict, Verdict::not_signed);
    EXPECT_EQ(kept(log), "");
    EXPECT_FALSE(try_look(log)) << "what was not cosigned leaves no key behind";
    EXPECT_EQ(watch(log, 1, {log.key()}).verdict, Verdict::grown);
    EXPECT_EQ(watch(log, 1).verdict, Verdict::grown) << "it is known now";
}

TEST_F(Guard, RefusesAHistoryThatWasRewritten) {
    // From every size to every later one, wherever the entry stands that was altered.
    for (std::size_t size = 1; size <= 9; ++size)
        for (std::size_t later = size; later <= 12; ++later)
            for (std::size_t entry = 0; entry < size; ++entry) {
                const std::string name =
                    "log/" + std::to_string(size) + "/" + std::to_string(later) + "/" + std::to_string(entry);
                Log log(name);
                log.grow(size);
                ASSERT_EQ(watch(log, 1, {log.key()}).verdict, Verdict::grown);
                const std::string before = kept(log);
                log.grow(later);
                log.rewrite(entry);
                const Witnessed told = watch(log);
                EXPECT_EQ(told.verdict, later == size ? Verdict::split : Verdict::rewritten) << name;
                // Only where the size is a power of two a proof leaves out what it would show.
                EXPECT_EQ(told.conclusive, later == size || (size & (size - 1)) != 0) << name;
                EXPECT_EQ(kept(log), before) << "what was seen stays";
                EXPECT_TRUE(std::filesystem::exists(told.evidence));
            }
}

TEST_F(Guard, KeepsTheProof) {
    Log log = seen(3);
    const std::string before = kept(log);
    log.grow(6);
    log.rewrite(1);
    const Witnessed told = watch(log, 1'772'000'100);
    std::ifstream file(told.evidence);
    std::string text;
    std::getline(file, text);
    for (const std::string& part :
         {std::string(R"("at":"2026-02-25T06:15:00Z")"), std::string(R"("what":"rewritten")"), log.key().text(),
          key_.open().text(), std::string(R"("from":3)"), std::string(R"("to":6)"),
          note::hash_text(log.offer(3).proof.front()), note::hash_text(log.offer(3).checkpoint.root)})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
    // It goes on refusing, with the same file.
    EXPECT_EQ(watch(log).evidence, told.evidence);
    EXPECT_EQ(kept(log), before);
}

TEST_F(Guard, RefusesALogThatWasCut) {
    Log log = seen(7);
    log.cut(5);
    const Witnessed told = watch(log);
    EXPECT_EQ(told.verdict, Verdict::cut);
    EXPECT_FALSE(told.conclusive);
    EXPECT_EQ(told.before, 7U);
    EXPECT_TRUE(std::filesystem::exists(told.evidence));
    log.grow(7); // as it was
    EXPECT_EQ(watch(log).verdict, Verdict::grown);
    log.cut(5);
    log.add("another history");
    log.grow(8);
    EXPECT_EQ(watch(log).verdict, Verdict::rewritten);
}

TEST_F(Guard, FollowsTheKeyThatTheLogVouchesFor) {
    Log log = seen(3);
    const std::string first = log.key().text();
    log.rotate();
    log.rotate();
    log.grow(5);
    const Witnessed told = watch(log);
    EXPECT_EQ(told.verdict, Verdict::grown);
    EXPECT_EQ(told.learned.size(), 2U);
    EXPECT_EQ(told.learned.back(), log.key().text());
    const auto keys = state_.keys(log.key().name()).value();
    ASSERT_EQ(keys.size(), 3U);
    EXPECT_EQ(keys.front().text(), first);
    EXPECT_TRUE(watch(log).learned.empty()) << "it is known now";
}

TEST_F(Guard, NotAKeyThatNobodyVouchesFor) {
    Log log = seen(3);
    const std::string before = kept(log);
    log.rotate(true);
    log.grow(5);
    EXPECT_EQ(watch(log).verdict, Verdict::not_signed);
    EXPECT_EQ(kept(log), before);
    EXPECT_EQ(state_.keys(log.key().name()).value().size(), 1U);
    EXPECT_EQ(watch(log, 1, {log.key()}).verdict, Verdict::grown) << "whoever runs it may";
    EXPECT_EQ(watch(log, 1).verdict, Verdict::grown);
}

TEST_F(Guard, AnotherLogInBetweenIsAnotherLog) {
    Log log = seen(3);
    Log other("bergen.example/log");
    other.grow(3);
    // The first answer is of one log, the second of another.
    Source source = log.source();
    source.offer = [&](std::uint64_t old) { return Result<note::Offer>(old == 0 ? log.offer(0) : other.offer(old)); };
    const auto told = look(state_, source, key_, {other.key()}, at(1));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->verdict, Verdict::not_signed);
    EXPECT_EQ(kept(other), "");
}

TEST_F(Guard, AnOfferThatIsNotFromWhatWasSeen) {
    Log log = seen(3);
    log.grow(6);
    Source source = log.source();
    source.offer = [&](std::uint64_t) { return Result<note::Offer>(log.offer(2)); };
    const auto told = look(state_, source, key_, {}, at(1));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->verdict, Verdict::other_size);
    EXPECT_TRUE(told->evidence.empty());
    EXPECT_EQ(told->before, 3U);
}

TEST_F(Guard, WhatCantBeReadIsTold) {
    const Log log = seen(3);
    const Diagnostic why{Code::no_answer, "nobody is there", std::nullopt, "", {}, ""};
    Source source = log.source();
    source.offer = [&](std::uint64_t) { return Result<note::Offer>(why); };
    EXPECT_EQ(look(state_, source, key_, {}, at(1)).error().message, "nobody is there");
}

} // namespace
} // namespace voorrang::witness

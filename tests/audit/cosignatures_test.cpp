// Cosignatures that come in, and what a log shows to a witness.
#include "adapters/audit/cosignatures.hpp"
#include "adapters/audit/keys.hpp"
#include "adapters/audit/offer.hpp"
#include "adapters/audit/publish.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/memory_store.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::audit {
namespace {

constexpr std::uint64_t seconds = 1'772'000'000;

note::SecretKey witness_named(const std::string& name) {
    return note::SecretKey::make(name, note::KeyKind::cosignature);
}

class Cosigned : public ::testing::Test {
  protected:
    Cosigned() {
        for (int i = 0; i < 5; ++i) grow(1 + i % 3);
    }

    void grow(int entries) {
        EXPECT_TRUE(store_.write([&](store::Writer& writer) -> Result<void> {
            for (int i = 0; i < entries; ++i)
                if (const auto seq = writer.append(store::sample_entry("event.done", "t1")); !seq) return seq.error();
            return publish(writer, key_, store::at(1));
        }));
    }
    template <class Read>
    auto read(const Read& read_it) {
        std::optional<decltype(read_it(std::declval<store::Reader&>()))> result;
        EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
            result.emplace(read_it(reader));
            return {};
        }));
        return std::move(*result);
    }
    std::vector<store::Checkpoint> checkpoints() {
        return read([](store::Reader& reader) { return reader.checkpoints(0, 100).value(); });
    }
    static std::string cosigned(const std::string& written, const note::SecretKey& witness,
                                std::uint64_t at = seconds) {
        note::Note note = *note::parse_note(written);
        note.signatures.push_back(note::cosign(note.text, at, witness));
        return note::to_text(note);
    }
    Result<Taken> take(const std::string& written, const note::PublicKey& witness) {
        Result<Taken> taken{Taken{}};
        const Result<void> done = store_.write([&](store::Writer& writer) -> Result<void> {
            taken = take_cosignature(writer, written, witness, Time{seconds * 1'000'000, 0});
            return taken ? Result<void>() : taken.error();
        });
        EXPECT_EQ(static_cast<bool>(done), static_cast<bool>(taken));
        return taken;
    }
    std::string shown(const store::Checkpoint& checkpoint) {
        return read([&](store::Reader& reader) { return with_cosignatures(reader, checkpoint).value(); });
    }

    store::MemoryStore store_;
    note::SecretKey key_ = note::SecretKey::make("alkmaar.example/log", note::KeyKind::note);
    note::SecretKey witness_ = witness_named("castricum.example/witness");
};

TEST_F(Cosigned, EachCheckpointIsFoundAndShowsWhoSawIt) {
    const auto all = checkpoints();
    ASSERT_EQ(all.size(), 5U);
    for (const store::Checkpoint& each : all) {
        const Result<Taken> taken = take(cosigned(each.note, witness_), witness_.open());
        ASSERT_TRUE(taken) << taken.error().message;
        EXPECT_EQ(taken->size, each.size);
        EXPECT_EQ(taken->seconds, seconds);
        EXPECT_TRUE(taken->added);
        const auto note = note::parse_note(shown(each));
        ASSERT_TRUE(note);
        EXPECT_EQ(note::cosigned_by(*note, witness_.open()), seconds);
        EXPECT_TRUE(note::is_signed_by(*note, key_.open()));
    }
}

TEST_F(Cosigned, OnceByEachWitness) {
    const store::Checkpoint last = checkpoints().back();
    EXPECT_TRUE(take(cosigned(last.note, witness_), witness_.open())->added);
    EXPECT_FALSE(take(cosigned(last.note, witness_, seconds + 60), witness_.open())->added);
    for (std::size_t i = 1; i < most_cosignatures; ++i) {
        const note::SecretKey other = witness_named("w" + std::to_string(i));
        // As it was shown, with the cosignatures of others.
        EXPECT_TRUE(take(cosigned(shown(last), other), other.open())->added) << i;
    }
    const note::SecretKey another = witness_named("another");
    EXPECT_EQ(take(cosigned(last.note, another), another.open()).error().code, Code::not_now);
    EXPECT_EQ(note::parse_note(shown(last))->signatures.size(), most_cosignatures + 1);
}

TEST_F(Cosigned, WhatDoesNotFitIsRefused) {
    const store::Checkpoint last = checkpoints().back();
    const std::string good = cosigned(last.note, witness_);
    EXPECT_EQ(take(good, witness_named("castricum.example/witness").open()).error().code, Code::bad_body);
    EXPECT_EQ(take(last.note, witness_.open()).error().code, Code::bad_body);
    EXPECT_EQ(take("", witness_.open()).error().code, Code::bad_body);
    EXPECT_EQ(take(good, key_.open()).error().code, Code::bad_body) << "the key of the log itself";
    std::string other = good;
    other[0] = 'A';
    EXPECT_EQ(take(other, witness_.open()).error().code, Code::bad_body) << "the text is another";
    EXPECT_EQ(take(cosigned(last.note, witness_, seconds + 601), witness_.open()).error().message,
              "the cosignature has a moment that is yet to come");
    EXPECT_TRUE(take(cosigned(last.note, witness_, seconds + 600), witness_.open())) << "clocks differ a little";
}

TEST_F(Cosigned, NotOfACheckpointThatIsNotOurs) {
    const note::Checkpoint last = *note::parse_checkpoint(note::parse_note(checkpoints().back().note)->text);
    const auto refused = [&](const note::Checkpoint& checkpoint) {
        const std::string text = note::to_text(checkpoint);
        const note::Note note{text, {note::sign(text, key_), note::cosign(text, seconds, witness_)}};
        const auto taken = take(note::to_text(note), witness_.open());
        EXPECT_FALSE(taken);
        return taken ? Code::write_failed : taken.error().code;
    };
    note::Checkpoint other = last;
    other.root[0] ^= 1;
    EXPECT_EQ(refused(other), Code::not_there);
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{2}, last.size + 1}) {
        other = last;
        other.size = size;
        EXPECT_EQ(refused(other), Code::not_there) << size;
    }
    other = last;
    other.origin = "bergen.example/log";
    EXPECT_EQ(refused(other), Code::not_there);
}

TEST_F(Cosigned, AnOfferLeadsFromEachSizeToTheLast) {
    const note::Checkpoint last = *note::parse_checkpoint(note::parse_note(checkpoints().back().note)->text);
    for (const store::Checkpoint& row : checkpoints()) {
        const auto before = *note::parse_checkpoint(note::parse_note(row.note)->text);
        const auto shown = read([&](store::Reader& reader) { return offer(reader, before.size); });
        ASSERT_TRUE(shown) << shown.error().message;
        EXPECT_EQ(shown->checkpoint, last);
        EXPECT_EQ(shown->old, before.size);
        EXPECT_TRUE(merkle::is_consistent(before.size, before.root, last.size, last.root, shown->proof));
    }
    const auto longer = read([&](store::Reader& reader) { return offer(reader, last.size + 1); });
    ASSERT_TRUE(longer);
    EXPECT_EQ(longer->old, 0U) << "it has no proof of what it does not have";
    EXPECT_TRUE(longer->proof.empty());
    store::MemoryStore empty;
    EXPECT_TRUE(empty.read([](store::Reader& reader) -> Result<void> {
        EXPECT_EQ(offer(reader, 0).error().code, Code::not_now);
        return {};
    }));
}

} // namespace
} // namespace voorrang::audit

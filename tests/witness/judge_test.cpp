// Verdicts, on the vectors of transparency-dev/witness (internal/witness/witness_test.go), which follow C2SP
// tlog-witness.
#include "adapters/witness/judge.hpp"

#include "adapters/note/hash_text.hpp"

#include <gtest/gtest.h>

namespace voorrang::witness {
namespace {

const std::string monkeys_key = "monkeys+db4d9f7e+AULaJMvTtDLHPUcUrjdDad9vDlh/PTfC2VV60JUtCfWT";
const std::string monkeys_secret = "PRIVATE+KEY+monkeys+db4d9f7e+ATWIAF3yVBG+Hv1rZFQoNt/BaURkLPtOFMAM2HrEeIr6";
const std::string bananas_key = "bananas+cf639f13+AaPjhFnPCQnid/Ql32KWhmh+uk72FVRfK+2DLmO3BI3M";
const std::string at_5 =
    "monkeys\n5\n41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=\n\n"
    "— monkeys 202fftzGl3LVoqjXfwCFZZXs8I+5G22+Ek2K0AOyBuSJ/8/CZawNF+6fNlTKOCd622pbzJNkkJFWuw9DbicZCk"
    "Ex9AY=\n";
const std::string at_8 =
    "monkeys\n8\nV8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=\n\n"
    "— monkeys 202ffoUEboiQYpHzICeaFmoy3RNviHTpAxYrq/eO4QQVQMvu9UebKBMX2MJC76NLthZaKsnKbCA8GxrjePZhv"
    "DCH7Ag=\n";
const std::string root_at_5 = "41smjBUiAU70EtKlT6lIOIYtRTYxYXsDB+XHfcvu/BE=";
constexpr const char* from_5_to_8[] = {"b9e1d62618f7fee8034e4c5010f727ab24d8e4705cb296c374bf2025a87a10d2",
                                       "aac66cd7a79ce4012d80762fe8eec3a77f22d1ca4145c3f4cee022e7efcd599d",
                                       "89d0f753f66a290c483b39cd5e9eafb12021293395fad3d4a2ad053cfbcfdc9e",
                                       "29e40bb79c966f4c6fe96aff6f30acfce5f3e8d84c02215175d6e018a5dee833"};

merkle::Hash hash_of(std::string_view hex) {
    merkle::Hash hash{};
    const auto digit = [](char c) { return static_cast<unsigned char>(c <= '9' ? c - '0' : c - 'a' + 10); };
    for (std::size_t i = 0; i < hash.size(); ++i)
        hash[i] = static_cast<unsigned char>(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
    return hash;
}

merkle::Proof known_proof() {
    merkle::Proof proof;
    for (const char* hex : from_5_to_8) proof.push_back(hash_of(hex));
    return proof;
}

std::vector<note::PublicKey> monkeys() { return {*note::PublicKey::parse(monkeys_key)}; }

// Signed by the monkeys as they are.
note::Offer made(std::uint64_t size, const merkle::Hash& root) {
    const auto secret = note::SecretKey::parse(monkeys_secret);
    const note::Checkpoint checkpoint{"monkeys", size, root, {}};
    const std::string text = note::to_text(checkpoint);
    return {0, {}, {text, {note::sign(text, *secret)}}, checkpoint};
}

note::Offer offer(const std::string& note, std::uint64_t old, merkle::Proof proof) {
    note::Offer made = *note::parse_checkpoint_note(note);
    made.old = old;
    made.proof = std::move(proof);
    return made;
}

note::Checkpoint seen(const std::string& note) { return note::parse_checkpoint_note(note)->checkpoint; }

TEST(Judge, ALogThatHasGrown) {
    EXPECT_EQ(judge(seen(at_5), offer(at_8, 5, known_proof()), monkeys()), Verdict::grown);
    EXPECT_EQ(judge(std::nullopt, offer(at_5, 0, {}), monkeys()), Verdict::grown) << "seen for the first time";
    EXPECT_EQ(judge(seen(at_5), offer(at_5, 5, {}), monkeys()), Verdict::grown) << "seen again";
    const note::Offer empty = made(0, merkle::empty_hash());
    EXPECT_EQ(judge(std::nullopt, empty, monkeys()), Verdict::grown);
    EXPECT_EQ(judge(empty.checkpoint, empty, monkeys()), Verdict::grown);
    EXPECT_EQ(judge(empty.checkpoint, offer(at_5, 0, {}), monkeys()), Verdict::grown);
}

TEST(Judge, AnotherHistory) {
    for (std::size_t i = 0; i < 4; ++i) {
        merkle::Proof other = known_proof();
        other[i][3] ^= 1;
        EXPECT_EQ(judge(seen(at_5), offer(at_8, 5, other), monkeys()), Verdict::rewritten);
        other = known_proof();
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(judge(seen(at_5), offer(at_8, 5, other), monkeys()), Verdict::rewritten);
    }
    EXPECT_EQ(judge(seen(at_5), offer(at_8, 5, {}), monkeys()), Verdict::rewritten) << "without a proof";
    note::Checkpoint other = seen(at_5);
    other.root[0] = 0xff;
    EXPECT_EQ(judge(other, offer(at_8, 5, known_proof()), monkeys()), Verdict::rewritten);
    EXPECT_EQ(judge(other, offer(at_5, 5, {}), monkeys()), Verdict::split);
    EXPECT_EQ(judge(seen(at_8), offer(at_5, 5, {}), monkeys()), Verdict::cut);
    EXPECT_EQ(judge(seen(at_8), offer(at_5, 8, known_proof()), monkeys()), Verdict::cut);
    const merkle::Hash wrong = *note::parse_hash(root_at_5);
    EXPECT_EQ(judge(made(0, merkle::empty_hash()).checkpoint, made(0, wrong), monkeys()), Verdict::split);
}

TEST(Judge, WhatCantBeChecked) {
    EXPECT_EQ(judge(seen(at_5), offer(at_8, 2, known_proof()), monkeys()), Verdict::other_size);
    EXPECT_EQ(judge(seen(at_5), offer(at_8, 0, {}), monkeys()), Verdict::other_size);
    EXPECT_EQ(judge(std::nullopt, offer(at_8, 5, known_proof()), monkeys()), Verdict::other_size);
    EXPECT_EQ(judge(std::nullopt, offer(at_8, 9, {}), monkeys()), Verdict::malformed);
    EXPECT_EQ(judge(std::nullopt, offer(at_5, 0, known_proof()), monkeys()), Verdict::malformed);
    EXPECT_EQ(judge(seen(at_5), offer(at_5, 5, known_proof()), monkeys()), Verdict::malformed);
    EXPECT_EQ(judge(std::nullopt, made(0, *note::parse_hash(root_at_5)), monkeys()), Verdict::malformed);
}

TEST(Judge, OnlyWhatTheLogHasSigned) {
    const auto bananas = *note::PublicKey::parse(bananas_key);
    EXPECT_EQ(judge(std::nullopt, offer(at_5, 0, {}), {bananas}), Verdict::not_signed);
    EXPECT_EQ(judge(std::nullopt, offer(at_5, 0, {}), {}), Verdict::not_signed);
    EXPECT_EQ(judge(std::nullopt, offer(at_5, 0, {}), {bananas, monkeys().front()}), Verdict::grown);
    note::Offer corrupt = offer(at_5, 0, {});
    corrupt.note.signatures.front().bytes.back() ^= 1;
    EXPECT_EQ(judge(std::nullopt, corrupt, monkeys()), Verdict::not_signed);
    // Another log's name over the right signature of the right key.
    const auto secret = note::SecretKey::parse(monkeys_secret);
    note::Offer other = made(5, *note::parse_hash(root_at_5));
    other.checkpoint.origin = "bananas";
    other.note.text = note::to_text(other.checkpoint);
    other.note.signatures = {note::sign(other.note.text, *secret)};
    EXPECT_EQ(judge(std::nullopt, other, monkeys()), Verdict::not_signed);
}

TEST(Judge, WhatShowsItByItself) {
    note::Checkpoint other = seen(at_5);
    other.root[0] ^= 1;
    EXPECT_TRUE(is_conclusive(other, offer(at_8, 5, known_proof())))
        << "the proof leads to what was signed, and begins with other entries";
    EXPECT_TRUE(is_conclusive(other, offer(at_5, 5, {})));
    merkle::Proof wrong = known_proof();
    wrong[1][0] ^= 1;
    EXPECT_FALSE(is_conclusive(seen(at_5), offer(at_8, 5, wrong))) << "it proves nothing";
    EXPECT_FALSE(is_conclusive(seen(at_5), offer(at_8, 5, known_proof())));
    EXPECT_FALSE(is_conclusive(seen(at_8), offer(at_5, 0, {}))) << "it may show a longer one to others";
}

} // namespace
} // namespace voorrang::witness

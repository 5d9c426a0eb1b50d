#include "adapters/note/offer.hpp"

#include "adapters/note/hash_text.hpp"

#include <gtest/gtest.h>

namespace voorrang::note {

namespace {

// The example of C2SP tlog-witness.
const std::string proof = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
                          "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
                          "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
                          "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n";
const std::string checkpoint =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— example.com/behind-the-sofa "
    "opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
const std::string whole = "old 20852014\n" + proof + "\n" + checkpoint;

} // namespace

TEST(Offer, TheExampleOfTheStandard) {
    const auto offer = parse_offer(whole);
    ASSERT_TRUE(offer);
    EXPECT_EQ(offer->old, 20852014u);
    ASSERT_EQ(offer->proof.size(), 4u);
    EXPECT_EQ(hash_text(offer->proof.back()), "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=");
    EXPECT_EQ(offer->checkpoint.origin, "example.com/behind-the-sofa");
    EXPECT_EQ(offer->checkpoint.size, 20852163u);
    EXPECT_EQ(offer->note.signatures.size(), 2u);
    EXPECT_EQ(to_text(*offer), whole);
}

TEST(Offer, OfALogThatWasNeverSeen) {
    const auto offer = parse_offer("old 0\n\n" + checkpoint);
    ASSERT_TRUE(offer);
    EXPECT_TRUE(offer->proof.empty());
    EXPECT_EQ(parse_checkpoint_note(checkpoint)->note, offer->note);
}

TEST(Offer, WhatIsNoneIsRefused) {
    std::string many;
    for (int i = 0; i < 63; ++i) many += proof.substr(0, proof.find('\n') + 1);
    EXPECT_TRUE(parse_offer("old 5\n" + many + "\n" + checkpoint));
    for (const std::string& wrong :
         {std::string(), checkpoint, "old\n\n" + checkpoint, "old 05\n\n" + checkpoint, "old -1\n\n" + checkpoint,
          "old 5 \n\n" + checkpoint, "Old 5\n\n" + checkpoint, "old 18446744073709551616\n\n" + checkpoint,
          "old 5\r\n\r\n" + checkpoint, "old 5\n" + checkpoint, "old 5\n" + proof + checkpoint,
          "old 5\nAAAA\n\n" + checkpoint, "old 5\n" + proof, "old 5\n" + proof + "\n", std::string("old 5\n\n"),
          "old 5\n\nno checkpoint\n\n" + checkpoint.substr(checkpoint.find("— ")),
          "old 5\n" + many + proof.substr(0, proof.find('\n') + 1) + "\n" + checkpoint})
        EXPECT_FALSE(parse_offer(wrong)) << wrong;
}

} // namespace voorrang::note

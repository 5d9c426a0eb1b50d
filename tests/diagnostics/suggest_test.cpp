#include "dsl/diagnostics/suggest.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace voorrang {
namespace {

using Candidates = std::vector<std::string>;

TEST(Suggest, FindsTheNearest) {
    const Candidates fields{"turnover", "region", "name", "turn"};
    EXPECT_EQ(suggest("turnovr", fields), "turnover");
    EXPECT_EQ(suggest("regoin", fields), "region");
    EXPECT_EQ(suggest("naam", Candidates{"name"}), std::nullopt) << "two changes in four letters";
}

TEST(Suggest, ASwapOfNeighboursCostsOne) {
    EXPECT_EQ(suggest("bdi", Candidates{"bid"}), "bid");
    EXPECT_EQ(suggest("ib", Candidates{"bi"}), "bi");
}

TEST(Suggest, ShortWordsMayDifferInOneLetter) {
    EXPECT_EQ(suggest("a", Candidates{"b"}), "b");
    EXPECT_EQ(suggest("ab", Candidates{"cd"}), std::nullopt);
    EXPECT_EQ(suggest("", Candidates{"a", ""}), "a");
}

TEST(Suggest, AllowsAThirdOfTheWord) {
    EXPECT_EQ(suggest("abcdef", Candidates{"abcdxy"}), "abcdxy");
    EXPECT_EQ(suggest("abcdef", Candidates{"abcxyz"}), std::nullopt);
}

TEST(Suggest, BreaksTiesInAlphabeticalOrder) {
    EXPECT_EQ(suggest("prise", Candidates{"prize", "price"}), "price");
    EXPECT_EQ(suggest("prise", Candidates{"price", "prize"}), "price");
}

TEST(Suggest, CountsLettersNotBytes) {
    EXPECT_EQ(suggest("één", Candidates{"eén"}), "eén");
    EXPECT_EQ(suggest("€€€", Candidates{"€€$"}), "€€$");
}

TEST(Suggest, HasNothingToSayWithoutCandidates) { EXPECT_EQ(suggest("turnover", {}), std::nullopt); }

} // namespace
} // namespace voorrang

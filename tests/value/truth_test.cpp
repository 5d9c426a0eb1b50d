#include "dsl/value/truth.hpp"

#include <gtest/gtest.h>

namespace voorrang {
namespace {

constexpr Truth all[] = {Truth::no, Truth::yes, Truth::unknown, Truth::failed};

TEST(Truth, IsKleenesStrongLogic) {
    EXPECT_EQ(truth_and(Truth::no, Truth::unknown), Truth::no);
    EXPECT_EQ(truth_and(Truth::yes, Truth::unknown), Truth::unknown);
    EXPECT_EQ(truth_or(Truth::yes, Truth::unknown), Truth::yes);
    EXPECT_EQ(truth_or(Truth::no, Truth::unknown), Truth::unknown);
    EXPECT_EQ(truth_not(Truth::unknown), Truth::unknown);
    EXPECT_EQ(truth_not(Truth::no), Truth::yes);
    EXPECT_EQ(truth_not(Truth::failed), Truth::failed);
}

TEST(Truth, ADecidingOperandPrevailsOverFailureAndFailureOverUnknown) {
    EXPECT_EQ(truth_and(Truth::failed, Truth::no), Truth::no);
    EXPECT_EQ(truth_or(Truth::failed, Truth::yes), Truth::yes);
    EXPECT_EQ(truth_and(Truth::failed, Truth::unknown), Truth::failed);
    EXPECT_EQ(truth_or(Truth::failed, Truth::unknown), Truth::failed);
    EXPECT_EQ(truth_or(Truth::no, Truth::no), Truth::no);
}

TEST(Truth, OrderAndGroupingNeverMatter) {
    for (const Truth a : all)
        for (const Truth b : all) {
            EXPECT_EQ(truth_and(a, b), truth_and(b, a));
            EXPECT_EQ(truth_or(a, b), truth_or(b, a));
            EXPECT_EQ(truth_not(truth_and(a, b)), truth_or(truth_not(a), truth_not(b)));
            for (const Truth c : all) {
                EXPECT_EQ(truth_and(a, truth_and(b, c)), truth_and(truth_and(a, b), c));
                EXPECT_EQ(truth_or(a, truth_or(b, c)), truth_or(truth_or(a, b), c));
            }
        }
}

} // namespace
} // namespace voorrang

#include "engine/facts/text_pool.hpp"

#include <gtest/gtest.h>

namespace voorrang::engine {

TEST(TextPool, ConstantsComeFirst) {
    TextPool pool({"open", "selective"});
    EXPECT_EQ(pool.intern("selective"), 1u);
    EXPECT_EQ(pool.intern("limited"), 2u);
    EXPECT_EQ(pool.intern("limited"), 2u);
    EXPECT_EQ(pool.intern("open"), 0u);
    EXPECT_EQ(pool.text(2), "limited");
}

TEST(TextPool, ResetKeepsTheConstants) {
    TextPool pool({"open"});
    pool.intern("limited");
    pool.reset();
    EXPECT_EQ(pool.intern("direct"), 1u);
    EXPECT_EQ(pool.intern("open"), 0u);
}

TEST(TextPool, SurvivesAMove) {
    TextPool pool({"a"});
    for (int i = 0; i < 1000; ++i) pool.intern(std::to_string(i));
    TextPool moved = std::move(pool);
    EXPECT_EQ(moved.intern("999"), 1000u);
    EXPECT_EQ(moved.text(1), "0");
}

} // namespace voorrang::engine

#include "adapters/api/entry_names.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace voorrang::api {
namespace {

TEST(EntryNames, LeadBackToTheNumber) {
    const seal::MasterKey key = seal::MasterKey::make();
    const EntryNames names(key);
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, std::int64_t{1'000'000},
                                      std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(names.of(number).size(), 32U);
        EXPECT_EQ(names.number(names.of(number)), number);
        EXPECT_EQ(EntryNames(key).of(number), names.of(number)) << "the same at the next start";
    }
}

TEST(EntryNames, OfNeighboursHaveNothingInCommon) {
    const EntryNames names(seal::MasterKey::make());
    std::set<std::string> heads, tails;
    for (std::int64_t number = 1; number <= 100; ++number) {
        heads.insert(names.of(number).substr(0, 12));
        tails.insert(names.of(number).substr(20));
    }
    EXPECT_EQ(heads.size(), 100U);
    EXPECT_EQ(tails.size(), 100U);
}

TEST(EntryNames, AreNotMadeByOthers) {
    const EntryNames names(seal::MasterKey::make()), other(seal::MasterKey::make());
    std::string changed = names.of(7);
    changed.back() = changed.back() == '0' ? '1' : '0';
    std::string upper = names.of(7);
    upper[0] = 'A';
    for (const std::string& text : {std::string(), std::string("7"), std::string(32, '0'), std::string(32, 'g'),
                                    changed, upper, names.of(7) + "0", names.of(7).substr(1), other.of(7)})
        EXPECT_EQ(names.number(text), std::nullopt) << text;
}

} // namespace
} // namespace voorrang::api

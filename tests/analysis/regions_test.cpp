// Sets of regions against sets of single numbers.
#include "dsl/analysis/region_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace voorrang::analysis {

namespace {

std::vector<bool> random_bits(std::mt19937& random, std::size_t size) {
    std::vector<bool> bits(size);
    for (std::size_t i = 0; i < size; ++i) bits[i] = random() % 2 == 0;
    return bits;
}

TEST(Regions, AreWhatTheirPartsAre) {
    std::mt19937 random(5);
    for (int round = 0; round < 500; ++round) {
        const std::size_t size = 1 + random() % 12;
        const std::vector<bool> a = random_bits(random, size), b = random_bits(random, size);
        const Regions first = Regions::of(a), second = Regions::of(b);
        const Regions outside = first.complement(), either = first.united(second), both = first.common(second);
        for (std::size_t region = 0; region < size; ++region) {
            EXPECT_EQ(first.contains(region), a[region]);
            EXPECT_EQ(outside.contains(region), !a[region]);
            EXPECT_EQ(either.contains(region), a[region] || b[region]);
            EXPECT_EQ(both.contains(region), a[region] && b[region]);
        }
        const auto count = static_cast<std::size_t>(std::count(a.begin(), a.end(), true));
        EXPECT_EQ(first.count(), count);
        EXPECT_EQ(first.none(), count == 0);
        EXPECT_EQ(first.all(), count == size);
    }
}

TEST(Regions, TakeStretchesInAnyOrder) {
    const Regions regions(6, {{4, 9}, {0, 1}, {1, 2}, {3, 3}});
    EXPECT_EQ(regions, Regions::of({true, true, false, false, true, true}));
    EXPECT_EQ(regions.stretches().size(), 2U);
}

TEST(RegionIndex, TellsTheSetsThatARegionIsIn) {
    std::mt19937 random(6);
    for (const std::size_t size : {1U, 2U, 7U, 8U, 13U}) {
        RegionIndex index(size);
        std::vector<std::vector<bool>> sets;
        for (std::uint32_t id = 0; id < 30; ++id) {
            sets.push_back(random_bits(random, size));
            index.add(Regions::of(sets.back()), id);
        }
        const std::vector<bool> other = random_bits(random, size);
        std::set<std::uint32_t> meeting, wanted_meeting;
        index.sets_meeting(Regions::of(other), [&](std::uint32_t id) { meeting.insert(id); });
        for (std::uint32_t id = 0; id < 30; ++id)
            if (!Regions::of(sets[id]).common(Regions::of(other)).none()) wanted_meeting.insert(id);
        EXPECT_EQ(meeting, wanted_meeting);
        for (std::size_t region = 0; region < size; ++region) {
            std::vector<std::uint32_t> wanted, told;
            for (std::uint32_t id = 0; id < 30; ++id)
                if (sets[id][region]) wanted.push_back(id);
            index.sets_with(region, [&](std::uint32_t id) { told.push_back(id); });
            std::sort(told.begin(), told.end());
            EXPECT_EQ(told, wanted);
            EXPECT_EQ(index.count(region), wanted.size());
        }
    }
}

} // namespace

} // namespace voorrang::analysis

// Chance from a seed, the same on every machine (the distributions of <random> are not).
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace voorrang::reference {

class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }
    int between(int from, int to) { return from + static_cast<int>(below(static_cast<std::uint32_t>(to - from + 1))); }
    bool one_in(std::uint32_t count) { return below(count) == 0; }
    bool percent(std::uint32_t part) { return below(100) < part; }

    template <class Item>
    const Item& pick(const std::vector<Item>& items) {
        return items[below(static_cast<std::uint32_t>(items.size()))];
    }
    template <class Item>
    Item any(std::initializer_list<Item> items) {
        return *(items.begin() + below(static_cast<std::uint32_t>(items.size())));
    }

  private:
    std::mt19937_64 engine_;
};

} // namespace voorrang::reference

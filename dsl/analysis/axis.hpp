// The values that one input can have, cut into the regions that the tests on it tell apart: for amounts and dates each
// value that a test names, and the open stretches before, between and after them; for choices each option. Within a
// region every test has one outcome, so that trying one value of each region is trying all of them.
#pragma once

#include "dsl/analysis/regions.hpp"
#include "dsl/value/value.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace voorrang::analysis {

enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

// input <comparison> value; with `to`: value <= input <= to.
struct Test {
    Comparison comparison;
    Value value;
    std::optional<Value> to;
};

// What an input can be.
struct Domain {
    enum class Kind : std::uint8_t { ordered, options, open } kind;
    std::vector<Value> options;                   // Kind::options: all there are
    std::optional<std::pair<Value, Value>> range; // Kind::ordered: both ends included
};

class Axis {
  public:
    // `named`: the values of all tests on the input. nullopt: two of them have no order.
    static std::optional<Axis> of(const Domain& domain, const std::vector<Test>& tests);

    std::size_t size() const { return size_; }
    bool ordered() const { return ordered_; } // regions follow each other as their values do
    // A region is one value, or what lies above one and below another; all absent: any value that is not named.
    struct Region {
        const Value* at = nullptr;
        const Value* above = nullptr;
        const Value* below = nullptr;
    };
    Region region(std::size_t index) const;
    // In which the test holds. It must be one of those that the axis was made of.
    Regions met(const Test& test) const;

    // "bid.level = 2", "2 < bid.level < 3", "bid.region is any other text".
    std::string describe(const std::string& heading, std::size_t region) const;

  private:
    std::size_t position(const Value& value) const;
    void add_point(const Value& value);

    bool ordered_ = false;
    std::vector<Value> points_;
    // Not ordered: points by how they are written; two that are written alike may differ.
    std::unordered_multimap<std::string, std::size_t> by_text_;
    // Regions are numbered here from `first_` on. Ordered: 2k is the stretch before point k, 2k+1 is point k. Else: the
    // number of the point, or one past the last for any other value.
    std::size_t first_ = 0, size_ = 0;
};

} // namespace voorrang::analysis

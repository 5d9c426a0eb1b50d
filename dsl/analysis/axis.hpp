// The values that one input can have, cut into the regions that the tests on it tell apart: for amounts and dates each
// value that a test names, and the open stretches before, between and after them; for choices each option. Within a
// region every test has one outcome, so that trying one value of each region is trying all of them.
#pragma once

#include "dsl/value/value.hpp"

#include <optional>
#include <string>
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

    std::size_t size() const { return regions_.size(); }
    // The test must be one of those that the axis was made of.
    bool meets(const Test& test, std::size_t region) const;

    // "bid.level = 2", "2 < bid.level < 3", "bid.region is any other text".
    std::string describe(const std::string& heading, std::size_t region) const;

  private:
    std::size_t position(const Value& value) const;

    bool ordered_ = false;
    std::vector<Value> points_;
    // Ordered: 2k is the stretch before point k, 2k+1 is point k. Else: the number of the point, or one past the last
    // for any other value.
    std::vector<std::size_t> regions_;
};

} // namespace voorrang::analysis

// How far an unknown number can reach, by the ranges that the records declare for the facts it hangs on.
// Conservative: what can't be bounded is unbounded, and what might fail is said to.
#pragma once

#include "engine/evaluate/evaluate.hpp"

namespace voorrang::engine {

struct Bounds {
    Number low, high;
    Currency currency = {}; // of money
};

class Bounder {
  public:
    Bounder(const graph::Graph& graph, const Evaluation& evaluation) : graph_(graph), evaluation_(evaluation) {}

    // Of a number in a row of the node's own frame. Nothing: unbounded, or it might fail.
    std::optional<Bounds> of(graph::NodeId node, std::uint32_t row) const;
    // Whether some value of the unknown facts could make it fail (divide by zero …).
    bool may_fail(graph::NodeId node, std::uint32_t row) const;

  private:
    std::optional<Bounds> of_loop(const graph::Node& node, std::uint32_t row) const;
    std::optional<Bounds> clamped(const graph::Node& node, std::uint32_t row) const;
    std::optional<Bounds> of_choices(const graph::Node& node, std::uint32_t row) const;
    std::optional<Bounds> product(const Bounds& a, const Bounds& b) const;
    std::uint32_t outer(graph::NodeId operand, const graph::Node& user, std::uint32_t row) const;

    const graph::Graph& graph_;
    const Evaluation& evaluation_;
};

} // namespace voorrang::engine

// The states of a workflow as a graph: which can be reached from which.
#pragma once

#include "dsl/check/policy.hpp"

#include <functional>

namespace voorrang::check {

// A way from one state to another: by an event or by a deadline.
struct Way {
    std::uint32_t from, to;
    const Workflow::Deadline* deadline = nullptr; // null: an event
};
std::vector<Way> ways_of(const Workflow& workflow);

// By state: whether it can be reached from `start` by ways for which `open` holds.
std::vector<bool> reached(
    const Workflow& workflow, std::uint32_t start,
    const std::function<bool(const Way&)>& open = [](const Way&) { return true; });

} // namespace voorrang::check

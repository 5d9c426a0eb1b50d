// Who must act and who must approve, and who has.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/workflow/step.hpp"

namespace voorrang::engine {

// Adds an act, or an approval, to what is pending. Nothing: it is added; else why not.
struct NotCounted {
    Refusal refusal;
    Said reason;
};
std::optional<NotCounted> count(const graph::Workflow::Event& event, const EventIn& in, PendingEvent& pending);

// What is still waited for: "1 of 2 committee", "the approval of another buyer"; empty if nothing is.
Said waited_for(const graph::Workflow::Event& event, const PendingEvent& pending);

// Whether the role is one of those that may do this, or approve it.
bool may_act(const graph::Workflow::Event& event, const EventIn& in);
Said roles_of(const graph::Workflow::Event& event, bool approvals);

} // namespace voorrang::engine

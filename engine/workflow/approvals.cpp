#include "engine/workflow/approvals.hpp"

#include <algorithm>

namespace voorrang::engine {

using Event = graph::Workflow::Event;

namespace {

std::string ticks(const std::string& text) { return "`" + text + "`"; }

bool has(const std::vector<Act>& acts, const std::string& person) {
    return std::any_of(acts.begin(), acts.end(), [&](const Act& act) { return act.person == person; });
}

unsigned in_role(const std::vector<Act>& acts, const std::string& role) {
    return static_cast<unsigned>(
        std::count_if(acts.begin(), acts.end(), [&](const Act& act) { return role.empty() || act.role == role; }));
}

// More than one person has a part in it.
bool needs_persons(const Event& event) { return event.by.quorum > 1 || !event.approvals.empty(); }

// How many of a role all approvals of it ask for together, up to and with this one.
unsigned asked(const Event& event, const std::string& role) {
    unsigned sum = 0;
    for (const auto& approval : event.approvals)
        if (approval.role == role) sum += approval.quorum;
    return sum;
}

} // namespace

bool may_act(const Event& event, const EventIn& in) {
    if (!in.approves) return event.by.role.empty() || event.by.role == in.role;
    return std::any_of(event.approvals.begin(), event.approvals.end(),
                       [&](const auto& approval) { return approval.role == in.role; });
}

std::string roles_of(const Event& event, bool approvals) {
    if (!approvals) return ticks(event.by.role);
    std::string roles;
    for (const auto& approval : event.approvals) roles += (roles.empty() ? "" : " or ") + ticks(approval.role);
    return roles;
}

std::optional<NotCounted> count(const Event& event, const EventIn& in, PendingEvent& pending) {
    if (needs_persons(event) && in.person.empty())
        return NotCounted{Refusal::no_person,
                          ticks(in.event) + " takes more than one person, and this does not say who"};
    if (!in.approves) {
        if (has(pending.acted, in.person) && needs_persons(event))
            return NotCounted{Refusal::same_person, in.person + " has done so already, and the others are waited for"};
        if (has(pending.approved, in.person))
            return NotCounted{Refusal::same_person, in.person + " has approved it, and can't be who does it"};
        pending.acted.push_back({in.at, in.person, in.role});
        return std::nullopt;
    }
    if (pending.acted.size() < event.by.quorum)
        return NotCounted{Refusal::not_awaited, "there is no " + ticks(in.event) + " to be approved yet"};
    if (has(pending.acted, in.person))
        return NotCounted{Refusal::same_person, in.person + " did it, and the approval must be another person's"};
    if (has(pending.approved, in.person))
        return NotCounted{Refusal::same_person, in.person + " has approved it already"};
    if (in_role(pending.approved, in.role) >= asked(event, in.role))
        return NotCounted{Refusal::not_awaited, "no more approvals of a " + ticks(in.role) + " are waited for"};
    pending.approved.push_back({in.at, in.person, in.role});
    return std::nullopt;
}

std::string waited_for(const Event& event, const PendingEvent& pending) {
    const auto counted = [](unsigned have, unsigned want, const std::string& role) {
        return std::to_string(have) + " of " + std::to_string(want) + " " + ticks(role);
    };
    const auto acted = static_cast<unsigned>(pending.acted.size());
    if (acted < event.by.quorum) return counted(acted, event.by.quorum, event.by.role) + " so far";
    std::string text;
    std::vector<std::string> told;
    for (const auto& approval : event.approvals) {
        if (std::find(told.begin(), told.end(), approval.role) != told.end()) continue;
        told.push_back(approval.role);
        const unsigned want = asked(event, approval.role), have = in_role(pending.approved, approval.role);
        if (have >= want) continue;
        text += (text.empty() ? "" : ", ") + (want == 1 ? "the approval of another person, a " + ticks(approval.role)
                                                        : counted(have, want, approval.role) + " have approved");
    }
    return text;
}

} // namespace voorrang::engine

#include "engine/workflow/approvals.hpp"

#include <algorithm>

namespace voorrang::engine {

using phrases::said;
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

Said roles_of(const Event& event, bool approvals) {
    if (!approvals) return ticks(event.by.role);
    Said roles;
    for (const auto& approval : event.approvals)
        roles = roles.empty() ? Said(ticks(approval.role)) : said("{1} or {2}", {roles, ticks(approval.role)});
    return roles;
}

std::optional<NotCounted> count(const Event& event, const EventIn& in, PendingEvent& pending) {
    if (needs_persons(event) && in.person.empty())
        return NotCounted{Refusal::no_person,
                          said("{1} takes more than one person, and this does not say who", {ticks(in.event)})};
    if (!in.approves) {
        if (has(pending.acted, in.person) && needs_persons(event))
            return NotCounted{Refusal::same_person,
                              said("{1} has done so already, and the others are waited for", {in.person})};
        if (has(pending.approved, in.person))
            return NotCounted{Refusal::same_person, said("{1} has approved it, and can't be who does it", {in.person})};
        pending.acted.push_back({in.at, in.person, in.role});
        return std::nullopt;
    }
    if (pending.acted.size() < event.by.quorum)
        return NotCounted{Refusal::not_awaited, said("there is no {1} to be approved yet", {ticks(in.event)})};
    if (has(pending.acted, in.person))
        return NotCounted{Refusal::same_person,
                          said("{1} did it, and the approval must be another person's", {in.person})};
    if (has(pending.approved, in.person))
        return NotCounted{Refusal::same_person, said("{1} has approved it already", {in.person})};
    if (in_role(pending.approved, in.role) >= asked(event, in.role))
        return NotCounted{Refusal::not_awaited, said("no more approvals of a {1} are waited for", {ticks(in.role)})};
    pending.approved.push_back({in.at, in.person, in.role});
    return std::nullopt;
}

Said waited_for(const Event& event, const PendingEvent& pending) {
    const auto counted = [](phrases::Fixed text, unsigned have, unsigned want, const std::string& role) {
        return said(text, {std::to_string(have), std::to_string(want), ticks(role)});
    };
    const auto acted = static_cast<unsigned>(pending.acted.size());
    if (acted < event.by.quorum) return counted("{1} of {2} {3} so far", acted, event.by.quorum, event.by.role);
    std::vector<Said> open;
    std::vector<std::string> told;
    for (const auto& approval : event.approvals) {
        if (std::find(told.begin(), told.end(), approval.role) != told.end()) continue;
        told.push_back(approval.role);
        const unsigned want = asked(event, approval.role), have = in_role(pending.approved, approval.role);
        if (have >= want) continue;
        open.push_back(want == 1 ? said("the approval of another person, a {1}", {ticks(approval.role)})
                                 : counted("{1} of {2} {3} have approved", have, want, approval.role));
    }
    return phrases::said_list(open);
}

} // namespace voorrang::engine

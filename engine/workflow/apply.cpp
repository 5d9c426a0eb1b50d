// An event that comes in: whether it is open, who may bring it about, and what it brings about.
#include "engine/workflow/approvals.hpp"
#include "engine/workflow/machine.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using Event = graph::Workflow::Event;
using State = graph::Workflow::State;

std::string ticks(const std::string& text) { return "`" + text + "`"; }

std::string who(const EventIn& event) {
    if (event.person.empty()) return event.role.empty() ? "this" : "a " + ticks(event.role);
    return event.role.empty() ? event.person : event.person + ", a " + ticks(event.role) + ",";
}

std::vector<const Event*> named(const State& state, const std::string& name) {
    std::vector<const Event*> found;
    for (const Event& event : state.events)
        if (event.name == name) found.push_back(&event);
    return found;
}

std::string facts_text(const std::vector<MissingFact>& missing) {
    std::string text;
    for (const MissingFact& fact : missing) {
        text += (text.empty() ? "" : ", ") + fact.fact;
        if (!fact.subject.empty()) text += " of " + fact.subject;
        if (!fact.sealed.empty()) text += " (sealed until " + fact.sealed + ")";
    }
    return text;
}

} // namespace

bool Machine::may_come(const Instance& instance, Step& step) const {
    if (step.at < instance.now)
        return refuse(step, Refusal::back_in_time,
                      "it is of " + to_text(step.at) + ", and something happened at " + to_text(instance.now));
    if (state_of(instance).final) return refuse(step, Refusal::finished, ticks(instance.state) + " is final");
    return true;
}

// It is not open in this state: was it, will it be, or is there no such event?
void Machine::tell_why_closed(const Instance& instance, Step& step) const {
    const std::string name = ticks(step.event.event);
    for (std::size_t i = instance.passages.size(); i-- > 1;) {
        const Passage &left = instance.passages[i - 1], &entered = instance.passages[i];
        const bool was_open = std::any_of(workflow_.states.begin(), workflow_.states.end(), [&](const State& state) {
            return state.name == left.state && !named(state, step.event.event).empty();
        });
        if (!was_open || !entered.until) continue;
        refuse(step, Refusal::late,
               "it came at " + to_text(step.at) + ", and " + name + " was open until " + *entered.until);
        return;
    }
    std::string states;
    for (const State& state : workflow_.states)
        if (!named(state, step.event.event).empty()) states += (states.empty() ? "" : ", ") + ticks(state.name);
    if (states.empty())
        refuse(step, Refusal::unknown_event, "the workflow has no event " + name);
    else
        refuse(step, Refusal::not_open, name + " is open in " + states + ", and not in " + ticks(instance.state));
}

const Machine::Event* Machine::choose(const Instance& instance, const Moment& moment, Step& step) const {
    const std::vector<const Event*> events = named(state_of(instance), step.event.event);
    if (events.empty()) {
        tell_why_closed(instance, step);
        return nullptr;
    }
    std::vector<const Event*> open;
    for (const Event* event : events)
        if (instance.paused == event->doing.resumes) open.push_back(event);
    if (open.empty()) {
        refuse(step, Refusal::paused, instance.paused ? "the tender is paused" : "the tender is not paused");
        return nullptr;
    }
    std::vector<const Event*> allowed;
    for (const Event* event : open)
        if (may_act(*event, step.event)) allowed.push_back(event);
    if (!allowed.empty()) return choose_open(allowed, moment, step);
    if (step.event.approves && open.front()->approvals.empty())
        refuse(step, Refusal::not_awaited, ticks(step.event.event) + " needs no approval");
    else
        refuse(step, Refusal::wrong_role,
               who(step.event) + " may not " + (step.event.approves ? "approve " : "do ") + ticks(step.event.event) +
                   ": only a " + roles_of(*open.front(), step.event.approves) + " may");
    return nullptr;
}

// The one whose condition holds.
const Machine::Event* Machine::choose_open(const std::vector<const Event*>& open, const Moment& moment,
                                           Step& step) const {
    const Event* chosen = nullptr;
    std::optional<GuardOutcome> because_of;
    for (const Event* event : open) {
        GuardOutcome outcome;
        if (event->when) outcome = moment.guard(*event->when);
        if (outcome.holds == Truth::yes) {
            if (chosen != nullptr) {
                refuse(step, Refusal::ambiguous, "two events " + ticks(event->name) + " are open at once");
                return nullptr;
            }
            chosen = event;
            if (event->when) step.guard = std::move(outcome);
        } else if (!because_of || outcome.holds > because_of->holds) {
            because_of = std::move(outcome);
        }
    }
    if (chosen != nullptr) return chosen;
    step.guard = std::move(because_of);
    const std::string condition = ticks(step.guard->explanation.text);
    if (step.guard->holds == Truth::no)
        refuse(step, Refusal::guard_no, "its condition does not hold: " + condition);
    else if (step.guard->holds == Truth::unknown)
        refuse(step, Refusal::guard_unknown,
               "whether its condition holds is not known: missing " + facts_text(step.guard->missing));
    else
        refuse(step, Refusal::guard_failed,
               step.guard->failure ? step.guard->failure->message : "its condition failed: " + condition);
    return nullptr;
}

// What brings something in must be known to be in time.
bool Machine::in_time(const Event& event, const Moment& moment, const State& state, Step& step) const {
    if (event.doing.admits.empty()) return true;
    for (const Timer& timer : moment.timers(state)) {
        if (timer.at) continue;
        const std::string why = timer.failure ? timer.failure->message : "missing " + facts_text(timer.missing);
        return refuse(step, Refusal::deadline_unknown, "whether it is in time is not known: " + why);
    }
    return true;
}

namespace {

std::string open_award(const AwardOutcome& award) {
    switch (award.state) {
    case AwardState::undetermined:
    case AwardState::failed:
    case AwardState::tied:
        return award.reason;
    case AwardState::awarded:
    case AwardState::nobody:
        break;
    }
    return {};
}

// Why an award that is decided is not settled; empty if it is. Of lots, all must be.
std::string open_award(const std::optional<Decision>& decision) {
    if (!decision) return {};
    if (decision->award) return open_award(*decision->award);
    for (const LotAward& lot : decision->lots)
        if (std::string open = open_award(lot.award); !open.empty()) return "lot " + lot.label + ": " + open;
    return {};
}

} // namespace

Step Machine::apply(Instance& instance, const Facts& facts, const EventIn& in) {
    Step step = start_of(instance, in);
    step.kind = Step::Kind::done;
    if (!may_come(instance, step)) return step;
    instance.now = in.at;
    const State& state = state_of(instance);
    const Moment here = moment(facts, in.at);
    const Event* event = choose(instance, here, step);
    if (event == nullptr || !in_time(*event, here, state, step)) return step;

    const auto waiting = std::find_if(instance.pending.begin(), instance.pending.end(),
                                      [&](const PendingEvent& pending) { return pending.event == event->name; });
    PendingEvent pending = waiting != instance.pending.end() ? *waiting : PendingEvent{event->name, {}, {}};
    if (const auto not_counted = count(*event, in, pending)) {
        refuse(step, not_counted->refusal, not_counted->reason);
        return step;
    }
    step.because = here.fill(event->because);
    step.cites = event->cites;
    step.acted = pending.acted;
    step.approved = pending.approved;
    const std::string waited = waited_for(*event, pending);
    const auto keep = [&] {
        if (waiting != instance.pending.end())
            *waiting = std::move(pending);
        else
            instance.pending.push_back(std::move(pending));
    };
    if (!waited.empty()) {
        step.kind = Step::Kind::waiting;
        step.reason = waited;
        keep();
        step.timers = timers(instance, facts);
        return step;
    }
    decide(step, event->doing, facts, in.at);
    if (event->doing.award)
        if (const std::string open = open_award(step.decision); !open.empty()) {
            step.because.clear();
            step.cites.clear();
            refuse(step, Refusal::award_open, "the award is not settled: " + open);
            return step;
        }
    if (waiting != instance.pending.end()) instance.pending.erase(waiting);
    if (event->doing.pauses) instance.paused = true;
    if (event->doing.resumes) instance.paused = false;
    step.paused = instance.paused;
    if (event->to) enter(instance, step, *event->to, {"", in.at, event->name, std::nullopt}, facts);
    step.timers = timers(instance, facts);
    return step;
}

} // namespace voorrang::engine

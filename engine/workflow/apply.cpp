// An event that comes in: whether it is open, who may bring it about, and what it brings about.
#include "engine/workflow/approvals.hpp"
#include "engine/workflow/machine.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using phrases::said;
using Event = graph::Workflow::Event;
using State = graph::Workflow::State;

std::string ticks(const std::string& text) { return "`" + text + "`"; }

Said who(const EventIn& event) {
    if (event.person.empty()) return event.role.empty() ? said("this") : said("a {1}", {ticks(event.role)});
    return event.role.empty() ? Said(event.person) : said("{1}, a {2},", {event.person, ticks(event.role)});
}

std::vector<const Event*> named(const State& state, const std::string& name) {
    std::vector<const Event*> found;
    for (const Event& event : state.events)
        if (event.name == name) found.push_back(&event);
    return found;
}

Said facts_said(const std::vector<MissingFact>& missing) {
    std::vector<Said> facts;
    for (const MissingFact& fact : missing) {
        Said one = fact.subject.empty() ? Said(fact.fact) : said("{1} of {2}", {fact.fact, fact.subject});
        if (!fact.sealed.empty())
            one = said("{1} (sealed until {2})", {std::move(one), phrases::said_value(fact.sealed)});
        facts.push_back(std::move(one));
    }
    return said("missing {1}", {phrases::said_list(facts)});
}

Said time_said(Time time) { return phrases::said_value(to_text(time)); }

} // namespace

bool Machine::may_come(const Instance& instance, Step& step) const {
    if (step.at < instance.now)
        return refuse(
            step, Refusal::back_in_time,
            said("it is of {1}, and something happened at {2}", {time_said(step.at), time_said(instance.now)}));
    if (state_of(instance).final) return refuse(step, Refusal::finished, said("{1} is final", {ticks(instance.state)}));
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
               said("it came at {1}, and {2} was open until {3}",
                    {time_said(step.at), name, phrases::said_value(*entered.until)}));
        return;
    }
    std::string states;
    for (const State& state : workflow_.states)
        if (!named(state, step.event.event).empty()) states += (states.empty() ? "" : ", ") + ticks(state.name);
    if (states.empty())
        refuse(step, Refusal::unknown_event, said("the workflow has no event {1}", {name}));
    else
        refuse(step, Refusal::not_open,
               said("{1} is open in {2}, and not in {3}", {name, states, ticks(instance.state)}));
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
        refuse(step, Refusal::paused,
               instance.paused ? said("the tender is paused") : said("the tender is not paused"));
        return nullptr;
    }
    std::vector<const Event*> allowed;
    for (const Event* event : open)
        if (may_act(*event, step.event)) allowed.push_back(event);
    if (!allowed.empty()) return choose_open(allowed, moment, step);
    if (step.event.approves && open.front()->approvals.empty())
        refuse(step, Refusal::not_awaited, said("{1} needs no approval", {ticks(step.event.event)}));
    else
        refuse(step, Refusal::wrong_role,
               said(step.event.approves ? phrases::Fixed("{1} may not approve {2}: only a {3} may")
                                        : phrases::Fixed("{1} may not do {2}: only a {3} may"),
                    {who(step.event), ticks(step.event.event), roles_of(*open.front(), step.event.approves)}));
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
                refuse(step, Refusal::ambiguous, said("two events {1} are open at once", {ticks(event->name)}));
                return nullptr;
            }
            chosen = event;
            step.way = event->span;
            if (event->when) step.guard = std::move(outcome);
        } else if (!because_of || outcome.holds > because_of->holds) {
            because_of = std::move(outcome);
            if (chosen == nullptr) step.way = event->span;
        }
    }
    if (chosen != nullptr) return chosen;
    step.guard = std::move(because_of);
    const std::string condition = ticks(step.guard->explanation.text);
    if (step.guard->holds == Truth::no)
        refuse(step, Refusal::guard_no, said("its condition does not hold: {1}", {condition}));
    else if (step.guard->holds == Truth::unknown)
        refuse(step, Refusal::guard_unknown,
               said("whether its condition holds is not known: {1}", {facts_said(step.guard->missing)}));
    else
        refuse(step, Refusal::guard_failed,
               step.guard->failure ? step.guard->failure->message : said("its condition failed: {1}", {condition}));
    return nullptr;
}

// What brings something in must be known to be in time.
bool Machine::in_time(const Event& event, const Moment& moment, const State& state, Step& step) const {
    if (event.doing.admits.empty()) return true;
    for (const Timer& timer : moment.timers(state)) {
        if (timer.at) continue;
        const Said why = timer.failure ? timer.failure->message : facts_said(timer.missing);
        return refuse(step, Refusal::deadline_unknown, said("whether it is in time is not known: {1}", {why}));
    }
    return true;
}

namespace {

Said open_award(const AwardOutcome& award) {
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
Said open_award(const std::optional<Decision>& decision) {
    if (!decision) return {};
    if (decision->award) return open_award(*decision->award);
    for (const LotAward& lot : decision->lots)
        if (const Said open = open_award(lot.award); !open.empty()) return said("lot {1}: {2}", {lot.label, open});
    return {};
}

} // namespace

Step Machine::apply(Instance& instance, const Facts& facts, const EventIn& in) {
    Step step = start_of(instance, in);
    step.kind = Step::Kind::done;
    if (!may_come(instance, step)) return step;
    instance.now = in.at;
    const State& state = state_of(instance);
    // Of the whole step, for the facts and the moment stay the same.
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
    const Said waited = waited_for(*event, pending);
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
        step.timers = here.timers(state_of(instance));
        return step;
    }
    decide(step, event->doing, facts, in.at, &here.evaluation());
    if (event->doing.award)
        if (const Said open = open_award(step.decision); !open.empty()) {
            step.because = {};
            step.cites.clear();
            refuse(step, Refusal::award_open, said("the award is not settled: {1}", {open}));
            return step;
        }
    if (waiting != instance.pending.end()) instance.pending.erase(waiting);
    if (event->doing.pauses) instance.paused = true;
    if (event->doing.resumes) instance.paused = false;
    step.paused = instance.paused;
    if (event->to) enter(instance, step, *event->to, {"", in.at, event->name, std::nullopt}, facts, &here.evaluation());
    step.timers = here.timers(state_of(instance));
    return step;
}

} // namespace voorrang::engine

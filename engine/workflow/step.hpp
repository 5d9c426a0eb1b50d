// What came of an event, of a deadline, or of the beginning.
#pragma once

#include "engine/decide/decision.hpp"
#include "engine/workflow/instance.hpp"

namespace voorrang::engine {

// An event as it comes in.
struct EventIn {
    Time at;
    std::string event;
    bool approves = false; // an approval of that event, not the event itself
    std::string person, role;
};

enum class Refusal : std::uint8_t {
    none,
    back_in_time,     // before what happened last
    finished,         // nothing can happen any more
    unknown_event,    // the workflow has none of that name
    not_open,         // in another state it would be
    late,             // it was open until a deadline
    deadline_unknown, // it brings something in, and whether that is in time can't be known
    paused,
    wrong_role,
    no_person,   // who did it must be told
    same_person, // has acted or approved already
    not_awaited, // an approval of what nobody did
    guard_no,
    guard_unknown,
    guard_failed,
    ambiguous,  // two events of that name are open at once
    award_open, // the award it decides is not settled
    circles     // deadlines that lead in circles
};
inline constexpr std::string_view refusal_words[] = {
    "none",         "back_in_time", "finished",   "unknown_event", "not_open",    "late",     "deadline_unknown",
    "paused",       "wrong_role",   "no_person",  "same_person",   "not_awaited", "guard_no", "guard_unknown",
    "guard_failed", "ambiguous",    "award_open", "circles"};
inline std::string_view word(Refusal refusal) { return refusal_words[static_cast<std::size_t>(refusal)]; }

// A condition of an event, evaluated.
struct GuardOutcome {
    Truth holds = Truth::yes;
    std::vector<MissingFact> missing; // holds is unknown
    std::optional<Failure> failure;   // holds is failed
    Explanation explanation;
};

// A deadline of the state, evaluated.
struct Timer {
    std::string to;   // the state it leads to
    std::string text; // for value_in(): "2026-04-13T12:00:00+02:00", "the end of 2026-04-07"; empty: not known
    // A time as it is said: what happens at that very moment is in time. A day ends where the next begins: what happens
    // then is late. Absent: not known, failed, or under its minimum.
    std::optional<Time> at;
    bool whole_day = false;
    std::vector<MissingFact> missing;
    std::optional<Failure> failure; // also V627: it falls before its minimum
    Explanation explanation;
    std::vector<std::string> cites;

    bool passed(Time now) const { return at && (whole_day ? *at <= now : *at < now); }
};

struct Step {
    enum class Kind : std::uint8_t {
        begun,   // the workflow
        elapsed, // a deadline
        done,    // an event took effect
        waiting, // it waits for others
        refused
    } kind = Kind::begun;
    Time at;
    std::string before, after; // states
    EventIn event;             // begun, elapsed: without name
    Refusal refusal = Refusal::none;
    Said reason;                       // one sentence: why refused, what is waited for, which deadline passed
    std::optional<Span> way;           // the deadline, or the event that was tried
    std::optional<GuardOutcome> guard; // of the event that was tried, if it has one
    std::vector<Act> acted, approved;  // by whom, so far
    bool decided = false;
    std::vector<std::string> decides; // exclusions, award, rules by full name
    std::optional<Decision> decision; // what was decided, by the policy
    bool paused = false;              // after it
    Said because;                     // of the event or the deadline
    std::vector<std::string> cites;
    std::vector<Timer> timers; // of the state after it; none where it is refused
};
inline constexpr std::string_view step_words[] = {"begun", "elapsed", "done", "waiting", "refused"};
inline std::string_view word(Step::Kind kind) { return step_words[static_cast<std::size_t>(kind)]; }

} // namespace voorrang::engine

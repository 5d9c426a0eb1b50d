// Where one tender stands in its workflow: all that must be remembered between two events. Plain data; adapters/report
// writes it as JSON and reads it back.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang::engine {

// Somebody who did something, in the role in which it was done. Who may act in which role is for the caller to know.
struct Act {
    Time at;
    std::string person, role;
    friend bool operator==(const Act&, const Act&) = default;
};

// An event that waits for others to join in or to approve it.
struct PendingEvent {
    std::string event;
    std::vector<Act> acted, approved;
    friend bool operator==(const PendingEvent&, const PendingEvent&) = default;
};

// A state that was entered, and by what.
struct Passage {
    std::string state;
    Time at;
    std::string by;                   // the event; empty: a deadline, or the beginning
    std::optional<std::string> until; // the deadline that had passed, as people write it
    friend bool operator==(const Passage&, const Passage&) = default;
};

struct Instance {
    std::string workflow; // full name
    std::string state;
    Time now; // of what happened last: nothing can happen before it
    bool paused = false;
    std::vector<PendingEvent> pending; // in the order in which they began
    std::vector<Passage> passages;     // the last is the state it is in
    friend bool operator==(const Instance&, const Instance&) = default;
};

} // namespace voorrang::engine

// The course of one tender through its workflow: the facts as they grow, event by event.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/simulate/events.hpp"
#include "engine/workflow/machine.hpp"

namespace voorrang::simulate {

class Course {
  public:
    // All must outlive the course. Errors: those of loading the tender.
    static Result<Course> begin(engine::Machine& machine, const graph::Graph& graph, ocds::Case tender, Time at);

    // What came of it: the deadlines that passed before it, then the event. The facts of an event that is refused are
    // left out of the tender. Errors: facts that can't be read or loaded.
    Result<std::vector<engine::Step>> take(const FileEvent& event);
    // What passes until then, if nothing happens.
    std::vector<engine::Step> wait(Time until);

    const engine::Step& first() const { return first_; }
    const engine::Instance& instance() const { return instance_; }
    std::vector<engine::Timer> timers() { return machine_->timers(instance_, facts_); }

  private:
    Course(engine::Machine& machine, const graph::Graph& graph, ocds::Case tender, engine::Facts facts);

    engine::Machine* machine_;
    const graph::Graph* graph_;
    ocds::Case tender_;
    engine::Facts facts_;
    engine::Instance instance_;
    engine::Step first_;
};

// A copy of the tender with what the event brings. Errors: those of merging and of adding bids.
Result<ocds::Case> with_facts(const ocds::Case& tender, const FileEvent& event);

} // namespace voorrang::simulate

// A workflow as a state machine. Nothing goes in but the graph, where a tender stands, its facts and the moment: no
// clock, no files. The same goes in, the same comes out, so that a course of events can be replayed.
//
// A caller keeps, for each tender, its Instance. For an event that comes in: advance() with the facts as they were, so
// that the deadlines that have passed since are dealt with first; then apply() with the facts that the event brings.
#pragma once

#include "engine/decide/decide.hpp"
#include "engine/workflow/moment.hpp"

namespace voorrang::engine {

// What is left of a decision where only who is out was asked.
void without_award(Decision& decision);

class Machine {
  public:
    // The graph and the workflow in it must outlive the machine. `options`: of the decisions; its moment is ignored,
    // and deadlines have explanations where decisions have.
    Machine(const graph::Graph& graph, const graph::Workflow& workflow, DecideOptions options = {});

    // `facts` hold one case everywhere.
    Step begin(Instance& instance, const Facts& facts, Time at);
    // The deadlines that have passed by `now`, in the order in which they passed.
    std::vector<Step> advance(Instance& instance, const Facts& facts, Time now);
    // A refused event leaves the instance as it was, but for its `now`.
    Step apply(Instance& instance, const Facts& facts, const EventIn& event);

    // The deadlines of the state that it is in, as of its `now`.
    std::vector<Timer> timers(const Instance& instance, const Facts& facts);

  private:
    using State = graph::Workflow::State;
    using Event = graph::Workflow::Event;

    const State& state_of(const Instance& instance) const;
    Moment moment(const Facts& facts, Time at);
    Step start_of(const Instance& instance, const EventIn& event) const;
    bool refuse(Step& step, Refusal refusal, Said reason) const;
    // `evaluation`: of the facts as of that moment, where there is one.
    void decide(Step& step, const graph::Workflow::Doing& doing, const Facts& facts, Time at,
                const Evaluation* evaluation);
    void enter(Instance& instance, Step& step, std::uint32_t state, Passage passage, const Facts& facts,
               const Evaluation* evaluation = nullptr);

    // apply.cpp; each false if the step is refused.
    bool may_come(const Instance& instance, Step& step) const;
    const Event* choose(const Instance& instance, const Moment& moment, Step& step) const;
    const Event* choose_open(const std::vector<const Event*>& open, const Moment& moment, Step& step) const;
    bool in_time(const Event& event, const Moment& moment, const State& state, Step& step) const;
    void tell_why_closed(const Instance& instance, Step& step) const;

    const graph::Graph& graph_;
    const graph::Workflow& workflow_;
    DecideOptions options_;
    Evaluator evaluator_;
    Decider decider_;
};

} // namespace voorrang::engine

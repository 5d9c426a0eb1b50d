#include "engine/workflow/machine.hpp"

#include <algorithm>

namespace voorrang::engine {

// Who is out has been asked, not yet who wins.
void without_award(Decision& decision) {
    decision.award.reset();
    decision.lots.clear();
    for (Standing& standing : decision.standings) {
        standing.scores.clear();
        standing.total.reset();
        standing.rank.reset();
        standing.decided_by.clear();
    }
}

Machine::Machine(const graph::Graph& graph, const graph::Workflow& workflow, DecideOptions options)
    : graph_(graph), workflow_(workflow), options_(std::move(options)), evaluator_(graph), decider_(graph) {}

const graph::Workflow::State& Machine::state_of(const Instance& instance) const {
    const auto found = std::find_if(workflow_.states.begin(), workflow_.states.end(),
                                    [&](const State& state) { return state.name == instance.state; });
    return found == workflow_.states.end() ? workflow_.states.front() : *found;
}

Moment Machine::moment(const Facts& facts, Time at) {
    Options options;
    options.as_at = options_.as_at;
    options.now = at;
    return {graph_, workflow_, facts, evaluator_.run(facts, Mode::traced, options), options_.explained};
}

std::vector<Timer> Machine::timers(const Instance& instance, const Facts& facts) {
    return moment(facts, instance.now).timers(state_of(instance));
}

Step Machine::start_of(const Instance& instance, const EventIn& event) const {
    Step step;
    step.at = event.at;
    step.event = event;
    step.before = step.after = instance.state;
    step.paused = instance.paused;
    return step;
}

bool Machine::refuse(Step& step, Refusal refusal, Said reason) const {
    step.kind = Step::Kind::refused;
    step.refusal = refusal;
    step.reason = std::move(reason);
    return false;
}

void Machine::decide(Step& step, const graph::Workflow::Doing& doing, const Facts& facts, Time at,
                     const Evaluation* evaluation) {
    if (!doing.decides()) return;
    DecideOptions options = options_;
    options.now = at;
    step.decided = true;
    if (doing.exclusions) step.decides.emplace_back("exclusions");
    if (doing.award) step.decides.emplace_back("award");
    for (const std::string& rule : doing.rules) step.decides.push_back(rule);
    const bool award = doing.award || (step.decision && (step.decision->award || !step.decision->lots.empty()));
    auto decisions =
        evaluation != nullptr ? decider_.decide(facts, options, *evaluation) : decider_.decide(facts, options);
    step.decision = std::move(decisions.front());
    if (!award) without_award(*step.decision);
}

void Machine::enter(Instance& instance, Step& step, std::uint32_t state, Passage passage, const Facts& facts,
                    const Evaluation* evaluation) {
    const State& entered = workflow_.states[state];
    instance.state = step.after = entered.name;
    instance.paused = step.paused = false;
    instance.pending.clear();
    passage.state = entered.name;
    instance.passages.push_back(std::move(passage));
    decide(step, entered.on_entry, facts, step.at, evaluation);
}

Step Machine::begin(Instance& instance, const Facts& facts, Time at) {
    instance = {};
    instance.workflow = workflow_.name;
    instance.now = at;
    Step step;
    step.at = at;
    enter(instance, step, 0, {"", at, "", std::nullopt}, facts);
    step.timers = timers(instance, facts);
    return step;
}

std::vector<Step> Machine::advance(Instance& instance, const Facts& facts, Time now) {
    std::vector<Step> steps;
    std::size_t at_once = 0; // deadlines that passed at one moment
    while (!instance.paused && instance.now <= now) {
        const State& state = state_of(instance);
        const Moment here = moment(facts, instance.now);
        const std::vector<Timer> set = here.timers(state);
        const Timer* first = nullptr;
        for (const Timer& timer : set)
            if (timer.passed(now) && (first == nullptr || *timer.at < *first->at)) first = &timer;
        if (first == nullptr) break;
        const auto& deadline = state.deadlines[static_cast<std::size_t>(first - set.data())];
        // What had passed before the state was entered passes as it is entered.
        const Time at = std::max(*first->at, instance.now);
        Step step = start_of(instance, {at, "", false, "", ""});
        step.kind = Step::Kind::elapsed;
        step.way = deadline.span;
        step.because = here.fill(deadline.because);
        step.cites = deadline.cites;
        step.reason = phrases::said("{1} has passed", {phrases::said_value(first->text)});
        at_once = at == instance.now ? at_once + 1 : 1;
        if (at_once > workflow_.states.size()) {
            refuse(step, Refusal::circles,
                   phrases::said("deadlines that go in circles: {1} -> {2} without time between",
                                 {state.name, workflow_.states[deadline.to].name}));
            steps.push_back(std::move(step));
            break;
        }
        instance.now = at;
        enter(instance, step, deadline.to, {"", at, "", first->text}, facts);
        step.timers = timers(instance, facts);
        steps.push_back(std::move(step));
    }
    if (instance.now < now) instance.now = now;
    return steps;
}

} // namespace voorrang::engine

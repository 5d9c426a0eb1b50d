// Workflows: guards and deadlines become nodes of the case, with outlines, so that the one evaluator and the one
// explainer serve them too.
#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

graph::Workflow::Condition Lowering::condition(const Expr& expression) {
    const Scalar value = scalar(expression);
    return {builder_.broadcast(value.node, 0), value.outline};
}

graph::Workflow::Doing Lowering::doing(const check::Workflow::Doing& declared) const {
    graph::Workflow::Doing made;
    made.exclusions = declared.exclusions;
    made.award = declared.award;
    for (const std::uint32_t rule : declared.rules) made.rules.push_back(policy_.rules[rule].full_name);
    if (declared.admits) made.admits = policy_.records[*declared.admits].name;
    made.pauses = declared.pauses;
    made.resumes = declared.resumes;
    return made;
}

graph::Workflow::Event Lowering::event(const check::Workflow::Event& declared) {
    graph::Workflow::Event made;
    made.name = declared.name;
    made.by = {declared.by.role, declared.by.quorum};
    for (const auto& approval : declared.approvals) made.approvals.push_back({approval.role, approval.quorum});
    if (declared.when) made.when = condition(*declared.when);
    made.doing = doing(declared.doing);
    made.to = declared.to;
    made.because = because(declared.reason.because);
    made.cites = declared.reason.cites;
    made.span = declared.span;
    return made;
}

graph::Workflow::Deadline Lowering::deadline(const check::Workflow::Deadline& declared) {
    graph::Workflow::Deadline made;
    made.at = condition(declared.at);
    if (declared.minimum) made.minimum = condition(*declared.minimum);
    made.to = declared.to;
    made.because = because(declared.reason.because);
    made.cites = declared.reason.cites;
    made.span = declared.span;
    return made;
}

void Lowering::workflow(const check::Workflow& declared) {
    graph::Workflow made;
    made.name = declared.full_name;
    made.calendar = declared.calendar;
    for (const auto& state : declared.states) {
        graph::Workflow::State one;
        one.name = state.name;
        one.final = state.final;
        one.on_entry = doing(state.on_entry);
        one.cites = state.reason.cites;
        for (const auto& each : state.deadlines) one.deadlines.push_back(deadline(each));
        for (const auto& each : state.events) one.events.push_back(event(each));
        made.states.push_back(std::move(one));
    }
    builder_.graph().workflows.push_back(std::move(made));
}

} // namespace voorrang::lower

#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

PrintTree by_tree(const std::string& head, const Workflow::By& by) {
    PrintTree made = branch(head, {leaf(by.role.text)});
    if (by.quorum)
        made.children.push_back(
            branch("quorum", {leaf(std::to_string(*by.quorum)), leaf(std::to_string(*by.members))}));
    return made;
}

void put_names(PrintTree& to, const std::string& head, const std::vector<Name>& names) {
    if (names.empty()) return;
    PrintTree made = branch(head);
    for (const Name& name : names) made.children.push_back(leaf(name.text));
    to.children.push_back(std::move(made));
}

} // namespace

PrintTree TreeMaker::event(const Workflow::Event& event) const {
    PrintTree made = branch("on", {leaf(event.name.text)});
    if (event.by) made.children.push_back(by_tree("by", *event.by));
    for (const auto& approval : event.approvals)
        made.children.push_back(by_tree(approval.another ? "approved-by-another" : "approved-by", approval.by));
    put(made, "when", event.when);
    put_names(made, "decide", event.doing.decides);
    if (event.doing.admits) made.children.push_back(branch("admit", {leaf(event.doing.admits->text)}));
    if (event.doing.pauses) made.children.push_back(leaf("pause"));
    if (event.doing.resumes) made.children.push_back(leaf("resume"));
    if (event.to) made.children.push_back(branch("to", {leaf(event.to->text)}));
    put(made, event.reason);
    put_span(made, event.span);
    return made;
}

PrintTree TreeMaker::declared(const Workflow& workflow) const {
    PrintTree made = branch("workflow", {leaf(workflow.name.text), branch("for", {leaf(workflow.subject.text)})});
    if (workflow.calendar) made.children.push_back(branch("calendar", {leaf(workflow.calendar->text)}));
    put(made, workflow.reason);
    for (const auto& state : workflow.states) {
        PrintTree one = branch(state.final ? "final-state" : "state", {leaf(state.name.text)});
        put(one, state.reason);
        put_names(one, "decide", state.decides);
        for (const auto& deadline : state.deadlines) {
            PrintTree until = branch("until", {tree(deadline.at)});
            if (deadline.next_working_day) until.children.push_back(leaf("next-working-day"));
            put(until, "minimum", deadline.minimum);
            if (deadline.to) until.children.push_back(branch("to", {leaf(deadline.to->text)}));
            put(until, deadline.reason);
            put_span(until, deadline.span);
            one.children.push_back(std::move(until));
        }
        for (const auto& each : state.events) one.children.push_back(event(each));
        put_span(one, state.span);
        made.children.push_back(std::move(one));
    }
    return made;
}

} // namespace voorrang::ast

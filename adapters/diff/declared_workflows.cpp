#include "adapters/diff/declared.hpp"
#include "adapters/diff/points.hpp"

#include <map>

namespace voorrang::diff {

namespace {

// As the page of a policy says it (adapters/doc/workflows.cpp).
std::string by_words(const Points& points, const ast::Workflow::By& by, bool another) {
    std::string text = another ? points.say(doc::Phrase::another, by.role.text) : by.role.text;
    if (!by.quorum) return text;
    const std::string quorum = std::to_string(*by.quorum);
    return text + " (" +
           (by.members ? points.say(doc::Phrase::of_members, quorum, std::to_string(*by.members)) : quorum) + ")";
}

void tell(Points points, const ast::Workflow::Deadline& deadline) {
    points.expression("at", Phrase::moment, deadline.at);
    points.expression("minimum", Phrase::least, deadline.minimum);
    points.flag("working day", points.say(Phrase::to_working_day), deadline.next_working_day);
    points.reason(deadline.reason);
}

void tell(Points points, const ast::Workflow::Event& event) {
    points.itself(Phrase::event);
    if (event.by) points.text("by", Phrase::by_whom, by_words(points, *event.by, false));
    std::string approvals;
    // That another approves is so whether it is said or not.
    for (const auto& approval : event.approvals)
        approvals += (approvals.empty() ? "" : ", ") + by_words(points, approval.by, true);
    points.text("approved", Phrase::approved_by, approvals);
    points.expression("when", Phrase::condition, event.when);
    points.names("decides", Phrase::decided, event.doing.decides);
    std::string follows;
    const auto add = [&](const std::string& words) { follows += (follows.empty() ? "" : "; ") + words; };
    if (event.doing.admits) add(points.say(doc::Phrase::admits, event.doing.admits->text));
    if (event.doing.pauses) add(points.say(doc::Phrase::pauses));
    if (event.doing.resumes) add(points.say(doc::Phrase::resumes));
    points.text("follows", Phrase::follows, follows);
    points.name("to", Phrase::next_state, event.to);
    points.reason(event.reason);
}

} // namespace

Declared Describer::describe(const ast::Workflow& workflow) const {
    Declared declared = begin(Kind::workflow, workflow.name.text, workflow.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.name("subject", Phrase::subject, workflow.subject);
    points.name("calendar", Phrase::calendar, workflow.calendar);
    if (!workflow.states.empty()) points.name("first", Phrase::first_state, workflow.states.front().name);
    points.reason(workflow.reason);
    // Of two deadlines of a state at one moment the first counts. That of the states themselves says nothing.
    std::map<std::string, std::vector<Ordered>> orders;
    for (const auto& state : workflow.states) {
        Points part = points.part("state " + state.name.text, Phrase::of_state, state.name.text);
        part.itself(Phrase::state);
        part.flag("final", points.say(doc::Phrase::final_state), state.final);
        part.names("decides", Phrase::decided, state.decides);
        part.reason(state.reason);
        Numbers numbers;
        for (const auto& deadline : state.deadlines) {
            const std::string to = deadline.to ? deadline.to->text : state.name.text;
            const std::string shown = state.name.text + " -> " + to;
            const std::string key = numbers.of("deadline " + to);
            tell(part.part(key, Phrase::of_deadline, shown), deadline);
            orders[state.name.text].push_back({state.name.text + "/" + key, shown});
        }
        for (const auto& event : state.events)
            tell(part.part(numbers.of("event " + event.name.text), Phrase::of_event,
                           state.name.text + "." + event.name.text),
                 event);
    }
    for (const auto& [_, order] : orders) declared.order.insert(declared.order.end(), order.begin(), order.end());
    return declared;
}

} // namespace voorrang::diff

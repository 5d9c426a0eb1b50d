#include "engine/workflow/moment.hpp"

#include "engine/facts/cell_text.hpp"

namespace voorrang::engine {

using graph::ColumnType;

GuardOutcome Moment::guard(const graph::Workflow::Condition& condition) const {
    GuardOutcome outcome;
    outcome.holds = evaluation_.columns[condition.node].truth[0];
    outcome.explanation = explainer_.explain(condition.outline, 0, 0);
    if (outcome.holds == Truth::unknown) outcome.missing = explainer_.missing(condition.outline, 0, 0);
    if (outcome.holds == Truth::failed) outcome.failure = explainer_.failure(condition.outline, 0, 0);
    return outcome;
}

// When it has passed; `text` is how people write it.
std::optional<Time> Moment::moment_of(const graph::Workflow::Condition& condition, std::string& text) const {
    const Column& column = evaluation_.columns[condition.node];
    if (!column.known(0)) return std::nullopt;
    if (column.type == ColumnType::time) {
        const Time at{column.integers[0], column.offset[0]};
        text = to_text(at);
        return at;
    }
    const Date day{static_cast<std::int32_t>(column.integers[0])};
    text = "the end of " + to_text(day);
    return calendar::end_of(graph_.calendars[*workflow_.calendar], day);
}

Timer Moment::timer(const graph::Workflow::Deadline& deadline) const {
    Timer timer;
    timer.to = workflow_.states[deadline.to].name;
    timer.cites = deadline.cites;
    timer.whole_day = evaluation_.columns[deadline.at.node].type == ColumnType::date;
    timer.at = moment_of(deadline.at, timer.text);
    timer.missing = explainer_.missing(deadline.at.outline, 0, 0);
    timer.failure = explainer_.failure(deadline.at.outline, 0, 0);
    if (explained_) timer.explanation = explainer_.explain(deadline.at.outline, 0, 0);
    if (!timer.at || !deadline.minimum) return timer;
    // A deadline of which it can't be known whether it is long enough does not pass, nor does one that is too short.
    std::string least;
    const auto minimum = moment_of(*deadline.minimum, least);
    if (!minimum) {
        timer.at.reset();
        timer.missing = explainer_.missing(deadline.minimum->outline, 0, 0);
        timer.failure = explainer_.failure(deadline.minimum->outline, 0, 0);
    } else if (*timer.at < *minimum) {
        timer.at.reset();
        timer.failure = Failure{Code::deadline_under_minimum,
                                phrases::said("a deadline before its minimum: {1} is before {2}",
                                              {phrases::said_value(timer.text), phrases::said_value(least)}),
                                deadline.span};
    }
    return timer;
}

std::vector<Timer> Moment::timers(const graph::Workflow::State& state) const {
    std::vector<Timer> result;
    for (const auto& deadline : state.deadlines) result.push_back(timer(deadline));
    return result;
}

Said Moment::fill(const std::optional<graph::OutlineTemplate>& because) const {
    return because ? explainer_.fill(*because, 0, 0) : Said();
}

} // namespace voorrang::engine

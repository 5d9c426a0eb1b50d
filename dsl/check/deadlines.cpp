// Deadlines that can fall before their minimum, where both are so much time after the same moment. What can't be
// compared here is looked at when a case is there.
#include "dsl/check/same.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"

namespace voorrang::check {

namespace {

// How the last day is found, from the shortest: as reckoned, on the next working day, as the end of a period.
enum class Ending { plain, working_day, period };

// So much time, or so many working days, after a moment.
struct Reckoned {
    Expression from;
    std::optional<Duration> length;
    std::optional<Number> working_days;
    Ending ending = Ending::plain;
};

std::optional<Duration> duration_of(const Expression& expression) {
    const auto value = fold(expression);
    const auto* duration = value ? std::get_if<Duration>(&*value) : nullptr;
    return duration != nullptr ? std::optional(*duration) : std::nullopt;
}

std::optional<Number> number_of(const Expression& expression) {
    const auto value = fold(expression);
    const auto* number = value ? std::get_if<Number>(&*value) : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

Reckoned reckon(const Expression& expression) {
    const auto* operation = std::get_if<Operation>(&expression.node);
    if (operation == nullptr) return {expression, Duration{}, std::nullopt, Ending::plain};
    const auto& operands = operation->operands;
    switch (operation->op) {
    case Operator::add:
        if (const auto length = duration_of(operands[1])) return {operands[0], length, std::nullopt, Ending::plain};
        break;
    case Operator::end_of_period:
        if (const auto length = duration_of(operands[1])) return {operands[0], length, std::nullopt, Ending::period};
        break;
    case Operator::working_add:
    case Operator::end_of_working_days:
        if (const auto days = number_of(operands[1])) return {operands[0], std::nullopt, days, Ending::working_day};
        break;
    case Operator::next_working_day: {
        Reckoned inner = reckon(operands[0]);
        if (inner.ending == Ending::plain) inner.ending = Ending::working_day;
        return inner;
    }
    default:
        break;
    }
    return {expression, Duration{}, std::nullopt, Ending::plain};
}

// Why the deadline can fall before the minimum; empty if that can't be shown.
std::string shortfall(const Reckoned& deadline, const Reckoned& minimum) {
    if (!same(deadline.from, minimum.from)) return {};
    if (deadline.working_days && minimum.working_days)
        return *deadline.working_days < *minimum.working_days
                   ? to_display_text(Value(*deadline.working_days)) + " working days are less than " +
                         to_display_text(Value(*minimum.working_days))
                   : std::string();
    if (!deadline.length || !minimum.length) return {};
    const auto order = compare(*deadline.length, *minimum.length);
    if (!order) return {};
    if (std::is_lt(*order)) return to_text(*deadline.length) + " is less than " + to_text(*minimum.length);
    if (std::is_eq(*order) && deadline.ending < minimum.ending)
        return "the last day may be no working day, and the minimum ends on one";
    return {};
}

} // namespace

void find_short_deadlines(Context& context) {
    const Policy& policy = context.policy;
    for (const Workflow& workflow : policy.workflows)
        for (const auto& state : workflow.states)
            for (const auto& deadline : state.deadlines) {
                if (!deadline.minimum) continue;
                const std::string why =
                    shortfall(reckon(unfolded(policy, deadline.at)), reckon(unfolded(policy, *deadline.minimum)));
                if (why.empty()) continue;
                report(context, Code::deadline_too_short, deadline.at.span,
                       "the deadline of " + in_ticks(state.name) + " can fall before its minimum: " + why)
                    .labels.push_back({deadline.minimum->span, "the minimum is here"});
            }
}

} // namespace voorrang::check

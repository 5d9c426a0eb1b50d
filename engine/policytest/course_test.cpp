#include "engine/policytest/course_test.hpp"

#include "engine/workflow/machine.hpp"

namespace voorrang::engine {

namespace {

using phrases::said;
using Course = check::Test::Course;

std::string ticks(const std::string& text) { return "`" + text + "`"; }

// What came of a step, if it is not what was expected.
std::optional<Said> deviation(const Course::Step& expected, const Step* event, const Instance& instance) {
    const bool refused = event != nullptr && event->kind == Step::Kind::refused;
    if (!expected.to) {
        if (refused) return std::nullopt;
        return said("expected {1} to be refused, but it was not: the tender is in {2}",
                    {ticks(expected.event), ticks(instance.state)});
    }
    if (refused) return said("{1} is refused: {2}", {ticks(expected.event), event->reason});
    if (instance.state == *expected.to) return std::nullopt;
    Said message =
        said("expected the tender to be in {1}, but it is in {2}", {ticks(*expected.to), ticks(instance.state)});
    if (event != nullptr && event->kind == Step::Kind::waiting)
        message = said("{1}; {2}##step", {std::move(message), event->reason});
    return message;
}

void test_course(const Course& course, Machine& machine, const Facts& facts, std::vector<Step>& taken,
                 std::vector<TestResult::Failure>& failures) {
    Instance instance;
    taken.push_back(machine.begin(instance, facts, course.steps.front().at));
    for (const Course::Step& expected : course.steps) {
        for (Step& passed : machine.advance(instance, facts, expected.at)) taken.push_back(std::move(passed));
        const Step* event = nullptr;
        if (!expected.event.empty()) {
            taken.push_back(machine.apply(
                instance, facts, {expected.at, expected.event, expected.approves, expected.person, expected.role}));
            event = &taken.back();
        }
        if (auto message = deviation(expected, event, instance)) {
            failures.push_back({std::move(*message), expected.span});
            return;
        }
    }
}

} // namespace

void test_courses(const check::Test& test, const graph::Graph& graph, const Facts& facts, const DecideOptions& options,
                  std::vector<TestResult::Failure>& failures, Coverage* coverage) {
    if (test.courses.empty()) return;
    std::vector<Step> taken;
    for (const Course& course : test.courses) {
        Machine machine(graph, graph.workflows[course.workflow], options);
        test_course(course, machine, facts, taken, failures);
    }
    if (coverage) coverage->add(taken);
}

} // namespace voorrang::engine

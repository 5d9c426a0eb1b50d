// What a test expects of a tender's way through a workflow.
#include "dsl/check/expressions.hpp"
#include "dsl/check/tests.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

using ExpectCourse = ast::Test::ExpectCourse;

// The names that a workflow knows.
struct Known {
    std::vector<std::string> states, events, roles;
};

Known known_in(const ast::Workflow& workflow) {
    Known known;
    const auto add = [](std::vector<std::string>& names, const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    for (const auto& state : workflow.states) {
        add(known.states, state.name.text);
        for (const auto& event : state.events) {
            add(known.events, event.name.text);
            if (event.by) add(known.roles, event.by->role.text);
            for (const auto& approval : event.approvals) add(known.roles, approval.by.role.text);
        }
    }
    return known;
}

class CourseCheck {
  public:
    CourseCheck(Context& context, const Known& known) : context_(context), known_(known) {}

    Test::Course::Step step(const ExpectCourse::Step& written) {
        Test::Course::Step made;
        made.span = written.span;
        if (const auto at = time(written.at)) made.at = *at;
        if (written.event) {
            made.event = written.event->text;
            require(*written.event, known_.events, Code::unknown_name, "the workflow has no event ");
        } else if (!written.to) {
            report(context_, Code::test_value, written.span, "only an event can be refused",
                   "say which: `at … on publish by buyer refused`");
        }
        made.approves = written.approves;
        made.person = written.person;
        if (written.role) {
            made.role = written.role->text;
            require(*written.role, known_.roles, Code::unknown_name, "the workflow has no role ");
        }
        if (written.to) {
            made.to = written.to->text;
            require(*written.to, known_.states, Code::unknown_state, "the workflow has no state ");
        }
        return made;
    }

  private:
    std::optional<Time> time(const ast::Expression& written) {
        const auto checked = check_typed(context_, Scope{}, written, simple_type(Kind::time), "the time of a step");
        if (!checked) return std::nullopt;
        const auto value = fold(*checked);
        const auto* at = value ? std::get_if<Time>(&*value) : nullptr;
        if (at == nullptr) {
            report(context_, Code::test_value, written.span, "a test gives constants", "write the value itself");
            return std::nullopt;
        }
        if (last_ && *at < *last_)
            report(context_, Code::test_value, written.span, "this step comes before the one in front of it",
                   "steps stand in the order of time");
        last_ = *at;
        return *at;
    }

    void require(const ast::Name& name, const std::vector<std::string>& names, Code code, const std::string& message) {
        if (std::find(names.begin(), names.end(), name.text) == names.end())
            report(context_, code, name.span, message + in_ticks(name.text), did_you_mean(name.text, names));
    }

    Context& context_;
    const Known& known_;
    std::optional<Time> last_;
};

Test::Course check_course(Context& context, const ExpectCourse& expected) {
    Test::Course course;
    const auto& steps = expected.workflow.steps;
    const Span span = path_span(steps, steps.size());
    const auto found = context.names.find(0, steps);
    if (!found && context.names.may_be_unread(0, steps)) return course;
    if (!found || found->steps != steps.size() || found->symbol->kind != SymbolKind::workflow) {
        report(context, Code::unknown_name, span, "no workflow is called " + in_ticks(path_text(expected.workflow)),
               did_you_mean(path_text(expected.workflow), context.names.visible_names(0, SymbolKind::workflow)));
        return course;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, span, *found);
        return course;
    }
    course.workflow = found->symbol->index;
    const Known known = known_in(*context.declarations.workflows[course.workflow].ast);
    CourseCheck check(context, known);
    for (const auto& step : expected.steps) course.steps.push_back(check.step(step));
    return course;
}

} // namespace

std::vector<Test::Course> check_courses(Context& context, const ast::Test& test) {
    std::vector<Test::Course> courses;
    for (const auto& expectation : test.expectations)
        if (const auto* expected = std::get_if<ExpectCourse>(&expectation.node))
            courses.push_back(check_course(context, *expected));
    return courses;
}

} // namespace voorrang::check

// Tests: given facts and expectations against the records and rules of the policy.
#include "dsl/check/tests.hpp"

#include "dsl/check/stages.hpp"

#include <map>

namespace voorrang::check {

namespace {

// Several cases are given each in braces of its own, and only measures can be expected of them.
void check_cases(Context& context, const ast::Test& ast, Test& test) {
    for (const ast::Test::Given& given : ast.givens)
        if (is_case(context, given)) test.cases.push_back(check_case(context, given));
    if (test.cases.empty()) return;
    for (const ast::Test::Given& given : ast.givens)
        if (!is_case(context, given))
            report(context, Code::several_cases, given.record.span, in_ticks(given.record.text) + " belongs to no case",
                   "put it into the braces of one: `case { … }`");
    for (const auto& expectation : ast.expectations)
        if (!std::holds_alternative<ast::Test::ExpectMeasure>(expectation.node))
            report(context, Code::several_cases, expectation.span, "of several cases only measures can be expected",
                   "give this case in a test of its own");
}

} // namespace

void check_tests(Context& context) {
    const SharedFacts shared = check_shared_facts(context);
    std::map<std::string, Span> titles;
    for (const ast::Test* ast : context.declarations.tests) {
        const auto [earlier, fresh] = titles.emplace(ast->title, ast->title_span);
        if (!fresh)
            report(context, Code::duplicate_name, ast->title_span, "two tests have the same title",
                   "say in the title what this one shows")
                .labels.push_back({earlier->second, "the other is here"});
        Test test;
        test.title = ast->title;
        test.as_at = ast->as_at;
        test.span = ast->span;
        GivenFacts given = check_givens(context, *ast, shared);
        test.given = std::move(given.records);
        test.given_lists = std::move(given.lists);
        check_cases(context, *ast, test);
        test.expectations = ast->expectations;
        test.measures = check_measure_expectations(context, *ast);
        test.courses = check_courses(context, *ast);
        test.thats = check_expectations(context, *ast);
        context.policy.tests.push_back(std::move(test));
    }
}

} // namespace voorrang::check

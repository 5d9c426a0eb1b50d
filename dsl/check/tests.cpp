// Tests: given facts and expectations against the records and rules of the policy.
#include "dsl/check/tests.hpp"

#include "dsl/check/stages.hpp"

#include <map>

namespace voorrang::check {

void check_tests(Context& context) {
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
        test.given = check_givens(context, *ast, test.given_lists);
        test.expectations = ast->expectations;
        test.thats = check_expectations(context, *ast);
        context.policy.tests.push_back(std::move(test));
    }
}

} // namespace voorrang::check

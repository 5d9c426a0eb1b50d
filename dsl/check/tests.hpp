// The two halves of a test.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

// `lists`: the many-records of which the test gives a list, perhaps an empty one.
std::vector<GivenRecord> check_givens(Context& context, const ast::Test& test, std::vector<std::uint32_t>& lists);
// `given case { … }`: one case of several.
bool is_case(const Context& context, const ast::Test::Given& given);
Test::Case check_case(Context& context, const ast::Test::Given& given);
// The conditions of its `expect that`, in the order of the text.
std::vector<Test::That> check_expectations(Context& context, const ast::Test& test);
// What it expects of measures, in the order of the text.
std::vector<Test::MeasureValue> check_measure_expectations(Context& context, const ast::Test& test);

} // namespace voorrang::check

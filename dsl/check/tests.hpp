// The two halves of a test.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

// What is given, by itself or as facts that several tests share.
struct GivenFacts {
    std::vector<GivenRecord> records;
    std::vector<std::uint32_t> lists; // the many-records of which a list is given, perhaps an empty one
};
// One record, or all of a kind.
void add_given(Context& context, const ast::Test::Given& given, GivenFacts& facts);
// Those that tests share, by their names.
using SharedFacts = std::map<std::string, GivenFacts>;
SharedFacts check_shared_facts(Context& context);
// What a test gives itself goes before what it shares.
GivenFacts check_givens(Context& context, const ast::Test& test, const SharedFacts& shared);
// `given case { … }`: one case of several.
bool is_case(const Context& context, const ast::Test::Given& given);
Test::Case check_case(Context& context, const ast::Test::Given& given);
// The conditions of its `expect that`, in the order of the text.
std::vector<Test::That> check_expectations(Context& context, const ast::Test& test);
// What it expects of measures, in the order of the text.
std::vector<Test::MeasureValue> check_measure_expectations(Context& context, const ast::Test& test);
// The ways through workflows that it expects, in the order of the text.
std::vector<Test::Course> check_courses(Context& context, const ast::Test& test);

} // namespace voorrang::check

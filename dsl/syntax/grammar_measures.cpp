// What is asked across cases: measures, and the `across` of a rule.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Across;
using ast::Measure;
using Target = ast::Measure::Target;

const auto keys = kw::by > comma_separated(expression[add(&Across::by)]);
const auto records = kw::across > name[set(&Across::cases)] > -(quiet(kw::where) > expression[set(&Across::where)]);
const auto across_def = with_span(records > -keys);

// In a measure the keys come first: by year of contract.signed across contracts.
const auto keys_first = x3::rule<struct keys_first_id, Across>{"across"} = with_span(-keys >> records);

const auto target_value = sum[set(&Target::value)] > -(kw::in > sum[set(&Target::in)]);
const auto at_least = x3::rule<struct at_least_id, Target>{"target"} = with_span(target_value);
const auto at_most = x3::rule<struct at_most_id, Target>{"target"} =
    with_span(x3::eps[put(&Target::at_most, true)] >> target_value);
const auto targets = kw::target > ((quiet(kw::at >> kw::most) > comma_separated(at_most[add(&Measure::targets)])) |
                                   (-quiet(kw::at > kw::least) >> comma_separated(at_least[add(&Measure::targets)])));

const auto measure_def = with_span(kw::measure > name[set(&Measure::name)] > -(sym::colon > type[set(&Measure::type)]) >
                                   keys_first[set(&Measure::across)] > kw::as > expression[set(&Measure::body)] >
                                   *targets > reason[set(&Measure::reason)]);
const auto measure_part_def = (kw::as > expression[set(&Measure::body)]) | targets | reason_line[set(&Measure::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(across, measure, measure_part)
BOOST_SPIRIT_INSTANTIATE(across_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(measure_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(measure_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

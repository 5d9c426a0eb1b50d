// What is said of whole lists: aggregates, ranks and orders.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Aggregate;
using Function = ast::AggregateFunction;

constexpr auto is(Function function) { return put(&Aggregate::function, function); }
const auto percentile =
    (kw::percentile[is(Function::percentile)] | (kw::interpolated > kw::percentile[is(Function::interpolated)])) >
    operand[set(&Aggregate::quantile)];
const auto function = kw::count[is(Function::count)] | kw::sum[is(Function::sum)] | kw::average[is(Function::average)] |
                      kw::lowest[is(Function::lowest)] | kw::highest[is(Function::highest)] |
                      kw::median[is(Function::median)] | kw::any[is(Function::any)] | kw::all[is(Function::all)] |
                      kw::proportion[is(Function::proportion)] | kw::distinct[is(Function::distinct)] |
                      kw::consensus[is(Function::consensus)] | percentile;

const auto for_each = x3::rule<struct for_each_id, Aggregate::ForEach>{"for each"} =
    kw::for_ > kw::each > name[set(&Aggregate::ForEach::variable)] > kw::in > operand[set(&Aggregate::ForEach::list)];

constexpr auto at_least_one = [](auto& context) {
    if (x3::_attr(context) == 0)
        throw Refusal{report(Code::unexpected_token, last_span(context), "none is no number of these",
                             "leave it out, or write 1 or more")};
};
constexpr auto extremes = [](auto& context) {
    at_least_one(context);
    x3::_val(context).without_extremes = x3::_attr(context);
};
const auto without = kw::without > digits[extremes] > kw::extremes;

const auto aggregate_def = function > kw::of > operand[set(&Aggregate::operand)] >
                           -for_each[set(&Aggregate::for_each)] > -without >
                           -(kw::where > expression[set(&Aggregate::where)]);

using ast::SortKey;
constexpr auto down = put(&SortKey::highest_first, true);
constexpr auto up = put(&SortKey::highest_first, false);
const auto direction = kw::lowest[up] | kw::earliest[up] | kw::highest[down] | kw::latest[down];
const auto key = x3::rule<struct sort_key_id, SortKey>{"key"} = direction > sum[set(&SortKey::value)];
// A `then` may be that of an `if` around it.
const auto next_key = x3::rule<struct next_key_id, SortKey>{"next key"} =
    quiet(kw::then >> direction >> sum[set(&SortKey::value)]);

using ast::Rank;
const auto rank_def = kw::rank > kw::of > operand[set(&Rank::element)] > kw::by > key[add(&Rank::by)] >
                      *next_key[add(&Rank::by)] > -(kw::where > expression[set(&Rank::where)]);

using ast::Sort;
constexpr auto set_first = [](auto& context) {
    at_least_one(context);
    x3::_val(context).first = x3::_attr(context);
};
const auto first = quiet(kw::first >> digits[set_first]) > kw::of;
const auto sort_def =
    -first >> kw::sort > operand[set(&Sort::list)] > kw::by > key[add(&Sort::by)] > *next_key[add(&Sort::by)];

} // namespace

BOOST_SPIRIT_DEFINE(aggregate, rank, sort)
BOOST_SPIRIT_INSTANTIATE(aggregate_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(rank_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(sort_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

// An award for each lot: whose lot it is, how many one may get, and how a bid for several of them counts.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::EachLot;
using Limit = ast::EachLot::Limit;
using Combinations = ast::EachLot::Combinations;

constexpr auto down = put(&Limit::highest_first, true);
constexpr auto up = put(&Limit::highest_first, false);
const auto in_order =
    (kw::lowest[up] | kw::earliest[up] | kw::highest[down] | kw::latest[down]) > sum[set(&Limit::order)];
const auto lot_limit = x3::rule<struct lot_limit_id, Limit>{"limit"} =
    with_span(kw::limit > sum[set(&Limit::most)] > name[set(&Limit::unit)] > kw::by > sum[set(&Limit::by)] >
              kw::assign > kw::by > (kw::total | in_order));

constexpr auto set_combinations(Combinations counted) {
    return [counted](auto& context) {
        EachLot& lots = x3::_val(context);
        lots.combinations = counted;
        lots.combinations_span = last_span(context);
    };
}
const auto combinations = kw::combinations > kw::by > (kw::sum[set_combinations(Combinations::by_sum)] |
                                                       kw::average[set_combinations(Combinations::by_average)]);

const auto each_lot_def = with_span(kw::each > name[set(&EachLot::record)] > kw::by > sum[set(&EachLot::of)] >
                                    -lot_limit[set(&EachLot::limit)] > -combinations);

} // namespace

BOOST_SPIRIT_DEFINE(each_lot)
BOOST_SPIRIT_INSTANTIATE(each_lot_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

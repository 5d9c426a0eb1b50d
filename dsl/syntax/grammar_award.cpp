#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Award;
using Criterion = ast::Award::Criterion;
using Direction = ast::Award::Direction;
using Rounding = ast::Award::Rounding;

using Form = Criterion::Form;
const auto weighted = kw::weight > sum[set(&Criterion::weight)] > kw::score;
const auto form =
    weighted | kw::adds[put(&Criterion::form, Form::adds)] | kw::deducts[put(&Criterion::form, Form::deducts)];
const auto criterion = x3::rule<struct criterion_id, Criterion>{"criterion"} =
    with_span(kw::criterion > name[set(&Criterion::name)] > form > expression[set(&Criterion::score)] >
              -(kw::minimum > sum[set(&Criterion::minimum)]));

const auto to_decimals = x3::rule<struct to_decimals_id, Rounding>{"rounding"} =
    with_span(kw::to > decimals[set(&Rounding::decimals)] > round_mode[set(&Rounding::mode)]);
const auto rounding = kw::round > ((kw::scores > to_decimals[set_once(&Award::round_scores)]) |
                                   (kw::total > to_decimals[set_once(&Award::round_total)]));

const auto highest = put(&Award::direction, Direction::highest);
const auto lowest = put(&Award::direction, Direction::lowest);

// A limit on the side where the best is would say nothing.
constexpr auto only_if(Direction direction, std::string_view help) {
    return [direction, help](auto& context) {
        if (x3::_val(context).direction != direction)
            throw Refusal{report(Code::unexpected_token, last_span(context),
                                 "this limit does not go with the direction of the award", std::string(help))};
    };
}
const auto at_least = kw::least[only_if(Direction::highest, "the lowest total goes with `at most`")];
const auto at_most = kw::most[only_if(Direction::lowest, "the highest total goes with `at least`")];
const auto limit = kw::at > (at_least | at_most) > sum[set(&Award::limit)];

using ast::Expression;
using ByValue = ast::Award::ByValue;
constexpr auto down = put(&ByValue::direction, Direction::highest);
constexpr auto up = put(&ByValue::direction, Direction::lowest);
const auto by_value = x3::rule<struct by_value_id, ByValue>{"tie by value"} =
    (kw::lowest[up] | kw::earliest[up] | kw::highest[down] | kw::latest[down]) > sum[set(&ByValue::value)];
const auto by_preference = x3::rule<struct by_preference_id, Award::ByPreference>{"preference"} =
    with_span(kw::preference >> x3::eps);
const auto by_draw = x3::rule<struct by_draw_id, Award::ByDraw>{"draw"} =
    with_span(kw::draw >> -(kw::by > sum[set(&Award::ByDraw::seed)]));
const auto by_criterion = x3::rule<struct by_criterion_id, Award::ByCriterion>{"criterion"} =
    name[set(&Award::ByCriterion::name)];
constexpr auto add_tie = add(&Award::ties);
const auto tie =
    called("the name of a criterion, `lowest …`, `highest …`, `earliest …`, `latest …`, `preference` or `draw`",
           by_value[add_tie] | by_preference[add_tie] | by_draw[add_tie] | by_criterion[add_tie]);
const auto next = (sym::comma > -kw::then) | kw::then;
const auto ties = kw::ties > kw::by > tie > *(next > tie);

const auto among = kw::among > name[set(&Award::among)];
const auto subject = kw::for_ > (each_lot[set(&Award::each_lot)] | name[set(&Award::subject)]);
const auto winner = kw::award > (kw::highest[highest] | kw::lowest[lowest]) > kw::total > -limit;

const auto award_def =
    with_span(kw::award > name[set(&Award::name)] > -among > -subject > criterion[add(&Award::criteria)] >
              *criterion[add(&Award::criteria)] > *rounding > winner > -ties > reason[set(&Award::reason)]);
const auto award_part_def =
    criterion[add(&Award::criteria)] | rounding | winner | ties | reason_line[set(&Award::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(award, award_part)
BOOST_SPIRIT_INSTANTIATE(award_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(award_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

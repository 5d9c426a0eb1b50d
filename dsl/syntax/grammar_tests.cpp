#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

// Recursive, so outside the unnamed namespace, where X3 finds its definition.
using given_value_rule = x3::rule<struct given_value_id, ast::GivenValue>;
inline constexpr given_value_rule given_value{"given value"};

namespace {

using ast::GivenValue;
using ast::Test;

const auto member = x3::rule<struct member_id, GivenValue::Member>{"member"} =
    name[set(&GivenValue::Member::name)] > given_value[set(&GivenValue::Member::value)];
const auto object = x3::rule<struct object_id, GivenValue::Object>{
    "object"} = sym::open_curly > *(member[push] > -quiet(sym::comma)) > sym::close_curly;

// A comma may stand behind the last value too.
const auto array = x3::rule<struct array_id, GivenValue::Array>{"array"} = sym::open_square >
                                                                           -(given_value[push] >
                                                                             *(sym::comma >> given_value[push]) >
                                                                             -quiet(sym::comma)) > sym::close_square;

const auto unknown = x3::rule<struct unknown_id, ast::Expression>{"unknown"} =
    with_span(kw::unknown[([](auto& context) { x3::_val(context).node = ast::Literal{Value(Unknown{})}; })]);

const auto given_value_def =
    nested(with_span(called("a value", object[become] | array[become] | unknown[become] | sum[become])));

using Given = ast::Test::Given;
const auto given_facts = x3::rule<struct given_facts_id, GivenValue>{"facts"} =
    with_span(object[become] | array[become]);
// Without facts it is a name for some that tests share.
const auto given = x3::rule<struct given_id, Given>{"given"} =
    name[set(&Given::record)] > -given_facts[set(&Given::value)];

// What an expectation is about: its text and where that stands.
constexpr auto set_which = [](auto& context) {
    auto& expected = x3::_val(context);
    expected.which = std::move(x3::_attr(context).text);
    expected.which_span = x3::_attr(context).span;
};

using AwardTo = ast::Test::AwardTo;
using State = ast::Test::AwardState;
using ExpectAward = ast::Test::ExpectAward;
constexpr auto set_winner = [](auto& context) { x3::_val(context).winner = std::move(x3::_attr(context).text); };
const auto award_to = x3::rule<struct award_to_id, AwardTo>{"winner"} = text[set_winner] > -(kw::with > kw::total >
                                                                                             sum[set(&AwardTo::total)]);
constexpr auto is(State state) { return put(&ExpectAward::outcome, state); }
const auto outcome = (kw::to > (award_to[set(&ExpectAward::outcome)] | kw::nobody[is(State::nobody)])) |
                     kw::undetermined[is(State::undetermined)] | kw::failed[is(State::failed)] |
                     kw::tied[is(State::tied)];
using Lot = ExpectAward::Lot;
constexpr auto set_lot = [](auto& context) {
    x3::_val(context).which = std::move(x3::_attr(context).text);
    x3::_val(context).span = x3::_attr(context).span;
};
const auto of_lot = x3::rule<struct of_lot_id, Lot>{"lot"} = kw::of > name[set(&Lot::record)] > text[set_lot];
const auto expect_award = x3::rule<struct expect_award_id, ExpectAward>{"award"} =
    kw::award > -of_lot[set(&ExpectAward::lot)] > outcome >
    -(kw::missing > comma_separated(path[add(&ExpectAward::missing)]));

using Standing = ast::Test::Standing;
using ExpectRecord = ast::Test::ExpectRecord;
constexpr auto stands(Standing standing) { return put(&ExpectRecord::standing, standing); }
const auto verdict = kw::admitted[stands(Standing::admitted)] | kw::excluded[stands(Standing::excluded)] |
                     kw::undetermined[stands(Standing::undetermined)] | kw::failed[stands(Standing::failed)] |
                     kw::flagged[stands(Standing::flagged)] | kw::preferred[stands(Standing::preferred)] |
                     kw::asked[stands(Standing::asked)];
const auto by = kw::by > comma_separated(path[add(&ExpectRecord::by)]);
const auto missing = kw::missing > comma_separated(path[add(&ExpectRecord::missing)]);
const auto ranked = kw::ranked[stands(Standing::ranked)] > digits[set(&ExpectRecord::rank)] >
                    -(kw::with > kw::total > sum[set(&ExpectRecord::total)]);
const auto obliged = kw::obliged[stands(Standing::obliged)] > -by > -(kw::to > sum[set(&ExpectRecord::to)]) > -missing;
const auto standing = (verdict > -by > -missing) | obliged | ranked;
const auto expect_record = x3::rule<struct expect_record_id, ExpectRecord>{"record"} =
    name[set(&ExpectRecord::record)] > text[set_which] > standing;

using ExpectThat = ast::Test::ExpectThat;
const auto condition = kw::that > expression[set(&ExpectThat::condition)];
const auto expect_that = x3::rule<struct expect_that_id, ExpectThat>{"condition"} =
    condition | (kw::for_ > name[set(&ExpectThat::record)] > text[set_which] > condition);

using ExpectMeasure = ast::Test::ExpectMeasure;
using Outcome = ExpectMeasure::Outcome;
constexpr auto comes_to(Outcome outcome) { return put(&ExpectMeasure::outcome, outcome); }
const auto expect_measure = x3::rule<struct expect_measure_id, ExpectMeasure>{"measure"} =
    kw::measure > path[set(&ExpectMeasure::measure)] >
    -(kw::for_ > comma_separated(sum[add(&ExpectMeasure::keys)])) > kw::is >
    (kw::unknown[comes_to(Outcome::unknown)] | kw::failed[comes_to(Outcome::failed)] | sum[set(&ExpectMeasure::value)]);

using ExpectCourse = ast::Test::ExpectCourse;
using Step = ExpectCourse::Step;
constexpr auto set_person = [](auto& context) { x3::_val(context).person = std::move(x3::_attr(context).text); };
const auto who = kw::by > name[set(&Step::role)] > -text[set_person];
const auto happens = kw::on > name[set(&Step::event)] > -((kw::approved[put(&Step::approves, true)] > who) | who);
const auto comes_out = (sym::arrow > name[set(&Step::to)]) | kw::refused;
const auto course_step = x3::rule<struct course_step_id, Step>{"step"} =
    with_span(kw::at > sum[set(&Step::at)] > -happens > comes_out);
const auto expect_course = x3::rule<struct expect_course_id, ExpectCourse>{"course"} =
    kw::workflow > path[set(&ExpectCourse::workflow)] > course_step[add(&ExpectCourse::steps)] >
    *course_step[add(&ExpectCourse::steps)];

using Expectation = ast::Test::Expectation;
const auto expectation = x3::rule<struct expectation_id, Expectation>{"expectation"} =
    with_span(expect_award[become] | expect_that[become] | expect_measure[become] | expect_course[become] |
              expect_record[become]);

constexpr auto set_title = [](auto& context) {
    x3::_val(context).title = std::move(x3::_attr(context).text);
    x3::_val(context).title_span = x3::_attr(context).span;
};
const auto test_def = with_span(kw::test > text[set_title] > -(kw::as > kw::at > date[set(&Test::as_at)]) > kw::given >
                                given[add(&Test::givens)] > *(kw::and_ > given[add(&Test::givens)]) >
                                *(kw::expect > expectation[add(&Test::expectations)]));
const auto test_part_def =
    ((kw::given | kw::and_) > given[add(&Test::givens)]) | (kw::expect > expectation[add(&Test::expectations)]);

using ast::Facts;
const auto facts_def = with_span(kw::facts > name[set(&Facts::name)] > kw::given > given[add(&Facts::givens)] >
                                 *(kw::and_ > given[add(&Facts::givens)]));
const auto facts_part_def = (kw::given | kw::and_) > given[add(&Facts::givens)];

} // namespace

BOOST_SPIRIT_DEFINE(facts, facts_part, test, given_value, test_part)
BOOST_SPIRIT_INSTANTIATE(facts_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(facts_part_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(test_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(test_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

// What expressions ask of a calendar: 10 working days, next working day from D, end of 35 days from D.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::CalendarQuestion;
using ast::CalendarTerm;

constexpr auto asks(CalendarQuestion question) { return put(&CalendarTerm::question, question); }
constexpr auto add_operand = add(&CalendarTerm::operands);

const auto in_calendar = quiet(kw::in >> kw::calendar) > name[set(&CalendarTerm::calendar)];
const auto days = kw::days | kw::day;

constexpr auto set_count = [](auto& context) {
    const Number count(static_cast<std::int64_t>(x3::_attr(context)));
    x3::_val(context).operands.push_back({last_span(context), ast::Literal{Value(count)}});
};
// `10 working days`: nothing else can stand behind a number that begins so.
const auto working_days = x3::rule<struct working_days_id, CalendarTerm>{"working days"} = digits[set_count] >>
                                                                                           quiet(kw::working >> days);
// `(answer_term) working days`: what stands before has been read.
const auto of_bracketed = x3::rule<struct of_bracketed_id, CalendarTerm>{"working days"} =
    quiet(kw::working >> days) >> -in_calendar;

const auto between = quiet(kw::working >> days)[asks(CalendarQuestion::working_days_between)] > kw::from >
                     sum[add_operand] > kw::to > sum[add_operand];
const auto next =
    quiet(kw::next >> kw::working)[asks(CalendarQuestion::next_working_day)] > days > kw::from > operand[add_operand];
const auto term = x3::rule<struct term_id, CalendarTerm>{"calendar term"} =
    (working_days[replace] | between | next) > -in_calendar;

// end of 35 days from notice.published. Without `from` it is the definition of somebody's called `end`.
constexpr auto start_end = [](auto& context) { x3::_val(context).node = ast::Path{{std::move(x3::_attr(context))}}; };
constexpr auto end_argument = [](auto& context) {
    ast::Expression& node = x3::_val(context);
    ast::Path function = std::get<ast::Path>(std::move(node.node));
    const Span span = function.steps.front().span;
    node.node = ast::Apply{std::move(function), span, std::move(x3::_attr(context))};
};
constexpr auto end_from = [](auto& context) {
    ast::Expression& node = x3::_val(context);
    // It was read as a name.
    if (WordUses* const uses = state_of(context).uses)
        uses->by_offset[std::get<ast::Apply>(node.node).function_span.begin] = WordUse::keyword;
    CalendarTerm end{CalendarQuestion::end_of_period, {}, {}};
    end.operands.push_back(std::move(*std::get<ast::Apply>(node.node).argument));
    end.operands.push_back(std::move(x3::_attr(context)));
    node.node = std::move(end);
};
constexpr auto set_calendar = [](auto& context) {
    std::get<CalendarTerm>(x3::_val(context).node).calendar = std::move(x3::_attr(context));
};
const auto end_term = x3::rule<struct end_term_id, ast::Expression>{"end of a period"} =
    quiet(&kw::end) >> name[start_end] >> quiet(kw::of) > operand[end_argument] >
    -(quiet(kw::from) > operand[end_from] > -(quiet(kw::in >> kw::calendar) > name[set_calendar]));

const auto calendar_term_def = term[become] | end_term[replace];

// The expression in brackets becomes the count of working days.
constexpr auto count_bracketed = [](auto& context) {
    CalendarTerm term = std::move(x3::_attr(context));
    term.operands.push_back(std::move(x3::_val(context)));
    x3::_val(context) = ast::Expression{{}, std::move(term)};
};
const auto bracketed_def = sym::open_round > expression[replace] > sym::close_round > -of_bracketed[count_bracketed];

} // namespace

BOOST_SPIRIT_DEFINE(calendar_term, bracketed)
BOOST_SPIRIT_INSTANTIATE(calendar_term_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(bracketed_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

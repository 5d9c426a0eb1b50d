#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Ranged;
using ast::SimpleType;

// The literal that a minus makes of another; nullopt where a minus makes no sense.
std::optional<Value> negated(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return negate(*number);
    if (const auto* percent = std::get_if<Percent>(&value)) return Percent{negate(percent->fraction)};
    if (const auto* money = std::get_if<Money>(&value)) return Money{negate(money->amount), money->currency};
    return std::nullopt;
}

constexpr auto set_negated = [](auto& context) {
    const std::optional<Value> value = negated(x3::_attr(context).value);
    if (!value)
        throw Refusal{
            report(Code::unexpected_token, last_span(context), "this can't be negative", "leave out the minus")};
    x3::_val(context).node = ast::Literal{*value};
};

const auto bound = x3::rule<struct bound_id, ast::Expression>{"bound"} =
    with_span(literal[become] | (sym::minus > literal[set_negated]));
const auto range = x3::rule<struct range_id, Ranged::Range>{"range"} =
    bound[set(&Ranged::Range::from)] > sym::dots > bound[set(&Ranged::Range::to)];

constexpr auto is(SimpleType type) { return put(&Ranged::type, type); }
const auto plain = kw::text[is(SimpleType::text)] | kw::date[is(SimpleType::date)] | kw::time[is(SimpleType::time)] |
                   kw::duration[is(SimpleType::duration)] | (kw::yes > sym::divided > kw::no[is(SimpleType::yes_no)]);
const auto measured =
    kw::number[is(SimpleType::number)] | kw::percent[is(SimpleType::percent)] | kw::money[is(SimpleType::money)];
const auto ranged = x3::rule<struct ranged_id, Ranged>{"simple type"} =
    plain | (measured > -quiet(range[set(&Ranged::range)]));

constexpr auto add_text = [](auto& context) {
    x3::_val(context).options.push_back({std::move(x3::_attr(context).text), x3::_attr(context).span});
};
const auto option = name[add(&ast::Choice::options)] | text[add_text];
const auto choice = x3::rule<struct choice_id, ast::Choice>{"choice"} = kw::choice > kw::of > comma_separated(option);

const auto list_of = x3::rule<struct list_of_id, ast::ListOf>{"list of"} =
    kw::list > kw::of > type[set(&ast::ListOf::element)];

const auto record_name = x3::rule<struct record_name_id, ast::RecordName>{"record"} = path[set(&ast::RecordName::name)];

const auto type_def =
    nested(with_span(called("a type", ranged[become] | choice[become] | list_of[become] | record_name[become])));

} // namespace

BOOST_SPIRIT_DEFINE(type)
BOOST_SPIRIT_INSTANTIATE(type_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Field;
using ast::Record;
using From = ast::Record::From;
using Filter = ast::Record::From::Filter;

// Any word may be the name of a field, so a keyword is one only if no `:` follows.
const auto no_field = !quiet(field_name);

constexpr auto set_currency = [](auto& context) {
    ast::Path path = std::move(x3::_attr(context));
    const Span span = cover(path.steps.front().span, path.steps.back().span);
    x3::_val(context).currency = ast::Expression{span, std::move(path)};
};

const auto property =
    called("a property of the field",
           (kw::at > pointer[set_once(&Field::at)]) | (kw::by > pointer[set_once(&Field::by)]) |
               (kw::currency > kw::of > path[set_currency]) | kw::identifies[put(&Field::identifies, true)] |
               kw::personal[put(&Field::personal, true)] | (kw::that > kw::holds_it[put(&Field::holds_it, true)]) |
               (kw::sealed > kw::until > expression[set_once(&Field::sealed_until)]));
const auto field = x3::rule<struct field_id, Field>{"field"} = with_span(
    called("a field", field_name[set(&Field::name)]) > sym::colon > type[set(&Field::type)] > *(no_field >> property));

constexpr auto set_filter_pointer = [](auto& context) {
    const auto& steps = x3::_attr(context).steps;
    ast::PointerText& place = x3::_val(context).pointer;
    for (const ast::Name& step : steps) place.text += "/" + step.text;
    place.span = cover(steps.front().span, steps.back().span);
};
constexpr auto set_has = [](auto& context) { x3::_val(context).has = std::move(x3::_attr(context).text); };
const auto filter = x3::rule<struct filter_id, Filter>{"filter"} =
    with_span(path[set_filter_pointer] > kw::has > text[set_has]);

const auto from = x3::rule<struct from_id, From>{"from"} = name[set(&From::format)] > pointer[set(&From::pointer)] >
                                                           -(kw::where > filter[set(&From::where)]);

const auto plural = no_field >> kw::plural > name[set(&Record::plural)];
const auto source = no_field >> kw::from > from[set(&Record::from)];
const auto shown = no_field >> kw::shown > kw::as > path[set(&Record::shown_as)];
const auto record_def =
    with_span(kw::record > name[set(&Record::name)] > -plural > -source > -shown > *field[add(&Record::fields)]);
const auto record_part_def = field[add(&Record::fields)];

} // namespace

BOOST_SPIRIT_DEFINE(record, record_part)
BOOST_SPIRIT_INSTANTIATE(record_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(record_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

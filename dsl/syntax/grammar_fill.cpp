// What a policy fills in where a package says `open`. What follows the name tells what it fills.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Fill;

constexpr auto set_as = [](auto& context) {
    Fill& fill = x3::_val(context);
    auto& filled = x3::_attr(context);
    filled.name = fill.target.steps.back();
    fill.as = std::move(filled);
};

const auto fill_def =
    with_span(kw::fill > path[set(&Fill::target)] >
              called("`=`, `as`, `when`, `that` or the rows of a table",
                     fill_values[set_as] | fill_body[set_as] | fill_rows[set_as] | fill_conditions[set_as]));

} // namespace

BOOST_SPIRIT_DEFINE(fill)
BOOST_SPIRIT_INSTANTIATE(fill_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

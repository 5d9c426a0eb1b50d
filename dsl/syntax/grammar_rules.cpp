#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Force;
using ast::Rule;
using ast::RuleKind;

const auto until = kw::until > date[set(&Force::until)];
const auto force_def = with_span((kw::from > date[set(&Force::from)] > -until) | until);

constexpr auto is(RuleKind kind) { return put(&Rule::kind, kind); }
const auto subject = name[set(&Rule::subject)];
const auto verdict =
    ((kw::exclude[is(RuleKind::exclude)] | kw::prefer[is(RuleKind::prefer)] | kw::flag[is(RuleKind::flag)]) > subject) |
    (kw::require[is(RuleKind::require)] > kw::of > subject > kw::that > expression[set(&Rule::that)]) |
    (kw::reserve[is(RuleKind::reserve)] > kw::to > subject > kw::that > expression[set(&Rule::that)]) |
    (kw::oblige[is(RuleKind::oblige)] > subject > kw::to > expression[set(&Rule::that)]) |
    (kw::ask[is(RuleKind::ask)] > subject > kw::for_ > expression[set(&Rule::that)]);

const auto when = kw::when > expression[set(&Rule::when)];
const auto unless = kw::unless > expression[set(&Rule::unless)];
const auto rule_def = with_span(-quiet(kw::open[put(&Rule::open, true)]) >> kw::rule > name[set(&Rule::name)] >
                                -force[set(&Rule::force)] > sym::colon > verdict > -quiet(across[set(&Rule::across)]) >
                                -when > -unless > reason[set(&Rule::reason)]);
const auto fill_conditions_def = with_span(((kw::that > expression[set(&Rule::that)] > -when > -unless) |
                                            (when > -unless) | unless) > reason[set(&Rule::reason)]);
const auto rule_part_def = when | unless | (kw::that > expression[set(&Rule::that)]) | reason_line[set(&Rule::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(rule, force, fill_conditions, rule_part)
BOOST_SPIRIT_INSTANTIATE(force_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(rule_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(fill_conditions_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(rule_part_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

using ast::Rule;
using ast::RuleKind;

constexpr auto is(RuleKind kind) { return put(&Rule::kind, kind); }
const auto subject = name[set(&Rule::subject)];
const auto verdict =
    ((kw::exclude[is(RuleKind::exclude)] | kw::prefer[is(RuleKind::prefer)] | kw::flag[is(RuleKind::flag)]) > subject) |
    (kw::require[is(RuleKind::require)] > kw::of > subject > kw::that > expression[set(&Rule::that)]);

const auto rule_def =
    with_span(kw::rule > name[set(&Rule::name)] > sym::colon > verdict > -(kw::when > expression[set(&Rule::when)]) >
              -(kw::unless > expression[set(&Rule::unless)]) > reason[set(&Rule::reason)]);

} // namespace

BOOST_SPIRIT_DEFINE(rule)
BOOST_SPIRIT_INSTANTIATE(rule_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax::grammar {

namespace {

const auto declaration_def =
    called("a declaration", record[replace] | reference_date[replace] | parameter[replace] | define[replace] |
                                rule[replace] | table[replace] | award[replace] | facts[replace] | test[replace] |
                                calendar[replace] | workflow[replace] | measure[replace] | fill[replace]);

} // namespace

BOOST_SPIRIT_DEFINE(declaration)
BOOST_SPIRIT_INSTANTIATE(declaration_rule, Iterator, Context)

} // namespace voorrang::syntax::grammar

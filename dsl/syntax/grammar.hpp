// The rules that parts of the grammar use of each other. Each part is a translation unit of its own, so that none takes
// long to compile; docs/grammar.md is the grammar they follow.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/syntax/actions.hpp"
#include "dsl/syntax/directives.hpp"
#include "dsl/syntax/primitives.hpp"

#include <vector>

namespace voorrang::syntax {

// A `…_part` is one clause of the declaration, for what stands behind a mistake in it (parts.hpp).
// X(name, attribute)
#define VOORRANG_SHARED_RULES(X)                                                                                       \
    X(expression, ast::Expression)                                                                                     \
    X(sum, ast::Expression)                                                                                            \
    X(operand, ast::Expression)                                                                                        \
    X(aggregate, ast::Aggregate)                                                                                       \
    X(rank, ast::Rank)                                                                                                 \
    X(sort, ast::Sort)                                                                                                 \
    X(calendar_term, ast::Expression)                                                                                  \
    X(bracketed, ast::Expression)                                                                                      \
    X(path, ast::Path)                                                                                                 \
    X(round_mode, RoundMode)                                                                                           \
    X(decimals, unsigned)                                                                                              \
    X(type, ast::Type)                                                                                                 \
    X(because_text, ast::Template)                                                                                     \
    X(reason, ast::Reason)                                                                                             \
    X(force, ast::Force)                                                                                               \
    X(header, ast::Header)                                                                                             \
    X(uses, std::vector<ast::Use>)                                                                                     \
    X(declaration, ast::Declaration)                                                                                   \
    X(record, ast::Record)                                                                                             \
    X(reference_date, ast::ReferenceDate)                                                                              \
    X(parameter, ast::Parameter)                                                                                       \
    X(define, ast::Define)                                                                                             \
    X(rule, ast::Rule)                                                                                                 \
    X(table, ast::Table)                                                                                               \
    X(each_lot, ast::EachLot)                                                                                          \
    X(award, ast::Award)                                                                                               \
    X(across, ast::Across)                                                                                             \
    X(measure, ast::Measure)                                                                                           \
    X(fill, ast::Fill)                                                                                                 \
    X(fill_values, ast::Parameter)                                                                                     \
    X(fill_body, ast::Define)                                                                                          \
    X(fill_rows, ast::Table)                                                                                           \
    X(fill_conditions, ast::Rule)                                                                                      \
    X(facts, ast::Facts)                                                                                               \
    X(test, ast::Test)                                                                                                 \
    X(calendar, ast::Calendar)                                                                                         \
    X(workflow, ast::Workflow)                                                                                         \
    X(reason_line, ast::Reason)                                                                                        \
    X(record_part, ast::Record)                                                                                        \
    X(parameter_part, ast::Parameter)                                                                                  \
    X(define_part, ast::Define)                                                                                        \
    X(rule_part, ast::Rule)                                                                                            \
    X(table_part, ast::Table)                                                                                          \
    X(award_part, ast::Award)                                                                                          \
    X(facts_part, ast::Facts)                                                                                          \
    X(test_part, ast::Test)                                                                                            \
    X(calendar_part, ast::Calendar)                                                                                    \
    X(workflow_part, ast::Workflow)                                                                                    \
    X(measure_part, ast::Measure)

// In a namespace of its own: many rules are called as what they read.
namespace grammar {

#define X(name, attribute)                                                                                             \
    struct name##_id;                                                                                                  \
    using name##_rule = x3::rule<name##_id, attribute>;                                                                \
    inline constexpr name##_rule name{#name};                                                                          \
    BOOST_SPIRIT_DECLARE(name##_rule)
VOORRANG_SHARED_RULES(X)
#undef X

} // namespace grammar

// p { "," p }
template <class Parser>
constexpr auto comma_separated(const Parser& parser) {
    return parser >> *(sym::comma > parser);
}

// { "cites" text { "," text } }
template <class Member>
constexpr auto citations(Member member) {
    return *(kw::cites > comma_separated(text[add(member)]));
}

} // namespace voorrang::syntax

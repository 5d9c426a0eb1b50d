// The kinds of expressions, one function each; expressions.hpp is the way in.
#pragma once

#include "dsl/check/expressions.hpp"

namespace voorrang::check {

std::optional<Expression> check_path(Context& context, const Scope& scope, Span span, const ast::Path& path);
std::optional<Expression> check_apply(Context& context, const Scope& scope, Span span, const ast::Apply& apply);
std::optional<Expression> check_call(Context& context, const Scope& scope, Span span, const ast::Call& call);
std::optional<Expression> check_unary(Context& context, const Scope& scope, Span span, const ast::Unary& unary);
std::optional<Expression> check_is(Context& context, const Scope& scope, Span span, const ast::Is& is);
std::optional<Expression> check_round(Context& context, const Scope& scope, Span span, const ast::Round& round);
std::optional<Expression> check_logic(Context& context, const Scope& scope, Span span, const ast::Binary& binary);
std::optional<Expression> check_arithmetic(Context& context, const Scope& scope, Span span, const ast::Binary& binary);
std::optional<Expression> check_comparison(Context& context, const Scope& scope, Span span, const ast::Binary& binary);
std::optional<Expression> check_membership(Context& context, const Scope& scope, Span span, const ast::Binary& binary);
std::optional<Expression> check_otherwise(Context& context, const Scope& scope, Span span, const ast::Binary& binary,
                                          const Type* expected);
std::optional<Expression> check_conditional(Context& context, const Scope& scope, Span span,
                                            const ast::Conditional& conditional, const Type* expected);
std::optional<Expression> check_list(Context& context, const Scope& scope, Span span, const ast::ListLiteral& list,
                                     const Type* expected);
std::optional<Expression> check_aggregate(Context& context, const Scope& scope, Span span,
                                          const ast::Aggregate& aggregate);

std::optional<Expression> check_rank(Context& context, const Scope& scope, Span span, const ast::Rank& rank);
std::optional<Expression> check_sort(Context& context, const Scope& scope, Span span, const ast::Sort& sort);
std::optional<Expression> check_first_letters(Context& context, const Scope& scope, Span span,
                                              const ast::FirstLetters& letters);
std::optional<Expression> check_calendar_term(Context& context, const Scope& scope, Span span,
                                              const ast::CalendarTerm& term);
// A date with working days added or taken off.
std::optional<Expression> check_working_sum(Context& context, const Scope& scope, Span span, const ast::Binary& binary);
std::optional<Expression> check_working_day(Context& context, const Scope& scope, Span span, const ast::Is& is);
// A date, or a time as the day that it is on by a calendar's clock. nullopt: told.
std::optional<Expression> check_day(Context& context, const Scope& scope, const ast::Expression& expression,
                                    std::uint32_t calendar);
// The calendar that is named, or else the only one in sight. nullopt: told.
std::optional<std::uint32_t> find_calendar(Context& context, const Scope& scope, Span span,
                                           const std::optional<ast::Name>& name);

// How far a path can be followed: all its steps, or up to a list of records whose fields the next steps name.
struct Followed {
    Expression base;
    std::size_t steps;
};
std::optional<Followed> follow_path(Context& context, const Scope& scope, const ast::Path& path);
// The fields from `step` on; stops at a list like follow_path.
std::optional<Followed> follow_fields(Context& context, Expression base, const ast::Path& path, std::size_t step);

// Whether a path names anything at all; says nothing.
bool is_visible(const Context& context, const Scope& scope, const ast::Path& path);

// A text or a bare name that may stand for an option of a choice.
std::optional<std::string> option_candidate(const ast::Expression& expression);
// The option, if it is one of the expected choice; `told` if it is not and that has been reported; else the
// expression has to be read in the ordinary way.
struct OptionReading {
    std::optional<Expression> constant;
    bool told = false;
};
OptionReading read_option(Context& context, const Scope& scope, const ast::Expression& expression,
                          const Type& expected);

// Two operands of which either may be an option of the choice that the other is. nullopt on either side: told.
struct Pair {
    std::optional<Expression> left, right;
};
Pair check_pair(Context& context, const Scope& scope, const ast::Expression& left, const ast::Expression& right);

} // namespace voorrang::check

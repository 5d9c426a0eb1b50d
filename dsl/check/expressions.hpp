// Checking of expressions. Everywhere: nullopt means that the expression is wrong and that this has been told, so that
// a caller says nothing more about it.
#pragma once

#include "dsl/check/scope.hpp"

#include <functional>

namespace voorrang::check {

// `expected` is a hint: with it, bare names are read as options of a choice, and an empty list has a type. The result
// may be of another type.
std::optional<Expression> check_expression(Context& context, const Scope& scope, const ast::Expression& expression,
                                           const Type* expected = nullptr);

// Of the wanted type, or V301 "`what` must be …", or V310 for a constant outside the type's range.
std::optional<Expression> check_typed(Context& context, const Scope& scope, const ast::Expression& expression,
                                      const Type& wanted, const std::string& what);

// yes/no, or V304.
std::optional<Expression> check_condition(Context& context, const Scope& scope, const ast::Expression& expression);

// nullopt: what stands in the text is wrong, which `check_part` has told.
using CheckPart = std::function<std::optional<Expression>(const ast::Expression& part)>;
std::optional<Template> check_template(Context& context, const ast::Template& text, const CheckPart& check_part);
std::optional<Template> check_template(Context& context, const Scope& scope, const ast::Template& text);
// Always gives a reason; a because with an error has been told and is left out.
Reason check_reason(Context& context, const Scope& scope, const ast::Reason& reason);
std::vector<std::string> citation_texts(const std::vector<ast::Citation>& cites);

// A plain 0 is as good a percentage as any: changes the constant if a percentage is wanted.
void adapt_zero(Expression& expression, const Type& wanted);

// `left op right` for the comparison operators; nullopt: told. Also for the cells of tables.
std::optional<Expression> compare_values(Context& context, Span span, ast::BinaryOperator op, Expression left,
                                         Expression right);

void report_ambiguous(Context& context, Span span, const Names::Found& found);
void report_unknown_name(Context& context, const Scope& scope, const std::vector<ast::Name>& path);

// The index of the field; nullopt: told (V206).
std::optional<std::uint32_t> find_field(Context& context, std::uint32_t record, const ast::Name& name);

// A name that must be a record's singular; `what` is what it is for: "the subject of a rule". nullopt: told.
std::optional<std::uint32_t> find_record(Context& context, std::uint32_t file, const ast::Name& name,
                                         std::string_view what);

Expression make_operation(Span span, Type type, Operator op, std::vector<Expression> operands);

} // namespace voorrang::check

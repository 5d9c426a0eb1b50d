// Expressions about a group of rows. Aggregates in them go over the rows of the group; all that stands inside one is an
// ordinary expression of a case. What stands outside is reckoned with their results, with keys, with parameters and
// with other measures.
#pragma once

#include "dsl/check/expressions.hpp"

#include <functional>

namespace voorrang::check {

// Whether an aggregate is of rows and not of a value; and whether it can be reckoned of values of this kind.
bool takes_rows(ast::AggregateFunction function);
bool can_reckon(ast::AggregateFunction function, Kind kind);

class GroupValues {
  public:
    // Another measure, checked; nothing if it is wrong, or rests on this one: that has been told.
    using FindMeasure = std::function<const Measure*(std::uint32_t measure, Span span)>;

    // `measure.row` must be there; folds, shown and others are added to the measure as they are met.
    GroupValues(Context& context, std::uint32_t file, Measure& measure, const ast::Across& across, FindMeasure find);

    // Adds which rows count, and the keys. False: told.
    bool rows_and_keys();
    // What follows is read with the names of this file.
    void read_in(std::uint32_t file);
    std::optional<Expression> check(const ast::Expression& written);
    // A value of the rows may stand in the text of a reason: it then shows those that the group has.
    Reason reason(const ast::Reason& written);

  private:
    std::optional<ast::Expression> rewrite(const ast::Expression& written);
    std::optional<ast::Expression> rewrite_parts(const ast::Expression& written);
    bool rewrite(Box<ast::Expression>& part);
    std::optional<ast::Expression> outside(const ast::Expression& written);
    std::optional<ast::Expression> aggregate(Span span, const ast::Aggregate& written);
    std::optional<ast::Expression> over_rows(const ast::Aggregate& written);
    std::optional<Type> result_type(const ast::Aggregate& written, const std::optional<Expression>& value);
    bool names_rows(const ast::Expression& operand) const;
    std::optional<std::uint32_t> named_measure(const ast::Expression& operand) const; // in Policy::measures
    bool key(const ast::Expression& written);
    std::optional<ast::Expression> of_all_groups(Span span, const ast::Aggregate& written, std::uint32_t other);
    std::optional<ast::Expression> of_same_group(Span span, std::uint32_t other);
    std::optional<std::uint32_t> condition_on_groups(const ast::Expression& written, std::uint32_t other);
    ast::Expression other_result(Measure::Other other);
    std::optional<Value> fixed(const Expression& checked);
    bool read_quantile(const ast::Aggregate& written, Number& quantile);
    // A name that stands for a result, which no writer can write.
    ast::Expression result(Span span, VariableId variable, const Type& type);
    std::optional<Expression> with_identifier(Expression value, std::string_view purpose);

    Context& context_;
    std::uint32_t file_;
    Measure& measure_;
    const ast::Across& across_;
    const FindMeasure find_;
    Scope row_;   // inside an aggregate
    Scope group_; // outside
    bool in_reason_ = false;
};

} // namespace voorrang::check

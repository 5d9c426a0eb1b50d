// Expressions about a group of rows. Aggregates in them go over the rows of the group; all that stands inside one is an
// ordinary expression of a case. What stands outside is reckoned with their results, with keys and with parameters.
#pragma once

#include "dsl/check/expressions.hpp"

namespace voorrang::check {

class GroupValues {
  public:
    // `measure.row` must be there; keys, folds and shown are added to the measure as they are met.
    GroupValues(Context& context, std::uint32_t file, Measure& measure, const ast::Across& across);

    // False: told.
    bool keys();
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
    std::optional<Expression> template_part(const ast::Expression& written);
    bool names_rows(const ast::Expression& operand) const;
    // A name that stands for a result, which no writer can write.
    ast::Expression result(Span span, VariableId variable, const Type& type);
    std::optional<Expression> with_identifier(Expression value, std::string_view purpose);

    Context& context_;
    std::uint32_t file_;
    Measure& measure_;
    const ast::Across& across_;
    Scope row_;   // inside an aggregate
    Scope group_; // outside
    std::vector<std::string> key_texts_;
    bool in_reason_ = false;
};

} // namespace voorrang::check

#include "dsl/check/group_values.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

using Function = ast::AggregateFunction;

bool takes_rows(Function function) {
    return function == Function::count || function == Function::any || function == Function::all ||
           function == Function::proportion;
}

bool can_reckon(Function function, Kind kind) {
    const bool amount = kind == Kind::number || kind == Kind::percent || kind == Kind::money;
    switch (function) {
    case Function::sum:
        return amount || kind == Kind::duration;
    case Function::lowest:
    case Function::highest:
        return amount || kind == Kind::date || kind == Kind::time;
    case Function::distinct:
    case Function::consensus:
        return kind != Kind::list && kind != Kind::duration;
    default:
        return amount;
    }
}

namespace {

bool is_built_in(const ast::Apply& apply) {
    const std::string& name = apply.function.steps.front().text;
    return apply.function.steps.size() == 1 &&
           (name == "date" || name == "year" || name == "month" || name == "quarter");
}

} // namespace

GroupValues::GroupValues(Context& context, std::uint32_t file, Measure& measure, const ast::Across& across,
                         FindMeasure find)
    : context_(context), file_(file), measure_(measure), across_(across),
      find_(std::move(find)), group_{file, {}, false} {
    const bool many = is_many(context, measure.row.record);
    row_ = scope_of(context, file, many ? std::optional(measure.row) : std::nullopt);
}

void GroupValues::read_in(std::uint32_t file) {
    file_ = file;
    row_.file = file;
    group_.file = file;
}

std::optional<Expression> GroupValues::with_identifier(Expression value, std::string_view purpose) {
    if (value.type.kind != Kind::record) return value;
    const std::uint32_t record = value.type.record;
    if (!require_identity(context_, record, value.span, purpose)) return std::nullopt;
    const std::uint32_t field = *context_.policy.records[record].identifier;
    const Span span = value.span;
    return Expression{span, context_.policy.records[record].fields[field].type,
                      FieldOf{Box<Expression>(std::move(value)), field}};
}

bool GroupValues::rows_and_keys() {
    bool sound = true;
    if (across_.where) {
        measure_.where = check_condition(context_, row_, *across_.where);
        sound = measure_.where.has_value();
    }
    for (const ast::Expression& written : across_.by) sound = key(written) && sound;
    return sound;
}

bool GroupValues::key(const ast::Expression& written) {
    auto checked = check_expression(context_, row_, written);
    if (checked && checked->type.kind == Kind::list) {
        report(context_, Code::type_mismatch, written.span,
               "a key is one value, but this is " + type_text(context_, checked->type));
        return false;
    }
    auto key = checked ? with_identifier(std::move(*checked), "a key") : std::nullopt;
    if (!key) return false;
    measure_.key_texts.push_back(ast::print(written));
    measure_.key_results.push_back(context_.next_variable++);
    measure_.keys.push_back(std::move(*key));
    return true;
}

std::optional<Expression> GroupValues::check(const ast::Expression& written) {
    const auto rewritten = rewrite(written);
    return rewritten ? check_expression(context_, group_, *rewritten) : std::nullopt;
}

Reason GroupValues::reason(const ast::Reason& written) {
    in_reason_ = true;
    Reason checked;
    checked.cites = citation_texts(written.cites);
    if (written.because)
        checked.because =
            check_template(context_, *written.because, [&](const ast::Expression& part) { return check(part); });
    return checked;
}

ast::Expression GroupValues::result(Span span, VariableId variable, const Type& type) {
    const std::string name = "result " + std::to_string(variable);
    if (group_.find(name) == nullptr) group_.locals.push_back({name, variable, type});
    return ast::Expression{span, ast::Path{{ast::Name{name, span}}}};
}

std::optional<ast::Expression> GroupValues::rewrite(const ast::Expression& written) {
    const std::string text = ast::print(written);
    for (std::size_t i = 0; i < measure_.key_texts.size(); ++i)
        if (measure_.key_texts[i] == text) return result(written.span, measure_.key_results[i], measure_.keys[i].type);
    if (const auto* aggregated = std::get_if<ast::Aggregate>(&written.node))
        return aggregate(written.span, *aggregated);
    return rewrite_parts(written);
}

bool GroupValues::rewrite(Box<ast::Expression>& part) {
    auto rewritten = rewrite(*part);
    if (!rewritten) return false;
    *part = std::move(*rewritten);
    return true;
}

std::optional<ast::Expression> GroupValues::rewrite_parts(const ast::Expression& written) {
    ast::Expression copy = written;
    const bool sound =
        std::visit(Overloaded{[](ast::Literal&) { return true; }, [&](ast::Unary& it) { return rewrite(it.operand); },
                              [&](ast::Is& it) { return rewrite(it.operand); },
                              [&](ast::Round& it) { return rewrite(it.operand); },
                              [&](ast::FirstLetters& it) {
                                  const bool length = rewrite(it.length), text = rewrite(it.text);
                                  return length && text;
                              },
                              [&](ast::Binary& it) {
                                  const bool left = rewrite(it.left), right = rewrite(it.right);
                                  return left && right;
                              },
                              [&](ast::Conditional& it) {
                                  bool all = rewrite(it.otherwise);
                                  for (auto& branch : it.branches) {
                                      const bool condition = rewrite(branch.condition), value = rewrite(branch.value);
                                      all = all && condition && value;
                                  }
                                  return all;
                              },
                              [&](ast::ListLiteral& it) {
                                  bool all = true;
                                  for (ast::Expression& element : it.elements) {
                                      auto rewritten = rewrite(element);
                                      all = all && rewritten;
                                      if (rewritten) element = std::move(*rewritten);
                                  }
                                  return all;
                              },
                              [&](ast::Apply& it) {
                                  if (is_built_in(it)) return rewrite(it.argument);
                                  auto value = outside(written);
                                  if (value) copy = std::move(*value);
                                  return value.has_value();
                              },
                              [&](auto&) {
                                  auto value = outside(written);
                                  if (value) copy = std::move(*value);
                                  return value.has_value();
                              }},
                   copy.node);
    return sound ? std::optional(std::move(copy)) : std::nullopt;
}

// A name outside the aggregates: a parameter has one value; what a row has can only be shown.
std::optional<ast::Expression> GroupValues::outside(const ast::Expression& written) {
    const auto* path = std::get_if<ast::Path>(&written.node);
    // An option of a choice that a key is compared with: it is read where its choice is known.
    if (path != nullptr && path->steps.size() == 1 && !row_.find(path->steps.front().text) &&
        !context_.names.find(file_, path->steps))
        return written;
    if (const auto other = named_measure(written)) return of_same_group(written.span, *other);
    auto checked = check_expression(context_, row_, written);
    if (!checked) return std::nullopt;
    if (const auto* named = std::get_if<ParameterValue>(&checked->node)) {
        const auto& values = context_.policy.parameters[named->parameter].values;
        const bool dated = !values.empty() && (values.front().from || values.front().until);
        if (values.size() <= 1 && !dated) return written;
        report(context_, Code::value_of_a_row, written.span,
               in_ticks(path_text(*path)) + " has another value for each case, by its date",
               "use it inside an aggregate, where it is that of the case");
        return std::nullopt;
    }
    if (in_reason_ && checked->type.kind != Kind::list) {
        auto value = with_identifier(std::move(*checked), "what is shown");
        if (!value) return std::nullopt;
        const VariableId variable = context_.next_variable++;
        measure_.shown.push_back({std::move(*value), variable});
        return result(written.span, variable, simple_type(Kind::text));
    }
    report(context_, Code::value_of_a_row, written.span, "this has a value for each row, and the group has many rows",
           "make one of them: `sum of …`, `highest of …`, `distinct of …`; or make it a key, behind `by`");
    return std::nullopt;
}

bool GroupValues::names_rows(const ast::Expression& operand) const {
    const auto* path = std::get_if<ast::Path>(&operand.node);
    if (path == nullptr || path->steps.size() != 1) return false;
    const std::string& name = path->steps.front().text;
    return name == across_.cases.text || name == context_.record_names[measure_.row.record] ||
           (is_many(context_, measure_.row.record) && name == plural_of(context_, measure_.row.record));
}

// The operand, with the plural of the rows read as one of them: sum of bids.price.
std::optional<ast::Expression> GroupValues::over_rows(const ast::Aggregate& written) {
    ast::Expression operand = *written.operand;
    auto* path = std::get_if<ast::Path>(&operand.node);
    if (path == nullptr || path->steps.size() < 2) return operand;
    ast::Name& first = path->steps.front();
    const bool plural = first.text == across_.cases.text || (is_many(context_, measure_.row.record) &&
                                                             first.text == plural_of(context_, measure_.row.record));
    if (plural) first.text = context_.record_names[measure_.row.record];
    return operand;
}

std::optional<Type> GroupValues::result_type(const ast::Aggregate& written, const std::optional<Expression>& value) {
    if (written.function == Function::proportion) return simple_type(Kind::percent);
    if (written.function == Function::count) return simple_type(Kind::number);
    if (takes_rows(written.function)) return simple_type(Kind::yes_no);
    if (!can_reckon(written.function, value->type.kind)) {
        report(context_, Code::not_computable, written.operand->span,
               "there is no " + std::string(ast::word(written.function)) + " of values of type " +
                   type_text(context_, value->type));
        return std::nullopt;
    }
    return simple_type(written.function == Function::distinct ? Kind::number : value->type.kind);
}

// A constant, or a parameter without dates.
std::optional<Value> GroupValues::fixed(const Expression& checked) {
    const auto* named = std::get_if<ParameterValue>(&checked.node);
    if (named == nullptr) return fold(checked);
    measure_.target_parameters.push_back(named->parameter);
    const auto& values = context_.policy.parameters[named->parameter].values;
    if (values.size() == 1 && !values.front().from && !values.front().until) return values.front().value;
    return std::nullopt;
}

bool GroupValues::read_quantile(const ast::Aggregate& written, Number& quantile) {
    if (!written.quantile) return true;
    const ast::Expression& asked = **written.quantile;
    const auto checked =
        check_typed(context_, Scope{file_, {}, false}, asked, simple_type(Kind::percent), "a percentile");
    if (!checked) return false;
    const auto constant = fixed(*checked);
    if (constant) quantile = std::get<Percent>(*constant).fraction;
    if (constant && quantile.sign() > 0 && quantile <= Number(1)) return true;
    report(context_, Code::not_over_rows, asked.span,
           constant ? "a percentile lies above 0% and not above 100%"
                    : "across cases a percentile is that of a constant");
    return false;
}

std::optional<ast::Expression> GroupValues::aggregate(Span span, const ast::Aggregate& written) {
    const std::string function(ast::word(written.function));
    const std::string& rows = across_.cases.text;
    const auto wrong = [&](Span at, const std::string& message, const std::string& help) {
        report(context_, Code::not_over_rows, at, message, help);
        return std::nullopt;
    };
    if (written.for_each)
        return wrong(written.for_each->variable.span, "across cases an aggregate goes over all rows of the group",
                     "leave `for each` out, or put it inside: " +
                         in_ticks("sum of (" + function + " of … for each …)"));
    if (const auto other = named_measure(*written.operand)) return of_all_groups(span, written, *other);
    if (written.without_extremes > 0)
        return wrong(span, "across cases no extremes are left out", "take the median, or a percentile");
    if (takes_rows(written.function) && !names_rows(*written.operand))
        return wrong(written.operand->span,
                     in_ticks(function + " of") + " takes the rows themselves: " + in_ticks(rows),
                     "write " + in_ticks(function + " of " + rows + " where …") +
                         "; of something in each case: " + in_ticks("sum of (" + function + " of …)"));
    if (takes_rows(written.function) && written.function != Function::count && !written.where)
        return wrong(span, in_ticks(function + " of " + rows) + " needs a condition",
                     "say what must be so: `… where …`");

    Measure::Fold fold;
    fold.function = written.function;
    fold.span = span;
    if (!takes_rows(written.function)) {
        const auto operand = over_rows(written);
        auto value = check_expression(context_, row_, *operand);
        if (value && (written.function == Function::distinct || written.function == Function::consensus))
            value = with_identifier(std::move(*value), "a measure");
        if (!value) return std::nullopt;
        fold.value = std::move(*value);
    }
    if (written.where) {
        auto where = check_condition(context_, row_, **written.where);
        if (!where) return std::nullopt;
        fold.where = std::move(*where);
    }
    const auto type = result_type(written, fold.value);
    if (!type) return std::nullopt;
    fold.type = *type;
    if (!read_quantile(written, fold.quantile)) return std::nullopt;
    fold.result = context_.next_variable++;
    measure_.folds.push_back(std::move(fold));
    return result(span, measure_.folds.back().result, *type);
}

} // namespace voorrang::check

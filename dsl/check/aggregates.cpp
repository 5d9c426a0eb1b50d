// count, sum, average, lowest, highest, median, any and all. Whatever the wording, the result has a list, a variable
// for its elements, and what is reckoned of each.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/values.hpp"

namespace voorrang::check {

namespace {

using Function = ast::AggregateFunction;

bool takes_elements(Function function) {
    return function == Function::count || function == Function::any || function == Function::all ||
           function == Function::proportion;
}

bool can_reckon(Function function, Kind kind) {
    const bool amount = kind == Kind::number || kind == Kind::percent || kind == Kind::money;
    if (function == Function::sum) return amount || kind == Kind::duration;
    if (function == Function::lowest || function == Function::highest)
        return amount || kind == Kind::date || kind == Kind::time;
    // Of months and days it can't always be told whether they are the same.
    if (function == Function::distinct) return kind != Kind::duration && kind != Kind::list;
    if (function == Function::consensus) return kind != Kind::duration && kind != Kind::list && kind != Kind::record;
    return amount;
}

// What has been found out so far.
struct Parts {
    std::optional<Expression> list;
    Local element;                   // its variable; the name is empty if nothing may speak of it
    std::optional<Expression> value; // for the functions that reckon
    bool sound = true;
};

Expression variable(Span span, const Local& local) { return Expression{span, local.type, Variable{local.variable}}; }

// `count of a for each a in …`: there is nothing to choose in the operand.
bool check_element_operand(Context& context, const ast::Aggregate& aggregate) {
    const std::string& name = aggregate.for_each->variable.text;
    const auto* path = std::get_if<ast::Path>(&aggregate.operand->node);
    if (path != nullptr && path->steps.size() == 1 && path->steps.front().text == name) return true;
    const std::string function(ast::word(aggregate.function));
    report(context, Code::not_computable, aggregate.operand->span,
           in_ticks(function + " of") + " takes the elements themselves",
           "write " + in_ticks(function + " of " + name + " for each " + name + " in … where …"));
    return false;
}

Parts with_for_each(Context& context, const Scope& scope, const ast::Aggregate& aggregate) {
    const auto& for_each = *aggregate.for_each;
    Parts parts;
    parts.list = check_expression(context, scope, *for_each.list);
    if (parts.list && parts.list->type.kind != Kind::list) {
        report(context, Code::not_a_list, for_each.list->span,
               "`for each` goes through a list, but this is " + type_text(context, parts.list->type));
        parts.list.reset();
    }
    if (scope.find(for_each.variable.text) != nullptr) {
        report(context, Code::ambiguous_name, for_each.variable.span,
               in_ticks(for_each.variable.text) + " already has a meaning here", "give the element another name");
        parts.sound = false;
    }
    if (!parts.list || !parts.sound) {
        parts.sound = false;
        return parts;
    }
    parts.element = {for_each.variable.text, context.next_variable++, *parts.list->type.element};
    if (takes_elements(aggregate.function)) {
        parts.sound = check_element_operand(context, aggregate);
    } else {
        parts.value = check_expression(context, scope.with(parts.element), *aggregate.operand);
        parts.sound = parts.value.has_value();
    }
    return parts;
}

// A path through a list of records, as in `sum of bids.price`: the fields after the list are taken of each element.
std::optional<Expression> value_of_each(Context& context, const ast::Path& path, std::size_t step,
                                        const Local& element) {
    auto followed = follow_fields(context, variable(path_span(path.steps, step), element), path, step);
    if (!followed) return std::nullopt;
    if (followed->base.type.kind != Kind::list) return std::move(followed->base);
    report(context, Code::no_single_record, path_span(path.steps, path.steps.size()),
           in_ticks(path_text(path)) + " goes through two lists",
           "reckon the inner list in a definition of its own, and the outer one over that definition");
    return std::nullopt;
}

Parts over_operand(Context& context, const Scope& scope, const ast::Aggregate& aggregate) {
    Parts parts;
    const auto* path = std::get_if<ast::Path>(&aggregate.operand->node);
    std::size_t steps = 0;
    if (path != nullptr) {
        auto followed = follow_path(context, scope, *path);
        if (followed) {
            steps = followed->steps;
            parts.list = std::move(followed->base);
        }
    } else {
        parts.list = check_expression(context, scope, *aggregate.operand);
    }
    if (!parts.list) {
        parts.sound = false;
        return parts;
    }
    const std::string function(ast::word(aggregate.function));
    if (parts.list->type.kind != Kind::list) {
        report(context, Code::not_a_list, aggregate.operand->span,
               in_ticks(function + " of") + " takes a list, but this is " + type_text(context, parts.list->type));
        parts.sound = false;
        return parts;
    }
    const Type& element = *parts.list->type.element;
    const bool record = element.kind == Kind::record;
    parts.element = {record ? context.record_names[element.record] : "", context.next_variable++, element};
    if (takes_elements(aggregate.function)) {
        if (path != nullptr && steps < path->steps.size()) {
            report(context, Code::no_single_record, aggregate.operand->span,
                   in_ticks(function + " of") + " takes the elements of a list, not a field of each",
                   "write " + in_ticks(function + " of " + path_text(path->steps, steps) + " where …"));
            parts.sound = false;
        }
        return parts;
    }
    parts.value = path != nullptr ? value_of_each(context, *path, steps, parts.element)
                                  : std::optional(variable(aggregate.operand->span, parts.element));
    parts.sound = parts.value.has_value();
    return parts;
}

// The scope of `where`; nullopt: told.
std::optional<Scope> scope_of_where(Context& context, const Scope& scope, const ast::Aggregate& aggregate,
                                    const Local& element) {
    if (aggregate.for_each) return scope.with(element);
    const Span span = aggregate.operand->span;
    const std::string function(ast::word(aggregate.function));
    if (element.name.empty()) {
        report(context, Code::unknown_name, span, "the elements of this list have no name that `where` could use",
               "name them: " + in_ticks(function + " of x for each x in … where …"));
        return std::nullopt;
    }
    if (scope.find(element.name) == nullptr) return scope.with(element);
    report(context, Code::ambiguous_name, span, in_ticks(element.name) + " would mean two things in this `where`",
           "give it another name: " + in_ticks(function + " of other for each other in … where …"));
    return std::nullopt;
}

std::optional<Type> result_type(Context& context, const ast::Aggregate& aggregate, const Parts& parts) {
    if (aggregate.function == Function::count) return simple_type(Kind::number);
    if (aggregate.function == Function::proportion) return simple_type(Kind::percent);
    if (takes_elements(aggregate.function)) return simple_type(Kind::yes_no);
    const Kind kind = parts.value->type.kind;
    if (can_reckon(aggregate.function, kind))
        return aggregate.function == Function::distinct ? simple_type(Kind::number) : without_range(parts.value->type);
    report(context, Code::not_computable, aggregate.operand->span,
           "there is no " + std::string(ast::word(aggregate.function)) + " of values of type " +
               type_text(context, parts.value->type),
           kind == Kind::record ? "say which field of each is meant" : "");
    return std::nullopt;
}

// The part of a percentile: 75%. nullopt: told.
std::optional<Number> check_quantile(Context& context, const Scope& scope, const ast::Expression& ast) {
    const auto checked = check_typed(context, scope, ast, simple_type(Kind::percent), "the part of a percentile");
    if (!checked) return std::nullopt;
    const auto value = fold(*checked);
    const auto* percent = value ? std::get_if<Percent>(&*value) : nullptr;
    if (percent != nullptr && percent->fraction >= Number(0) && percent->fraction <= Number(1))
        return percent->fraction;
    report(context, Code::out_of_range, ast.span, "the part of a percentile is a fixed percentage from 0% to 100%");
    return std::nullopt;
}

// What stands beside the function and the list: the part of a percentile, the extremes. false: told.
bool check_details(Context& context, const Scope& scope, Span span, const ast::Aggregate& aggregate, Aggregated& out) {
    if (aggregate.quantile) {
        out.quantile = check_quantile(context, scope, **aggregate.quantile);
        if (!out.quantile) return false;
    }
    out.without_extremes = aggregate.without_extremes;
    const bool takes = aggregate.function == Function::average || aggregate.function == Function::median;
    if (aggregate.without_extremes == 0 || takes) return true;
    report(context, Code::not_computable, span,
           "only the average and the median are taken without extremes, not " +
               in_ticks(std::string(ast::word(aggregate.function))),
           "write `average of … without 1 extremes`");
    return false;
}

// Of those looked at, the part that meets the condition.
Expression proportion(Span span, const ast::Aggregate& ast, Aggregated met) {
    Aggregated all = met;
    met.function = all.function = Function::count;
    all.where.reset();
    std::vector<Expression> operands;
    operands.push_back({span, simple_type(Kind::number), std::move(met)});
    operands.push_back({ast.operand->span, simple_type(Kind::number), std::move(all)});
    return make_operation(span, simple_type(Kind::percent), Operator::divide, std::move(operands));
}

} // namespace

std::optional<Expression> check_aggregate(Context& context, const Scope& scope, Span span,
                                          const ast::Aggregate& aggregate) {
    Parts parts =
        aggregate.for_each ? with_for_each(context, scope, aggregate) : over_operand(context, scope, aggregate);
    if (!parts.list || (!parts.value && !takes_elements(aggregate.function))) return std::nullopt;
    std::optional<Box<Expression>> where;
    if (aggregate.where) {
        const auto inner = scope_of_where(context, scope, aggregate, parts.element);
        auto condition = inner ? check_condition(context, *inner, **aggregate.where) : std::nullopt;
        if (!condition) return std::nullopt;
        where = Box<Expression>(std::move(*condition));
    } else if (takes_elements(aggregate.function) && aggregate.function != Function::count) {
        report(context, Code::not_a_condition, span,
               in_ticks(std::string(ast::word(aggregate.function)) + " of …") + " needs a condition",
               "say what must be so: `… where …`");
        return std::nullopt;
    }
    const auto type = result_type(context, aggregate, parts);
    if (!type || !parts.sound) return std::nullopt;
    std::optional<Box<Expression>> value;
    if (parts.value) value = Box<Expression>(std::move(*parts.value));
    Aggregated aggregated{aggregate.function, parts.element.variable, Box<Expression>(std::move(*parts.list)),
                          std::move(value), std::move(where)};
    if (!check_details(context, scope, span, aggregate, aggregated)) return std::nullopt;
    if (aggregate.function == Function::proportion) return proportion(span, aggregate, std::move(aggregated));
    return Expression{span, *type, std::move(aggregated)};
}

} // namespace voorrang::check

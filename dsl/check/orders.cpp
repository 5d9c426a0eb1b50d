// `rank of bid by lowest bid.price` and `sort bids by lowest bid.price`: what stands in an order, and by which keys.
#include "dsl/check/expression_parts.hpp"

namespace voorrang::check {

namespace {

bool has_order(Kind kind) {
    return kind == Kind::number || kind == Kind::percent || kind == Kind::money || kind == Kind::date ||
           kind == Kind::time || kind == Kind::duration;
}

// nullopt: told.
std::optional<std::vector<SortKey>> check_keys(Context& context, const Scope& scope,
                                               const std::vector<ast::SortKey>& written) {
    std::vector<SortKey> keys;
    for (const ast::SortKey& each : written) {
        auto value = check_expression(context, scope, *each.value);
        if (value && !has_order(value->type.kind)) {
            report(context, Code::not_orderable, value->span,
                   "of two values of type " + type_text(context, value->type) + " neither comes first",
                   "things are put in order by a number, an amount, a date or a time");
            value.reset();
        }
        if (value) keys.push_back({each.highest_first, Box<Expression>(std::move(*value))});
    }
    return keys.size() == written.size() ? std::optional(std::move(keys)) : std::nullopt;
}

// What the keys call the element: as the rank does, else by the name of its record.
std::string element_name(const Context& context, const Scope& scope, const ast::Expression& element,
                         std::uint32_t record) {
    const auto* path = std::get_if<ast::Path>(&element.node);
    const bool is_variable = path != nullptr && path->steps.size() == 1 && scope.find(path->steps.front().text);
    return is_variable ? path->steps.front().text : context.record_names[record];
}

} // namespace

std::optional<Expression> check_rank(Context& context, const Scope& scope, Span span, const ast::Rank& rank) {
    auto element = check_expression(context, scope, *rank.element);
    if (!element) return std::nullopt;
    if (element->type.kind != Kind::record || !is_many(context, element->type.record)) {
        report(context, Code::not_orderable, element->span,
               "only a record of which a case has many has a rank, but this is " + type_text(context, element->type),
               element->type.kind == Kind::list ? "say of which of them: `rank of bid by …`" : "");
        return std::nullopt;
    }
    const Local local{element_name(context, scope, *rank.element, element->type.record), context.next_variable++,
                      element->type};
    const Scope inner = scope.with_instead(local);
    auto keys = check_keys(context, inner, rank.by);
    std::optional<Box<Expression>> where;
    if (rank.where) {
        auto condition = check_condition(context, inner, **rank.where);
        if (!condition) return std::nullopt;
        where = Box<Expression>(std::move(*condition));
    }
    if (!keys) return std::nullopt;
    return Expression{span, simple_type(Kind::number),
                      Ranked{Box<Expression>(std::move(*element)), local.variable, std::move(*keys), std::move(where)}};
}

std::optional<Expression> check_sort(Context& context, const Scope& scope, Span span, const ast::Sort& sort) {
    auto list = check_expression(context, scope, *sort.list);
    if (!list) return std::nullopt;
    const bool of_records = list->type.kind == Kind::list && list->type.element->kind == Kind::record;
    const bool plain = std::holds_alternative<AllRecords>(list->node) || std::holds_alternative<FieldOf>(list->node);
    if (!of_records || !plain) {
        report(context, Code::not_orderable, list->span,
               of_records ? "this list is worked out, and only one that stands in the case can be put in order"
                          : "only a list of records can be put in order, but this is " + type_text(context, list->type),
               of_records ? "" : "write `sort bids by …`");
        return std::nullopt;
    }
    const std::uint32_t record = list->type.element->record;
    const Local local{context.record_names[record], context.next_variable++, record_type(record)};
    auto keys = check_keys(context, scope.with_instead(local), sort.by);
    if (!keys) return std::nullopt;
    Type type = list->type;
    return Expression{span, std::move(type),
                      Sorted{Box<Expression>(std::move(*list)), local.variable, std::move(*keys), sort.first}};
}

} // namespace voorrang::check

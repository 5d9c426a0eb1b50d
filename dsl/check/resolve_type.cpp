#include "dsl/check/expressions.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/types.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

Kind kind_of(ast::SimpleType type) {
    switch (type) {
    case ast::SimpleType::yes_no:
        return Kind::yes_no;
    case ast::SimpleType::text:
        return Kind::text;
    case ast::SimpleType::number:
        return Kind::number;
    case ast::SimpleType::percent:
        return Kind::percent;
    case ast::SimpleType::money:
        return Kind::money;
    case ast::SimpleType::date:
        return Kind::date;
    case ast::SimpleType::time:
        return Kind::time;
    case ast::SimpleType::duration:
        return Kind::duration;
    }
    return Kind::text;
}

bool is_literal(const ast::Expression& expression) {
    const auto* unary = std::get_if<ast::Unary>(&expression.node);
    const bool negative = unary != nullptr && unary->op == ast::UnaryOperator::negate;
    return std::holds_alternative<ast::Literal>(negative ? unary->operand->node : expression.node);
}

// One end of a range. nullopt: told.
std::optional<Value> range_end(Context& context, std::uint32_t file, const ast::Expression& end, Kind kind) {
    if (!is_literal(end)) {
        report(context, Code::out_of_range, end.span, "the ends of a range must be literals");
        return std::nullopt;
    }
    const auto expression = check_expression(context, Scope{file, {}, false}, end);
    if (!expression) return std::nullopt;
    Expression adapted = *expression;
    adapt_zero(adapted, simple_type(kind));
    auto value = fold(adapted);
    if (adapted.type.kind == kind && value) return value;
    const std::string what = value ? type_text(context, adapted.type) : "not a constant";
    report(context, Code::out_of_range, end.span,
           "the ends of this range must be " + std::string(kind_text(kind)) + ", but this is " + what);
    return std::nullopt;
}

std::optional<Type> resolve_ranged(Context& context, std::uint32_t file, Span span, const ast::Ranged& ranged) {
    Type type = simple_type(kind_of(ranged.type));
    if (!ranged.range) return type;
    const auto from = range_end(context, file, *ranged.range->from, type.kind);
    const auto to = range_end(context, file, *ranged.range->to, type.kind);
    if (!from || !to) return std::nullopt;
    const auto ordered = order(*from, *to);
    if (!ordered || std::is_gt(*ordered)) {
        report(context, Code::out_of_range, span,
               ordered
                   ? "this range has nothing in it: " + to_display_text(*from) + " is more than " + to_display_text(*to)
                   : "both ends of a range must be in the same currency",
               ordered ? "the lower end comes first" : "");
        return std::nullopt;
    }
    type.range = std::make_shared<const Type::Range>(Type::Range{*from, *to});
    return type;
}

std::optional<Type> resolve_choice(Context& context, const ast::Choice& choice) {
    std::vector<std::string> options;
    bool sound = true;
    for (const ast::Name& option : choice.options) {
        const auto earlier = std::find(options.begin(), options.end(), option.text);
        if (earlier != options.end()) {
            const auto position = static_cast<std::size_t>(earlier - options.begin());
            report(context, Code::duplicate_name, option.span, "the choice has " + in_ticks(option.text) + " twice")
                .labels.push_back({choice.options[position].span, "first named here"});
            sound = false;
            continue;
        }
        options.push_back(option.text);
    }
    if (!sound) return std::nullopt;
    Type type = simple_type(Kind::choice);
    type.options = std::make_shared<const std::vector<std::string>>(std::move(options));
    return type;
}

void report_unknown_type(Context& context, std::uint32_t file, const ast::Path& name, Span span) {
    std::vector<std::string> candidates = context.names.visible_names(file, SymbolKind::record);
    for (const char* simple : {"text", "number", "percent", "money", "date", "time", "duration", "choice", "list"})
        candidates.emplace_back(simple);
    const std::string text = path_text(name);
    report(context, Code::unknown_type, span, in_ticks(text) + " is no type, and no record has this name",
           did_you_mean(text, candidates));
}

std::optional<Type> resolve_record(Context& context, std::uint32_t file, Span span, const ast::Path& name) {
    const auto found = context.names.find(file, name.steps);
    if (!found && context.names.may_be_unread(file, name.steps)) return std::nullopt;
    if (!found || found->steps != name.steps.size()) {
        report_unknown_type(context, file, name, span);
        return std::nullopt;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, span, *found);
        return std::nullopt;
    }
    const Symbol& symbol = *found->symbol;
    if (symbol.kind == SymbolKind::record) return record_type(symbol.index);
    if (symbol.kind == SymbolKind::records)
        report(context, Code::unknown_type, span, in_ticks(symbol.name) + " is the plural of a record, not a type",
               "did you mean " + in_ticks(context.record_names[symbol.index]) + "?");
    else
        report(context, Code::unknown_type, span,
               in_ticks(symbol.name) + " is " + std::string(kind_text(symbol.kind)) + ", not a type");
    return std::nullopt;
}

} // namespace

std::optional<Type> resolve_type(Context& context, std::uint32_t file, const ast::Type& type) {
    return std::visit(
        Overloaded{[&](const ast::Ranged& it) { return resolve_ranged(context, file, type.span, it); },
                   [&](const ast::Choice& it) { return resolve_choice(context, it); },
                   [&](const ast::RecordName& it) { return resolve_record(context, file, type.span, it.name); },
                   [&](const ast::ListOf& it) -> std::optional<Type> {
                       const auto element = resolve_type(context, file, *it.element);
                       if (!element) return std::nullopt;
                       if (element->kind == Kind::list) {
                           report(context, Code::unknown_type, type.span, "a list of lists is not possible",
                                  "give the inner list a record of its own");
                           return std::nullopt;
                       }
                       return list_of(*element);
                   }},
        type.node);
}

} // namespace voorrang::check

// Names and the fields behind them: tender, bids, bid.bidder.turnover, nl.thresholds.works.
#include "dsl/check/expression_parts.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// A record's singular where no variable of that name is in scope.
std::optional<Expression> singular(Context& context, Span span, std::uint32_t index) {
    const Record& record = context.policy.records[index];
    if (record.plural) {
        report(context, Code::no_single_record, span,
               "the case has many " + *record.plural + ", and nothing here says which " + in_ticks(record.name) +
                   " is meant",
               "use it in a definition `of " + record.name + "`, or in `count of " + *record.plural + " where …`");
        return std::nullopt;
    }
    if (context.nested_records.contains(index)) {
        report(context, Code::no_single_record, span,
               in_ticks(record.name) + " stands inside other records, and nothing here says which one is meant",
               "use it in a definition `of " + record.name + "`, or go by the field that holds it");
        return std::nullopt;
    }
    return Expression{span, record_type(index), SingleRecord{index}};
}

std::optional<Expression> bare_declaration(Context& context, Span span, const Symbol& symbol, AppliedKind kind,
                                           const Signature& signature) {
    if (!signature.sound) return std::nullopt;
    if (signature.subject) {
        const std::string& subject = context.record_names[signature.subject->record];
        report(context, Code::wrong_subject, span,
               in_ticks(symbol.name) + " is said of a " + subject + ", and nothing here says of which",
               "write " + in_ticks(symbol.name + " of " + subject));
        return std::nullopt;
    }
    return Expression{span, signature.type, Applied{kind, symbol.index, std::nullopt}};
}

std::optional<Expression> value_of(Context& context, Span span, const Symbol& symbol) {
    switch (symbol.kind) {
    case SymbolKind::record:
        return singular(context, span, symbol.index);
    case SymbolKind::records:
        return Expression{span, list_of(record_type(symbol.index)), AllRecords{symbol.index}};
    case SymbolKind::parameter: {
        const Signature& signature = context.parameters[symbol.index];
        if (!signature.sound) return std::nullopt;
        return Expression{span, signature.type, ParameterValue{symbol.index}};
    }
    case SymbolKind::definition:
        return bare_declaration(context, span, symbol, AppliedKind::definition, context.definitions[symbol.index]);
    case SymbolKind::table:
        return bare_declaration(context, span, symbol, AppliedKind::table, context.tables[symbol.index]);
    case SymbolKind::rule:
        return bare_declaration(context, span, symbol, AppliedKind::rule, context.rules[symbol.index]);
    case SymbolKind::award:
    case SymbolKind::calendar:
    case SymbolKind::workflow:
    case SymbolKind::measure:
        break;
    }
    report(context, Code::type_mismatch, span,
           in_ticks(symbol.name) + " is " + std::string(kind_text(symbol.kind)) + ", not a value");
    return std::nullopt;
}

} // namespace

bool is_visible(const Context& context, const Scope& scope, const ast::Path& path) {
    return scope.find(path.steps.front().text) != nullptr || context.names.find(scope.file, path.steps).has_value();
}

std::optional<Followed> follow_fields(Context& context, Expression base, const ast::Path& path, std::size_t step) {
    while (step < path.steps.size() && base.type.kind != Kind::list) {
        const ast::Name& name = path.steps[step];
        if (base.type.kind != Kind::record) {
            report(context, Code::unknown_field, name.span,
                   in_ticks(path_text(path.steps, step)) + " is " + type_text(context, base.type) +
                       " and has no fields");
            return std::nullopt;
        }
        const std::uint32_t record = base.type.record;
        const auto field = find_field(context, record, name);
        if (!field || context.unsound_fields.contains({record, *field})) return std::nullopt;
        const Type type = context.policy.records[record].fields[*field].type;
        const Span span = cover(base.span, name.span);
        base = Expression{span, type, FieldOf{Box<Expression>(std::move(base)), *field}};
        ++step;
    }
    return Followed{std::move(base), step};
}

std::optional<Followed> follow_path(Context& context, const Scope& scope, const ast::Path& path) {
    const ast::Name& first = path.steps.front();
    if (const Local* local = scope.find(first.text))
        return follow_fields(context, Expression{first.span, local->type, Variable{local->variable}}, path, 1);
    const auto found = context.names.find(scope.file, path.steps);
    if (!found) {
        report_unknown_name(context, scope, path.steps);
        return std::nullopt;
    }
    const Span span = path_span(path.steps, found->steps);
    if (found->rival != nullptr) {
        report_ambiguous(context, span, *found);
        return std::nullopt;
    }
    auto base = value_of(context, span, *found->symbol);
    if (!base) return std::nullopt;
    return follow_fields(context, std::move(*base), path, found->steps);
}

std::optional<Expression> check_path(Context& context, const Scope& scope, Span span, const ast::Path& path) {
    auto followed = follow_path(context, scope, path);
    if (!followed) return std::nullopt;
    if (followed->steps == path.steps.size()) {
        followed->base.span = span;
        return std::move(followed->base);
    }
    const std::string list = path_text(path.steps, followed->steps);
    if (followed->base.type.element->kind != Kind::record) {
        report(context, Code::unknown_field, path.steps[followed->steps].span,
               in_ticks(list) + " is " + type_text(context, followed->base.type) + " and has no fields");
        return std::nullopt;
    }
    const std::string whole = path_text(path);
    report(context, Code::no_single_record, span,
           in_ticks(list) + " is a list, so that " + in_ticks(whole) + " is many values",
           "make one of them: `sum of " + whole + "`, `lowest of " + whole + "`, or say which with `for each`");
    return std::nullopt;
}

} // namespace voorrang::check

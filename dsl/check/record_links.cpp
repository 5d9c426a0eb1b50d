// What a record says of other records: shown as, by, currency of.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

// The fields from the record to what it is shown as: bidder.name.
void check_shown_as(Context& context, const ast::Path& path, std::uint32_t index) {
    std::uint32_t record = index;
    std::vector<std::uint32_t> fields;
    for (std::size_t step = 0; step < path.steps.size(); ++step) {
        const ast::Name& name = path.steps[step];
        const auto field = find_field(context, record, name);
        if (!field || context.unsound_fields.contains({record, *field})) return;
        fields.push_back(*field);
        const Type& type = context.policy.records[record].fields[*field].type;
        const bool last = step + 1 == path.steps.size();
        if (!last && type.kind == Kind::record) {
            record = type.record;
            continue;
        }
        if (!last) {
            report(context, Code::unknown_field, path.steps[step + 1].span,
                   in_ticks(name.text) + " is " + type_text(context, type) + " and has no fields");
            return;
        }
        if (type.kind == Kind::record || type.kind == Kind::list) {
            report(context, Code::type_mismatch, name.span,
                   "a record is shown as one plain value, but this is " + type_text(context, type));
            return;
        }
    }
    context.policy.records[index].shown_as = std::move(fields);
}

void check_currency(Context& context, std::uint32_t file, const ast::Expression& ast, Field& field) {
    if (field.type.kind != Kind::money) {
        report(context, Code::type_mismatch, ast.span,
               "only money has a currency, and " + in_ticks(field.name) + " is " + type_text(context, field.type));
        return;
    }
    if (auto currency =
            check_typed(context, Scope{file, {}, false}, ast, simple_type(Kind::money), "what gives the currency"))
        field.currency = std::move(*currency);
}

// A seal is opened for the whole case at once.
void check_seal(Context& context, std::uint32_t file, const ast::Expression& ast, Field& field) {
    const Scope scope{file, {}, false};
    auto until = check_expression(context, scope, ast);
    if (!until) return;
    if (until->type.kind == Kind::date) {
        field.seal_calendar = find_calendar(context, scope, ast.span, std::nullopt);
        if (!field.seal_calendar) return;
    }
    if (until->type.kind == Kind::date || until->type.kind == Kind::time) {
        field.sealed_until = std::move(*until);
        return;
    }
    report(context, Code::type_mismatch, ast.span,
           "a fact is sealed until a date or a time, but this is " + type_text(context, until->type));
}

void check_links_of(Context& context, std::uint32_t index) {
    const auto& declared = context.declarations.records[index];
    if (declared.ast->shown_as) check_shown_as(context, *declared.ast->shown_as, index);
    for (std::uint32_t number = 0; number < context.policy.records[index].fields.size(); ++number) {
        if (context.unsound_fields.contains({index, number})) continue;
        Field& field = context.policy.records[index].fields[number];
        for (const ast::Field& ast : declared.ast->fields) {
            if (ast.span != field.span) continue;
            if (field.by && !field.holds_it) require_identity(context, field.type.record, ast.type.span, "a reference");
            if (ast.currency) check_currency(context, declared.file, *ast.currency, field);
            if (ast.sealed_until) check_seal(context, declared.file, *ast.sealed_until, field);
        }
    }
}

} // namespace

bool require_identity(Context& context, std::uint32_t record, Span span, std::string_view purpose) {
    const Record& declared = context.policy.records[record];
    if (declared.identifier) return true;
    // An identifier with an error of its own has been told.
    for (const Field& field : declared.fields)
        if (field.identifies) return false;
    report(context, Code::no_identity, span,
           std::string(purpose) + " must tell one " + declared.name + " from another, and no field of it identifies it",
           "add `identifies` to the field of " + in_ticks(declared.name) + " that is never the same twice")
        .labels.push_back({context.declarations.records[record].ast->name.span, "declared here"});
    return false;
}

void check_record_links(Context& context) {
    for (std::uint32_t index = 0; index < context.policy.records.size(); ++index) check_links_of(context, index);
}

} // namespace voorrang::check

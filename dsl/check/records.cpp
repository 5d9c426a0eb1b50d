// Records and their fields.
#include "dsl/check/stages.hpp"
#include "dsl/check/types.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// "" is the whole; anything else begins with a slash.
void check_pointer(Context& context, const ast::PointerText& pointer) {
    if (pointer.text.empty() || pointer.text.front() == '/') return;
    report(context, Code::type_mismatch, pointer.span,
           "a place in a document begins with a slash, and this is \"" + pointer.text + "\"",
           "write \"/" + pointer.text + "\"");
}

// Fields in the order of their names; of two with one name the first counts.
std::vector<const ast::Field*> sorted_fields(Context& context, const ast::Record& record) {
    std::vector<const ast::Field*> fields;
    for (const ast::Field& field : record.fields) fields.push_back(&field);
    std::stable_sort(fields.begin(), fields.end(),
                     [](const auto* a, const auto* b) { return a->name.text < b->name.text; });
    std::vector<const ast::Field*> unique;
    for (const ast::Field* field : fields) {
        if (unique.empty() || unique.back()->name.text != field->name.text) {
            unique.push_back(field);
            continue;
        }
        report(context, Code::duplicate_name, field->name.span,
               "the record " + in_ticks(record.name.text) + " has the field " + in_ticks(field->name.text) + " twice")
            .labels.push_back({unique.back()->name.span, "first declared here"});
    }
    return unique;
}

bool stands_alone(const Context& context, std::uint32_t record) {
    const Record& declared = context.policy.records[record];
    return declared.format.has_value() || declared.plural.has_value();
}

// bid : bid that holds it. The rows of that record are on the way to those of this one.
void place_holder(Context& context, const ast::Field& ast, const Record& record, Field& field) {
    const auto wrong = [&](Span span, const std::string& message, const std::string& help) {
        report(context, Code::not_held, span, message, help);
    };
    if (field.type.kind != Kind::record)
        return wrong(ast.type.span, "only a record holds another, and this is " + type_text(context, field.type), "");
    if (ast.at || ast.by || ast.identifies || ast.currency || ast.sealed_until)
        return wrong(ast.name.span, "the record that holds this one is found by where this one stands",
                     "leave out what else is said of this field");
    const Record& holder = context.policy.records[field.type.record];
    if (!holder.pointer || !holder.plural)
        return wrong(ast.type.span, "a case does not have a list of " + in_ticks(holder.name),
                     holder.pointer ? "leave this field out and write " + in_ticks(holder.name) + " where it is meant"
                                    : "say where that record stands: `plural … from …`");
    if (!record.pointer || !record.plural || record.format != holder.format)
        return wrong(ast.name.span, "a case does not have a list of " + in_ticks(record.name),
                     "say where this record stands: `plural … from …`");
    if (!record.pointer->starts_with(*holder.pointer + "/*/"))
        return wrong(ast.type.span,
                     in_ticks(record.name) + " does not stand in a " + in_ticks(holder.name) + ": \"" +
                         *record.pointer + "\" does not begin with \"" + *holder.pointer + "/*/\"",
                     "name the record whose list the way to this one goes through");
    field.holds_it = true;
    field.by = "";
}

// Where a field's value is read: `by` for a reference to another record, else `at`; its own name where none is said.
void place_field(Context& context, const ast::Field& ast, const Record& record_of, Field& field) {
    if (ast.holds_it) return place_holder(context, ast, record_of, field);
    const bool record = field.type.kind == Kind::record;
    const bool list_of_records = field.type.kind == Kind::list && field.type.element->kind == Kind::record;
    if (ast.at) check_pointer(context, *ast.at);
    if (ast.by) check_pointer(context, *ast.by);
    if (ast.by && !record) {
        report(context, Code::type_mismatch, ast.by->span,
               "only a field that refers to one record has `by`, and this is " + type_text(context, field.type),
               "write `at` instead of `by`");
        return;
    }
    const bool reference = record && stands_alone(context, field.type.record);
    if (reference && !is_many(context, field.type.record)) {
        const std::string name = type_text(context, field.type);
        report(context, Code::type_mismatch, ast.type.span,
               "a case has one " + name + ", so that there is no other to refer to",
               "leave this field out and write " + in_ticks(name) + " where it is meant");
        return;
    }
    if (reference && ast.at) {
        report(context, Code::type_mismatch, ast.at->span,
               in_ticks(type_text(context, field.type)) + " stands on its own in a case and can only be referred to",
               "write `by` and the place of its identifier");
        return;
    }
    if (list_of_records && stands_alone(context, field.type.element->record)) {
        report(context, Code::type_mismatch, ast.type.span,
               in_ticks(type_text(context, *field.type.element)) +
                   " stands on its own in a case, so a list of it can't stand in a field",
               "ask for those that belong here: `… of " + plural_of(context, field.type.element->record) + " where …`");
        return;
    }
    if (record && !reference && ast.by) {
        report(context, Code::type_mismatch, ast.by->span,
               in_ticks(type_text(context, field.type)) + " stands inside this record and is not referred to",
               "write `at` instead of `by`, or say where that record stands with `from`");
        return;
    }
    if (ast.sealed_until && (record || field.type.kind == Kind::list || ast.identifies))
        report(context, Code::bad_event, ast.name.span,
               "only a plain value can be sealed, and " + in_ticks(field.name) +
                   (ast.identifies ? " tells the records apart" : " is " + type_text(context, field.type)),
               "seal the fields inside it");
    if (reference)
        field.by = ast.by ? ast.by->text : "/" + field.name;
    else
        field.at = ast.at ? ast.at->text : "/" + field.name;
}

void note_identity(Context& context, const ast::Field& ast, std::uint32_t index, Record& record) {
    if (!ast.identifies) return;
    const Field& field = record.fields[index];
    if (field.type.kind != Kind::text && field.type.kind != Kind::number) {
        report(context, Code::type_mismatch, ast.type.span,
               "a field that identifies must be text or number, but this is " + type_text(context, field.type));
        return;
    }
    if (record.identifier) {
        report(context, Code::no_identity, ast.name.span,
               "the record " + in_ticks(record.name) + " has two fields that identify it",
               "one is enough: leave out `identifies` here or there")
            .labels.push_back({record.fields[*record.identifier].span, "the other is here"});
        return;
    }
    record.identifier = index;
}

void check_fields_of(Context& context, std::uint32_t index) {
    const auto& declared = context.declarations.records[index];
    Record& record = context.policy.records[index];
    std::vector<std::pair<const ast::Field*, std::uint32_t>> sound;
    for (const ast::Field* ast : sorted_fields(context, *declared.ast)) {
        const auto field_index = static_cast<std::uint32_t>(record.fields.size());
        Field field;
        field.name = ast->name.text;
        field.personal = ast->personal;
        field.identifies = ast->identifies;
        field.span = ast->span;
        const auto type = resolve_type(context, declared.file, ast->type);
        if (type) {
            field.type = *type;
            sound.emplace_back(ast, field_index);
        } else {
            context.unsound_fields.emplace(index, field_index);
        }
        record.fields.push_back(std::move(field));
    }
    // In the order of the text, so that of two identifiers the later one is told.
    std::sort(sound.begin(), sound.end(),
              [](const auto& a, const auto& b) { return a.first->span.begin < b.first->span.begin; });
    for (const auto& [ast, field_index] : sound) {
        place_field(context, *ast, record, record.fields[field_index]);
        note_identity(context, *ast, field_index, record);
    }
}

void note_nested(Context& context, const Type& type) {
    if (type.kind == Kind::list) note_nested(context, *type.element);
    if (type.kind == Kind::record && !stands_alone(context, type.record)) context.nested_records.insert(type.record);
}

} // namespace

void declare_records(Context& context) {
    for (const auto& declared : context.declarations.records) {
        const ast::Record& ast = *declared.ast;
        Record record;
        record.name = ast.name.text;
        record.full_name = declared.full_name;
        if (ast.plural) record.plural = ast.plural->text;
        if (ast.from) {
            check_pointer(context, ast.from->pointer);
            record.format = ast.from->format.text;
            record.pointer = ast.from->pointer.text;
            if (ast.from->where) {
                check_pointer(context, ast.from->where->pointer);
                record.where_pointer = ast.from->where->pointer.text;
                record.where_has = ast.from->where->has;
            }
        }
        record.span = ast.span;
        context.policy.records.push_back(std::move(record));
    }
}

void check_fields(Context& context) {
    for (std::uint32_t index = 0; index < context.policy.records.size(); ++index) check_fields_of(context, index);
    for (std::uint32_t index = 0; index < context.policy.records.size(); ++index)
        for (std::uint32_t field = 0; field < context.policy.records[index].fields.size(); ++field)
            if (!context.unsound_fields.contains({index, field}))
                note_nested(context, context.policy.records[index].fields[field].type);
}

} // namespace voorrang::check

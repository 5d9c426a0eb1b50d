// What can be known of declarations before any body is looked at, so that bodies may refer to each other freely.
#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"

namespace voorrang::check {

namespace {

template <class T>
Signature signature_of(Context& context, const Declared<T>& declared, std::string_view what) {
    Signature signature;
    signature.sound = true;
    if (declared.ast->subject) {
        const auto record = find_record(context, declared.file, *declared.ast->subject, what);
        if (record)
            signature.subject = make_subject(context, *record);
        else
            signature.sound = false;
    }
    if (const auto type = resolve_type(context, declared.file, declared.ast->type))
        signature.type = *type;
    else
        signature.sound = false;
    return signature;
}

Signature parameter_signature(Context& context, const Declared<ast::Parameter>& declared) {
    Signature signature;
    const auto type = resolve_type(context, declared.file, declared.ast->type);
    if (!type) return signature;
    const Kind kind = type->kind == Kind::list ? type->element->kind : type->kind;
    if (kind == Kind::record) {
        report(context, Code::type_mismatch, declared.ast->type.span,
               "a parameter is a fixed value and can't be " + type_text(context, *type));
        return signature;
    }
    signature.sound = true;
    signature.type = *type;
    return signature;
}

Signature rule_signature(Context& context, const Declared<ast::Rule>& declared) {
    Signature signature;
    signature.type = simple_type(Kind::yes_no);
    const ast::Name& subject = declared.ast->subject;
    const auto record = find_record(context, declared.file, subject, "the subject of a rule");
    if (!record) return signature;
    if (context.nested_records.contains(*record)) {
        report(context, Code::wrong_subject, subject.span,
               in_ticks(subject.text) + " stands inside other records, so that a rule can't be about it",
               "make the rule about the record that holds it");
        return signature;
    }
    if (is_many(context, *record) && !require_identity(context, *record, subject.span, "a rule")) return signature;
    signature.sound = true;
    signature.subject = make_subject(context, *record);
    return signature;
}

} // namespace

Subject make_subject(Context& context, std::uint32_t record) { return {context.next_variable++, record}; }

void declare_signatures(Context& context) {
    const Declarations& declarations = context.declarations;
    for (const auto& declared : declarations.parameters)
        context.parameters.push_back(parameter_signature(context, declared));
    for (const auto& declared : declarations.definitions)
        context.definitions.push_back(signature_of(context, declared, "the subject of a definition"));
    for (const auto& declared : declarations.tables)
        context.tables.push_back(signature_of(context, declared, "the subject of a table"));
    for (const auto& declared : declarations.rules) context.rules.push_back(rule_signature(context, declared));
}

} // namespace voorrang::check

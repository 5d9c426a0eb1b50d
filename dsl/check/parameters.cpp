// Parameters and the date by which their values are chosen.
#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

std::optional<Value> constant_value(Context& context, const Declared<ast::Parameter>& declared, const Type& type,
                                    const ast::Expression& ast) {
    const auto checked = check_typed(context, Scope{declared.body_file(), {}, false}, ast, type,
                                     "the value of " + in_ticks(declared.ast->name.text));
    if (!checked) return std::nullopt;
    auto value = fold(*checked);
    if (!value)
        report(context, Code::type_mismatch, ast.span, "the value of a parameter must be a constant",
               "a value that is worked out is a definition: `define " + declared.ast->name.text + ": … as …`");
    return value;
}

// Sorts the values by date and tells dates that stand there twice.
void sort_by_date(Context& context, const std::string& name, std::vector<Parameter::DatedValue>& values) {
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (values[i].from != values[i - 1].from) continue;
        const std::string which =
            values[i].from ? "two values from " + to_text(*values[i].from) : std::string("two values without a date");
        report(context, Code::parameter_dates, values[i].span, in_ticks(name) + " has " + which,
               values[i].from ? "" : "say from when each holds: `= … from 2026-01-01`")
            .labels.push_back({values[i - 1].span, "the other is here"});
    }
}

// Values whose times overlap, and holes between them; the values are sorted by date.
void check_times(Context& context, const std::string& name, const std::vector<Parameter::DatedValue>& values) {
    for (const auto& value : values)
        if (value.from && value.until && *value.from >= *value.until)
            report(context, Code::never_in_force, value.span,
                   "this value is never in force: it ends on " + to_text(*value.until) + ", and begins on " +
                       to_text(*value.from),
                   "`until` names the first day on which it no longer holds");
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto &earlier = values[i - 1], &later = values[i];
        if (!earlier.until || !later.from || *earlier.until == *later.from || earlier.from == later.from) continue;
        const bool overlap = *earlier.until > *later.from;
        const std::string times = overlap ? to_text(*later.from) + " until " + to_text(*earlier.until)
                                          : to_text(*earlier.until) + " until " + to_text(*later.from);
        report(context, overlap ? Code::parameter_overlap : Code::parameter_hole, later.span,
               overlap ? in_ticks(name) + " has two values from " + times
                       : in_ticks(name) + " has no value from " + times,
               overlap ? "let the earlier value end where the later one begins, or leave its `until` out"
                       : "what rests on it fails in that time; give it a value there, if it has one")
            .labels.push_back({earlier.span, "the value before it is here"});
    }
}

bool has_dates(const ast::Parameter& parameter) {
    return std::any_of(parameter.values.begin(), parameter.values.end(),
                       [](const auto& value) { return value.from || value.until; });
}

// What needs a reference date, by the name under which it is declared; nothing: nothing does.
struct DatedName {
    std::string name;
    Span span;
    bool parameter = false;
};
std::optional<DatedName> first_dated(const Context& context) {
    for (const auto& declared : context.declarations.parameters)
        if (has_dates(*declared.ast)) return DatedName{declared.ast->name.text, declared.ast->name.span, true};
    for (const auto& declared : context.declarations.rules)
        if (is_dated(declared.ast->force)) return DatedName{declared.ast->name.text, declared.ast->name.span};
    for (const auto& declared : context.declarations.definitions)
        if (is_dated(declared.ast->force)) return DatedName{declared.ast->name.text, declared.ast->name.span};
    for (const auto& declared : context.declarations.definitions)
        for (const auto& exception : declared.ast->exceptions)
            if (is_dated(exception.force)) return DatedName{exception.name.text, exception.name.span};
    return std::nullopt;
}

// Of the files in `of`, in which a reference date is declared.
std::vector<const Declared<ast::ReferenceDate>*> reference_dates(const Context& context,
                                                                 const std::vector<std::uint32_t>& of) {
    std::vector<const Declared<ast::ReferenceDate>*> found;
    for (const auto& declared : context.declarations.reference_dates)
        if (std::find(of.begin(), of.end(), declared.file) != of.end()) found.push_back(&declared);
    return found;
}

// The main file's own, else that of a package it uses, else that of a package further away.
std::vector<const Declared<ast::ReferenceDate>*> visible_reference_dates(const Context& context) {
    auto found = reference_dates(context, {0});
    if (found.empty()) found = reference_dates(context, context.names.used_by(0));
    if (!found.empty()) return found;
    std::vector<std::uint32_t> all(context.files.size());
    for (std::uint32_t file = 0; file < all.size(); ++file) all[file] = file;
    return reference_dates(context, all);
}

} // namespace

void check_parameters(Context& context) {
    for (std::size_t index = 0; index < context.declarations.parameters.size(); ++index) {
        const auto& declared = context.declarations.parameters[index];
        const Signature& signature = context.parameters[index];
        Parameter parameter;
        parameter.name = declared.ast->name.text;
        parameter.full_name = declared.full_name;
        parameter.type = signature.type;
        for (const auto& ast : declared.ast->values) {
            Parameter::DatedValue dated{Unknown{}, ast.from, ast.until, citation_texts(ast.cites), ast.span};
            if (signature.sound)
                if (auto value = constant_value(context, declared, signature.type, ast.value))
                    dated.value = std::move(*value);
            parameter.values.push_back(std::move(dated));
        }
        // Left open by a package that is looked at by itself.
        if (parameter.values.empty())
            parameter.values.push_back({Unknown{}, std::nullopt, std::nullopt, {}, declared.ast->name.span});
        sort_by_date(context, parameter.name, parameter.values);
        check_times(context, parameter.name, parameter.values);
        parameter.reason = check_reason(context, Scope{declared.body_file(), {}, false}, declared.ast->reason);
        parameter.span = declared.ast->span;
        context.policy.parameters.push_back(std::move(parameter));
    }
}

void check_reference_date(Context& context) {
    const auto dates = visible_reference_dates(context);
    if (dates.size() > 1) {
        const bool same_file = dates[0]->file == dates[1]->file;
        const Code code = same_file ? Code::duplicate_name : Code::ambiguous_name;
        const Span at = same_file ? dates[1]->ast->span : context.files[0].file.header.name_span;
        report(context, code, at,
               same_file ? std::string("the reference date is declared twice")
                         : "two used packages declare a reference date: " + context.names.package_name(dates[0]->file) +
                               " and " + context.names.package_name(dates[1]->file),
               same_file ? "" : "declare the one that counts here: `reference date is …`")
            .labels.push_back({dates[0]->ast->span, same_file ? "first declared here" : "one of them"});
        return;
    }
    if (dates.size() == 1) {
        const auto& declared = *dates.front();
        auto date = check_expression(context, Scope{declared.file, {}, false}, declared.ast->date);
        if (date && date->type.kind != Kind::date && date->type.kind != Kind::time)
            report(context, Code::type_mismatch, date->span,
                   "the reference date must be a date or a time, but this is " + type_text(context, date->type));
        else if (date)
            context.policy.reference_date = std::move(*date);
        return;
    }
    // A package by itself decides nothing: the policy that uses it brings the date.
    if (context.files[0].file.header.kind == ast::Header::Kind::package) return;
    if (has_unread(context, ast::Unread::Kind::reference_date) || has_unread(context, ast::Unread::Kind::use)) return;
    // One is enough: the date that is missing is the same for all.
    if (const auto dated = first_dated(context))
        report(context, Code::no_reference_date, context.files[0].file.header.name_span,
               dated->parameter
                   ? in_ticks(dated->name) + " has different values over time, and nothing says which date counts"
                   : in_ticks(dated->name) + " holds for a time, and nothing says which date counts",
               "add the date of the case: `reference date is tender.published`")
            .labels.push_back({dated->span, "declared here"});
}

} // namespace voorrang::check

// Names that must be there, and what is said when they aren't.
#include "dsl/check/expressions.hpp"
#include "dsl/check/unknown_names.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

bool has_field(const Context& context, std::uint32_t record, const std::string& name) {
    const auto& fields = context.policy.records[record].fields;
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

// A name that is wrong in many places is one mistake: further places are shown with the first. The finding must be the
// next one that is reported.
bool told_before(Context& context, std::pair<std::uint32_t, std::string> name, Span span) {
    const auto [place, first] =
        context.told_names.try_emplace(std::move(name), Context::Told{context.diagnostics.size()});
    if (first) return false;
    Context::Told& told = place->second;
    Diagnostic& finding = context.diagnostics[told.finding];
    std::vector<Label>& labels = finding.labels;
    // The first in the text is the one that is told, whichever was met first.
    if (span.source == finding.span->source && span.begin < finding.span->begin) std::swap(span, *finding.span);
    if (++told.again == 1)
        labels.push_back({span, "and here"});
    else
        labels.back().text =
            "and here, and in " + std::to_string(told.again - 1) + (told.again == 2 ? " more place" : " more places");
    return true;
}

} // namespace

void report_ambiguous(Context& context, Span span, const Names::Found& found) {
    const Names& names = context.names;
    report(context, Code::ambiguous_name, span,
           in_ticks(found.symbol->name) + " is declared by two used packages: " +
               names.package_name(found.symbol->file) + " and " + names.package_name(found.rival->file),
           "write " + in_ticks(names.full_name(*found.symbol)) + " or " + in_ticks(names.full_name(*found.rival)));
}

void report_unknown_name(Context& context, const Scope& scope, const std::vector<ast::Name>& path) {
    const Names& names = context.names;
    if (names.may_be_unread(scope.file, path)) return;
    if (told_before(context, {scope.file, path_text(path, path.size())}, path.front().span)) return;
    if (const auto prefix = names.package_prefix(scope.file, path)) {
        const ast::Name& member = path[prefix->steps];
        const std::string& package = names.package_name(prefix->file);
        report(context, Code::unknown_name, member.span, package + " declares no " + in_ticks(member.text),
               did_you_mean(member.text, names.names_in_file(prefix->file)));
        return;
    }
    const ast::Name& name = path.front();
    std::vector<std::string> candidates = names.visible_names(scope.file);
    for (const Local& local : scope.locals) candidates.push_back(local.name);
    std::string help = did_you_mean(name.text, candidates);
    for (const Local& local : scope.locals)
        if (local.type.kind == Kind::record && has_field(context, local.type.record, name.text))
            help = "did you mean " + in_ticks(local.name + "." + name.text) + "?";
    if (const auto package = names.unused_package_with(scope.file, name.text))
        help = "it is declared in " + names.package_name(*package) + ": add " +
               in_ticks("use " + names.package_name(*package));
    if (help.empty() && path.size() == 1) help = help_for_foreign_word(context, name.text);
    report(context, Code::unknown_name, name.span, "nothing here is called " + in_ticks(name.text), std::move(help));
}

std::optional<std::uint32_t> find_field(Context& context, std::uint32_t record, const ast::Name& name) {
    const Record& declared = context.policy.records[record];
    std::vector<std::string> candidates;
    for (std::uint32_t field = 0; field < declared.fields.size(); ++field) {
        if (declared.fields[field].name == name.text) return field;
        candidates.push_back(declared.fields[field].name);
    }
    if (told_before(context, {record, declared.full_name + "." + name.text}, name.span)) return std::nullopt;
    report(context, Code::unknown_field, name.span,
           "the record " + in_ticks(declared.name) + " has no field " + in_ticks(name.text),
           did_you_mean(name.text, candidates));
    return std::nullopt;
}

std::optional<std::uint32_t> find_record(Context& context, std::uint32_t file, const ast::Name& name,
                                         std::string_view what) {
    const auto found = context.names.find(file, {name});
    if (!found && context.names.may_be_unread(file, {name})) return std::nullopt;
    if (!found && told_before(context, {file, "record " + name.text}, name.span)) return std::nullopt;
    if (!found) {
        report(context, Code::unknown_name, name.span, "no record is called " + in_ticks(name.text),
               help_for_unknown_record(context, file, name.text));
        return std::nullopt;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, name.span, *found);
        return std::nullopt;
    }
    const Symbol& symbol = *found->symbol;
    if (symbol.kind == SymbolKind::record) return symbol.index;
    const bool plural = symbol.kind == SymbolKind::records;
    report(context, Code::wrong_subject, name.span,
           std::string(what) + " must be a record, but " + in_ticks(name.text) + " is " +
               (plural ? "all of them" : std::string(kind_text(symbol.kind))),
           plural ? "write the singular: " + in_ticks(context.record_names[symbol.index]) : "");
    return std::nullopt;
}

} // namespace voorrang::check

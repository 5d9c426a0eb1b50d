#include "dsl/check/check.hpp"

#include "dsl/check/stages.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// The main one first, the others by name.
std::vector<Package> packages(const std::vector<Input>& files) {
    std::vector<Package> result;
    for (const Input& input : files) {
        const ast::Header& header = input.file.header;
        result.push_back({path_text(header.name), header.title, header.version, input.source,
                          header.kind == ast::Header::Kind::policy});
    }
    std::sort(result.begin() + 1, result.end(), [](const Package& a, const Package& b) { return a.name < b.name; });
    return result;
}

bool covers(Span outer, const Diagnostic& found) {
    return found.span && outer.source == found.span->source && outer.begin <= found.span->begin &&
           found.span->end <= outer.end;
}

// What is said of a name or a type hangs on the part of the declaration that it stands in, other findings on all of it.
bool is_of_a_part(const Diagnostic& found) {
    const std::string_view code = code_text(found.code);
    return code.starts_with("V2") || code.starts_with("V3");
}

// What the reader of the text has found in a declaration is told; what is found there now may only follow from it.
void drop_doubtful(const std::vector<Input>& files, Diagnostics& diagnostics) {
    const auto follows = [](const Diagnostic& each, const ast::Doubtful& doubtful) {
        if (!covers(doubtful.span, each)) return false;
        return !is_of_a_part(each) ||
               std::ranges::any_of(doubtful.parts, [&](Span part) { return covers(part, each); });
    };
    std::erase_if(diagnostics, [&](const Diagnostic& each) {
        return std::ranges::any_of(files, [&](const Input& input) {
            return std::ranges::any_of(input.file.doubtful,
                                       [&](const ast::Doubtful& doubtful) { return follows(each, doubtful); });
        });
    });
}

bool is_whole(const std::vector<Input>& files) {
    return std::all_of(files.begin(), files.end(),
                       [](const Input& input) { return input.file.doubtful.empty() && input.file.unread.empty(); });
}

} // namespace

Checked check(const std::vector<Input>& files) {
    if (files.empty()) return {};
    Context context{files, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0};
    collect_declarations(context);
    fill_in(context);
    declare_records(context);
    declare_calendars(context);
    check_fields(context);
    declare_signatures(context);
    check_record_links(context);
    check_parameters(context);
    check_reference_date(context);
    check_definitions(context);
    check_rules(context);
    check_tables(context);
    check_award(context);
    check_workflows(context);
    check_measures(context);
    check_tests(context);
    find_cycles(context);
    find_personal_facts(context);
    // Where something is wrong, what it uses can't be known.
    if (!has_errors(context.diagnostics) && is_whole(files)) {
        find_unused(context);
        find_ways(context);
        find_short_deadlines(context);
        find_sealed_facts(context);
        find_constant_conditions(context);
        find_rule_conflicts(context);
        find_missing_sources(context);
    }
    // A policy of which a part could not be read is none, whether or not there is more to tell about it.
    const bool sound = !has_errors(context.diagnostics) && is_whole(files);
    drop_doubtful(files, context.diagnostics);
    sort_and_deduplicate(context.diagnostics);
    Checked checked;
    checked.diagnostics = std::move(context.diagnostics);
    if (!sound) return checked;
    context.policy.packages = packages(files);
    checked.policy = std::move(context.policy);
    return checked;
}

} // namespace voorrang::check

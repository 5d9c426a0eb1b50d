#include "dsl/check/context.hpp"

#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>

namespace voorrang::check {

Diagnostic& report(Context& context, Code code, Span span, std::string message, std::string help) {
    Diagnostic finding{code, std::move(message), span, {}, {}, std::move(help)};
    return context.diagnostics.emplace_back(std::move(finding));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const auto best = suggest(word, candidates);
    return best ? "did you mean " + in_ticks(*best) + "?" : std::string();
}

bool has_unread(const Context& context, ast::Unread::Kind kind) {
    return std::any_of(context.files.begin(), context.files.end(), [&](const Input& input) {
        const auto& unread = input.file.unread;
        return std::any_of(unread.begin(), unread.end(), [&](const ast::Unread& each) { return each.kind == kind; });
    });
}

std::string type_text(const Context& context, const Type& type) { return to_text(type, context.record_names); }

bool is_many(const Context& context, std::uint32_t record) { return context.policy.records[record].plural.has_value(); }

std::string plural_of(const Context& context, std::uint32_t record) {
    const Record& declared = context.policy.records[record];
    return declared.plural ? *declared.plural : declared.name;
}

} // namespace voorrang::check

#include "adapters/report/explanation_parts.hpp"

#include "dsl/diagnostics/quote.hpp"

namespace voorrang::report {

using graph::OutlineKind;

bool worth_telling(const engine::Explanation& explanation) {
    if (explanation.kind != OutlineKind::constant) return true;
    return explanation.value != explanation.text && explanation.value != '"' + explanation.text + '"';
}

bool tells_place(OutlineKind kind) {
    switch (kind) {
    case OutlineKind::constant:
    case OutlineKind::fact:
    case OutlineKind::operation:
    case OutlineKind::conditional:
    case OutlineKind::aggregate:
    case OutlineKind::rounding:
        return false;
    default:
        return true;
    }
}

bool tells_cites(const engine::Explanation& explanation) {
    return explanation.kind != OutlineKind::rule || explanation.value != "no";
}

std::string aside_of(const engine::Explanation& explanation, const Places& places) {
    std::string aside = printable(explanation.subject);
    const auto add = [&](const std::string& text) { aside += (aside.empty() ? "" : ", ") + printable(text); };
    if (!explanation.pointer.empty()) add(explanation.pointer);
    if (tells_place(explanation.kind))
        if (const std::optional<Place> place = places.find(explanation.span)) add(to_text(*place));
    return aside;
}

std::string on_one_line(std::string_view text) {
    std::string result;
    for (const char c : printable(text))
        if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
    return result;
}

} // namespace voorrang::report

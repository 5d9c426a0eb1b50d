// because and cites.
#include "dsl/ast/print.hpp"
#include "dsl/check/expressions.hpp"

#include <set>

namespace voorrang::check {

namespace {

std::optional<Template::Parts> check_parts(const ast::TemplateText& text, const CheckPart& check_part) {
    Template::Parts checked;
    bool sound = true;
    for (const auto& part : text.parts) {
        if (const auto* words = std::get_if<std::string>(&part)) {
            checked.emplace_back(*words);
            continue;
        }
        auto expression = check_part(std::get<ast::Expression>(part));
        if (expression)
            checked.emplace_back(std::move(*expression));
        else
            sound = false;
    }
    return sound ? std::optional(std::move(checked)) : std::nullopt;
}

// By how they are written: what differs in spelling only is better spelt alike too.
void compare_facts(Context& context, const ast::TemplateText& text, const ast::TemplateText& other) {
    std::set<std::string> told;
    for (const auto& part : other.parts)
        if (const auto* expression = std::get_if<ast::Expression>(&part)) told.insert(ast::print(*expression));
    for (const auto& part : text.parts)
        if (const auto* expression = std::get_if<ast::Expression>(&part))
            if (told.insert(ast::print(*expression)).second)
                report(context, Code::one_sided_reason, expression->span,
                       "who reads the other language is not told this",
                       "put it in both texts, or in neither: every reader is told the same facts");
}

} // namespace

std::optional<Template> check_template(Context& context, const ast::Template& text, const CheckPart& check_part) {
    auto parts = check_parts(text.text, check_part);
    const std::optional<ast::TemplateText>& other = text.english ? text.english : text.dutch;
    if (!other) return parts ? std::optional(Template{std::move(*parts), std::nullopt}) : std::nullopt;
    auto other_parts = check_parts(*other, check_part);
    if (!parts || !other_parts) return std::nullopt;
    compare_facts(context, text.text, *other);
    compare_facts(context, *other, text.text);
    if (text.english) std::swap(parts, other_parts);
    return Template{std::move(*parts), std::move(*other_parts)};
}

std::optional<Template> check_template(Context& context, const Scope& scope, const ast::Template& text) {
    return check_template(context, text,
                          [&](const ast::Expression& part) { return check_expression(context, scope, part); });
}

Reason check_reason(Context& context, const Scope& scope, const ast::Reason& reason) {
    Reason checked;
    if (reason.because) checked.because = check_template(context, scope, *reason.because);
    checked.cites = citation_texts(reason.cites);
    return checked;
}

std::vector<std::string> citation_texts(const std::vector<ast::Citation>& cites) {
    std::vector<std::string> texts;
    texts.reserve(cites.size());
    for (const ast::Citation& citation : cites) texts.push_back(citation.text);
    return texts;
}

} // namespace voorrang::check

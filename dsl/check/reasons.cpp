// because and cites.
#include "dsl/check/expressions.hpp"

namespace voorrang::check {

std::optional<Template> check_template(Context& context, const Scope& scope, const ast::Template& text) {
    Template checked;
    bool sound = true;
    for (const auto& part : text.parts) {
        if (const auto* words = std::get_if<std::string>(&part)) {
            checked.parts.emplace_back(*words);
            continue;
        }
        auto expression = check_expression(context, scope, std::get<ast::Expression>(part));
        if (expression)
            checked.parts.emplace_back(std::move(*expression));
        else
            sound = false;
    }
    return sound ? std::optional<Template>(std::move(checked)) : std::nullopt;
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

// Options of a choice: written as bare names or texts, and known for what they are by the choice on the other side.
#include "dsl/check/expression_parts.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// Only the other side can tell what such an expression means.
bool needs_the_other(const Context& context, const Scope& scope, const ast::Expression& expression) {
    if (!option_candidate(expression)) return false;
    const auto* path = std::get_if<ast::Path>(&expression.node);
    return path == nullptr || !is_visible(context, scope, *path);
}

bool is_bare_unknown(const Context& context, const Scope& scope, const ast::Expression& expression) {
    return std::holds_alternative<ast::Path>(expression.node) && needs_the_other(context, scope, expression);
}

} // namespace

std::optional<std::string> option_candidate(const ast::Expression& expression) {
    if (const auto* path = std::get_if<ast::Path>(&expression.node))
        return path->steps.size() == 1 ? std::optional(path->steps.front().text) : std::nullopt;
    if (const auto* literal = std::get_if<ast::Literal>(&expression.node))
        if (const auto* text = std::get_if<std::string>(&literal->value)) return *text;
    return std::nullopt;
}

OptionReading read_option(Context& context, const Scope& scope, const ast::Expression& expression,
                          const Type& expected) {
    const auto word = option_candidate(expression);
    if (!word) return {};
    const std::vector<std::string>& options = *expected.options;
    if (std::find(options.begin(), options.end(), *word) != options.end())
        return {Expression{expression.span, without_range(expected), Constant{Value(*word)}}, false};
    if (!needs_the_other(context, scope, expression)) return {};
    std::string help = did_you_mean(*word, options);
    if (help.empty()) help = "the options are " + joined(options);
    report(context, Code::unknown_choice, expression.span, in_ticks(*word) + " is not an option of this choice",
           std::move(help));
    return {std::nullopt, true};
}

Pair check_pair(Context& context, const Scope& scope, const ast::Expression& left, const ast::Expression& right) {
    const bool right_first =
        option_candidate(left) && (!option_candidate(right) || needs_the_other(context, scope, left));
    const ast::Expression& leading = right_first ? right : left;
    const ast::Expression& following = right_first ? left : right;
    Pair pair;
    auto& first = right_first ? pair.right : pair.left;
    auto& second = right_first ? pair.left : pair.right;
    first = check_expression(context, scope, leading);
    // Beside something wrong, a bare name may well be an option: nobody can tell.
    if (!first && is_bare_unknown(context, scope, following)) return pair;
    second = check_expression(context, scope, following, first ? &first->type : nullptr);
    return pair;
}

} // namespace voorrang::check

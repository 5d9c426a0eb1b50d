#include "adapters/diff/meaning.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/check/overloaded.hpp"

#include <algorithm>

namespace voorrang::diff {

// The name of the declaration becomes one step; what follows is a way through its fields.
void Meaning::resolve(ast::Path& path, const Bound& bound) const {
    if (!path.steps.empty() && std::ranges::find(bound, path.steps.front().text) != bound.end()) return;
    auto [name, steps] = texts_.resolved(path.steps);
    if (steps == 0) return;
    if (const auto renamed = renames_.find(name); renamed != renames_.end()) name = renamed->second;
    path.steps.erase(path.steps.begin() + 1, path.steps.begin() + static_cast<std::ptrdiff_t>(steps));
    path.steps.front().text = std::move(name);
}

void Meaning::resolve(std::vector<ast::SortKey>& keys, const Bound& bound) const {
    for (ast::SortKey& key : keys) resolve(*key.value, bound);
}

void Meaning::resolve(ast::Expression& expression, const Bound& bound) const {
    const auto each = [&](auto& box) { resolve(*box, bound); };
    const auto maybe = [&](auto& box) {
        if (box) resolve(**box, bound);
    };
    std::visit(check::Overloaded{[](ast::Literal&) {}, [&](ast::Path& path) { resolve(path, bound); },
                                 [&](ast::Apply& apply) {
                                     resolve(apply.function, bound);
                                     each(apply.argument);
                                 },
                                 [&](ast::Call& call) {
                                     for (ast::Expression& argument : call.arguments) resolve(argument, bound);
                                 },
                                 [&](ast::Unary& unary) { each(unary.operand); },
                                 [&](ast::Binary& binary) {
                                     each(binary.left);
                                     each(binary.right);
                                 },
                                 [&](ast::Is& is) { each(is.operand); },
                                 [&](ast::Conditional& conditional) {
                                     for (auto& branch : conditional.branches) {
                                         each(branch.condition);
                                         each(branch.value);
                                     }
                                     each(conditional.otherwise);
                                 },
                                 [&](ast::Aggregate& aggregate) {
                                     Bound within = bound;
                                     if (aggregate.for_each) {
                                         each(aggregate.for_each->list);
                                         within.push_back(aggregate.for_each->variable.text);
                                     }
                                     resolve(*aggregate.operand, within);
                                     if (aggregate.where) resolve(**aggregate.where, within);
                                     if (aggregate.quantile) resolve(**aggregate.quantile, within);
                                 },
                                 [&](ast::ListLiteral& list) {
                                     for (ast::Expression& element : list.elements) resolve(element, bound);
                                 },
                                 [&](ast::Round& round) { each(round.operand); },
                                 [&](ast::Rank& rank) {
                                     each(rank.element);
                                     resolve(rank.by, bound);
                                     maybe(rank.where);
                                 },
                                 [&](ast::Sort& sort) {
                                     each(sort.list);
                                     resolve(sort.by, bound);
                                 },
                                 [&](ast::CalendarTerm& term) {
                                     for (ast::Expression& operand : term.operands) resolve(operand, bound);
                                 },
                                 [&](ast::FirstLetters& letters) {
                                     each(letters.length);
                                     each(letters.text);
                                 }},
               expression.node);
}

std::string Meaning::of(const ast::Expression& expression) const {
    ast::Expression resolved = expression;
    resolve(resolved, {});
    return ast::print(resolved);
}

std::string Meaning::of(const ast::TemplateText& text) const {
    std::string meaning;
    for (const auto& part : text.parts)
        meaning += std::visit(
            check::Overloaded{[](const std::string& written) { return written; },
                              [this](const ast::Expression& expression) { return "{" + of(expression) + "}"; }},
            part);
    return meaning;
}

std::string Meaning::of(const ast::Path& path) const {
    ast::Path copy = path;
    resolve(copy, {});
    return dotted(copy);
}

std::string Meaning::of(const ast::Name& name) const { return of(ast::Path{{name}}); }

} // namespace voorrang::diff

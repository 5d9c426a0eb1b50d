#include "adapters/diff/meaning.hpp"

#include "dsl/ast/print.hpp"
#include "dsl/check/overloaded.hpp"

namespace voorrang::diff {

// The name of the declaration becomes one step; what follows is a way through its fields.
void Meaning::resolve(ast::Path& path) const {
    auto [name, steps] = texts_.resolved(path.steps);
    if (steps == 0) return;
    if (const auto renamed = renames_.find(name); renamed != renames_.end()) name = renamed->second;
    path.steps.erase(path.steps.begin() + 1, path.steps.begin() + static_cast<std::ptrdiff_t>(steps));
    path.steps.front().text = std::move(name);
}

void Meaning::resolve(std::vector<ast::SortKey>& keys) const {
    for (ast::SortKey& key : keys) resolve(*key.value);
}

void Meaning::resolve(ast::Expression& expression) const {
    const auto each = [this](auto& box) { resolve(*box); };
    const auto maybe = [this](auto& box) {
        if (box) resolve(**box);
    };
    std::visit(check::Overloaded{[](ast::Literal&) {}, [&](ast::Path& path) { resolve(path); },
                                 [&](ast::Apply& apply) {
                                     resolve(apply.function);
                                     each(apply.argument);
                                 },
                                 [&](ast::Call& call) {
                                     for (ast::Expression& argument : call.arguments) resolve(argument);
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
                                     each(aggregate.operand);
                                     if (aggregate.for_each) each(aggregate.for_each->list);
                                     maybe(aggregate.where);
                                     maybe(aggregate.quantile);
                                 },
                                 [&](ast::ListLiteral& list) {
                                     for (ast::Expression& element : list.elements) resolve(element);
                                 },
                                 [&](ast::Round& round) { each(round.operand); },
                                 [&](ast::Rank& rank) {
                                     each(rank.element);
                                     resolve(rank.by);
                                     maybe(rank.where);
                                 },
                                 [&](ast::Sort& sort) {
                                     each(sort.list);
                                     resolve(sort.by);
                                 },
                                 [&](ast::CalendarTerm& term) {
                                     for (ast::Expression& operand : term.operands) resolve(operand);
                                 },
                                 [&](ast::FirstLetters& letters) {
                                     each(letters.length);
                                     each(letters.text);
                                 }},
               expression.node);
}

std::string Meaning::of(const ast::Expression& expression) const {
    ast::Expression resolved = expression;
    resolve(resolved);
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
    resolve(copy);
    return dotted(copy);
}

std::string Meaning::of(const ast::Name& name) const { return of(ast::Path{{name}}); }

} // namespace voorrang::diff

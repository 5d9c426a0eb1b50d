#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

std::string_view word(UnaryOperator op) {
    switch (op) {
    case UnaryOperator::negate:
        return "negate";
    case UnaryOperator::logical_not:
        return "not";
    case UnaryOperator::known:
        return "known";
    }
    return {};
}

std::string_view word(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::logical_or:
        return "or";
    case BinaryOperator::logical_and:
        return "and";
    case BinaryOperator::equal:
        return "=";
    case BinaryOperator::not_equal:
        return "<>";
    case BinaryOperator::less:
        return "<";
    case BinaryOperator::less_equal:
        return "<=";
    case BinaryOperator::greater:
        return ">";
    case BinaryOperator::greater_equal:
        return ">=";
    case BinaryOperator::in:
        return "in";
    case BinaryOperator::not_in:
        return "not-in";
    case BinaryOperator::has:
        return "has";
    case BinaryOperator::starts_with:
        return "starts-with";
    case BinaryOperator::add:
        return "+";
    case BinaryOperator::subtract:
        return "-";
    case BinaryOperator::multiply:
        return "*";
    case BinaryOperator::divide:
        return "/";
    case BinaryOperator::otherwise:
        return "otherwise";
    }
    return {};
}

std::string_view word(IsTest test) {
    switch (test) {
    case IsTest::empty:
        return "is-empty";
    case IsTest::not_empty:
        return "is-not-empty";
    case IsTest::known:
        return "is-known";
    case IsTest::unknown:
        return "is-unknown";
    case IsTest::working_day:
        return "is-working-day";
    case IsTest::not_working_day:
        return "is-not-working-day";
    }
    return {};
}

} // namespace

std::string_view word(AggregateFunction function) {
    switch (function) {
    case AggregateFunction::count:
        return "count";
    case AggregateFunction::sum:
        return "sum";
    case AggregateFunction::average:
        return "average";
    case AggregateFunction::lowest:
        return "lowest";
    case AggregateFunction::highest:
        return "highest";
    case AggregateFunction::median:
        return "median";
    case AggregateFunction::any:
        return "any";
    case AggregateFunction::all:
        return "all";
    case AggregateFunction::proportion:
        return "proportion";
    case AggregateFunction::distinct:
        return "distinct";
    case AggregateFunction::percentile:
        return "percentile";
    case AggregateFunction::interpolated:
        return "interpolated percentile";
    case AggregateFunction::consensus:
        return "consensus";
    }
    return {};
}

std::string dotted(const Path& path) {
    std::string text;
    for (const Name& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
    return text;
}

std::string quoted(const std::string& text) { return to_display_text(Value(text)); }

void TreeMaker::put_span(PrintTree& to, Span span) const {
    if (spans_ == Spans::hidden) return;
    const std::string shown = "@" + std::to_string(span.begin) + "-" + std::to_string(span.end);
    if (to.leaf)
        to.head += shown;
    else
        to.children.push_back(leaf(shown));
}

PrintTree TreeMaker::tree(const Expression& expression) const {
    PrintTree made = std::visit([&](const auto& each) { return node(each); }, expression.node);
    put_span(made, expression.span);
    return made;
}

PrintTree TreeMaker::node(const Literal& literal) const { return leaf(to_display_text(literal.value)); }

PrintTree TreeMaker::node(const Path& path) const { return leaf(dotted(path)); }

PrintTree TreeMaker::node(const Apply& apply) const {
    return branch("apply", {leaf(dotted(apply.function)), tree(*apply.argument)});
}

PrintTree TreeMaker::node(const Call& call) const {
    PrintTree made = branch("call", {leaf(call.function.text)});
    for (const Expression& argument : call.arguments) made.children.push_back(tree(argument));
    return made;
}

PrintTree TreeMaker::node(const Unary& unary) const {
    return branch(std::string(word(unary.op)), {tree(*unary.operand)});
}

PrintTree TreeMaker::node(const Binary& binary) const {
    return branch(std::string(word(binary.op)), {tree(*binary.left), tree(*binary.right)});
}

PrintTree TreeMaker::node(const Is& is) const {
    PrintTree made = branch(std::string(word(is.test)), {tree(*is.operand)});
    if (is.calendar) made.children.push_back(branch("calendar", {leaf(is.calendar->text)}));
    return made;
}

PrintTree TreeMaker::node(const Conditional& conditional) const {
    PrintTree made = branch("if");
    for (const auto& [condition, value] : conditional.branches)
        made.children.push_back(branch("then", {tree(*condition), tree(*value)}));
    made.children.push_back(branch("else", {tree(*conditional.otherwise)}));
    return made;
}

PrintTree TreeMaker::node(const Aggregate& aggregate) const {
    PrintTree made = branch(std::string(word(aggregate.function)));
    if (aggregate.quantile) made.children.push_back(tree(**aggregate.quantile));
    made.children.push_back(tree(*aggregate.operand));
    if (aggregate.for_each)
        made.children.push_back(
            branch("for-each", {leaf(aggregate.for_each->variable.text), tree(*aggregate.for_each->list)}));
    if (aggregate.without_extremes > 0)
        made.children.push_back(branch("without", {leaf(std::to_string(aggregate.without_extremes))}));
    if (aggregate.where) made.children.push_back(branch("where", {tree(**aggregate.where)}));
    return made;
}

PrintTree TreeMaker::node(const ListLiteral& list) const {
    PrintTree made = branch("list");
    for (const Expression& element : list.elements) made.children.push_back(tree(element));
    return made;
}

PrintTree TreeMaker::node(const Round& round) const {
    return branch("round", {tree(*round.operand), leaf(std::to_string(round.decimals)),
                            leaf(std::string(round_mode_text(round.mode)))});
}

PrintTree TreeMaker::node(const FirstLetters& letters) const {
    return branch("first-letters", {tree(*letters.length), tree(*letters.text)});
}

PrintTree TreeMaker::tree(const Template& text) const {
    PrintTree made = tree("because", text.text);
    if (text.english) made.children.push_back(tree("english", *text.english));
    if (text.dutch) made.children.push_back(tree("dutch", *text.dutch));
    return made;
}

PrintTree TreeMaker::tree(std::string_view of, const TemplateText& text) const {
    PrintTree made = branch(std::string(of));
    for (const auto& part : text.parts) {
        if (const auto* written = std::get_if<std::string>(&part))
            made.children.push_back(leaf(quoted(*written)));
        else
            made.children.push_back(tree(std::get<Expression>(part)));
    }
    put_span(made, text.span);
    return made;
}

namespace {

void put_keys(PrintTree& to, const std::vector<SortKey>& keys, const auto& tree) {
    PrintTree by = branch("by");
    for (const SortKey& key : keys)
        by.children.push_back(branch(key.highest_first ? "highest" : "lowest", {tree(*key.value)}));
    to.children.push_back(std::move(by));
}

} // namespace

PrintTree TreeMaker::node(const Rank& rank) const {
    PrintTree made = branch("rank", {tree(*rank.element)});
    put_keys(made, rank.by, [&](const Expression& each) { return tree(each); });
    if (rank.where) made.children.push_back(branch("where", {tree(**rank.where)}));
    return made;
}

PrintTree TreeMaker::node(const Sort& sort) const {
    PrintTree made = branch("sort", {tree(*sort.list)});
    put_keys(made, sort.by, [&](const Expression& each) { return tree(each); });
    if (sort.first) made.children.push_back(branch("first", {leaf(std::to_string(*sort.first))}));
    return made;
}

} // namespace voorrang::ast

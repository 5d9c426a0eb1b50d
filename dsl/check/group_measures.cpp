// Measures that rest on other measures: on all of their groups, those of which something holds, or the same one.
#include "dsl/check/group_values.hpp"

#include "dsl/check/stages.hpp"

#include <algorithm>

namespace voorrang::check {

std::optional<std::uint32_t> GroupValues::named_measure(const ast::Expression& operand) const {
    const auto* path = std::get_if<ast::Path>(&operand.node);
    if (path == nullptr || row_.find(path->steps.front().text)) return std::nullopt;
    const auto found = context_.names.find(file_, path->steps);
    if (!found || found->rival != nullptr || found->steps != path->steps.size() ||
        found->symbol->kind != SymbolKind::measure)
        return std::nullopt;
    return found->symbol->index;
}

ast::Expression GroupValues::other_result(Measure::Other other) {
    other.result = context_.next_variable++;
    measure_.others.push_back(other);
    return result(other.span, other.result, other.type);
}

// percentile 75% of usual_price: over what the groups of the other measure come to.
std::optional<ast::Expression> GroupValues::of_all_groups(Span span, const ast::Aggregate& written,
                                                          std::uint32_t other) {
    const auto wrong = [&](Span at, const std::string& message, const std::string& help) {
        report(context_, Code::not_over_rows, at, message, help);
        return std::nullopt;
    };
    const std::string function(ast::word(written.function));
    if (takes_rows(written.function))
        return wrong(written.operand->span,
                     in_ticks(function + " of") +
                         " takes the rows themselves, and a measure has a value for each group",
                     "reckon with the values: `lowest of …`, `median of …`, `percentile 75% of …`");
    if (written.without_extremes > 0)
        return wrong(span, "across cases no extremes are left out", "take the median, or a percentile");
    const Measure* of = find_(other, written.operand->span);
    if (of == nullptr) return std::nullopt;
    if (!can_reckon(written.function, of->type.kind)) {
        report(context_, Code::not_computable, written.operand->span,
               "there is no " + function + " of values of type " + type_text(context_, of->type));
        return std::nullopt;
    }
    Measure::Other taken;
    taken.measure = other;
    taken.function = written.function;
    if (!read_quantile(written, taken.quantile)) return std::nullopt;
    taken.type = written.function == ast::AggregateFunction::distinct ? simple_type(Kind::number) : of->type;
    taken.span = span;
    if (written.where) {
        taken.where = condition_on_groups(**written.where, other);
        if (!taken.where) return std::nullopt;
    }
    return other_result(std::move(taken));
}

// What is asked of the groups of another measure is a measure itself, of the same groups.
std::optional<std::uint32_t> GroupValues::condition_on_groups(const ast::Expression& written, std::uint32_t other) {
    const auto& all = context_.declarations;
    const bool rule = other >= all.measures.size();
    const ast::Across& across =
        rule ? *all.across[other - all.measures.size()].ast->across : all.measures[other].ast->across;
    Measure condition;
    {
        const Measure& of = context_.policy.measures[other]; // moves when measures are added
        condition.name = condition.full_name = "where " + of.name;
        condition.row = of.row;
        condition.where = of.where;
        condition.keys = of.keys;
        condition.key_texts = of.key_texts;
    }
    for (std::size_t i = 0; i < condition.keys.size(); ++i) condition.key_results.push_back(context_.next_variable++);
    condition.of_groups = true;
    condition.span = written.span;
    auto checked = GroupValues(context_, file_, condition, across, find_).check(written);
    if (!checked) return std::nullopt;
    if (checked->type.kind != Kind::yes_no) {
        report(context_, Code::not_a_condition, written.span,
               "a condition must be yes/no, but this is " + type_text(context_, checked->type));
        return std::nullopt;
    }
    condition.type = checked->type;
    condition.body = std::move(*checked);
    context_.policy.measures.push_back(std::move(condition));
    return static_cast<std::uint32_t>(context_.policy.measures.size() - 1);
}

// The other measure by its name alone: of the group that has the keys which this one has.
std::optional<ast::Expression> GroupValues::of_same_group(Span span, std::uint32_t other) {
    const Measure* of = find_(other, span);
    if (of == nullptr) return std::nullopt;
    Measure::Other taken;
    taken.measure = other;
    taken.type = of->type;
    taken.span = span;
    for (std::size_t i = 0; i < of->key_texts.size(); ++i) {
        const auto own = std::find(measure_.key_texts.begin(), measure_.key_texts.end(), of->key_texts[i]);
        if (own == measure_.key_texts.end() || of->row.record != measure_.row.record) {
            report(context_, Code::value_of_a_row, span,
                   in_ticks(of->name) + " has a value for each of its keys, and this measure lacks one of them",
                   "make one of them: `highest of " + of->name + "`, `median of " + of->name +
                       "`; or go across the same rows, by the same key")
                .labels.push_back({of->keys[i].span, "the key"});
            return std::nullopt;
        }
        taken.keys.push_back(static_cast<std::uint32_t>(own - measure_.key_texts.begin()));
    }
    return other_result(std::move(taken));
}

} // namespace voorrang::check

#include "engine/explain/explainer.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Op;
using graph::Outline;
using graph::OutlineKind;

std::optional<std::uint32_t> Explainer::fact_row(const Outline& shown, Place at) const {
    if (!shown.reference) {
        const Place own_place = own(shown.node, at);
        return evaluation_.entity_row(own_place.frame, own_place.row);
    }
    const Column& reference = column(*shown.reference);
    const std::uint32_t row = row_of(*shown.reference, at);
    if (!reference.known(row)) return std::nullopt;
    return static_cast<std::uint32_t>(reference.integers[row]);
}

// The rows of a list as they are shown; nothing if their order is unknown.
std::optional<std::vector<std::uint32_t>> Explainer::ordered(const Outline& shown, const FrameRows& rows,
                                                             std::uint32_t parent) const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t row = rows.begin[parent]; row < rows.begin[parent + 1]; ++row) result.push_back(row);
    if (!shown.order) return result;
    const Column& ranks = column(*shown.order);
    for (const std::uint32_t row : result)
        if (!ranks.known(row)) return std::nullopt;
    std::stable_sort(result.begin(), result.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return ranks.number(a) < ranks.number(b); });
    if (shown.first) std::erase_if(result, [&](std::uint32_t row) { return ranks.number(row) > Number(*shown.first); });
    return result;
}

Said Explainer::list_said(const Outline& shown, Place at, bool quoted) const {
    Said result(quoted ? "[" : "");
    bool any = false;
    const auto add = [&](Said element) {
        if (any) result.append(", ");
        any = true;
        result.add(std::move(element));
    };
    if (shown.op == Op::parameter) {
        if (cell(shown.node, at) != Cell::known) return phrases::said_value("unknown");
        const auto which = column(shown.node).number(row_of(shown.node, at)).to_int64().value_or(0);
        return list_said(outline(shown.children[static_cast<std::size_t>(which)]), at, quoted);
    }
    if (shown.op != Op::count) {
        for (const auto child : shown.children) add(value_said(outline(child), at, quoted));
    } else {
        const Place here = own(shown.node, at);
        const graph::FrameId inner = graph_.nodes[shown.node].payload;
        const FrameRows& rows = evaluation_.frames[inner];
        if (rows.list_known[here.row] != Cell::known) return phrases::said_value("unknown");
        const auto in_order = ordered(shown, rows, here.row);
        if (!in_order) return phrases::said_value("unknown");
        for (const std::uint32_t row : *in_order) {
            if (shown.children.empty())
                add(facts_.label(graph_.frames[inner].entity, evaluation_.entity_row(inner, row)));
            else
                add(value_said(outline(shown.children.front()), {inner, row}, quoted));
        }
    }
    if (quoted) result.append("]");
    return quoted || any ? result : phrases::said_value("none");
}

Said Explainer::value_said(const Outline& shown, Place at, bool quoted) const {
    if (shown.kind == OutlineKind::list) return list_said(shown, at, quoted);
    const Column& values = column(shown.node);
    const std::uint32_t row = row_of(shown.node, at);
    if (values.cell(row) != Cell::known)
        return phrases::said_value(values.cell(row) == Cell::failed ? "failed" : "unknown");
    if (values.type == ColumnType::reference) {
        const auto& node = graph_.nodes[shown.node];
        const graph::EntityId entity = node.op == Op::row ? graph_.frames[node.frame].entity
                                       : node.op == Op::fact || node.op == Op::gather
                                           ? graph_.schema.facts[node.payload].target
                                           : graph::the_case;
        return facts_.label(entity, static_cast<std::uint32_t>(values.integers[row]));
    }
    Value value = column_value(values, row, facts_.texts);
    if (shown.percent && values.type == ColumnType::number) value = Percent{values.number(row)};
    if (const auto* text = std::get_if<std::string>(&value); text && !quoted) return *text;
    if (const auto* number = std::get_if<Number>(&value))
        return phrases::said_value(to_display_text(*number, shown.min_decimals));
    return phrases::said_value(to_display_text(value));
}

namespace {

// The one reason that is the program's own: of a criterion with a minimum.
bool is_by_program(const Said& reason, const graph::OutlineTemplate& text) {
    constexpr phrases::Fixed under_minimum{"the score is {1}, under the minimum of {2}"};
    return text.parts.size() == 4 && phrases::pattern_of(reason) == under_minimum.in(Language::en);
}

} // namespace

Said Explainer::fill(const graph::OutlineTemplate& text, graph::FrameId frame, std::uint32_t row) const {
    Said result = fill(text.parts, frame, row);
    if (is_by_program(result, text)) result.kind = Said::Kind::fixed;
    if (text.dutch) result.dutch.push_back(fill(*text.dutch, frame, row));
    return result;
}

Said Explainer::fill(const graph::OutlineTemplate::Parts& parts, graph::FrameId frame, std::uint32_t row) const {
    Said result;
    for (const auto& part : parts) {
        if (const auto* words = std::get_if<std::string>(&part))
            result.append(*words);
        else
            result.add(value_said(outline(std::get<graph::OutlineId>(part)), {frame, row}, false));
    }
    return result;
}

} // namespace voorrang::engine

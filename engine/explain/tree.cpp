#include "engine/explain/explainer.hpp"

namespace voorrang::engine {

using graph::Op;
using graph::Outline;
using graph::OutlineId;
using graph::OutlineKind;

Explanation Explainer::explain(OutlineId id, graph::FrameId frame, std::uint32_t row) const {
    Seen seen;
    return explain(id, {frame, row}, seen);
}

Explanation Explainer::explain(OutlineId id, Place at, Seen& seen) const {
    const Outline& shown = outline(id);
    Explanation result;
    result.kind = shown.kind;
    result.text = shown.name;
    Said value = value_said(shown, at, true);
    result.named = value.kind == Said::Kind::written && value.parts.empty();
    result.value = std::move(value.text);
    if (is_sealed(shown, at)) result.value += " (sealed)";
    result.span = shown.span;
    result.cites = shown.cites;
    if (shown.because && says_because(shown, at)) result.because = fill(*shown.because, at.frame, at.row);
    if (shown.fact) {
        if (const auto entity_row = fact_row(shown, at)) {
            const auto& fact = graph_.schema.facts[*shown.fact];
            result.pointer = facts_.pointer(*shown.fact, *entity_row);
            if (fact.entity != graph::the_case) result.subject = facts_.label(fact.entity, *entity_row);
        }
    }
    const bool named = shown.kind == OutlineKind::definition || shown.kind == OutlineKind::table;
    if (!named || seen.add(id, row_of(shown.node, at)))
        children(shown, at, seen, result);
    else
        result.text += " (told above)";
    return result;
}

// A reason is said where it holds: a rule that strikes, an exception or row that applies, a definition that no
// exception replaces and that is not no.
bool Explainer::says_because(const Outline& shown, Place at) const {
    switch (shown.kind) {
    case OutlineKind::rule:
        return truth(shown.node, at) == Truth::yes;
    case OutlineKind::exception:
    case OutlineKind::table_row:
        return truth(*shown.condition, at) == Truth::yes;
    case OutlineKind::definition:
        for (std::size_t i = 1; i < shown.children.size(); ++i)
            if (truth(outline(outline(shown.children[i]).children[0]).node, at) == Truth::yes) return false;
        return column(shown.node).type != graph::ColumnType::truth || truth(shown.node, at) == Truth::yes;
    default:
        return true;
    }
}

void Explainer::add_child(OutlineId id, Place at, Seen& seen, Explanation& out) const {
    out.children.push_back(explain(id, at, seen));
}

// Of `and` and `or` only the operands that decided are told.
void Explainer::logical_children(const Outline& shown, Place at, Seen& seen, Explanation& out) const {
    const Truth result = truth(shown.node, at);
    const bool by_one =
        (shown.op == Op::logical_and && result == Truth::no) || (shown.op == Op::logical_or && result == Truth::yes);
    const bool by_all =
        (shown.op == Op::logical_and && result == Truth::yes) || (shown.op == Op::logical_or && result == Truth::no);
    for (std::size_t i = 0; i < shown.children.size(); ++i) {
        Truth said = truth(outline(shown.children[i]).node, at);
        if (i < shown.negated.size() && shown.negated[i]) said = truth_not(said);
        if (!by_all && said != result) continue;
        add_child(shown.children[i], at, seen, out);
        if (by_one) return;
    }
}

void Explainer::loop_children(const Outline& shown, Place at, Seen& seen, Explanation& out) const {
    const auto& node = graph_.nodes[shown.node];
    const Place here = own(shown.node, at);
    const graph::FrameId inner = node.payload;
    const FrameRows& rows = evaluation_.frames[inner];
    if (rows.list_known[here.row] != Cell::known) return;
    for (std::uint32_t row = rows.begin[here.row]; row < rows.begin[here.row + 1]; ++row) {
        const Place element{inner, row};
        const bool tests = shown.op == Op::any || shown.op == Op::all;
        if (!tests && counts(node, row) == Truth::no) continue;
        for (const OutlineId child : shown.children) {
            add_child(child, element, seen, out);
            if (out.children.back().subject.empty())
                out.children.back().subject =
                    facts_.label(graph_.frames[inner].entity, evaluation_.entity_row(inner, row));
        }
    }
}

void Explainer::children(const Outline& shown, Place at, Seen& seen, Explanation& out) const {
    switch (shown.kind) {
    case OutlineKind::fact:
        if (!is_sealed(shown, at)) return; // else until when
        break;
    case OutlineKind::rule:
        return logical_children(shown, at, seen, out);
    case OutlineKind::operation:
        if ((shown.op == Op::logical_and || shown.op == Op::logical_or) &&
            column(shown.node).type == graph::ColumnType::truth)
            return logical_children(shown, at, seen, out);
        break;
    case OutlineKind::conditional:
        for (std::size_t i = 0; i + 1 < shown.children.size(); i += 2) {
            add_child(shown.children[i], at, seen, out);
            const Truth condition = truth(outline(shown.children[i]).node, at);
            if (condition != Truth::no) add_child(shown.children[i + 1], at, seen, out);
            if (condition == Truth::yes) return;
        }
        return add_child(shown.children.back(), at, seen, out);
    case OutlineKind::definition: {
        bool replaced = false;
        for (std::size_t i = 1; i < shown.children.size(); ++i) {
            const Outline& exception = outline(shown.children[i]);
            if (truth(*exception.condition, at) != Truth::no) add_child(shown.children[i], at, seen, out);
            replaced = replaced || truth(outline(exception.children[0]).node, at) == Truth::yes;
        }
        if (!replaced) add_child(shown.children.front(), at, seen, out);
        return;
    }
    case OutlineKind::table:
        for (const OutlineId child : shown.children) {
            const Truth applies = truth(*outline(child).condition, at);
            if (applies == Truth::no) continue;
            add_child(child, at, seen, out);
            if (applies == Truth::yes && shown.op == Op::table_first) return;
        }
        return;
    case OutlineKind::aggregate:
        return loop_children(shown, at, seen, out);
    case OutlineKind::list:
        return;
    default:
        break;
    }
    for (const OutlineId child : shown.children) {
        const Outline& part = outline(child);
        const bool written = part.kind == OutlineKind::list && part.op != Op::count && part.op != Op::parameter;
        if (!written) add_child(child, at, seen, out); // a list written in the policy is in the expression already
    }
}

} // namespace voorrang::engine

// Which unknown facts a value hangs on: only those along the unknown branches, since a branch that is known can't be
// what keeps the whole from being known.
#include "engine/explain/explainer.hpp"

namespace voorrang::engine {

using graph::NodeId;
using graph::Op;
using graph::Outline;
using graph::OutlineId;
using graph::OutlineKind;

std::vector<MissingFact> Explainer::missing(OutlineId id, graph::FrameId frame, std::uint32_t row) const {
    Missing found;
    collect(id, {frame, row}, found);
    return {found.facts.begin(), found.facts.end()};
}

std::vector<MissingFact> Explainer::missing_reference_date(std::uint32_t the_case) const {
    Missing found;
    if (graph_.reference_date_outline) collect(*graph_.reference_date_outline, {0, the_case}, found);
    return {found.facts.begin(), found.facts.end()};
}

void Explainer::add_fact(graph::FactId id, std::uint32_t row, Missing& out, std::string sealed) const {
    const auto& fact = graph_.schema.facts[id];
    out.facts.insert({fact.name, fact.entity == graph::the_case ? std::string() : facts_.label(fact.entity, row),
                      facts_.pointer(id, row), std::move(sealed)});
}

bool Explainer::is_sealed(const Outline& shown, Place at) const {
    if (shown.op != Op::sealed || cell(shown.node, at) != Cell::unknown) return false;
    const NodeId fact = graph_.operands_of(graph_.nodes[shown.node])[0];
    return column(fact).known(own(shown.node, at).row);
}

// A seal whose moment is not known waits for what would tell it.
void Explainer::collect_sealed(const Outline& shown, Place at, std::uint32_t row, Missing& out) const {
    const Outline& until = outline(shown.children.front());
    if (cell(until.node, at) == Cell::known)
        add_fact(*shown.fact, row, out, value_text(until, at));
    else
        collect(shown.children.front(), at, out);
}

// A reference that isn't known: which fact should have told it.
void Explainer::collect_reference(NodeId id, Place at, Missing& out) const {
    const auto& node = graph_.nodes[id];
    const Place here = own(id, at);
    switch (node.op) {
    case Op::fact:
        return add_fact(node.payload, evaluation_.entity_row(here.frame, here.row), out);
    case Op::gather: {
        const NodeId through = graph_.operands[node.first_operand];
        if (!column(through).known(here.row)) return collect_reference(through, here, out);
        return add_fact(node.payload, static_cast<std::uint32_t>(column(through).integers[here.row]), out);
    }
    case Op::broadcast:
        return collect_reference(graph_.operands[node.first_operand], here, out);
    default:
        return;
    }
}

void Explainer::collect(OutlineId id, Place at, Missing& out) const {
    const Outline& shown = outline(id);
    const bool is_list = shown.kind == OutlineKind::list;
    // The elements written in a list have values; the list itself has none.
    const bool written = is_list && shown.op != Op::count && shown.op != Op::parameter;
    if (written) return collect_children(shown, at, out);
    if (!out.seen.add(id, row_of(shown.node, at))) return;
    if (!is_list && cell(shown.node, at) != Cell::unknown) return;
    switch (shown.kind) {
    case OutlineKind::constant:
        return;
    case OutlineKind::fact:
        if (!shown.fact) return collect_reference(shown.node, at, out);
        if (const auto row = fact_row(shown, at))
            return is_sealed(shown, at) ? collect_sealed(shown, at, *row, out) : add_fact(*shown.fact, *row, out);
        return collect_reference(*shown.reference, at, out);
    case OutlineKind::parameter:
        if (graph_.reference_date_outline) collect(*graph_.reference_date_outline, at, out);
        return;
    case OutlineKind::conditional:
        return collect_conditional(shown, at, out);
    case OutlineKind::definition:
        return collect_definition(shown, at, out);
    case OutlineKind::table:
        return collect_table(shown, at, out);
    case OutlineKind::aggregate:
        return collect_loop(shown, at, out);
    case OutlineKind::list:
        if (shown.op == Op::count) return collect_loop(shown, at, out);
        if (graph_.reference_date_outline) collect(*graph_.reference_date_outline, at, out);
        return;
    default:
        return collect_children(shown, at, out);
    }
}

void Explainer::collect_children(const Outline& shown, Place at, Missing& out) const {
    for (const OutlineId child : shown.children) collect(child, at, out);
}

void Explainer::collect_conditional(const Outline& shown, Place at, Missing& out) const {
    for (std::size_t i = 0; i + 1 < shown.children.size(); i += 2) {
        const Truth condition = truth(outline(shown.children[i]).node, at);
        if (condition == Truth::unknown) collect(shown.children[i], at, out);
        if (condition != Truth::no) collect(shown.children[i + 1], at, out);
        if (condition == Truth::yes) return;
    }
    collect(shown.children.back(), at, out);
}

void Explainer::collect_definition(const Outline& shown, Place at, Missing& out) const {
    bool replaced = false;
    for (std::size_t i = 1; i < shown.children.size(); ++i) {
        const Outline& exception = outline(shown.children[i]);
        const Truth condition = truth(*exception.condition, at);
        if (condition == Truth::unknown) collect(exception.children[0], at, out);
        if (condition != Truth::no) collect(exception.children[1], at, out);
        replaced = replaced || truth(outline(exception.children[0]).node, at) == Truth::yes;
    }
    if (!replaced) collect(shown.children.front(), at, out);
}

void Explainer::collect_table(const Outline& shown, Place at, Missing& out) const {
    for (const OutlineId child : shown.children) {
        const Outline& row = outline(child);
        const Truth applies = truth(*row.condition, at);
        if (applies == Truth::no) continue;
        for (std::size_t i = 0; i + 1 < row.children.size(); ++i) collect(row.children[i], at, out);
        if (applies == Truth::yes) collect(row.children.back(), at, out);
        if (applies == Truth::yes && shown.op == Op::table_first) return;
    }
}

void Explainer::collect_loop(const Outline& shown, Place at, Missing& out) const {
    const auto& node = graph_.nodes[shown.node];
    const Place here = own(shown.node, at);
    const graph::FrameId inner = node.payload;
    const auto& frame = graph_.frames[inner];
    const FrameRows& rows = evaluation_.frames[inner];
    if (rows.list_known[here.row] != Cell::known) {
        if (column(frame.owner).cell(here.row) != Cell::known) return collect_reference(frame.owner, here, out);
        const auto& entity = graph_.schema.entities[frame.entity];
        const auto owner = static_cast<std::uint32_t>(column(frame.owner).integers[here.row]);
        out.facts.insert({entity.parent == graph::the_case ? entity.path : entity.name,
                          entity.parent == graph::the_case ? std::string() : facts_.label(entity.parent, owner),
                          facts_.row_pointer(entity.parent, owner) + to_text(entity.source)});
        return;
    }
    for (std::uint32_t row = rows.begin[here.row]; row < rows.begin[here.row + 1]; ++row) {
        const Truth counted = counts(node, row);
        if (counted == Truth::no) continue;
        for (std::size_t i = 0; i < shown.children.size(); ++i) {
            const bool condition = shown.has_where && i + 1 == shown.children.size();
            if (condition == (counted == Truth::unknown)) collect(shown.children[i], {inner, row}, out);
        }
    }
}

} // namespace voorrang::engine

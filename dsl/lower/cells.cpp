// How the cell of a table is told to people: with the input at the head of its column, as one condition.
#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

using graph::Op;
using graph::Outline;
using graph::OutlineId;
using graph::OutlineKind;

namespace {

bool is_test(const Outline& outline) {
    switch (outline.op) {
    case Op::logical_and:
    case Op::logical_or:
    case Op::logical_not:
    case Op::equal:
    case Op::less:
    case Op::less_equal:
        return outline.kind == OutlineKind::operation;
    default:
        return false;
    }
}

bool is_same(const Outline& a, const Outline& b) {
    return a.kind == b.kind && a.name == b.name && a.span.source == b.span.source && a.span.begin == b.span.begin &&
           a.fact == b.fact;
}

// What the tests of a cell look at, each once.
void collect(const std::vector<Outline>& all, OutlineId id, std::vector<OutlineId>& looked_at) {
    if (all[id].kind == OutlineKind::constant) return;
    if (!is_test(all[id])) {
        for (const OutlineId other : looked_at)
            if (is_same(all[other], all[id])) return;
        looked_at.push_back(id);
        return;
    }
    for (const OutlineId child : all[id].children) collect(all, child, looked_at);
}

} // namespace

void Lowering::tell_cell(OutlineId condition, const check::Table::Row::Cell& cell) {
    Outline& told = builder_.graph().outlines[condition];
    if (told.kind != OutlineKind::operation || told.span.source != cell.text.source ||
        told.span.begin < cell.text.begin || told.span.end > cell.text.end)
        return;
    const std::string text = text_of(cell.text);
    const bool has_sign = !text.empty() && std::string_view("<>=").find(text.front()) != std::string_view::npos;
    // `is` and `in` are the words of both surface languages.
    told.name = text_of(cell.input) + (has_sign ? " " : cell.several ? " in " : " is ") + text;
    // A range is two comparisons with one fact: nobody needs to be told each.
    std::vector<OutlineId> looked_at;
    collect(builder_.graph().outlines, condition, looked_at);
    if (looked_at.size() != 1 || !is_test(told)) return;
    told.children = std::move(looked_at);
    told.op = Op::equal;
}

} // namespace voorrang::lower

#include "engine/explain/explainer.hpp"

namespace voorrang::engine {

using graph::ColumnType;
using graph::NodeId;
using graph::Op;
using graph::Outline;
using graph::OutlineId;
using graph::OutlineKind;

namespace {

// Why so many values could not be taken together.
Code code_of_values(const graph::Node& node, std::size_t counted) {
    if (counted == 0) return Code::empty_aggregate;
    if (node.op == Op::consensus || node.op == Op::row_consensus) return Code::no_consensus;
    const bool trimmed =
        node.op == Op::average || node.op == Op::median || node.op == Op::row_average || node.op == Op::row_median;
    return trimmed && node.detail > 0 && counted <= 2 * std::size_t{node.detail} ? Code::too_few_values
                                                                                 : Code::mixed_currencies;
}

} // namespace

// The innermost outline that failed, and the row it failed in.
const Outline* Explainer::failing(OutlineId id, Place at, Place& where) const {
    const Outline& shown = outline(id);
    if (shown.kind == OutlineKind::list || cell(shown.node, at) != Cell::failed) return nullptr;
    // What it was reckoned from may stand in a frame inside that of its node.
    where = at;
    if (shown.kind == OutlineKind::aggregate && loops(shown.op)) {
        const graph::FrameId inner = graph_.nodes[shown.node].payload;
        const FrameRows& rows = evaluation_.frames[inner];
        const Place here = own(shown.node, at);
        for (std::uint32_t row = rows.begin[here.row]; row < rows.begin[here.row + 1]; ++row)
            for (const OutlineId child : shown.children)
                if (counts(graph_.nodes[shown.node], row) != Truth::no)
                    if (const Outline* found = failing(child, {inner, row}, where)) return found;
        where = at;
        return &shown;
    }
    for (const OutlineId child : shown.children)
        if (const Outline* found = failing(child, at, where)) return found;
    return &shown;
}

// The node below (or at) `node` whose operands did not fail.
std::pair<NodeId, Explainer::Place> Explainer::origin(NodeId id, Place at) const {
    const auto& node = graph_.nodes[id];
    const Place here = own(id, at);
    if (!loops(node.op) && node.op != Op::look_up)
        for (const NodeId operand : graph_.operands_of(node))
            if (cell(operand, here) == Cell::failed) return origin(operand, here);
    return {id, here};
}

Code Explainer::code_of(NodeId id, Place at) const {
    const auto& node = graph_.nodes[id];
    const auto operands = graph_.operands_of(node);
    const auto currencies_differ = [&] {
        if (operands.size() < 2) return false;
        const Column& a = column(operands[0]);
        const Column& b = column(operands[1]);
        return a.type == ColumnType::money && b.type == ColumnType::money && a.known(at.row) && b.known(at.row) &&
               a.currency[at.row] != b.currency[at.row];
    };
    switch (node.op) {
    case Op::divide: {
        const Column& divisor = column(operands[1]);
        if (divisor.known(at.row) && divisor.number(at.row).is_zero()) return Code::divide_by_zero;
        return currencies_differ() ? Code::mixed_currencies : Code::number_too_long;
    }
    case Op::equal:
    case Op::less:
    case Op::less_equal:
        return column(operands[0]).type == ColumnType::duration ? Code::durations_not_comparable
                                                                : Code::mixed_currencies;
    case Op::date_add:
        return Code::date_out_of_range;
    case Op::working_add:
    case Op::end_of_working_days: {
        const Column& count = column(operands[1]);
        if (!count.known(at.row)) return Code::date_out_of_range;
        const Number number = count.number(at.row);
        if (!number.is_integer()) return Code::working_days_not_whole;
        return node.op == Op::end_of_working_days && number < Number(0) ? Code::bad_period : Code::date_out_of_range;
    }
    case Op::end_of_period: {
        const Column& length = column(operands[1]);
        if (!length.known(at.row)) return Code::date_out_of_range;
        const bool sound = length.integers[at.row] == 0 && length.days[at.row] >= 0 && length.months[at.row] >= 0;
        return sound ? Code::date_out_of_range : Code::bad_period;
    }
    case Op::first_letters:
        return Code::letters_not_whole;
    case Op::next_working_day:
        return Code::date_out_of_range;
    case Op::table_first:
        return Code::no_row_matches;
    case Op::table_unique: {
        for (std::size_t i = 0, hits = 0; i < operands.size(); i += 2)
            if (column(operands[i]).truth[at.row] == Truth::yes && ++hits == 2) return Code::two_rows_match;
        return Code::no_row_matches;
    }
    case Op::table_any: {
        for (std::size_t i = 0; i < operands.size(); i += 2)
            if (column(operands[i]).truth[at.row] == Truth::yes) return Code::rows_disagree;
        return Code::no_row_matches;
    }
    case Op::exceptions:
        return Code::exceptions_conflict;
    case Op::parameter:
        return Code::parameter_not_in_force;
    case Op::average:
    case Op::lowest:
    case Op::highest:
    case Op::median:
    case Op::percentile:
    case Op::interpolated:
    case Op::consensus: {
        const FrameRows& rows = evaluation_.frames[node.payload];
        std::size_t counted = 0;
        for (std::uint32_t row = rows.begin[at.row]; row < rows.begin[at.row + 1]; ++row)
            if (!node.has_where || column(operands.back()).truth[row] == Truth::yes) ++counted;
        return code_of_values(node, counted);
    }
    case Op::row_average:
    case Op::row_lowest:
    case Op::row_highest:
    case Op::row_median:
    case Op::row_percentile:
    case Op::row_interpolated:
    case Op::row_consensus: {
        std::size_t counted = node.has_where ? 0 : operands.size();
        for (std::size_t i = 1; node.has_where && i < operands.size(); i += 2)
            if (column(operands[i]).truth[at.row] == Truth::yes) ++counted;
        return code_of_values(node, counted);
    }
    case Op::sum:
    case Op::row_sum:
        return node.type == ColumnType::money ? Code::mixed_currencies : Code::number_too_long;
    default:
        return currencies_differ() ? Code::mixed_currencies : Code::number_too_long;
    }
}

Said Failure::whole() const { return values.empty() ? message : phrases::said("{1}, where {2}", {message, values}); }

std::optional<Failure> Explainer::failure(OutlineId id, graph::FrameId frame, std::uint32_t row) const {
    Place where{frame, row};
    const Outline* found = failing(id, where, where);
    if (!found) return std::nullopt;
    const auto [node, place] = origin(found->node, where);
    Code code = code_of(node, place);
    // A definition that is bound to dates is chosen as the values of a parameter are.
    if (code == Code::parameter_not_in_force && found->kind == OutlineKind::operation)
        code = Code::definition_not_in_force;
    std::string message(code_title(code));
    message += ": `" + found->name + "`";
    return Failure{code, phrases::said_message(std::move(message)), found->span, behind(*found, where, code)};
}

} // namespace voorrang::engine

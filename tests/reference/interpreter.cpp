#include "tests/reference/interpreter.hpp"

namespace voorrang::reference {

using graph::Node;
using graph::NodeId;
using graph::Op;

const Outcome& Interpreter::value(NodeId id, const Place& at) {
    const auto found = known_[id].find(at);
    if (found != known_[id].end()) return found->second;
    Outcome reckoned = reckon(graph_.nodes[id], at);
    return known_[id].emplace(at, std::move(reckoned)).first->second;
}

std::variant<std::vector<Place>, Unknown, Failed> Interpreter::elements(graph::FrameId id, const Place& outer) {
    const graph::Frame& frame = graph_.frames[id];
    std::uint32_t owner = outer.back();
    if (!frame.natural) {
        const Outcome& reference = value(frame.owner, outer);
        if (is_unknown(reference)) return Unknown{};
        if (is_failed(reference)) return Failed{};
        owner = std::get<Row>(reference).row;
    }
    const engine::EntityRows& rows = facts_.entities[frame.entity];
    if (!rows.list_known[owner]) return Unknown{};
    std::vector<Place> found;
    for (std::uint32_t row = rows.begin[owner]; row < rows.begin[owner + 1]; ++row) {
        found.push_back(outer);
        found.back().push_back(row);
    }
    return found;
}

std::vector<Place> Interpreter::places(graph::FrameId id) {
    std::vector<Place> found;
    if (id == 0) {
        for (std::uint32_t row = 0; row < facts_.entities[graph::the_case].count; ++row) found.push_back({row});
        return found;
    }
    for (const Place& outer : places(graph_.frames[id].parent)) {
        const auto inside = elements(id, outer);
        if (const auto* rows = std::get_if<std::vector<Place>>(&inside))
            found.insert(found.end(), rows->begin(), rows->end());
    }
    return found;
}

Outcome Interpreter::constant(const Value& value) const {
    struct {
        Outcome operator()(Unknown) const { return Unknown{}; }
        Outcome operator()(bool b) const { return b; }
        Outcome operator()(const Number& n) const { return n; }
        Outcome operator()(const Percent& p) const { return p.fraction; }
        Outcome operator()(const Money& m) const { return m; }
        Outcome operator()(Date d) const { return d; }
        Outcome operator()(Time t) const { return t; }
        Outcome operator()(Duration d) const { return d; }
        Outcome operator()(const std::string& text) const { return text; }
        Outcome operator()(const ValueList&) const { return Unknown{}; } // a list is never a node's value
    } as_outcome;
    return std::visit(as_outcome, static_cast<const Value::variant&>(value));
}

Outcome Interpreter::look_up(const Outcome& reference, graph::FactId fact) const {
    if (!is_known(reference)) return reference;
    return cell(facts_.columns[fact], std::get<Row>(reference).row, facts_.texts);
}

// An operand of an outer frame is seen from there.
std::vector<Outcome> Interpreter::operands(const Node& node, const Place& at) {
    std::vector<Outcome> found;
    for (const NodeId operand : graph_.operands_of(node)) {
        const std::size_t depth = graph_.frames[graph_.nodes[operand].frame].depth;
        found.push_back(value(operand, Place(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(depth) + 1)));
    }
    return found;
}

Outcome Interpreter::reckon(const Node& node, const Place& at) {
    switch (node.op) {
    case Op::constant:
        return constant(graph_.constants[node.payload]);
    case Op::fact:
        return cell(facts_.columns[node.payload], at.back(), facts_.texts);
    case Op::row:
        return Row{at.back()};
    case Op::gather:
        return look_up(operands(node, at)[0], node.payload);
    case Op::look_up: {
        const auto asked = graph_.operands_of(node);
        const Outcome reference = operands(node, at)[0];
        if (!is_known(reference)) return reference;
        for (const Place& place : places(graph_.nodes[asked[1]].frame))
            if (place.back() == std::get<Row>(reference).row) return value(asked[1], place);
        return Failed{};
    }
    case Op::broadcast:
        return operands(node, at)[0];
    case Op::count:
    case Op::sum:
    case Op::average:
    case Op::lowest:
    case Op::highest:
    case Op::median:
    case Op::percentile:
    case Op::interpolated:
    case Op::consensus:
    case Op::distinct:
    case Op::any:
    case Op::all:
        return over_list(node, at);
    case Op::row_sum:
    case Op::row_average:
    case Op::row_lowest:
    case Op::row_highest:
    case Op::row_median:
    case Op::row_percentile:
    case Op::row_interpolated:
    case Op::row_consensus:
    case Op::row_distinct:
        return over_operands(node, at);
    case Op::select:
        return select(operands(node, at));
    case Op::table_first:
        return table_first(operands(node, at));
    case Op::table_unique:
        return table_unique(operands(node, at));
    case Op::table_any:
        return table_any(operands(node, at));
    case Op::exceptions:
        return exceptions(operands(node, at), graph_.precedences[node.payload]);
    case Op::parameter:
        return parameter(operands(node, at), graph_.parameters[node.payload]);
    case Op::reference_date:
        return given_.as_at ? Outcome(*given_.as_at) : operands(node, at)[0];
    case Op::admitted:
        if (const auto found = given_.admitted.find(at.back()); found != given_.admitted.end()) return found->second;
        return operands(node, at)[0];
    case Op::sealed:
        return sealed(node, operands(node, at));
    default:
        return scalar(node, operands(node, at));
    }
}

} // namespace voorrang::reference

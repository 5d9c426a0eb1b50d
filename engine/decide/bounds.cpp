#include "engine/decide/bounds.hpp"

#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>
#include <array>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

namespace {

std::optional<Number> number_of(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return *number;
    if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
    return std::nullopt;
}

std::optional<Bounds> widest(const std::optional<Bounds>& a, const std::optional<Bounds>& b) {
    if (!a || !b || a->currency != b->currency) return std::nullopt;
    return Bounds{std::min(a->low, b->low), std::max(a->high, b->high), a->currency};
}

} // namespace

std::uint32_t Bounder::outer(NodeId operand, const Node& user, std::uint32_t row) const {
    return evaluation_.outer_row(graph_, user.frame, row, graph_.nodes[operand].frame);
}

std::optional<Bounds> Bounder::product(const Bounds& a, const Bounds& b) const {
    std::array<Number, 4> corners;
    if (multiply(a.low, b.low, corners[0]) != NumberFault::none ||
        multiply(a.low, b.high, corners[1]) != NumberFault::none ||
        multiply(a.high, b.low, corners[2]) != NumberFault::none ||
        multiply(a.high, b.high, corners[3]) != NumberFault::none)
        return std::nullopt;
    return Bounds{*std::min_element(corners.begin(), corners.end()), *std::max_element(corners.begin(), corners.end()),
                  a.currency == Currency{} ? b.currency : a.currency};
}

std::optional<Bounds> Bounder::of(NodeId id, std::uint32_t row) const {
    const Node& node = graph_.nodes[id];
    const Column& column = evaluation_.columns[id];
    // Facts that are amounts of money are unbounded: an unknown one may even come in another currency.
    const bool money = node.type == ColumnType::money;
    if ((node.type != ColumnType::number && !money) || column.cell(row) == Cell::failed) return std::nullopt;
    if (column.known(row))
        return Bounds{column.number(row), column.number(row), money ? column.currency[row] : Currency{}};
    const auto operands = graph_.operands_of(node);
    const auto operand = [&](std::size_t i) { return of(operands[i], outer(operands[i], node, row)); };
    switch (node.op) {
    case Op::fact:
    case Op::gather: {
        const auto& fact = graph_.schema.facts[node.payload];
        const auto low = fact.from ? number_of(*fact.from) : std::nullopt;
        const auto high = fact.to ? number_of(*fact.to) : std::nullopt;
        return low && high && !money ? std::optional(Bounds{*low, *high}) : std::nullopt;
    }
    case Op::sealed: { // whatever it may turn out to be, though it be there already
        const Node& sealed = graph_.nodes[operands[0]];
        if (sealed.op != Op::fact && sealed.op != Op::gather) return std::nullopt;
        const auto& fact = graph_.schema.facts[sealed.payload];
        const auto low = fact.from ? number_of(*fact.from) : std::nullopt;
        const auto high = fact.to ? number_of(*fact.to) : std::nullopt;
        return low && high ? std::optional(Bounds{*low, *high}) : std::nullopt;
    }
    case Op::broadcast:
        return operand(0);
    case Op::add:
    case Op::subtract: {
        const auto a = operand(0), b = operand(1);
        Bounds sum;
        if (!a || !b) return std::nullopt;
        const auto currency = common(a->currency, b->currency);
        if (!currency) return std::nullopt;
        sum.currency = *currency;
        const bool minus = node.op == Op::subtract;
        if (add(a->low, minus ? negate(b->high) : b->low, sum.low) != NumberFault::none ||
            add(a->high, minus ? negate(b->low) : b->high, sum.high) != NumberFault::none)
            return std::nullopt;
        return sum;
    }
    case Op::multiply: {
        const auto a = operand(0), b = operand(1);
        return a && b ? product(*a, *b) : std::nullopt;
    }
    case Op::divide: {
        const auto a = operand(0), b = operand(1);
        Number inverse;
        if (!a || !b || b->low != b->high || divide(Number(1), b->low, inverse) != NumberFault::none)
            return std::nullopt;
        if (b->currency != Currency{} && a->currency != b->currency) return std::nullopt;
        auto quotient = product(*a, {inverse, inverse});
        if (quotient && !money) quotient->currency = {};
        return quotient;
    }
    case Op::negate: {
        const auto a = operand(0);
        return a ? std::optional(Bounds{voorrang::negate(a->high), voorrang::negate(a->low), a->currency})
                 : std::nullopt;
    }
    case Op::round: {
        const auto a = operand(0);
        if (!a) return std::nullopt;
        const auto& rounding = graph_.roundings[node.payload];
        return Bounds{round(a->low, rounding.decimals, rounding.mode), round(a->high, rounding.decimals, rounding.mode),
                      a->currency};
    }
    case Op::otherwise:
        return widest(operand(0), operand(1));
    case Op::select:
    case Op::table_first:
        return of_choices(node, row);
    case Op::sum:
    case Op::average:
    case Op::lowest:
    case Op::highest:
    case Op::median:
    case Op::percentile:
    case Op::interpolated:
        return of_loop(node, row);
    default:
        return std::nullopt;
    }
}

// Sum, average, lowest, highest, median and percentiles grow with each of their elements, so the bounds of the elements
// give theirs.
std::optional<Bounds> Bounder::of_loop(const Node& node, std::uint32_t row) const {
    const FrameRows& rows = evaluation_.frames[node.payload];
    if (rows.list_known[row] != Cell::known) return std::nullopt;
    const auto operands = graph_.operands_of(node);
    std::vector<Number> low, high;
    Currency currency = {};
    for (std::uint32_t element = rows.begin[row]; element < rows.begin[row + 1]; ++element) {
        const Truth counts = node.has_where ? evaluation_.columns[operands.back()].truth[element] : Truth::yes;
        if (counts == Truth::no) continue;
        const auto bounds = counts == Truth::yes ? of(operands[0], element) : std::nullopt;
        if (!bounds || (!low.empty() && bounds->currency != currency)) return std::nullopt;
        currency = bounds->currency;
        low.push_back(bounds->low);
        high.push_back(bounds->high);
    }
    if (low.empty()) return std::nullopt;
    const auto reduce = [&](std::vector<Number>& values) -> std::optional<Number> {
        std::sort(values.begin(), values.end());
        if (node.op == Op::percentile)
            return values[nearest_rank(std::get<Number>(graph_.constants[node.detail]), values.size())];
        if (node.op == Op::interpolated) {
            Number between;
            const auto fault = interpolate(
                std::get<Number>(graph_.constants[node.detail]), values.size(),
                [&](std::size_t i) -> const Number& { return values[i]; }, between);
            return fault == NumberFault::none ? std::optional(between) : std::nullopt;
        }
        if (values.size() <= 2 * std::size_t{node.detail}) return std::nullopt;
        values.erase(values.end() - node.detail, values.end());
        values.erase(values.begin(), values.begin() + node.detail);
        const auto half = values.size() / 2;
        Number result(0);
        if (node.op == Op::lowest) return values.front();
        if (node.op == Op::highest) return values.back();
        if (node.op == Op::median && values.size() % 2 == 1) return values[half];
        if (node.op == Op::median) {
            if (add(values[half - 1], values[half], result) != NumberFault::none) return std::nullopt;
            return divide(result, Number(2), result) == NumberFault::none ? std::optional(result) : std::nullopt;
        }
        for (const Number& value : values)
            if (add(result, value, result) != NumberFault::none) return std::nullopt;
        if (node.op == Op::average &&
            divide(result, Number(static_cast<std::int64_t>(values.size())), result) != NumberFault::none)
            return std::nullopt;
        return result;
    };
    const auto least = reduce(low), most = reduce(high);
    return least && most ? std::optional(Bounds{*least, *most, currency}) : std::nullopt;
}

// Of those values that may still be chosen.
std::optional<Bounds> Bounder::of_choices(const Node& node, std::uint32_t row) const {
    const auto operands = graph_.operands_of(node);
    std::optional<Bounds> result;
    bool first = true;
    const auto may_be = [&](NodeId value) {
        const auto bounds = of(value, outer(value, node, row));
        result = first ? bounds : widest(result, bounds);
        first = false;
    };
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        const std::uint32_t at = outer(operands[i], node, row);
        const Truth condition = evaluation_.columns[operands[i]].truth[at];
        if (condition == Truth::no) continue;
        if (condition == Truth::failed || may_fail(operands[i], at)) return std::nullopt;
        may_be(operands[i + 1]);
        if (condition == Truth::yes) return result;
    }
    if (node.op == Op::table_first) return std::nullopt; // perhaps no row applies
    return first ? clamped(node, row) : widest(result, clamped(node, row));
}

// The last value of a choice, when every condition before it did not hold: `if x < 0 then 0 else if 100 < x then 100
// else x` stays within 0 and 100, whatever x is.
std::optional<Bounds> Bounder::clamped(const Node& node, std::uint32_t row) const {
    const auto operands = graph_.operands_of(node);
    const NodeId value = operands.back();
    if (const auto bounds = of(value, outer(value, node, row))) return bounds;
    if (may_fail(value, outer(value, node, row))) return std::nullopt;
    std::optional<Number> low, high;
    std::optional<Currency> currency;
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        const Node& condition = graph_.nodes[operands[i]];
        if (condition.op != Op::less) continue;
        const auto sides = graph_.operands_of(condition);
        const NodeId limit = sides[0] == value ? sides[1] : sides[0];
        const auto bounds = of(limit, outer(limit, condition, outer(operands[i], node, row)));
        if (!bounds) continue;
        if (currency && *currency != bounds->currency) return std::nullopt;
        currency = bounds->currency;
        if (sides[0] == value) low = low ? std::max(*low, bounds->low) : bounds->low;
        if (sides[1] == value) high = high ? std::min(*high, bounds->high) : bounds->high;
    }
    return low && high && *low <= *high ? std::optional(Bounds{*low, *high, *currency}) : std::nullopt;
}

bool Bounder::may_fail(NodeId id, std::uint32_t row) const {
    const Node& node = graph_.nodes[id];
    const Column& column = evaluation_.columns[id];
    if (column.cell(row) != Cell::unknown) return column.cell(row) == Cell::failed;
    const auto operands = graph_.operands_of(node);
    const auto any_operand = [&] {
        return std::any_of(operands.begin(), operands.end(),
                           [&](NodeId operand) { return may_fail(operand, outer(operand, node, row)); });
    };
    switch (node.op) {
    case Op::constant:
    case Op::fact:
    case Op::row:
        return false;
    case Op::gather:
    case Op::sealed:
    case Op::broadcast:
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
    case Op::starts_with:
    case Op::date_of:
    case Op::date_part:
    case Op::date_between:
    case Op::day_of:
    case Op::working_between:
    case Op::otherwise:
    case Op::is_known:
    case Op::select:
    case Op::round:
    case Op::reference_date:
    case Op::admitted:
        return any_operand();
    case Op::equal:
    case Op::less:
    case Op::less_equal: {
        // An unknown amount is taken to come in the currency of what it is compared with: one that doesn't is an error
        // of its own when it comes, not a value of the fact.
        const ColumnType type = graph_.nodes[operands[0]].type;
        if (type == ColumnType::duration) return true;
        return any_operand();
    }
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::negate:
        return node.type == ColumnType::duration || any_operand();
    case Op::divide: {
        const Column& divisor = evaluation_.columns[operands[1]];
        const std::uint32_t at = outer(operands[1], node, row);
        return !divisor.known(at) || divisor.number(at).is_zero() || any_operand();
    }
    case Op::count:
    case Op::any:
    case Op::all:
    case Op::sum: {
        const FrameRows& rows = evaluation_.frames[node.payload];
        if (rows.list_known[row] != Cell::known) return rows.list_known[row] == Cell::failed || node.has_where;
        for (std::uint32_t element = rows.begin[row]; element < rows.begin[row + 1]; ++element)
            for (const NodeId operand : operands)
                if (may_fail(operand, element)) return true;
        return false;
    }
    default:
        return true;
    }
}

} // namespace voorrang::engine

#include "engine/evaluate/scalars.hpp"

#include "dsl/number/integers.hpp"
#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

namespace {

constexpr std::uint32_t no_cell = 0xFFFFFFFF;
constexpr std::uint8_t known = 0, failed = 2, too_large = 3; // states of cells

} // namespace

Scalars::Scalars(const graph::Graph& graph, const Plan& plan)
    : graph_(&graph), plan_(&plan), place_(graph.nodes.size(), no_cell) {}

std::optional<Scalars::Code> Scalars::code_of(const graph::Graph& graph, const Plan& plan, NodeId id) {
    if (plan.member[id] != Plan::no_member) return Code::member;
    if (plan.sifter[id] != Plan::no_sifter) return std::nullopt; // few of its conditions come through
    const Node& node = graph.nodes[id];
    const auto type = [&] { return graph.nodes[graph.operands_of(node)[0]].type; };
    const auto compared = [&](Code condition, Code integer, Code amount) -> std::optional<Code> {
        switch (type()) {
        case ColumnType::truth:
            return condition == Code::same_condition ? std::optional(condition) : std::nullopt;
        case ColumnType::number:
        case ColumnType::money:
            return amount;
        case ColumnType::duration:
            return std::nullopt;
        default:
            return integer;
        }
    };
    const auto reckoned = [&](Code code) { return is_amount(node.type) ? std::optional(code) : std::nullopt; };
    switch (node.op) {
    case Op::logical_not:
        return Code::opposite;
    case Op::logical_and:
        return Code::both;
    case Op::logical_or:
        return Code::either;
    case Op::equal:
        return compared(Code::same_condition, Code::same_integer, Code::same_amount);
    case Op::less:
        return compared(Code::opposite, Code::less_integer, Code::less_amount);
    case Op::less_equal:
        return compared(Code::opposite, Code::less_equal_integer, Code::less_equal_amount);
    case Op::is_known:
        return type() == ColumnType::truth ? Code::is_known_condition : Code::is_known;
    case Op::add:
        return reckoned(Code::add);
    case Op::subtract:
        return reckoned(Code::subtract);
    case Op::multiply:
        return reckoned(Code::multiply);
    case Op::divide: // by an amount too: then it is a number
        return reckoned(node.type == ColumnType::money ? Code::divide : Code::quotient);
    case Op::negate:
        return reckoned(Code::negate);
    default:
        return std::nullopt;
    }
}

bool Scalars::can_make(const graph::Graph& graph, const Plan& plan, NodeId id) {
    return code_of(graph, plan, id).has_value();
}

std::uint32_t Scalars::new_cell() {
    cells_.emplace_back();
    return static_cast<std::uint32_t>(cells_.size() - 1);
}

void Scalars::add(NodeId condition, const std::vector<std::uint8_t>& columns) {
    make(condition, columns);
    conditions_.push_back(place_[condition]);
}

// Operands come first, so that what belongs together lies together. Definitions that use definitions can make it deep:
// it is gone through with a list instead of calls.
void Scalars::make(NodeId id, const std::vector<std::uint8_t>& columns) {
    std::vector<NodeId> open{id};
    while (!open.empty()) {
        const NodeId next = open.back();
        if (place_[next] != no_cell) {
            open.pop_back();
            continue;
        }
        const bool constant = plan_->steady[next] != 0;
        const auto code = code_of(*graph_, *plan_, next);
        if (constant || columns[next] || !code) {
            place_[next] = new_cell();
            (constant ? constants_ : leaves_).push_back(next);
            (constant ? constant_cells_ : leaf_cells_).push_back(place_[next]);
            continue;
        }
        const std::size_t before = open.size();
        for (const NodeId operand : operands_of(next))
            if (place_[operand] == no_cell) open.push_back(operand);
        if (open.size() == before) make_steps(next, *code);
    }
}

std::span<const NodeId> Scalars::operands_of(NodeId id) const {
    if (const std::uint32_t member = plan_->member[id]; member != Plan::no_member)
        return {&plan_->members[member].text, 1};
    return graph_->operands_of(graph_->nodes[id]);
}

void Scalars::make_steps(NodeId id, Code code) {
    const auto operands = operands_of(id);
    const std::uint32_t first = place_[operands[0]];
    std::uint32_t second = first;
    if (code == Code::member) {
        second = new_cell();
        cells_[second].value = plan_->member[id];
    }
    const std::uint32_t out = place_[id] = new_cell();
    if (operands.size() == 1) steps_.push_back({code, first, second, out});
    for (std::size_t i = 1; i < operands.size(); ++i)
        steps_.push_back({code, i == 1 ? first : out, place_[operands[i]], out});
}

Scalars::Cell Scalars::cell_of(const Column& column, std::uint32_t row) {
    Cell cell;
    if (column.type == ColumnType::truth) {
        cell.value = static_cast<std::int64_t>(column.truth[row]);
        return cell;
    }
    cell.state = static_cast<std::uint8_t>(column.cell(row));
    if (cell.state != known) return cell;
    if (column.type == ColumnType::duration || (is_amount(column.type) && !column.fixed && !column.fractional)) {
        cell.state = too_large;
        return cell;
    }
    cell.value = column.integers[row];
    if (!is_amount(column.type)) return cell;
    cell.scale = column.scale;
    if (column.fractional) cell.bottom = column.denominators[row];
    if (column.type == ColumnType::money) cell.currency = column.currency[row].packed;
    return cell;
}

std::span<const std::uint8_t> Scalars::run(std::span<const Column* const> columns, std::uint32_t rows) {
    results_.resize(rows * conditions_.size());
    if (rows == 0) return results_;
    if (!has_constants_) {
        has_constants_ = true;
        for (std::size_t i = 0; i < constants_.size(); ++i)
            cells_[constant_cells_[i]] = cell_of(*columns[constants_[i]], 0);
    }
    std::uint8_t* result = results_.data();
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < leaves_.size(); ++i) cells_[leaf_cells_[i]] = cell_of(*columns[leaves_[i]], row);
        run_steps();
        for (const std::uint32_t condition : conditions_)
            *result++ = static_cast<std::uint8_t>(cells_[condition].value);
    }
    return results_;
}

namespace {

using Wide = Int128;

// -1, 0 or 1; nothing where 128 bits are not enough.
template <class Cell>
std::optional<int> compare(const Cell& a, const Cell& b) {
    Wide x = a.value, y = b.value;
    if (a.scale != b.scale) { // 2^63 * 10^18 stays under 2^123
        const unsigned scale = std::max(a.scale, b.scale);
        x *= small_power_of_ten(scale - a.scale);
        y *= small_power_of_ten(scale - b.scale);
    }
    if (a.bottom != b.bottom &&
        (__builtin_mul_overflow(x, Wide{b.bottom}, &x) || __builtin_mul_overflow(y, Wide{a.bottom}, &y)))
        return std::nullopt;
    return x < y ? -1 : x > y ? 1 : 0;
}

// The same of cells of which one need not be known, or that are amounts: what the comparison comes to.
template <class Cell, class Test>
std::int64_t compared(const Cell& a, const Cell& b, Test test) {
    if ((a.state | b.state) != known) return std::max(a.state, b.state) + 1;
    if (a.currency != b.currency && a.currency != 0 && b.currency != 0) return static_cast<std::int64_t>(Truth::failed);
    if (a.scale == b.scale && a.bottom == b.bottom) return test(a.value, b.value) ? 1 : 0;
    const auto order = compare(a, b);
    return order ? (test(*order, 0) ? 1 : 0) : Scalars::beyond;
}

// Of cells that need not be known; those that are hold integers.
template <class Cell, class Test>
std::int64_t compared_integers(const Cell& a, const Cell& b, Test test) {
    if ((a.state | b.state) != known) return std::max(a.state, b.state) + 1;
    return test(a.value, b.value) ? 1 : 0;
}

// Each gives false where 64 bits are not enough; the states and currencies are settled.
template <class Cell>
bool add(const Cell& a, const Cell& b, bool subtract, Cell& out) {
    out.scale = std::max(a.scale, b.scale);
    out.bottom = a.bottom;
    std::int64_t x = a.value, y = b.value;
    bool over = false;
    if (a.scale != b.scale) {
        over |= __builtin_mul_overflow(x, small_power_of_ten(out.scale - a.scale), &x);
        over |= __builtin_mul_overflow(y, small_power_of_ten(out.scale - b.scale), &y);
    }
    if (a.bottom != b.bottom) {
        over |= __builtin_mul_overflow(x, b.bottom, &x);
        over |= __builtin_mul_overflow(y, a.bottom, &y);
        over |= __builtin_mul_overflow(a.bottom, b.bottom, &out.bottom);
    }
    over |= subtract ? __builtin_sub_overflow(x, y, &out.value) : __builtin_add_overflow(x, y, &out.value);
    return !over;
}

template <class Cell>
bool multiply(const Cell& a, const Cell& b, Cell& out) {
    if (a.scale + b.scale > static_cast<int>(max_small_scale)) return false;
    out.scale = static_cast<std::uint8_t>(a.scale + b.scale);
    const bool over = __builtin_mul_overflow(a.value, b.value, &out.value);
    return !(over | __builtin_mul_overflow(a.bottom, b.bottom, &out.bottom));
}

template <class Cell>
bool divide(const Cell& a, const Cell& b, Cell& out) {
    out.scale = a.scale > b.scale ? static_cast<std::uint8_t>(a.scale - b.scale) : std::uint8_t{0};
    bool over =
        __builtin_mul_overflow(a.value, small_power_of_ten(b.scale > a.scale ? b.scale - a.scale : 0U), &out.value);
    over |= __builtin_mul_overflow(out.value, b.bottom, &out.value);
    over |= __builtin_mul_overflow(a.bottom, b.value, &out.bottom);
    if (out.bottom < 0) {
        over |= __builtin_sub_overflow(std::int64_t{0}, out.value, &out.value);
        over |= __builtin_sub_overflow(std::int64_t{0}, out.bottom, &out.bottom);
    }
    return !over;
}

} // namespace

// Operations are strict: the state of the result is the worst of its operands'.
void Scalars::run_steps() {
    Cell* const cells = cells_.data();
    const auto reckon = [](const Cell& a, const Cell& b, Cell& out, bool one_currency, const auto& operation) {
        out.state = std::max(a.state, b.state);
        if (out.state != known) return;
        if (one_currency && a.currency != b.currency && a.currency != 0 && b.currency != 0) {
            out.state = failed;
            return;
        }
        out.currency = a.currency != 0 ? a.currency : b.currency;
        if (!operation(a, b, out)) out.state = too_large;
    };
    const auto quotient = [](const Cell& x, const Cell& y, Cell& z) {
        if (y.value == 0) z.state = failed;
        return y.value == 0 || engine::divide(x, y, z);
    };
    const auto less = [](auto x, auto y) { return x < y; };
    const auto less_equal = [](auto x, auto y) { return x <= y; };
    const auto equal = [](auto x, auto y) { return x == y; };
    for (const Step& step : steps_) {
        const Cell& a = cells[step.a];
        const Cell& b = cells[step.b];
        Cell& out = cells[step.out];
        switch (step.code) {
        case Code::opposite:
            out.value = a.value > 1 ? a.value : 1 - a.value;
            break;
        case Code::both:
            out.value = a.value == 0 || b.value == 0 ? 0 : std::max(a.value, b.value);
            break;
        case Code::either:
            out.value = a.value == 1 || b.value == 1 ? 1 : std::max(a.value, b.value);
            break;
        case Code::same_condition: {
            const std::int64_t most = std::max(a.value, b.value);
            out.value = most > 1 ? most : a.value == b.value ? 1 : 0;
            break;
        }
        case Code::same_integer:
            out.value = compared_integers(a, b, equal);
            break;
        case Code::less_integer:
            out.value = compared_integers(a, b, less);
            break;
        case Code::less_equal_integer:
            out.value = compared_integers(a, b, less_equal);
            break;
        case Code::same_amount:
            out.value = compared(a, b, equal);
            break;
        case Code::less_amount:
            out.value = compared(a, b, less);
            break;
        case Code::less_equal_amount:
            out.value = compared(a, b, less_equal);
            break;
        case Code::member:
            out.value = a.state != known                                                 ? a.state + 1
                        : plan_->members[static_cast<std::size_t>(b.value)].has(a.value) ? 1
                                                                                         : 0;
            break;
        case Code::is_known: // known: yes, unknown: no
            out.value = a.state > 1 ? a.state + 1 : 1 - a.state;
            break;
        case Code::is_known_condition:
            out.value = a.value > 2 ? a.value : a.value < 2 ? 1 : 0;
            break;
        case Code::add:
            reckon(a, b, out, true, [](const Cell& x, const Cell& y, Cell& z) { return engine::add(x, y, false, z); });
            break;
        case Code::subtract:
            reckon(a, b, out, true, [](const Cell& x, const Cell& y, Cell& z) { return engine::add(x, y, true, z); });
            break;
        case Code::multiply:
            reckon(a, b, out, false, [](const Cell& x, const Cell& y, Cell& z) { return engine::multiply(x, y, z); });
            break;
        case Code::divide:
            reckon(a, b, out, true, quotient);
            break;
        case Code::quotient:
            reckon(a, b, out, true, quotient);
            out.currency = 0;
            break;
        case Code::negate:
            reckon(a, a, out, false, [](const Cell& x, const Cell&, Cell& z) {
                z.scale = x.scale;
                z.bottom = x.bottom;
                return !__builtin_sub_overflow(std::int64_t{0}, x.value, &z.value);
            });
            break;
        }
    }
}

} // namespace voorrang::engine

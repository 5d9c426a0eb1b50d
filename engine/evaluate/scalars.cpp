#include "engine/evaluate/scalars.hpp"

#include "dsl/number/integers.hpp"
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

namespace {

constexpr std::uint32_t no_cell = 0xFFFFFFFF;
constexpr std::uint32_t a_constant = 0x80000000;             // of the place of a cell: that it is one of the constants
constexpr std::uint8_t known = 0, failed = 2, too_large = 3; // states of cells

} // namespace

Scalars::Scalars(const graph::Graph& graph, const Plan& plan)
    : graph_(&graph), plan_(&plan), programs_(1), place_(graph.nodes.size(), no_cell),
      leaf_(graph.nodes.size(), no_cell) {}

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

NodeId Scalars::origin(const graph::Graph& graph, NodeId id) {
    while (graph.nodes[id].op == Op::broadcast) id = graph.operands_of(graph.nodes[id])[0];
    return id;
}

std::span<const NodeId> Scalars::operands_of(const graph::Graph& graph, const Plan& plan, NodeId id) {
    if (const std::uint32_t member = plan.member[id]; member != Plan::no_member) return {&plan.members[member].text, 1};
    return graph.operands_of(graph.nodes[id]);
}

std::optional<std::uint32_t> Scalars::add(NodeId condition, const std::vector<std::uint8_t>& columns, Leaves which) {
    Program& program = programs_.back();
    const std::size_t constants = constants_.size();
    results_ = 0;
    const bool made = make(condition, columns, which);
    program.frame = graph_->nodes[condition].frame;
    program.result = place_[condition];
    for (const NodeId id : placed_) place_[id] = no_cell;
    placed_.clear();
    if (!made) {
        steps_.resize(program.first_step);
        needs_.resize(program.first_leaf);
        constants_.resize(constants);
        return std::nullopt;
    }
    programs_.push_back({static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(needs_.size()), 0, 0});
    return size() - 1;
}

// Operands come first. Definitions that use definitions can make it deep: it is gone through with a list instead of
// calls.
bool Scalars::make(NodeId condition, const std::vector<std::uint8_t>& columns, Leaves which) {
    std::vector<NodeId> open{condition};
    while (!open.empty()) {
        const NodeId next = open.back();
        if (place_[next] != no_cell) {
            open.pop_back();
            continue;
        }
        const Op op = graph_->nodes[next].op;
        const auto code = code_of(*graph_, *plan_, next);
        if (op == Op::constant) {
            put(next, a_constant | static_cast<std::uint32_t>(constants_.size()));
            constants_.push_back(constant(next));
        } else if (columns[next] || !code) {
            if (which == Leaves::there && op != Op::fact && !columns[next]) return false;
            put(next, leaf(next));
            needs_.push_back(place_[next]);
        } else {
            const std::size_t before = open.size();
            for (const NodeId operand : operands_of(*graph_, *plan_, next))
                if (const NodeId from = origin(*graph_, operand); place_[from] == no_cell) open.push_back(from);
            if (open.size() == before && !make_steps(next, *code)) return false;
        }
    }
    return true;
}

void Scalars::put(NodeId id, std::uint32_t cell) {
    place_[id] = cell;
    placed_.push_back(id);
}

std::uint32_t Scalars::leaf(NodeId id) {
    if (leaf_[id] == no_cell) {
        leaf_[id] = most_results + static_cast<std::uint32_t>(leaves_.size());
        leaves_.push_back(id);
    }
    return leaf_[id];
}

Scalars::Cell Scalars::constant(NodeId id) const {
    const Node& node = graph_->nodes[id];
    Column column;
    prepare(column, node.type, 1);
    fill_constant(column, graph_->constants[node.payload], plan_->text[id]);
    return cell_of(column, 0);
}

bool Scalars::make_steps(NodeId id, Code code) {
    if (results_ == most_results) return false;
    const auto operands = operands_of(*graph_, *plan_, id);
    const auto place = [&](NodeId operand) { return place_[origin(*graph_, operand)]; };
    const std::uint32_t first = place(operands[0]);
    const std::uint32_t out = results_++;
    put(id, out);
    if (operands.size() == 1) steps_.push_back({code, first, code == Code::member ? plan_->member[id] : first, out});
    for (std::size_t i = 1; i < operands.size(); ++i)
        steps_.push_back({code, i == 1 ? first : out, place(operands[i]), out});
    return true;
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

// A fact has its column whether that was asked for or not.
Scalars::Cell Scalars::read_cell(const Source& source, NodeId leaf, graph::FrameId frame, std::uint32_t row) const {
    const Node& node = graph_->nodes[leaf];
    for (; frame != node.frame; frame = graph_->frames[frame].parent) row = source.frames[frame].parent[row];
    return cell_of(node.op == Op::fact ? source.facts.columns[node.payload] : *source.columns[leaf], row);
}

std::uint8_t Scalars::in_row(std::uint32_t condition, const Source& source, std::uint32_t row) {
    const Program& program = programs_[condition];
    cells_.resize((most_results + leaves_.size()) * most_rows);
    for (std::uint32_t i = program.first_leaf; i < programs_[condition + 1].first_leaf; ++i)
        cells_[needs_[i] * most_rows] = read_cell(source, leaves_[needs_[i] - most_results], program.frame, row);
    run_steps(condition, 1);
    return static_cast<std::uint8_t>(cells_[program.result * most_rows].value);
}

void Scalars::read(const Source& source, graph::FrameId frame, std::uint32_t first_row, std::uint32_t rows) {
    rows_ = rows;
    cells_.resize((most_results + leaves_.size()) * most_rows);
    for (std::size_t i = 0; i < leaves_.size(); ++i)
        for (std::uint32_t row = 0; row < rows; ++row)
            cells_[(most_results + i) * most_rows + row] = read_cell(source, leaves_[i], frame, first_row + row);
}

void Scalars::in_rows(std::uint32_t condition, std::uint8_t* truths) {
    const Program& program = programs_[condition];
    run_steps(condition, rows_);
    const Cell* const cells = &cells_[program.result * most_rows];
    for (std::uint32_t row = 0; row < rows_; ++row) truths[row] = static_cast<std::uint8_t>(cells[row].value);
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

template <class Operation>
void Scalars::each(const Step& step, std::uint32_t rows, Operation operation) {
    const auto cells = [&](std::uint32_t place) {
        return (place & a_constant) != 0 ? &constants_[place & ~a_constant] : &cells_[place * most_rows];
    };
    const Cell* const a = cells(step.a);
    const Cell* const b = cells(step.b);
    Cell* const out = &cells_[step.out * most_rows];
    const std::uint32_t next_a = (step.a & a_constant) != 0 ? 0 : 1, next_b = (step.b & a_constant) != 0 ? 0 : 1;
    for (std::uint32_t row = 0; row < rows; ++row) operation(a[row * next_a], b[row * next_b], out[row]);
}

// Operations are strict: the state of the result is the worst of its operands'. A result may stand where an operand
// stood, so operands are read before it is written.
void Scalars::run_steps(std::uint32_t which, std::uint32_t rows) {
    const auto reckon = [](const Cell& a, const Cell& b, Cell& out, bool one_currency, const auto& operation) {
        Cell result;
        result.state = std::max(a.state, b.state);
        if (result.state == known) {
            result.currency = a.currency != 0 ? a.currency : b.currency;
            if (one_currency && a.currency != b.currency && a.currency != 0 && b.currency != 0)
                result.state = failed;
            else if (!operation(a, b, result) && result.state == known)
                result.state = too_large;
        }
        out = result;
    };
    const auto sum = [](const Cell& x, const Cell& y, Cell& z) { return engine::add(x, y, false, z); };
    const auto difference = [](const Cell& x, const Cell& y, Cell& z) { return engine::add(x, y, true, z); };
    const auto product = [](const Cell& x, const Cell& y, Cell& z) { return engine::multiply(x, y, z); };
    const auto quotient = [](const Cell& x, const Cell& y, Cell& z) {
        if (y.value == 0) z.state = failed;
        return y.value != 0 && engine::divide(x, y, z);
    };
    const auto negative = [](const Cell& x, const Cell&, Cell& z) {
        z.scale = x.scale;
        z.bottom = x.bottom;
        return !__builtin_sub_overflow(std::int64_t{0}, x.value, &z.value);
    };
    const auto less = [](auto x, auto y) { return x < y; };
    const auto less_equal = [](auto x, auto y) { return x <= y; };
    const auto equal = [](auto x, auto y) { return x == y; };
    const Step* const end = steps_.data() + programs_[which + 1].first_step;
    for (const Step* step = steps_.data() + programs_[which].first_step; step != end; ++step) {
        const auto condition = [&](const auto& operation) {
            each(*step, rows, [&](const Cell& a, const Cell& b, Cell& out) { out.value = operation(a, b); });
        };
        const auto amount = [&](bool one_currency, const auto& operation) {
            each(*step, rows,
                 [&](const Cell& a, const Cell& b, Cell& out) { reckon(a, b, out, one_currency, operation); });
        };
        switch (step->code) {
        case Code::opposite:
            condition([](const Cell& a, const Cell&) { return a.value > 1 ? a.value : 1 - a.value; });
            break;
        case Code::both:
            condition([](const Cell& a, const Cell& b) {
                return a.value == 0 || b.value == 0 ? 0 : std::max(a.value, b.value);
            });
            break;
        case Code::either:
            condition([](const Cell& a, const Cell& b) {
                return a.value == 1 || b.value == 1 ? 1 : std::max(a.value, b.value);
            });
            break;
        case Code::same_condition:
            condition([](const Cell& a, const Cell& b) {
                const std::int64_t most = std::max(a.value, b.value);
                return most > 1 ? most : a.value == b.value ? 1 : 0;
            });
            break;
        case Code::same_integer:
            condition([&](const Cell& a, const Cell& b) { return compared_integers(a, b, equal); });
            break;
        case Code::less_integer:
            condition([&](const Cell& a, const Cell& b) { return compared_integers(a, b, less); });
            break;
        case Code::less_equal_integer:
            condition([&](const Cell& a, const Cell& b) { return compared_integers(a, b, less_equal); });
            break;
        case Code::same_amount:
            condition([&](const Cell& a, const Cell& b) { return compared(a, b, equal); });
            break;
        case Code::less_amount:
            condition([&](const Cell& a, const Cell& b) { return compared(a, b, less); });
            break;
        case Code::less_equal_amount:
            condition([&](const Cell& a, const Cell& b) { return compared(a, b, less_equal); });
            break;
        case Code::member: {
            const Plan::Member& member = plan_->members[step->b];
            const Step alone{step->code, step->a, step->a, step->out};
            each(alone, rows, [&](const Cell& a, const Cell&, Cell& out) {
                out.value = a.state != known ? a.state + 1 : member.has(a.value) ? 1 : 0;
            });
            break;
        }
        case Code::is_known: // known: yes, unknown: no
            condition([](const Cell& a, const Cell&) { return a.state > 1 ? a.state + 1 : 1 - a.state; });
            break;
        case Code::is_known_condition:
            condition([](const Cell& a, const Cell&) { return a.value > 2 ? a.value : a.value < 2 ? 1 : 0; });
            break;
        case Code::add:
            amount(true, sum);
            break;
        case Code::subtract:
            amount(true, difference);
            break;
        case Code::multiply:
            amount(false, product);
            break;
        case Code::divide:
            amount(true, quotient);
            break;
        case Code::quotient:
            amount(true, [&](const Cell& x, const Cell& y, Cell& z) {
                z.currency = 0;
                return quotient(x, y, z);
            });
            break;
        case Code::negate:
            amount(false, negative);
            break;
        }
    }
}

} // namespace voorrang::engine

#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/frames.hpp"
#include "engine/evaluate/run.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

Evaluator::Run::Run(Evaluator& evaluator, const Facts& facts, Mode mode, const Options& options)
    : it_(evaluator), graph_(*evaluator.graph_), facts_(facts), mode_(mode), options_(options),
      frames_(evaluator.evaluation_.frames), at_(evaluator.evaluation_.columns.at_) {
    it_.filled_.assign(graph_.frames.size(), 0);
    it_.outer_to_.assign(graph_.frames.size(), no_frame);
    frames_[0].count = facts.entities[graph::the_case].count;
    filled(0);
}

void Evaluator::Run::node(NodeId id) {
    const Node& node = graph_.nodes[id];
    Column& own = it_.own_[id];
    at_[id] = &own;
    need_frame(node.frame);
    if (const Column* passed = passed_on(node)) {
        at_[id] = passed;
        return;
    }
    if (it_.plan_.steady[id]) {
        // Made once, for as many rows as there have ever been.
        own.size = frames_[node.frame].count;
        if (own.size <= it_.made_[id]) return;
        it_.made_[id] = own.size;
    }
    if (loops(node.op)) need_frame(node.payload);
    if (mode_ == Mode::fast && it_.plan_.member[id] != Plan::no_member) {
        const Plan::Member& member = it_.plan_.members[it_.plan_.member[id]];
        evaluate_member(own, *at_[member.text], member.is_member);
        if (!at_[member.text]->all_known) stand_for_comparisons(node, own);
        return;
    }
    it_.operands_.clear();
    for (const NodeId operand : graph_.operands_of(node)) it_.operands_.push_back(at_[operand]);
    evaluate(id, node, own);
}

void Evaluator::Run::need_frame(graph::FrameId id) {
    if (it_.filled_[id]) return;
    const auto& frame = graph_.frames[id];
    need_frame(frame.parent);
    fill_frame(frames_[id], frame, frames_[frame.parent], *at_[frame.owner], facts_);
    filled(id);
}

// What is the same in every row has only to be given as many rows as the frame has now.
void Evaluator::Run::filled(graph::FrameId id) {
    it_.filled_[id] = 1;
    if (it_.steady_rows_[id] == frames_[id].count) return;
    it_.steady_rows_[id] = frames_[id].count;
    if (mode_ == Mode::traced) return; // all nodes come by
    for (const NodeId steady : steady_of(id)) node(steady);
}

// The column of a node that only passes on what another has.
const Column* Evaluator::Run::passed_on(const Node& node) const {
    const auto operands = graph_.operands_of(node);
    switch (node.op) {
    case Op::fact:
        return &facts_.columns[node.payload];
    case Op::sealed:
        return options_.now ? nullptr : at_[operands[0]];
    case Op::reference_date:
        return options_.as_at ? nullptr : at_[operands[0]];
    case Op::admitted:
        return options_.admitted.empty() ? at_[operands[0]] : nullptr;
    case Op::logical_and:
    case Op::logical_or:
        return operands.size() == 1 ? at_[operands[0]] : nullptr;
    default:
        return nullptr;
    }
}

// The rows of an enclosing frame in which those of a frame lie.
std::span<const std::uint32_t> Evaluator::Run::outer(graph::FrameId from, graph::FrameId to) {
    if (to == graph_.frames[from].parent) return frames_[from].parent;
    if (it_.outer_to_[from] != to) {
        outer_rows(it_.outer_[from], graph_, it_.evaluation_, from, to);
        it_.outer_to_[from] = to;
    }
    return it_.outer_[from];
}

void Evaluator::Run::evaluate(NodeId id, const Node& node, Column& out) {
    const Columns all(it_.operands_);
    switch (node.op) {
    case Op::constant:
        return constant(id, node, out);
    case Op::fact:
        return; // passed on
    case Op::gather:
        return gather(node, out, *all[0]);
    case Op::row:
        return row(node, out);
    case Op::broadcast:
        return spread(out, *all[0], outer(node.frame, graph_.nodes[graph_.operands_of(node)[0]].frame));
    case Op::look_up:
        return look_up(out, *all[0], *all[1]);
    case Op::logical_not:
        return evaluate_not(out, *all[0]);
    case Op::logical_and:
        return evaluate_and(out, all);
    case Op::logical_or:
        return evaluate_or(out, all);
    case Op::equal:
        return evaluate_equal(out, *all[0], *all[1]);
    case Op::less:
        return evaluate_less(out, *all[0], *all[1], false);
    case Op::less_equal:
        return evaluate_less(out, *all[0], *all[1], true);
    case Op::starts_with:
        return evaluate_starts_with(out, *all[0], *all[1], facts_.texts);
    case Op::first_letters:
        return evaluate_first_letters(out, *all[0], *all[1], facts_.texts);
    case Op::add:
        return evaluate_add(out, *all[0], *all[1], false);
    case Op::subtract:
        return evaluate_add(out, *all[0], *all[1], true);
    case Op::multiply:
        return evaluate_multiply(out, node.type, *all[0], *all[1]);
    case Op::divide:
        return evaluate_divide(out, node.type, *all[0], *all[1]);
    case Op::negate:
        return evaluate_negate(out, *all[0]);
    case Op::sealed:
        return evaluate_sealed(out, *all[0], *all[1],
                               node.payload == graph::no_calendar ? nullptr : &graph_.calendars[node.payload],
                               options_.now);
    case Op::date_add:
        return evaluate_date_add(out, *all[0], *all[1]);
    case Op::date_between:
        return evaluate_date_between(out, *all[0], *all[1]);
    case Op::date_of:
        return evaluate_date_of(out, *all[0]);
    case Op::day_of:
        return evaluate_day_of(out, *all[0], graph_.calendars[node.payload]);
    case Op::working_add:
        return evaluate_working_add(out, *all[0], *all[1], graph_.calendars[node.payload]);
    case Op::next_working_day:
        return evaluate_next_working_day(out, *all[0], graph_.calendars[node.payload]);
    case Op::working_between:
        return evaluate_working_between(out, *all[0], *all[1], graph_.calendars[node.payload]);
    case Op::end_of_period:
        return evaluate_end_of_period(out, *all[0], *all[1], graph_.calendars[node.payload]);
    case Op::end_of_working_days:
        return evaluate_end_of_working_days(out, *all[0], *all[1], graph_.calendars[node.payload]);
    case Op::date_part:
        return evaluate_date_part(out, *all[0], node.payload);
    case Op::otherwise:
        return evaluate_otherwise(out, *all[0], *all[1]);
    case Op::is_known:
        return evaluate_is_known(out, *all[0]);
    case Op::select:
        return evaluate_select(out, node.type, all);
    case Op::exceptions:
        return evaluate_exceptions(out, node.type, all, graph_.precedences[node.payload]);
    case Op::table_first:
    case Op::table_unique:
    case Op::table_any:
        return evaluate_table(out, node.op, node.type, all);
    case Op::parameter:
        return evaluate_parameter(out, node.type, all, graph_.parameters[node.payload]);
    case Op::round:
        return evaluate_round(out, *all[0], graph_.roundings[node.payload]);
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
        return aggregate(node, out, all);
    case Op::row_sum:
    case Op::row_average:
    case Op::row_lowest:
    case Op::row_highest:
    case Op::row_median:
    case Op::row_percentile:
    case Op::row_interpolated:
        return evaluate_row_aggregate(out, node.op, node.type, all, node.has_where, detail_of(node));
    case Op::row_consensus:
        return evaluate_row_consensus(out, node.type, all, node.has_where);
    case Op::row_distinct:
        return evaluate_row_distinct(out, all, node.has_where);
    case Op::reference_date:
        return reference_date(out, *all[0]);
    case Op::admitted:
        return admitted(out, *all[0]);
    }
}

namespace {

// One value in every cell.
struct Constant {
    Column& out;
    std::uint32_t text;

    void integers(std::int64_t value) const { std::fill(out.integers.begin(), out.integers.end(), value); }
    void number(const Number& n) const {
        for (unsigned scale = 0; scale <= 18; ++scale) {
            if (const auto mantissa = n.to_scaled(scale)) {
                out.scale = static_cast<std::uint8_t>(scale);
                return integers(*mantissa);
            }
        }
        start_exact(out);
        std::fill(out.exact.begin(), out.exact.end(), n);
    }
    void operator()(Unknown) const {
        for (std::uint32_t row = 0; row < out.size; ++row) mark(out, row, Cell::unknown);
    }
    void operator()(bool b) const { std::fill(out.truth.begin(), out.truth.end(), b ? Truth::yes : Truth::no); }
    void operator()(const Number& n) const { number(n); }
    void operator()(const Percent& p) const { number(p.fraction); }
    void operator()(const Money& m) const {
        number(m.amount);
        std::fill(out.currency.begin(), out.currency.end(), m.currency);
    }
    void operator()(Date d) const { integers(d.days); }
    void operator()(Time t) const {
        integers(t.microseconds);
        std::fill(out.offset.begin(), out.offset.end(), t.offset_minutes);
    }
    void operator()(Duration d) const {
        for (std::uint32_t row = 0; row < out.size; ++row) set_duration(out, row, d);
    }
    void operator()(const std::string&) const { integers(text); }
    void operator()(const ValueList&) const {}
};

} // namespace

void fill_constant(Column& out, const Value& value, std::uint32_t text) {
    std::visit(Constant{out, text}, static_cast<const Value::variant&>(value));
}

void Evaluator::Run::constant(NodeId id, const Node& node, Column& out) {
    prepare(out, node.type, frames_[0].count);
    fill_constant(out, graph_.constants[node.payload], it_.plan_.text[id]);
}

void Evaluator::Run::gather(const Node& node, Column& out, const Column& reference) {
    look_up(out, reference, facts_.columns[node.payload]);
}

void Evaluator::Run::look_up(Column& out, const Column& reference, const Column& source) {
    it_.rows_.resize(reference.size);
    for (std::uint32_t row = 0; row < reference.size; ++row) {
        const Cell cell = reference.cell(row);
        it_.rows_[row] = cell == Cell::known     ? static_cast<std::uint32_t>(reference.integers[row])
                         : cell == Cell::unknown ? Pick::unknown
                                                 : Pick::failed;
    }
    take(out, source, it_.rows_);
}

void Evaluator::Run::row(const Node& node, Column& out) {
    const FrameRows& rows = frames_[node.frame];
    prepare(out, ColumnType::reference, rows.count);
    for (std::uint32_t i = 0; i < rows.count; ++i) out.integers[i] = it_.evaluation_.entity_row(node.frame, i);
}

void Evaluator::Run::aggregate(const Node& node, Column& out, Columns operands) {
    const bool has_value = operands.size() > (node.has_where ? 1u : 0u);
    const FrameRows& rows = frames_[node.payload];
    const std::uint32_t parents = frames_[node.frame].count;
    const Column* where = node.has_where ? operands.back() : nullptr;
    if (node.op == Op::distinct) return evaluate_distinct(out, rows, parents, *operands[0], where);
    if (node.op == Op::consensus) return evaluate_consensus(out, rows, parents, *operands[0], where);
    evaluate_aggregate(out, node.op, node.type, rows, parents, has_value ? operands[0] : nullptr, where,
                       detail_of(node));
}

Detail Evaluator::Run::detail_of(const Node& node) const {
    if (is_percentile(node.op)) return {0, std::get<Number>(graph_.constants[node.detail])};
    return {node.detail, {}};
}

void Evaluator::Run::reference_date(Column& out, const Column& date) {
    prepare(out, ColumnType::date, date.size);
    std::fill(out.integers.begin(), out.integers.end(), options_.as_at->days);
}

void Evaluator::Run::admitted(Column& out, const Column& by_rules) {
    out = by_rules;
    for (std::uint32_t row = 0; row < out.size && row < options_.admitted.size(); ++row)
        out.truth[row] = options_.admitted[row];
}

Evaluator::Evaluator(const graph::Graph& graph)
    : graph_(&graph), plan_(graph), by_values_(ByValues::of(graph, plan_)),
      by_row_(graph, plan_, by_values_ ? by_values_->always : plan_.always), own_(graph.nodes.size()),
      made_(graph.nodes.size()), outer_(graph.frames.size()) {
    evaluation_.frames.resize(graph.frames.size());
    done_.resize(graph.nodes.size());
    none_.resize(graph.frames.size());
    steady_rows_.resize(graph.frames.size());
    sifted_.resize(plan_.sifters.size());
    for (NodeId id = 0; id < graph.nodes.size(); ++id) {
        own_[id].type = graph.nodes[id].type;
        otherwise_.push_back(plan_.sifted[id] ? &none_[graph.nodes[id].frame] : &own_[id]);
    }
    evaluation_.columns.at_ = otherwise_;
}

const Evaluation& Evaluator::run(const Facts& facts, Mode mode, const Options& options) {
    Run run(*this, facts, mode, options);
    mode == Mode::fast ? run.fast() : run.traced();
    return evaluation_;
}

} // namespace voorrang::engine

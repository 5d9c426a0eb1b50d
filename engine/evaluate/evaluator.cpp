#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/frames.hpp"
#include "engine/evaluate/operations.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;
using graph::Node;
using graph::NodeId;
using graph::Op;

namespace {

bool loops(Op op) { return op >= Op::count && op <= Op::all; }

// What verdicts and the award rest on; the rest (texts of reasons) is needed only to explain.
std::vector<std::uint8_t> needed_nodes(const graph::Graph& graph) {
    std::vector<std::uint8_t> needed(graph.nodes.size(), 0);
    for (const auto& verdict : graph.verdicts) needed[verdict.holds] = 1;
    if (graph.award) {
        needed[graph.award->admitted] = needed[graph.award->total] = 1;
        if (graph.award->limit) needed[*graph.award->limit] = 1;
        if (const auto& lots = graph.award->lots) {
            needed[lots->of] = 1;
            if (lots->limit) needed[lots->limit->most] = needed[lots->limit->by] = 1;
            if (lots->limit && lots->limit->order) needed[*lots->limit->order] = 1;
        }
        for (const auto& tie : graph.award->ties)
            if (tie.by != graph::TieKey::By::draw || tie.outline) needed[tie.node] = 1;
    }
    for (auto id = static_cast<std::int64_t>(graph.nodes.size()) - 1; id >= 0; --id) {
        if (!needed[static_cast<std::size_t>(id)]) continue;
        const Node& node = graph.nodes[static_cast<std::size_t>(id)];
        for (const NodeId operand : graph.operands_of(node)) needed[operand] = 1;
        if (node.frame != 0) needed[graph.frames[node.frame].owner] = 1;
        if (loops(node.op)) needed[graph.frames[node.payload].owner] = 1;
    }
    return needed;
}

// One run over one batch.
class Run {
  public:
    Run(const graph::Graph& graph, const Facts& facts, const Options& options, Evaluation& evaluation)
        : graph_(graph), facts_(facts), options_(options), evaluation_(evaluation), filled_(graph.frames.size(), 0) {
        evaluation_.columns.resize(graph.nodes.size());
        evaluation_.frames.resize(graph.frames.size());
        evaluation_.frames[0].count = facts.entities[graph::the_case].count;
        filled_[0] = 1;
    }

    void node(NodeId id) {
        const Node& node = graph_.nodes[id];
        need_frame(node.frame);
        if (loops(node.op)) need_frame(node.payload);
        operands_.clear();
        for (const NodeId operand : graph_.operands_of(node)) operands_.push_back(&evaluation_.columns[operand]);
        evaluate(node, evaluation_.columns[id]);
    }

  private:
    void need_frame(graph::FrameId id) {
        if (filled_[id]) return;
        const auto& frame = graph_.frames[id];
        need_frame(frame.parent);
        fill_frame(evaluation_.frames[id], frame, evaluation_.frames[frame.parent], evaluation_.columns[frame.owner],
                   facts_);
        filled_[id] = 1;
    }

    void evaluate(const Node& node, Column& out) {
        const Columns all(operands_);
        switch (node.op) {
        case Op::constant:
            return constant(node, out);
        case Op::fact:
            out = facts_.columns[node.payload];
            return;
        case Op::gather:
            return gather(node, out, *all[0]);
        case Op::row:
            return row(node, out);
        case Op::broadcast:
            outer_rows(rows_, graph_, evaluation_, node.frame, graph_.nodes[graph_.operands[node.first_operand]].frame);
            return take(out, *all[0], rows_);
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

    // One cell is made and then repeated for every case.
    void constant(const Node& node, Column& out) {
        prepare(single_, node.type, 1);
        set_single(graph_.constants[node.payload]);
        rows_.assign(evaluation_.frames[0].count, 0);
        take(out, single_, rows_);
    }

    void set_single(const Value& value) {
        struct {
            Column& out;
            const graph::Graph& graph;
            void number(const Number& n) const {
                for (unsigned scale = 0; scale <= 18; ++scale) {
                    if (const auto mantissa = n.to_scaled(scale)) {
                        out.scale = static_cast<std::uint8_t>(scale);
                        out.integers[0] = *mantissa;
                        return;
                    }
                }
                make_exact(out);
                out.exact[0] = n;
            }
            void operator()(Unknown) const { mark(out, 0, Cell::unknown); }
            void operator()(bool b) const { out.truth[0] = b ? Truth::yes : Truth::no; }
            void operator()(const Number& n) const { number(n); }
            void operator()(const Percent& p) const { number(p.fraction); }
            void operator()(const Money& m) const {
                number(m.amount);
                out.currency[0] = m.currency;
            }
            void operator()(Date d) const { out.integers[0] = d.days; }
            void operator()(Time t) const {
                out.integers[0] = t.microseconds;
                out.offset[0] = t.offset_minutes;
            }
            void operator()(Duration d) const { set_duration(out, 0, d); }
            void operator()(const std::string& s) const {
                const auto found = std::find(graph.texts.begin(), graph.texts.end(), s);
                out.integers[0] = found - graph.texts.begin();
            }
            void operator()(const ValueList&) const {}
        } set{single_, graph_};
        std::visit(set, static_cast<const Value::variant&>(value));
    }

    void gather(const Node& node, Column& out, const Column& reference) {
        look_up(out, reference, facts_.columns[node.payload]);
    }

    void look_up(Column& out, const Column& reference, const Column& source) {
        rows_.resize(reference.size);
        for (std::uint32_t row = 0; row < reference.size; ++row) {
            const Cell cell = reference.cell(row);
            rows_[row] = cell == Cell::known     ? static_cast<std::uint32_t>(reference.integers[row])
                         : cell == Cell::unknown ? Pick::unknown
                                                 : Pick::failed;
        }
        take(out, source, rows_);
    }

    void row(const Node& node, Column& out) {
        const FrameRows& rows = evaluation_.frames[node.frame];
        prepare(out, ColumnType::reference, rows.count);
        for (std::uint32_t i = 0; i < rows.count; ++i) out.integers[i] = evaluation_.entity_row(node.frame, i);
    }

    void aggregate(const Node& node, Column& out, Columns operands) {
        const bool has_value = operands.size() > (node.has_where ? 1u : 0u);
        const FrameRows& rows = evaluation_.frames[node.payload];
        const std::uint32_t parents = evaluation_.frames[node.frame].count;
        const Column* where = node.has_where ? operands.back() : nullptr;
        if (node.op == Op::distinct) return evaluate_distinct(out, rows, parents, *operands[0], where);
        if (node.op == Op::consensus) return evaluate_consensus(out, rows, parents, *operands[0], where);
        evaluate_aggregate(out, node.op, node.type, rows, parents, has_value ? operands[0] : nullptr, where,
                           detail_of(node));
    }

    Detail detail_of(const Node& node) const {
        if (node.op == Op::percentile || node.op == Op::row_percentile)
            return {0, std::get<Number>(graph_.constants[node.detail])};
        return {node.detail, {}};
    }

    void reference_date(Column& out, const Column& date) {
        out = date;
        if (!options_.as_at) return;
        prepare(out, ColumnType::date, date.size);
        for (std::int64_t& day : out.integers) day = options_.as_at->days;
    }

    void admitted(Column& out, const Column& by_rules) {
        out = by_rules;
        for (std::uint32_t row = 0; row < out.size && row < options_.admitted.size(); ++row)
            out.truth[row] = options_.admitted[row];
    }

    const graph::Graph& graph_;
    const Facts& facts_;
    const Options& options_;
    Evaluation& evaluation_;
    std::vector<std::uint8_t> filled_;
    std::vector<const Column*> operands_;
    std::vector<std::uint32_t> rows_;
    Column single_;
};

} // namespace

Evaluator::Evaluator(const graph::Graph& graph) : graph_(&graph), needed_(needed_nodes(graph)) {}

const Evaluation& Evaluator::run(const Facts& facts, Mode mode, const Options& options) {
    Run run(*graph_, facts, options, evaluation_);
    for (NodeId id = 0; id < graph_->nodes.size(); ++id)
        if (mode == Mode::traced || needed_[id]) run.node(id);
    return evaluation_;
}

} // namespace voorrang::engine

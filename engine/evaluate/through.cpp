// What comes through: the nodes that a run evaluates in fast mode, by sieves, by what they need, and where there are
// few rows by the values of rules.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/run.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

using graph::Node;
using graph::NodeId;
using graph::Op;

bool Evaluator::Run::has_few_rows() const {
    return it_.few_ && std::all_of(it_.few_->rules.begin(), it_.few_->rules.end(), [&](const FewRows::Rules& rules) {
               return facts_.entities[rules.entity].count <= FewRows::most_rows;
           });
}

// From runs with few rows to others, or back. With few rows a rule has the column `no` where it isn't evaluated.
void Evaluator::Run::enter(FewRows* few) {
    for (const NodeId id : it_.came_through_) at_[id] = it_.otherwise_[id];
    it_.came_through_.clear();
    if (it_.few_now_ == few) return;
    it_.few_now_ = few;
    for (const FewRows::Rules& rules : it_.few_->rules)
        for (const std::uint32_t each : rules.verdicts) {
            const NodeId holds = graph_.verdicts[each].holds;
            const bool behind = few != nullptr || it_.plan_.sifted[holds];
            at_[holds] = it_.otherwise_[holds] = behind ? &it_.none_[rules.frame] : &it_.own_[holds];
        }
    if (few != nullptr || it_.plan_.rules) return;
    auto& verdicts = it_.evaluation_.verdicts;
    verdicts.resize(graph_.verdicts.size());
    std::iota(verdicts.begin(), verdicts.end(), 0);
}

void Evaluator::Run::fast() {
    ++it_.run_;
    enter(has_few_rows() ? &*it_.few_ : nullptr);
    for (graph::FrameId frame = 0; frame < graph_.frames.size(); ++frame)
        if (!it_.plan_.steady_of[frame].empty()) need_frame(frame);
    for (const NodeId id : it_.few_now_ ? it_.few_now_->fast : it_.plan_.fast) step(id);
    verdicts();
}

void Evaluator::Run::traced() {
    enter(nullptr);
    for (NodeId id = 0; id < graph_.nodes.size(); ++id) node(id);
    for (NodeId id = 0; id < graph_.nodes.size(); ++id)
        if (it_.otherwise_[id] != &it_.own_[id]) it_.came_through_.push_back(id);
    auto& verdicts = it_.evaluation_.verdicts;
    verdicts.resize(graph_.verdicts.size());
    std::iota(verdicts.begin(), verdicts.end(), 0);
}

void Evaluator::Run::come_through(NodeId id) {
    if (it_.otherwise_[id] != &it_.own_[id]) it_.came_through_.push_back(id);
}

// Comparisons that are looked up together are unknown where all of them are: so much is asked of each where the whole
// is unknown.
void Evaluator::Run::stand_for_comparisons(const Node& node, const Column& whole) {
    for (const NodeId comparison : graph_.operands_of(node)) {
        if (always()[comparison] || it_.done_[comparison] == it_.run_) continue;
        at_[comparison] = &whole;
        it_.came_through_.push_back(comparison);
    }
}

void Evaluator::Run::fill_none(graph::FrameId id) {
    need_frame(id);
    Column& none = it_.none_[id];
    none.size = frames_[id].count;
    if (none.truth.size() < none.size) none.truth.resize(none.size, Truth::no);
}

void Evaluator::Run::sift(const Sieve& sieve, std::span<const std::uint32_t> always, Sifted& sifted) {
    it_.operands_.clear();
    for (const LookUp& look_up : sieve.look_ups) it_.operands_.push_back(at_[look_up.subject()]);
    sieve.sift(it_.operands_, always, sifted);
}

// A node behind whose sieve the conditions are evaluated only where they come through.
void Evaluator::Run::sift(NodeId id) {
    const Node& node = graph_.nodes[id];
    const auto& [sieve, width, condition] = it_.plan_.sifters[it_.plan_.sifter[id]];
    Sifted& sifted = it_.sifted_[it_.plan_.sifter[id]];
    const auto operands = graph_.operands_of(node);
    fill_none(node.frame);
    sift(sieve, sieve.fixed, sifted);
    if (sifted.through.empty()) {
        if (node.op == Op::logical_or) {
            at_[id] = &it_.none_[node.frame];
            return;
        }
        sifted.through.push_back(0); // as good as any: it is `no`
    }
    const std::size_t first = it_.pending_.size();
    for (const std::uint32_t each : sifted.through)
        for (std::uint32_t i = 0; i < width; ++i) need(operands[each * width + i]);
    evaluate_pending(first);
    it_.operands_.clear();
    for (const std::uint32_t each : sifted.through)
        for (std::uint32_t i = 0; i < width; ++i) it_.operands_.push_back(at_[operands[each * width + i]]);
    at_[id] = &it_.own_[id];
    evaluate(id, node, it_.own_[id]);
}

void Evaluator::Run::verdicts() {
    auto& verdicts = it_.evaluation_.verdicts;
    FewRows* const few = it_.few_now_;
    if (!it_.plan_.rules && few == nullptr) return; // all of them, evaluated
    if (it_.plan_.rules) {
        for (const graph::FrameId frame : it_.plan_.rule_frames) fill_none(frame);
        sift(*it_.plan_.rules, few ? few->fixed : it_.plan_.rules->fixed, it_.rules_);
        verdicts = it_.rules_.through;
    } else {
        verdicts = few->fixed;
    }
    const std::size_t first = it_.pending_.size();
    for (const std::uint32_t each : verdicts) need(graph_.verdicts[each].holds);
    if (few != nullptr)
        for (FewRows::Rules& rules : few->rules) add_conditions(rules);
    evaluate_pending(first);
}

// The rules of a frame of few rows that are other than `no` in one of them.
void Evaluator::Run::add_conditions(FewRows::Rules& rules) {
    fill_none(rules.frame);
    const std::uint32_t rows = frames_[rules.frame].count;
    const std::size_t count = rules.scalars.size();
    const auto conditions = rules.scalars.run(at_, rows);
    auto& verdicts = it_.evaluation_.verdicts;
    const auto before = static_cast<std::ptrdiff_t>(verdicts.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::uint8_t any = 0;
        for (std::size_t row = 0; row < rows; ++row) any |= conditions[row * count + i];
        if (any == 0) continue;
        verdicts.push_back(rules.verdicts[i]);
        add_condition(graph_.verdicts[rules.verdicts[i]].holds, conditions.subspan(i), count, rows);
    }
    std::inplace_merge(verdicts.begin(), verdicts.begin() + before, verdicts.end());
}

// As a column; `stride`: from row to row.
void Evaluator::Run::add_condition(NodeId id, std::span<const std::uint8_t> conditions, std::size_t stride,
                                   std::uint32_t rows) {
    if (it_.done_[id] == it_.run_) return; // another rule says the same
    for (std::size_t row = 0; row < rows; ++row)
        if (conditions[row * stride] == Scalars::beyond) return need(id);
    it_.done_[id] = it_.run_;
    come_through(id);
    Column& own = it_.own_[id];
    at_[id] = &own;
    prepare(own, graph::ColumnType::truth, rows);
    for (std::size_t row = 0; row < rows; ++row) own.truth[row] = static_cast<Truth>(conditions[row * stride]);
}

// Marks a node that came through, to be evaluated with all it needs.
void Evaluator::Run::need(NodeId id) {
    if (always()[id] || it_.done_[id] == it_.run_) return;
    it_.done_[id] = it_.run_;
    it_.pending_.push_back(id);
}

void Evaluator::Run::evaluate_pending(std::size_t first) {
    auto& pending = it_.pending_;
    for (std::size_t i = first; i < pending.size(); ++i)
        for (const NodeId needed : it_.plan_.needs(pending[i])) need(needed);
    const std::size_t last = pending.size();
    std::sort(pending.begin() + static_cast<std::ptrdiff_t>(first), pending.end());
    for (std::size_t i = first; i < last; ++i) {
        come_through(pending[i]);
        step(pending[i]); // may add others behind, and takes them away again
    }
    pending.resize(first);
}

} // namespace voorrang::engine

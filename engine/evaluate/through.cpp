// What comes through: the nodes that a run evaluates in fast mode, by sieves, by what they need, and where there are
// few rows by the values of rules.
#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/run.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace voorrang::engine {

using graph::Node;
using graph::NodeId;
using graph::Op;

bool Evaluator::Run::takes_values() const {
    const auto has_few_rows = [&](const ByValues::Rules& rules) {
        return facts_.entities[rules.entity].count <= ByValues::few_rows;
    };
    return it_.by_values_ && (it_.by_values_->many ||
                              std::all_of(it_.by_values_->rules.begin(), it_.by_values_->rules.end(), has_few_rows));
}

// From runs that evaluate rules by their values to others, or back.
void Evaluator::Run::enter(ByValues* by) {
    for (const NodeId id : it_.came_through_) at_[id] = it_.otherwise_[id];
    it_.came_through_.clear();
    if (it_.by_values_now_ == by) return;
    it_.by_values_now_ = by;
    it_.steady_rows_.assign(graph_.frames.size(), no_rows); // others are needed now
    filled(0);
}

void Evaluator::Run::fast() {
    ++it_.run_;
    enter(takes_values() ? &*it_.by_values_ : nullptr);
    for (graph::FrameId frame = 0; frame < graph_.frames.size(); ++frame)
        if (!steady_of(frame).empty()) need_frame(frame);
    for (const NodeId id : it_.by_values_now_ ? it_.by_values_now_->fast : it_.plan_.fast) step(id);
    verdicts();
}

void Evaluator::Run::traced() {
    enter(nullptr);
    for (NodeId id = 0; id < graph_.nodes.size(); ++id) node(id);
    for (NodeId id = 0; id < graph_.nodes.size(); ++id)
        if (it_.otherwise_[id] != &it_.own_[id]) it_.came_through_.push_back(id);
    all_verdicts();
}

void Evaluator::Run::all_verdicts() {
    it_.evaluation_.found.clear();
    auto& verdicts = it_.evaluation_.verdicts;
    if (verdicts.size() == graph_.verdicts.size()) return;
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
    if (node.op == Op::logical_or && pick(sieve, it_.by_row_.sifters[it_.plan_.sifter[id]])) return pick_operands(id);
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

// What comes through a sieve, in `places_`: of each condition the rows of its own frame in which it may be other than
// `no`. False where it doesn't pay to look at these alone, for in most rows most of the conditions come through: a
// condition in a column costs something once, and then little for each row.
bool Evaluator::Run::pick(const Sieve& sieve, const std::vector<ByRow::Condition>& conditions) {
    if (conditions.empty()) return false;
    auto& picks = it_.picks_;
    picks.clear();
    std::size_t rows = 0, all = 0, most = 0;
    for (const LookUp& look_up : sieve.look_ups) {
        const Column& values = *at_[look_up.subject()];
        look_up.pick(values, picks);
        rows = std::max<std::size_t>(rows, values.size);
    }
    for (const Picks& each : picks) {
        all += each.count;
        most = std::max<std::size_t>(most, each.count);
    }
    if (rows > 8 && all > 4 * rows && 8 * all > most * (64 + rows)) return false;
    auto& places = it_.places_;
    places.clear();
    for (const Picks& each : picks)
        for (std::uint32_t i = 0; i < each.count; ++i) {
            const std::uint32_t condition = each.conditions[i];
            const auto [from, until] =
                rows_under(each.row, graph_.nodes[each.subject].frame, conditions[condition].frame);
            for (std::uint32_t row = from; row < until; ++row) places.push_back({condition, row});
        }
    if (sieve.once) return true;
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return true;
}

// The rows of a frame in a row of one around it, or in that row itself.
std::pair<std::uint32_t, std::uint32_t> Evaluator::Run::rows_under(std::uint32_t row, graph::FrameId from,
                                                                   graph::FrameId to) {
    if (from == to) return {row, row + 1};
    const auto [first, last] = rows_under(row, from, graph_.frames[to].parent);
    need_frame(to);
    return {frames_[to].begin[first], frames_[to].begin[last]};
}

// What a condition is in a row, where that is something other than `no`: in each row of its own frame.
void Evaluator::Run::find(std::vector<Found>& found, std::uint32_t condition, Truth holds, std::uint32_t row,
                          graph::FrameId from, graph::FrameId to) {
    const auto [first, last] = rows_under(row, from, to);
    for (std::uint32_t each = first; each < last; ++each) found.push_back({condition, each, holds});
}

// The conditions in their places, as far as they are known by their values; the others are told to `in_columns`.
template <class InColumns>
void Evaluator::Run::find_picked(const std::vector<ByRow::Condition>& conditions, std::vector<Found>& found,
                                 InColumns in_columns, graph::FrameId (*frame_of)(const graph::Graph&, std::uint32_t),
                                 graph::FrameId frame) {
    const Scalars::Source source{at_, facts_, frames_};
    for (const Place& place : it_.places_) {
        const auto& [scalar, from] = conditions[place.condition];
        if (scalar == ByRow::in_columns) {
            in_columns(place.condition);
            continue;
        }
        const std::uint8_t holds = it_.by_row_.scalars.in_row(scalar, source, place.row);
        if (holds == Scalars::beyond)
            in_columns(place.condition);
        else if (holds != 0)
            find(found, place.condition, static_cast<Truth>(holds), place.row, from,
                 frame_of ? frame_of(graph_, place.condition) : frame);
    }
}

namespace {

void make_unique(std::vector<std::uint32_t>& ascending) {
    std::sort(ascending.begin(), ascending.end());
    ascending.erase(std::unique(ascending.begin(), ascending.end()), ascending.end());
}

Truth either(Truth a, Truth b) { return a == Truth::yes || b == Truth::yes ? Truth::yes : std::max(a, b); }

} // namespace

// Whether one of the operands of a node holds, of those in `places_`.
void Evaluator::Run::pick_operands(NodeId id) {
    const Node& node = graph_.nodes[id];
    const auto operands = graph_.operands_of(node);
    const std::uint32_t index = it_.plan_.sifter[id];
    auto& through = it_.sifted_[index].through;
    through = it_.plan_.sifters[index].sieve.fixed;
    auto& found = it_.operands_found_;
    found.clear();
    find_picked(
        it_.by_row_.sifters[index], found, [&](std::uint32_t each) { through.push_back(each); }, nullptr, node.frame);
    if (through.empty() && found.empty()) {
        at_[id] = &it_.none_[node.frame];
        return;
    }
    Column& own = it_.own_[id];
    prepare(own, graph::ColumnType::truth, frames_[node.frame].count);
    std::fill(own.truth.begin(), own.truth.begin() + own.size, Truth::no);
    for (const Found& each : found) own.truth[each.row] = either(own.truth[each.row], each.holds);
    make_unique(through);
    const std::size_t first = it_.pending_.size();
    for (const std::uint32_t each : through) need(operands[each]);
    evaluate_pending(first);
    at_[id] = &own;
    for (const std::uint32_t each : through) {
        const Column& column = *at_[operands[each]];
        for (std::uint32_t row = 0; row < own.size; ++row) own.truth[row] = either(own.truth[row], column.truth[row]);
    }
}

void Evaluator::Run::verdicts() {
    ByValues* const by = it_.by_values_now_;
    if (!it_.plan_.rules && by == nullptr) return all_verdicts(); // evaluated
    auto& verdicts = it_.evaluation_.verdicts;
    auto& found = it_.evaluation_.found;
    verdicts = by ? by->fixed : it_.plan_.rules->fixed;
    found.clear();
    const auto in_columns = [&](std::uint32_t each) { verdicts.push_back(each); };
    if (it_.plan_.rules) {
        for (const graph::FrameId frame : it_.plan_.rule_frames) fill_none(frame);
        if (pick(*it_.plan_.rules, it_.by_row_.rules)) {
            const auto frame_of = [](const graph::Graph& graph, std::uint32_t each) {
                return graph.verdicts[each].frame;
            };
            find_picked(it_.by_row_.rules, found, in_columns, frame_of, 0);
        } else {
            sift(*it_.plan_.rules, verdicts, it_.rules_);
            verdicts = it_.rules_.through;
        }
    }
    if (by != nullptr)
        for (ByValues::Rules& rules : by->rules) find_by_values(rules);
    make_unique(verdicts);
    const std::size_t first = it_.pending_.size();
    for (const std::uint32_t each : verdicts) need(graph_.verdicts[each].holds);
    evaluate_pending(first);
    // One that is beyond values in some row is told by its column in all.
    std::erase_if(
        found, [&](const Found& each) { return std::binary_search(verdicts.begin(), verdicts.end(), each.verdict); });
    const auto earlier = [](const Found& a, const Found& b) {
        return a.verdict != b.verdict ? a.verdict < b.verdict : a.row < b.row;
    };
    if (!std::is_sorted(found.begin(), found.end(), earlier)) std::sort(found.begin(), found.end(), earlier);
}

// The rules that no look-up helps, in all rows of the frame in which they are reckoned.
void Evaluator::Run::find_by_values(ByValues::Rules& rules) {
    need_frame(rules.frame);
    const std::uint32_t rows = frames_[rules.frame].count;
    static_assert(Scalars::most_rows == 2 * sizeof(std::uint64_t));
    std::array<std::uint8_t, Scalars::most_rows> truths{};
    for (std::uint32_t first = 0; first < rows; first += Scalars::most_rows) {
        const std::uint32_t count = std::min(Scalars::most_rows, rows - first);
        rules.scalars.read({at_, facts_, frames_}, rules.frame, first, count);
        for (std::uint32_t i = 0; i < rules.scalars.size(); ++i) {
            rules.scalars.in_rows(i, truths.data());
            std::uint64_t any[2];
            std::memcpy(any, truths.data(), sizeof any);
            if ((any[0] | any[1]) == 0) continue;
            const std::uint32_t verdict = rules.verdicts[i];
            for (std::uint32_t row = 0; row < count; ++row) {
                if (truths[row] == Scalars::beyond)
                    it_.evaluation_.verdicts.push_back(verdict);
                else if (truths[row] != 0)
                    find(it_.evaluation_.found, verdict, static_cast<Truth>(truths[row]), first + row, rules.frame,
                         graph_.verdicts[verdict].frame);
            }
        }
        truths.fill(0);
    }
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

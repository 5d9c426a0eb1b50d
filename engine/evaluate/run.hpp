// One run of an evaluator over one batch: what comes through sieves (through.cpp), the rows of frames, and each node
// over a column (evaluator.cpp).
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

class Evaluator::Run {
  public:
    Run(Evaluator& evaluator, const Facts& facts, Mode mode, const Options& options);

    // What verdicts and the award rest on, as far as sieves let it through.
    void fast();
    void traced();

  private:
    static constexpr graph::FrameId no_frame = 0xFFFFFFFF;
    static constexpr std::uint32_t no_rows = 0xFFFFFFFF;

    // through.cpp
    bool takes_values() const;
    void enter(ByValues* by);
    const std::vector<std::uint8_t>& always() const {
        return it_.by_values_now_ ? it_.by_values_now_->always : it_.plan_.always;
    }
    const std::vector<graph::NodeId>& steady_of(graph::FrameId frame) const {
        return it_.by_values_now_ ? it_.by_values_now_->steady_of[frame] : it_.plan_.steady_of[frame];
    }
    void fill_none(graph::FrameId id);
    void sift(const Sieve& sieve, std::span<const std::uint32_t> always, Sifted& sifted);
    void sift(graph::NodeId id);
    void step(graph::NodeId id) { it_.plan_.sifter[id] == Plan::no_sifter ? node(id) : sift(id); }
    void verdicts();
    void all_verdicts();
    bool pick(const Sieve& sieve, const std::vector<ByRow::Condition>& conditions);
    void pick_operands(graph::NodeId id);
    template <class InColumns>
    void find_picked(const std::vector<ByRow::Condition>& conditions, std::vector<Found>& found, InColumns in_columns,
                     graph::FrameId (*frame_of)(const graph::Graph&, std::uint32_t), graph::FrameId frame);
    void find_by_values(ByValues::Rules& rules);
    void find(std::vector<Found>& found, std::uint32_t condition, Truth holds, std::uint32_t row, graph::FrameId from,
              graph::FrameId to);
    std::pair<std::uint32_t, std::uint32_t> rows_under(std::uint32_t row, graph::FrameId from, graph::FrameId to);
    void stand_for_comparisons(const graph::Node& node, const Column& whole);
    void come_through(graph::NodeId id);
    void need(graph::NodeId id);
    void evaluate_pending(std::size_t first);

    // evaluator.cpp
    void need_frame(graph::FrameId id);
    void filled(graph::FrameId id);
    void node(graph::NodeId id);
    const Column* passed_on(const graph::Node& node) const;
    std::span<const std::uint32_t> outer(graph::FrameId from, graph::FrameId to);
    void evaluate(graph::NodeId id, const graph::Node& node, Column& out);
    void constant(graph::NodeId id, const graph::Node& node, Column& out);
    void gather(const graph::Node& node, Column& out, const Column& reference);
    void look_up(Column& out, const Column& reference, const Column& source);
    void row(const graph::Node& node, Column& out);
    void aggregate(const graph::Node& node, Column& out, Columns operands);
    Detail detail_of(const graph::Node& node) const;
    void reference_date(Column& out, const Column& date);
    void admitted(Column& out, const Column& by_rules);

    Evaluator& it_;
    const graph::Graph& graph_;
    const Facts& facts_;
    const Mode mode_;
    const Options& options_;
    std::vector<FrameRows>& frames_;
    std::vector<const Column*>& at_;
};

} // namespace voorrang::engine

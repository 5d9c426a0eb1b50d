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
    struct Constant;

    // through.cpp
    bool has_few_rows() const;
    void enter(FewRows* few);
    const std::vector<std::uint8_t>& always() const { return it_.few_now_ ? it_.few_now_->always : it_.plan_.always; }
    void fill_none(graph::FrameId id);
    void sift(const Sieve& sieve, std::span<const std::uint32_t> always, Sifted& sifted);
    void sift(graph::NodeId id);
    void step(graph::NodeId id) { it_.plan_.sifter[id] == Plan::no_sifter ? node(id) : sift(id); }
    void verdicts();
    void add_conditions(FewRows::Rules& rules);
    void add_condition(graph::NodeId id, std::span<const std::uint8_t> conditions, std::size_t stride,
                       std::uint32_t rows);
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

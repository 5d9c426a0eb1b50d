// Evaluates the rule graph over a batch of cases: every node becomes a column.
//
// *fast* evaluates what verdicts and awards need; *traced* evaluates all, and its columns are what explanations are
// read from. Both run the same code over the same nodes, so they can't differ; tests hold them equal all the same.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/evaluate/by_row.hpp"
#include "engine/evaluate/by_values.hpp"

namespace voorrang::engine {

enum class Mode : std::uint8_t { fast, traced };

// The rows of a frame. For natural frames `entity_row` is empty: row i is entity row i.
struct FrameRows {
    std::uint32_t count = 0;
    std::span<const std::uint32_t> begin;  // rows of parent row p: [begin[p], begin[p + 1]); empty for the case
    std::span<const std::uint32_t> parent; // of each row, the row of the parent frame
    std::vector<std::uint32_t> entity_row; // of each row, the row of the entity
    std::vector<Cell> list_known;          // of each parent row: unknown where the list or its owner is
    bool all_known = true;                 // all these lists are

    // What begin and parent look at, where the frame is not the facts' own.
    std::vector<std::uint32_t> own_begin, own_parent;
};

// The columns of the nodes. Many are somebody else's: those of facts, and of nodes that only pass on another's.
class NodeColumns {
  public:
    const Column& operator[](graph::NodeId id) const { return *at_[id]; }
    std::size_t size() const { return at_.size(); }

  private:
    friend class Evaluator;
    std::vector<const Column*> at_;
};

// What a verdict is in a row of its frame.
struct Found {
    std::uint32_t verdict, row;
    Truth holds;
};

struct Evaluation {
    NodeColumns columns; // by NodeId; what the mode left out holds nothing of use
    std::vector<FrameRows> frames;
    // Verdicts are `no` in every row, but for these: those whose columns are there, ascending, and what others are in
    // some rows, by verdict and row.
    std::vector<std::uint32_t> verdicts;
    std::vector<Found> found;

    // The row of an enclosing frame in which a row of `from` lies.
    std::uint32_t outer_row(const graph::Graph& graph, graph::FrameId from, std::uint32_t row, graph::FrameId to) const;
    std::uint32_t entity_row(graph::FrameId frame, std::uint32_t row) const {
        return frames[frame].entity_row.empty() ? row : frames[frame].entity_row[row];
    }
};

struct Options {
    std::optional<Date> as_at; // instead of the policy's reference date
    // For trying out: which competitors are admitted, by row of the award's frame; the others are not. Rows beyond the
    // vector, and all if it is empty, are as the rules say.
    std::vector<Truth> admitted;
    // The moment of which the facts are seen: what is sealed until later is unknown. Absent: nothing is sealed any
    // more.
    std::optional<Time> now;
};

class Evaluator {
  public:
    explicit Evaluator(const graph::Graph& graph);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    // The result is valid until the next call, and as long as the facts are; its memory is used again.
    const Evaluation& run(const Facts& facts, Mode mode, const Options& options = {});

  private:
    class Run;

    struct Place { // a condition, in a row of the frame in which it is reckoned
        std::uint32_t condition, row;
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    const graph::Graph* graph_;
    Plan plan_;
    std::optional<ByValues> by_values_;
    ByRow by_row_;
    Evaluation evaluation_;

    // Kept from run to run for their memory, and for the columns of what never changes.
    std::vector<Column> own_;                       // by NodeId
    std::vector<std::uint32_t> made_;               // by NodeId: how many rows of what never changes are there
    std::vector<std::uint8_t> filled_;              // by FrameId: its rows are those of this run
    std::vector<std::uint32_t> steady_rows_;        // by FrameId: how many rows Plan::steady_of have
    std::vector<std::vector<std::uint32_t>> outer_; // by FrameId: of each row, the row of the frame outer_to_
    std::vector<graph::FrameId> outer_to_;          // by FrameId
    std::vector<const Column*> operands_;
    std::vector<std::uint32_t> rows_;

    ByValues* by_values_now_ = nullptr; // by_values_, where the last run made use of it

    // Of what stands behind sieves.
    std::uint64_t run_ = 0;
    std::vector<std::uint64_t> done_;         // by NodeId: the last run in which it came through and was evaluated
    std::vector<graph::NodeId> came_through_; // those whose column in the last run was not the one of otherwise_
    // By NodeId: the column of a node that is not evaluated; `no` behind a sieve.
    std::vector<const Column*> otherwise_;
    std::vector<graph::NodeId> pending_;
    std::vector<Column> none_;   // by FrameId: `no` in every row
    std::vector<Sifted> sifted_; // by index in Plan::sifters
    Sifted rules_;
    std::vector<Picks> picks_;
    std::vector<Place> places_;
    std::vector<Found> operands_found_; // of the operands of a node
};

} // namespace voorrang::engine

// Evaluates the rule graph over a batch of cases: every node becomes a column.
//
// *fast* evaluates what verdicts and awards need; *traced* evaluates all, and its columns are what explanations are
// read from. Both run the same code over the same nodes, so they can't differ; tests hold them equal all the same.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::engine {

enum class Mode : std::uint8_t { fast, traced };

// The rows of a frame. For natural frames `entity_row` is empty: row i is entity row i.
struct FrameRows {
    std::uint32_t count = 0;
    std::vector<std::uint32_t> begin;      // rows of parent row p: [begin[p], begin[p + 1]); empty for the case
    std::vector<std::uint32_t> parent;     // of each row, the row of the parent frame
    std::vector<std::uint32_t> entity_row; // of each row, the row of the entity
    std::vector<Cell> list_known;          // of each parent row: unknown where the list or its owner is
};

struct Evaluation {
    std::vector<Column> columns; // by NodeId; of size 0 where the mode left the node out
    std::vector<FrameRows> frames;

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

    // The result is valid until the next call; its memory is used again.
    const Evaluation& run(const Facts& facts, Mode mode, const Options& options = {});

  private:
    const graph::Graph* graph_;
    std::vector<std::uint8_t> needed_; // in fast mode, by NodeId
    Evaluation evaluation_;
};

} // namespace voorrang::engine

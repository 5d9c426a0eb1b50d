// The rows of frames: which elements a loop runs over, for each row of the loop around it.
#pragma once

#include "engine/evaluate/evaluate.hpp"

namespace voorrang::engine {

// `owner`: the column of the frame's owner node, in the parent frame.
void fill_frame(FrameRows& out, const graph::Frame& frame, const FrameRows& parent, const Column& owner,
                const Facts& facts);

// For each row of `from`, its row in the enclosing frame `to`.
void outer_rows(std::vector<std::uint32_t>& out, const graph::Graph& graph, const Evaluation& evaluation,
                graph::FrameId from, graph::FrameId to);

} // namespace voorrang::engine

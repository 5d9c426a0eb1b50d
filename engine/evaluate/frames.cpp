#include "engine/evaluate/frames.hpp"

namespace voorrang::engine {

void fill_frame(FrameRows& out, const graph::Frame& frame, const FrameRows& parent, const Column& owner,
                const Facts& facts) {
    const EntityRows& rows = facts.entities[frame.entity];
    out.entity_row.clear();
    if (frame.natural) {
        out.count = rows.count;
        out.begin = rows.begin;
        out.parent = rows.parent;
        out.list_known.resize(rows.list_known.size());
        std::uint8_t all = 1;
        for (std::size_t i = 0; i < rows.list_known.size(); ++i) {
            all &= rows.list_known[i];
            out.list_known[i] = rows.list_known[i] ? Cell::known : Cell::unknown;
        }
        out.all_known = all != 0;
        return;
    }
    out.own_begin.assign(1, 0);
    out.own_parent.clear();
    out.list_known.assign(parent.count, Cell::known);
    out.all_known = true;
    for (std::uint32_t row = 0; row < parent.count; ++row) {
        if (const Cell cell = owner.cell(row); cell != Cell::known) {
            out.list_known[row] = cell;
        } else if (const auto list = static_cast<std::uint32_t>(owner.integers[row]); !rows.list_known[list]) {
            out.list_known[row] = Cell::unknown;
        } else {
            for (std::uint32_t element = rows.begin[list]; element < rows.begin[list + 1]; ++element) {
                out.entity_row.push_back(element);
                out.own_parent.push_back(row);
            }
        }
        out.all_known = out.all_known && out.list_known[row] == Cell::known;
        out.own_begin.push_back(static_cast<std::uint32_t>(out.entity_row.size()));
    }
    out.count = static_cast<std::uint32_t>(out.entity_row.size());
    out.begin = out.own_begin;
    out.parent = out.own_parent;
}

void outer_rows(std::vector<std::uint32_t>& out, const graph::Graph& graph, const Evaluation& evaluation,
                graph::FrameId from, graph::FrameId to) {
    out.resize(evaluation.frames[from].count);
    for (std::uint32_t row = 0; row < out.size(); ++row) out[row] = row;
    while (from != to) {
        const auto parent = evaluation.frames[from].parent;
        for (std::uint32_t& row : out) row = parent[row];
        from = graph.frames[from].parent;
    }
}

std::uint32_t Evaluation::outer_row(const graph::Graph& graph, graph::FrameId from, std::uint32_t row,
                                    graph::FrameId to) const {
    while (from != to) {
        row = frames[from].parent[row];
        from = graph.frames[from].parent;
    }
    return row;
}

} // namespace voorrang::engine

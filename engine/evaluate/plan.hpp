// What a graph's evaluation needs to know that no facts can change, settled once for each graph.
#pragma once

#include "engine/evaluate/sieve.hpp"

namespace voorrang::engine {

struct Plan {
    explicit Plan(const graph::Graph& graph);

    // A text that is compared with several of the policy's own, one of which it must be: looked up instead.
    struct Member {
        graph::NodeId text;
        std::vector<std::uint8_t> is_member; // by the text's id

        bool has(std::int64_t id) const {
            return static_cast<std::uint64_t>(id) < is_member.size() && is_member[static_cast<std::size_t>(id)] != 0;
        }
    };
    static constexpr std::uint32_t no_member = 0xFFFFFFFF;

    // A node whose operands are conditions, or conditions and values in pairs, and that comes to the same without those
    // whose condition is `no`. Only what comes through the sieve is evaluated.
    struct Sifter {
        Sieve sieve;
        std::uint32_t width = 1;     // operands to a condition
        std::uint32_t condition = 0; // which of these is the condition
    };
    static constexpr std::uint32_t no_sifter = 0xFFFFFFFF;

    // What has to be there before a node is evaluated: its operands, as far as they are needed in fast mode whatever
    // comes through, the subjects of its look-ups, and whose lists its rows are.
    std::span<const graph::NodeId> needs(graph::NodeId id) const {
        return {needs_.data() + needs_begin_[id], needs_.data() + needs_begin_[id + 1]};
    }

    // Marks, by NodeId, what has to be there for what is marked.
    void mark_needs(std::vector<std::uint8_t>& marked) const;
    // What is marked, in order, but for what steady_of has.
    std::vector<graph::NodeId> in_order(const graph::Graph& graph, const std::vector<std::uint8_t>& marked) const;
    // By FrameId: of natural frames what is marked and the same in every row of every run.
    using Steady = std::vector<std::vector<graph::NodeId>>;
    Steady steady_among(const graph::Graph& graph, const std::vector<std::uint8_t>& marked) const;

    std::vector<graph::NodeId> fast;  // what verdicts and the award rest on, whatever comes through sieves; the rest is
                                      // evaluated where it does, or needed only to explain
    std::vector<std::uint8_t> always; // by NodeId: is in fast
    std::vector<std::uint8_t> steady; // by NodeId: the same in every row of every run
    Steady steady_of;                 // those that are needed always; they are not in fast
    std::vector<std::uint32_t> text;  // by NodeId: of a constant text, its id
    std::vector<std::uint32_t> member; // by NodeId: index in members, or no_member; in fast mode only
    std::vector<Member> members;
    std::vector<std::uint32_t> sifter; // by NodeId: index in sifters, or no_sifter; in fast mode only
    std::vector<Sifter> sifters;
    std::optional<Sieve> rules;       // before Graph::verdicts
    std::vector<std::uint8_t> sifted; // by NodeId: stands behind a sieve; `no` in all rows where it isn't evaluated
    std::vector<graph::FrameId> rule_frames; // those of sifted verdicts

  private:
    void find_sifters(const graph::Graph& graph);
    void find_needs(const graph::Graph& graph);
    void find_fast(const graph::Graph& graph);

    std::vector<std::uint32_t> needs_begin_;
    std::vector<graph::NodeId> needs_;
};

// Marks, by NodeId, what the award is read from.
void mark_award(const graph::Graph& graph, std::vector<std::uint8_t>& marked);

// Aggregates over the rows of another frame, which is their payload.
bool loops(graph::Op op);

} // namespace voorrang::engine

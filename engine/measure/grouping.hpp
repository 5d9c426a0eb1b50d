// Which group each row belongs to. Measures that divide the same rows by the same values share a grouping.
//
// What does not meet the measure's condition is no row. Where that is unknown, it may be one of the group of its keys.
//
// A row's keys are read off their columns as pairs of integers, each value in one form only, and found in a table of
// the groups there are; values of keys are made only of the first row of a group.
#pragma once

#include "dsl/graph/measure.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/measure/order.hpp"
#include "engine/measure/stream_texts.hpp"

#include <map>
#include <set>

namespace voorrang::engine {

using GroupKeys = std::vector<std::optional<Value>>; // nothing: unknown

class Grouping {
  public:
    // What is kept of a group whatever is measured of it.
    struct Group {
        std::uint64_t rows = 0;
        std::uint64_t sure = 0; // of these, those that are rows whatever is unknown
        std::uint64_t cases = 0;
        std::uint64_t last_case = 0; // numbered from 1
        std::set<std::string> case_names;
    };
    // A batch of the stream.
    struct Batch {
        const Facts& facts;
        const Evaluation& evaluation;
        StreamTexts& texts;         // of this batch
        std::uint64_t cases_before; // it
        std::size_t case_names;     // that are kept of each group: the first in their order
    };

    // The group of what is no row of the measure.
    static constexpr std::uint32_t no_group = 0xFFFFFFFF;

    // That of a measure, and of all others for which it `serves`.
    explicit Grouping(const graph::Measure& measure);
    bool serves(const graph::Measure& measure) const;

    void add(const Batch& batch);
    // Of each row of the batch added last the number of its group, or no_group. Groups are numbered as they come.
    std::span<const std::uint32_t> row_groups() const { return row_groups_; }

    const std::vector<Group>& groups() const { return groups_; }
    const GroupKeys& keys(std::uint32_t group) const { return keys_[group]; }
    std::vector<std::uint32_t> in_order() const; // of their keys

  private:
    // A value in two integers; equal values have equal parts.
    struct Part {
        std::int64_t value;
        std::int64_t kind;
        friend bool operator==(Part, Part) = default;
    };

    void read_keys(const Batch& batch);
    void read_key(const Batch& batch, const Column& column, std::size_t key);
    Part part_of(const Column& column, std::uint32_t row, const TextPool& texts);
    std::uint32_t find(std::uint32_t row, const Batch& batch);
    void make_room();
    GroupKeys values_of(std::uint32_t row, const Batch& batch) const;
    void add_case(Group& group, std::uint32_t at, const Batch& batch) const;

    graph::FrameId frame_;
    graph::EntityId entity_;
    std::optional<graph::NodeId> where_;
    std::vector<graph::NodeId> nodes_;

    std::vector<Group> groups_;
    std::vector<GroupKeys> keys_;                     // by group
    std::vector<Part> parts_;                         // by group, of each key
    std::vector<std::uint64_t> hashes_;               // by group
    std::vector<std::uint32_t> slots_;                // groups by hash, open and probed in order
    std::map<Value, std::int64_t, ValueLess> others_; // values that are no decimals of 64 bits, numbered

    // Of the batch.
    std::vector<Part> row_parts_;
    std::vector<std::uint32_t> row_groups_;
};

} // namespace voorrang::engine

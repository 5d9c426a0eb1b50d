#include "engine/measure/grouping.hpp"

#include "engine/facts/cell_text.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace voorrang::engine {

using graph::ColumnType;

namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFF;
constexpr std::size_t first_slots = 64; // a power of two
constexpr unsigned most_decimals = 18;

// What stands in Part::kind beside scales and currencies.
constexpr std::int64_t not_known = -1;
constexpr std::int64_t numbered = -2;

std::vector<graph::NodeId> nodes_of(const graph::Measure& measure) {
    std::vector<graph::NodeId> nodes;
    for (const auto& key : measure.keys) nodes.push_back(key.node);
    return nodes;
}

std::optional<graph::NodeId> where_of(const graph::Measure& measure) {
    return measure.where ? std::optional(measure.where->node) : std::nullopt;
}

std::optional<Value> key_value(const Column& column, std::uint32_t row, const TextPool& texts) {
    if (!column.known(row)) return std::nullopt;
    Value value = column_value(column, row, texts);
    // Equal instants are one key, whatever the offset they were written in.
    if (auto* time = std::get_if<Time>(&value)) time->offset_minutes = 0;
    return value;
}

} // namespace

Grouping::Grouping(const graph::Measure& measure)
    : frame_(measure.frame), entity_(measure.entity), where_(where_of(measure)), nodes_(nodes_of(measure)),
      slots_(first_slots, nobody) {}

bool Grouping::serves(const graph::Measure& measure) const {
    return measure.frame == frame_ && measure.entity == entity_ && where_of(measure) == where_ &&
           nodes_of(measure) == nodes_;
}

void Grouping::add(const Batch& batch) {
    const std::uint32_t rows = batch.evaluation.frames[frame_].count;
    row_groups_.resize(rows);
    read_keys(batch);
    const Truth* const counts = where_ ? batch.evaluation.columns[*where_].truth.data() : nullptr;
    for (std::uint32_t row = 0; row < rows; ++row)
        row_groups_[row] = counts != nullptr && counts[row] == Truth::no ? no_group : find(row, batch);
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (row_groups_[row] == no_group) continue;
        Group& group = groups_[row_groups_[row]];
        ++group.rows;
        group.sure += counts == nullptr || counts[row] != Truth::unknown ? 1 : 0;
        add_case(group, batch.facts.case_of(entity_, batch.evaluation.entity_row(frame_, row)), batch);
    }
}

void Grouping::read_keys(const Batch& batch) {
    row_parts_.resize(row_groups_.size() * nodes_.size());
    for (std::size_t key = 0; key < nodes_.size(); ++key) read_key(batch, batch.evaluation.columns[nodes_[key]], key);
}

void Grouping::read_key(const Batch& batch, const Column& column, std::size_t key) {
    const auto each_row = [&](const auto& part) {
        std::size_t at = key;
        for (std::uint32_t row = 0; row < row_groups_.size(); ++row, at += nodes_.size())
            row_parts_[at] = column.known(row) ? part(row) : Part{0, not_known};
    };
    switch (column.type) {
    case ColumnType::truth:
        return each_row([&](std::uint32_t row) { return Part{column.truth[row] == Truth::yes ? 1 : 0, 0}; });
    case ColumnType::text:
        return each_row([&](std::uint32_t row) { return Part{batch.texts.id(column.integers[row]), 0}; });
    case ColumnType::date:
    case ColumnType::time:
    case ColumnType::reference:
        return each_row([&](std::uint32_t row) { return Part{column.integers[row], 0}; });
    case ColumnType::number:
    case ColumnType::money:
    case ColumnType::duration:
        return each_row([&](std::uint32_t row) { return part_of(column, row, batch.facts.texts); });
    }
}

// Numbers by the fewest decimals that they can be written with.
Grouping::Part Grouping::part_of(const Column& column, std::uint32_t row, const TextPool& texts) {
    const std::int64_t currency = column.type == ColumnType::money ? std::int64_t{column.currency[row].packed} << 8 : 0;
    if (column.fixed && column.type != ColumnType::duration) {
        std::int64_t value = column.integers[row];
        unsigned scale = column.scale;
        for (; scale > 0 && value % 10 == 0; --scale) value /= 10;
        return {value, currency + scale};
    }
    if (column.type != ColumnType::duration) {
        const Number number = column.number(row);
        for (unsigned scale = 0; scale <= most_decimals; ++scale)
            if (const auto value = number.to_scaled(scale)) return {*value, currency + scale};
    }
    const auto next = static_cast<std::int64_t>(others_.size());
    return {others_.try_emplace(*key_value(column, row, texts), next).first->second, numbered};
}

// The group of a row, a new one if it is the first with its keys.
std::uint32_t Grouping::find(std::uint32_t row, const Batch& batch) {
    const std::size_t width = nodes_.size();
    const Part* const wanted = row_parts_.data() + row * width;
    std::uint64_t hash = 0x9E3779B97F4A7C15;
    for (std::size_t i = 0; i < width; ++i) {
        hash = (hash ^ static_cast<std::uint64_t>(wanted[i].value)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 32) ^ static_cast<std::uint64_t>(wanted[i].kind)) * 0xC4CEB9FE1A85EC53;
        hash ^= hash >> 32;
    }
    std::size_t slot = hash & (slots_.size() - 1);
    for (; slots_[slot] != nobody; slot = (slot + 1) & (slots_.size() - 1)) {
        const std::uint32_t group = slots_[slot];
        if (hashes_[group] == hash && std::equal(wanted, wanted + width, parts_.data() + group * width)) return group;
    }
    const auto group = static_cast<std::uint32_t>(groups_.size());
    slots_[slot] = group;
    hashes_.push_back(hash);
    parts_.insert(parts_.end(), wanted, wanted + width);
    keys_.push_back(values_of(row, batch));
    groups_.emplace_back();
    if (2 * groups_.size() > slots_.size()) make_room();
    return group;
}

void Grouping::make_room() {
    slots_.assign(2 * slots_.size(), nobody);
    for (std::uint32_t group = 0; group < groups_.size(); ++group) {
        std::size_t slot = hashes_[group] & (slots_.size() - 1);
        while (slots_[slot] != nobody) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = group;
    }
}

GroupKeys Grouping::values_of(std::uint32_t row, const Batch& batch) const {
    GroupKeys keys;
    for (const graph::NodeId node : nodes_)
        keys.push_back(key_value(batch.evaluation.columns[node], row, batch.facts.texts));
    return keys;
}

void Grouping::add_case(Group& group, std::uint32_t at, const Batch& batch) const {
    const std::uint64_t number = batch.cases_before + at + 1;
    if (group.last_case == number) return;
    group.last_case = number;
    ++group.cases;
    const std::string& name = batch.facts.case_names[at];
    auto& names = group.case_names;
    if (names.size() < batch.case_names) {
        names.insert(name);
    } else if (!names.empty() && name < *names.rbegin() && names.insert(name).second) {
        names.erase(std::prev(names.end()));
    }
}

std::vector<std::uint32_t> Grouping::in_order() const {
    std::vector<std::uint32_t> order(groups_.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return KeyLess{}(keys_[a], keys_[b]); });
    return order;
}

} // namespace voorrang::engine

#include "dsl/check/table_axis.hpp"

#include "dsl/check/values.hpp"

#include <algorithm>
#include <unordered_set>

namespace voorrang::check {

namespace {

bool is_ordered(Kind kind) {
    return kind == Kind::number || kind == Kind::percent || kind == Kind::money || kind == Kind::date ||
           kind == Kind::time;
}

std::vector<Value> named_values(const Grid& grid, std::size_t column) {
    std::vector<Value> values;
    for (const Grid::Row& row : grid.rows)
        for (const Grid::Test& test : row.cells[column]) {
            values.push_back(test.value);
            if (test.to) values.push_back(*test.to);
        }
    return values;
}

// Sorted, each once; false if two of them have no order.
bool sort_points(std::vector<Value>& points) {
    for (const Value& point : points)
        if (!order(point, points.front())) return false;
    std::sort(points.begin(), points.end(), [](const Value& a, const Value& b) { return std::is_lt(*order(a, b)); });
    const auto equal = [](const Value& a, const Value& b) { return std::is_eq(*order(a, b)); };
    points.erase(std::unique(points.begin(), points.end(), equal), points.end());
    return true;
}

std::vector<Value> discrete_points(const Type& type, const std::vector<Value>& named) {
    std::vector<Value> points;
    std::unordered_set<std::string> seen;
    if (type.kind == Kind::yes_no)
        points = {Value(true), Value(false)};
    else if (type.kind == Kind::choice)
        for (const std::string& option : *type.options) points.emplace_back(option);
    else
        for (const Value& value : named)
            if (const auto* text = std::get_if<std::string>(&value); text != nullptr && seen.insert(*text).second)
                points.push_back(value);
    return points;
}

} // namespace

std::optional<Axis> Axis::of(const Grid& grid, std::size_t column) {
    const Type& type = grid.columns[column].type;
    std::vector<Value> named = named_values(grid, column);
    Axis axis;
    if (!is_ordered(type.kind)) {
        if (type.kind != Kind::yes_no && type.kind != Kind::choice && type.kind != Kind::text) return std::nullopt;
        axis.text_ = type.kind == Kind::text;
        axis.points_ = discrete_points(type, named);
        for (std::size_t point = 0; point < axis.points_.size(); ++point)
            if (const auto* text = std::get_if<std::string>(&axis.points_[point])) axis.by_text_.emplace(*text, point);
        const std::size_t count = axis.points_.size() + (type.kind == Kind::text ? 1 : 0);
        for (std::size_t region = 0; region < count; ++region) axis.regions_.push_back(region);
        return axis;
    }
    if (type.range) {
        named.push_back(type.range->from);
        named.push_back(type.range->to);
    }
    if (!sort_points(named)) return std::nullopt;
    axis.ordered_ = true;
    axis.points_ = std::move(named);
    const std::size_t first = type.range ? 2 * axis.position(type.range->from) + 1 : 0;
    const std::size_t last = type.range ? 2 * axis.position(type.range->to) + 1 : 2 * axis.points_.size();
    for (std::size_t region = first; region <= last; ++region) axis.regions_.push_back(region);
    return axis;
}

std::size_t Axis::position(const Value& value) const {
    if (!ordered_) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            const auto found = by_text_.find(*text);
            return found == by_text_.end() ? points_.size() : found->second;
        }
        return static_cast<std::size_t>(std::find(points_.begin(), points_.end(), value) - points_.begin());
    }
    const auto found = std::lower_bound(points_.begin(), points_.end(), value,
                                        [](const Value& a, const Value& b) { return std::is_lt(*order(a, b)); });
    return static_cast<std::size_t>(found - points_.begin());
}

// Positions of regions are those of regions_, which follow one another.
std::vector<Axis::Stretch> Axis::covered(const Grid::Test& test) const {
    const std::size_t first = regions_.front(), end = regions_.back() + 1;
    const auto between = [&](std::size_t from, std::size_t to) {
        from = std::max(from, first);
        to = std::min(to, end);
        return from < to ? Stretch{from - first, to - first} : Stretch{0, 0};
    };
    const std::size_t at = ordered_ ? 2 * position(test.value) + 1 : position(test.value);
    if (test.to) return {between(at, 2 * position(*test.to) + 2)};
    switch (test.op) {
    case ast::BinaryOperator::equal:
        return {between(at, at + 1)};
    case ast::BinaryOperator::not_equal:
        return {between(0, at), between(at + 1, end)};
    case ast::BinaryOperator::less:
        return {between(0, at)};
    case ast::BinaryOperator::less_equal:
        return {between(0, at + 1)};
    case ast::BinaryOperator::greater:
        return {between(at + 1, end)};
    case ast::BinaryOperator::greater_equal:
        return {between(at, end)};
    default:
        return {};
    }
}

bool Axis::covers(const Grid::Cell& cell, std::size_t region) const {
    return cell.empty() || std::any_of(cell.begin(), cell.end(), [&](const Grid::Test& test) {
               const auto stretches = covered(test);
               return std::any_of(stretches.begin(), stretches.end(), [&](const Stretch& stretch) {
                   return stretch.begin <= region && region < stretch.end;
               });
           });
}

std::string Axis::describe(const std::string& heading, std::size_t index) const {
    const std::size_t region = regions_[index];
    if (!ordered_) {
        if (region == points_.size()) return heading + (points_.empty() ? " is anything" : " is any other text");
        const auto* option = std::get_if<std::string>(&points_[region]);
        return heading + " is " + (option != nullptr ? *option : to_display_text(points_[region]));
    }
    if (points_.empty()) return heading + " is anything";
    if (region % 2 == 1) return heading + " = " + to_display_text(points_[region / 2]);
    const std::size_t next = region / 2;
    if (next == 0) return heading + " < " + to_display_text(points_.front());
    if (next == points_.size()) return heading + " > " + to_display_text(points_.back());
    return to_display_text(points_[next - 1]) + " < " + heading + " < " + to_display_text(points_[next]);
}

namespace {

// An option that reads as a name is written without quotes.
std::string option_word(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const bool is_name = text != nullptr && !text->empty() && std::all_of(text->begin(), text->end(), [](char c) {
                             return (c >= 'a' && c <= 'z') || c == '_';
                         });
    return is_name ? *text : to_display_text(value);
}

} // namespace

std::optional<std::string> Axis::cell(const std::vector<std::size_t>& indexes) const {
    if (indexes.size() == regions_.size()) return "-";
    if (!ordered_) {
        // Any other text can be told only by what it is not.
        const std::size_t other = points_.size();
        const auto word_of = [&](const Value& value) { return text_ ? to_display_text(value) : option_word(value); };
        std::string words;
        bool with_other = false;
        for (const std::size_t index : indexes) {
            with_other = with_other || regions_[index] == other;
            if (regions_[index] != other) words += (words.empty() ? "" : ", ") + word_of(points_[regions_[index]]);
        }
        if (!with_other) return words;
        if (indexes.size() + 1 != regions_.size()) return std::nullopt;
        for (std::size_t point = 0; point < other; ++point)
            if (std::none_of(indexes.begin(), indexes.end(), [&](std::size_t i) { return regions_[i] == point; }))
                return "<> " + word_of(points_[point]);
        return std::nullopt;
    }
    const std::size_t low = regions_[indexes.front()], high = regions_[indexes.back()];
    const bool from_start = indexes.front() == 0, to_end = indexes.back() + 1 == regions_.size();
    const auto at = [&](std::size_t region) { return to_display_text(points_[region / 2]); };
    if (from_start) return high % 2 == 1 ? "<= " + at(high) : "< " + at(high);
    if (to_end) return low % 2 == 1 ? ">= " + at(low) : "> " + to_display_text(points_[low / 2 - 1]);
    if (low % 2 == 0 || high % 2 == 0) return std::nullopt;
    return low == high ? at(low) : at(low) + ".." + at(high);
}

} // namespace voorrang::check

#include "dsl/analysis/axis.hpp"

#include "dsl/value/order.hpp"

#include <algorithm>

namespace voorrang::analysis {

namespace {

bool before(const Value& a, const Value& b) { return std::is_lt(*order(a, b)); }

// A duration of no length can be compared with months as well as with days, which can't with each other.
bool of_one_measure(const std::vector<Value>& points) {
    bool months = false, days = false;
    for (const Value& point : points)
        if (const auto* duration = std::get_if<Duration>(&point)) {
            months = months || duration->months != 0;
            days = days || duration->days != 0 || duration->microseconds != 0;
        }
    return !(months && days);
}

// Sorted, each once; false if two of them have no order.
bool sort_points(std::vector<Value>& points) {
    for (const Value& point : points)
        if (!order(point, points.front())) return false;
    if (!of_one_measure(points))
        for (const Value& a : points)
            for (const Value& b : points)
                if (!order(a, b)) return false;
    std::sort(points.begin(), points.end(), before);
    const auto equal = [](const Value& a, const Value& b) { return std::is_eq(*order(a, b)); };
    points.erase(std::unique(points.begin(), points.end(), equal), points.end());
    return true;
}

} // namespace

std::optional<Axis> Axis::of(const Domain& domain, const std::vector<Test>& tests) {
    Axis axis;
    if (domain.kind != Domain::Kind::ordered) {
        const bool open = domain.kind == Domain::Kind::open;
        for (const Value& option : domain.options) axis.add_point(option);
        for (const Test& test : tests) {
            if (open) axis.add_point(test.value);
            if (open && test.to) axis.add_point(*test.to);
        }
        axis.size_ = axis.points_.size() + (open ? 1 : 0);
        return axis;
    }
    std::vector<Value> named;
    for (const Test& test : tests) {
        named.push_back(test.value);
        if (test.to) named.push_back(*test.to);
    }
    if (domain.range) {
        named.push_back(domain.range->first);
        named.push_back(domain.range->second);
    }
    if (!sort_points(named)) return std::nullopt;
    axis.ordered_ = true;
    axis.points_ = std::move(named);
    axis.first_ = domain.range ? 2 * axis.position(domain.range->first) + 1 : 0;
    const std::size_t last = domain.range ? 2 * axis.position(domain.range->second) + 1 : 2 * axis.points_.size();
    axis.size_ = last + 1 - axis.first_;
    return axis;
}

void Axis::add_point(const Value& value) {
    if (position(value) < points_.size()) return;
    by_text_.emplace(to_display_text(value), points_.size());
    points_.push_back(value);
}

std::size_t Axis::position(const Value& value) const {
    if (ordered_)
        return static_cast<std::size_t>(std::lower_bound(points_.begin(), points_.end(), value, before) -
                                        points_.begin());
    const auto [begin, end] = by_text_.equal_range(to_display_text(value));
    const auto found = std::find_if(begin, end, [&](const auto& each) { return points_[each.second] == value; });
    return found == end ? points_.size() : found->second;
}

Regions Axis::met(const Test& test) const {
    const auto number = [&](const Value& value) { return ordered_ ? 2 * position(value) + 1 : position(value); };
    const std::size_t at = number(test.value), end = first_ + size_;
    // From one region up to before another, as they are numbered here.
    const auto between = [&](std::size_t from, std::size_t to) {
        from = std::max(from, first_);
        to = std::min(to, end);
        if (from >= to) return Regions(size_, {});
        return Regions(size_, {{static_cast<std::uint32_t>(from - first_), static_cast<std::uint32_t>(to - first_)}});
    };
    if (test.to) return between(at, number(*test.to) + 1);
    switch (test.comparison) {
    case Comparison::equal:
        return between(at, at + 1);
    case Comparison::not_equal:
        return between(at, at + 1).complement();
    case Comparison::less:
        return between(0, at);
    case Comparison::less_equal:
        return between(0, at + 1);
    case Comparison::greater:
        return between(at + 1, end);
    case Comparison::greater_equal:
        return between(at, end);
    }
    return Regions(size_, {});
}

Axis::Region Axis::region(std::size_t index) const {
    const std::size_t number = first_ + index;
    if (!ordered_) return {number < points_.size() ? &points_[number] : nullptr, nullptr, nullptr};
    const std::size_t next = number / 2;
    if (number % 2 == 1) return {&points_[next], nullptr, nullptr};
    return {nullptr, next > 0 ? &points_[next - 1] : nullptr, next < points_.size() ? &points_[next] : nullptr};
}

std::string Axis::describe(const std::string& heading, std::size_t index) const {
    const Region here = region(index);
    if (here.at != nullptr) return heading + (ordered_ ? " = " : " is ") + to_display_text(*here.at);
    if (here.above != nullptr && here.below != nullptr)
        return to_display_text(*here.above) + " < " + heading + " < " + to_display_text(*here.below);
    if (here.above != nullptr) return heading + " > " + to_display_text(*here.above);
    if (here.below != nullptr) return heading + " < " + to_display_text(*here.below);
    if (points_.empty()) return heading + " is anything";
    const bool texts = std::holds_alternative<std::string>(points_.front());
    return heading + (texts ? " is any other text" : " is anything else");
}

} // namespace voorrang::analysis

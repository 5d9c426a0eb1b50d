#include "dsl/analysis/axis.hpp"

#include "dsl/value/order.hpp"

#include <algorithm>

namespace voorrang::analysis {

namespace {

bool before(const Value& a, const Value& b) { return std::is_lt(*order(a, b)); }

// Sorted, each once; false if two of them have no order.
bool sort_points(std::vector<Value>& points) {
    for (const Value& point : points)
        if (!order(point, points.front())) return false;
    // A duration of no length can be compared with months as well as with days, which can't with each other.
    if (!points.empty() && std::holds_alternative<Duration>(points.front()))
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
    std::vector<Value> named;
    for (const Test& test : tests) {
        named.push_back(test.value);
        if (test.to) named.push_back(*test.to);
    }
    Axis axis;
    if (domain.kind != Domain::Kind::ordered) {
        axis.points_ = domain.options;
        if (domain.kind == Domain::Kind::open)
            for (const Value& value : named)
                if (std::find(axis.points_.begin(), axis.points_.end(), value) == axis.points_.end())
                    axis.points_.push_back(value);
        const std::size_t count = axis.points_.size() + (domain.kind == Domain::Kind::open ? 1 : 0);
        for (std::size_t region = 0; region < count; ++region) axis.regions_.push_back(region);
        return axis;
    }
    if (domain.range) {
        named.push_back(domain.range->first);
        named.push_back(domain.range->second);
    }
    if (!sort_points(named)) return std::nullopt;
    axis.ordered_ = true;
    axis.points_ = std::move(named);
    const std::size_t first = domain.range ? 2 * axis.position(domain.range->first) + 1 : 0;
    const std::size_t last = domain.range ? 2 * axis.position(domain.range->second) + 1 : 2 * axis.points_.size();
    for (std::size_t region = first; region <= last; ++region) axis.regions_.push_back(region);
    return axis;
}

std::size_t Axis::position(const Value& value) const {
    const auto found = ordered_ ? std::lower_bound(points_.begin(), points_.end(), value, before)
                                : std::find(points_.begin(), points_.end(), value);
    return static_cast<std::size_t>(found - points_.begin());
}

bool Axis::meets(const Test& test, std::size_t index) const {
    const std::size_t region = regions_[index];
    const std::size_t at = ordered_ ? 2 * position(test.value) + 1 : position(test.value);
    if (test.to) return region >= at && region <= 2 * position(*test.to) + 1;
    switch (test.comparison) {
    case Comparison::equal:
        return region == at;
    case Comparison::not_equal:
        return region != at;
    case Comparison::less:
        return region < at;
    case Comparison::less_equal:
        return region <= at;
    case Comparison::greater:
        return region > at;
    case Comparison::greater_equal:
        return region >= at;
    }
    return false;
}

std::string Axis::describe(const std::string& heading, std::size_t index) const {
    const std::size_t region = regions_[index], next = region / 2;
    const auto point = [&](std::size_t at) { return to_display_text(points_[at]); };
    if (!ordered_)
        return heading + (region < points_.size() ? " is " + point(region) : std::string(" is anything else"));
    if (points_.empty()) return heading + " is anything";
    if (region % 2 == 1) return heading + " = " + point(next);
    if (next == 0) return heading + " < " + point(0);
    if (next == points_.size()) return heading + " > " + point(next - 1);
    return point(next - 1) + " < " + heading + " < " + point(next);
}

} // namespace voorrang::analysis

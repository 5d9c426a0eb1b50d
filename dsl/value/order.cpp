#include "dsl/value/order.hpp"

namespace voorrang {

namespace {

template <class T>
const T& as(const Value& value) {
    return std::get<T>(value);
}

} // namespace

std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
    if (a.index() != b.index()) return std::nullopt;
    if (std::holds_alternative<Number>(a)) return as<Number>(a) <=> as<Number>(b);
    if (std::holds_alternative<Percent>(a)) return as<Percent>(a).fraction <=> as<Percent>(b).fraction;
    if (std::holds_alternative<Date>(a)) return as<Date>(a) <=> as<Date>(b);
    if (std::holds_alternative<Time>(a)) return as<Time>(a) <=> as<Time>(b);
    if (std::holds_alternative<Duration>(a)) return compare(as<Duration>(a), as<Duration>(b));
    if (!std::holds_alternative<Money>(a) || as<Money>(a).currency != as<Money>(b).currency) return std::nullopt;
    return as<Money>(a).amount <=> as<Money>(b).amount;
}

} // namespace voorrang

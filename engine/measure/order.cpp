#include "engine/measure/order.hpp"

#include <algorithm>
#include <tuple>

namespace voorrang::engine {

namespace {

struct Less {
    const Value& other;

    template <class T>
    const T& right() const {
        return std::get<T>(other);
    }
    bool operator()(const Unknown&) const { return false; }
    bool operator()(const Money& left) const {
        const Money& to = right<Money>();
        return std::tie(left.currency.packed, left.amount) < std::tie(to.currency.packed, to.amount);
    }
    bool operator()(const Percent& left) const { return left.fraction < right<Percent>().fraction; }
    bool operator()(const Duration& left) const {
        const Duration& to = right<Duration>();
        return std::tie(left.months, left.days, left.microseconds) < std::tie(to.months, to.days, to.microseconds);
    }
    bool operator()(const ValueList& left) const {
        const ValueList& to = right<ValueList>();
        return std::lexicographical_compare(left.begin(), left.end(), to.begin(), to.end(), ValueLess{});
    }
    template <class T>
    bool operator()(const T& left) const {
        return left < right<T>();
    }
};

} // namespace

bool ValueLess::operator()(const Value& a, const Value& b) const {
    if (a.index() != b.index()) return a.index() < b.index();
    return std::visit(Less{b}, static_cast<const Value::variant&>(a));
}

bool KeyLess::operator()(const std::vector<std::optional<Value>>& a, const std::vector<std::optional<Value>>& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const std::optional<Value>& left, const std::optional<Value>& right) {
                                            if (!left || !right) return left.has_value() && !right.has_value();
                                            return ValueLess{}(*left, *right);
                                        });
}

} // namespace voorrang::engine

// What is reckoned over the elements of a list. An element whose condition is no does not count, whatever its value.
#include "tests/reference/interpreter.hpp"

#include <algorithm>

namespace voorrang::reference {

using graph::ColumnType;
using graph::Node;
using graph::Op;

namespace {

Op over_list_of(Op op) {
    switch (op) {
    case Op::row_average:
        return Op::average;
    case Op::row_lowest:
        return Op::lowest;
    case Op::row_highest:
        return Op::highest;
    case Op::row_median:
        return Op::median;
    case Op::row_percentile:
        return Op::percentile;
    case Op::row_interpolated:
        return Op::interpolated;
    case Op::row_consensus:
        return Op::consensus;
    case Op::row_distinct:
        return Op::distinct;
    default:
        return Op::sum;
    }
}

// Added up; nothing if it fails: two currencies, too long, too far.
std::optional<Outcome> sum_of(const std::vector<Outcome>& values, ColumnType type) {
    if (type == ColumnType::duration) {
        Duration total;
        for (const Outcome& value : values) {
            const auto more = add(total, std::get<Duration>(value));
            if (!more) return std::nullopt;
            total = *more;
        }
        return total;
    }
    Amount total;
    for (const Outcome& value : values) {
        const Amount each = amount_of(value);
        const auto currency = together(total.currency, each.currency);
        if (!currency || add(total.number, each.number, total.number) != NumberFault::none) return std::nullopt;
        total.currency = *currency;
    }
    return from_amount(total, type);
}

std::optional<Outcome> part_of(const std::optional<Outcome>& total, std::size_t count, ColumnType type) {
    if (!total) return std::nullopt;
    Amount amount = amount_of(*total);
    if (divide(amount.number, Number(static_cast<std::int64_t>(count)), amount.number) != NumberFault::none)
        return std::nullopt;
    return from_amount(amount, type);
}

// All in one currency, and which.
std::optional<Currency> currency_of(const std::vector<Outcome>& values) {
    Currency found;
    for (const Outcome& value : values) {
        const auto both = together(found, amount_of(value).currency);
        if (!both) return std::nullopt;
        found = *both;
    }
    return found;
}

// In the order of their amounts, each in the common currency.
std::vector<Outcome> sorted(const std::vector<Outcome>& values, Currency currency, ColumnType type) {
    std::vector<Number> numbers;
    for (const Outcome& value : values) numbers.push_back(amount_of(value).number);
    std::sort(numbers.begin(), numbers.end());
    std::vector<Outcome> result;
    for (const Number& number : numbers) result.push_back(from_amount({number, currency}, type));
    return result;
}

// The place, from 1 on, of the lowest value at or under which such a part of them lies.
std::size_t nearest_place(const Number& part, std::size_t count) {
    for (std::size_t place = 1; place < count; ++place)
        if (Number::fraction(static_cast<std::int64_t>(place), static_cast<std::int64_t>(count)) >= part) return place;
    return count;
}

// The place h = (n + 1/3) p + 1/3 in three times as many steps: 3 h = (3 n + 1) p + 1.
Outcome between(const Number& part, const std::vector<Outcome>& values, ColumnType type) {
    const auto n = static_cast<std::int64_t>(values.size());
    Number thrice;
    if (multiply(Number(3 * n + 1), part, thrice) != NumberFault::none ||
        add(thrice, Number(1), thrice) != NumberFault::none)
        return Failed{};
    if (thrice < Number(3)) return values.front();
    if (thrice >= Number(3 * n)) return values.back();
    std::int64_t below = 1;
    while (Number(3 * (below + 1)) <= thrice) ++below;
    const auto low = amount_of(values[static_cast<std::size_t>(below - 1)]);
    const auto high = amount_of(values[static_cast<std::size_t>(below)]);
    // low (3 (below + 1) - 3 h) / 3 + high (3 h - 3 below) / 3
    Number to_high, to_low, left, right, sum;
    if (subtract(thrice, Number(3 * below), to_high) != NumberFault::none ||
        subtract(Number(3 * (below + 1)), thrice, to_low) != NumberFault::none ||
        multiply(low.number, to_low, left) != NumberFault::none ||
        multiply(high.number, to_high, right) != NumberFault::none || add(left, right, sum) != NumberFault::none ||
        divide(sum, Number(3), sum) != NumberFault::none)
        return Failed{};
    return from_amount({sum, low.currency}, type);
}

bool is_amount(ColumnType type) { return type == ColumnType::number || type == ColumnType::money; }

} // namespace

Outcome Interpreter::over_list(const Node& node, const Place& at) {
    const auto inside = elements(node.payload, at);
    if (std::holds_alternative<Unknown>(inside)) return Unknown{};
    if (std::holds_alternative<Failed>(inside)) return Failed{};
    const auto given = graph_.operands_of(node);
    const bool has_value = given.size() > (node.has_where ? 1U : 0U);
    std::vector<Element> all;
    for (const Place& place : std::get<std::vector<Place>>(inside)) {
        Element element{Truth::yes, std::nullopt};
        if (node.has_where) element.counts = truth_of(value(given.back(), place));
        if (has_value) element.value = value(given.front(), place);
        all.push_back(std::move(element));
    }
    return aggregate(node.op, node, all);
}

Outcome Interpreter::over_operands(const Node& node, const Place& at) {
    const std::vector<Outcome> given = operands(node, at);
    std::vector<Element> all;
    for (std::size_t i = 0; i < given.size(); i += node.has_where ? 2 : 1)
        all.push_back({node.has_where ? truth_of(given[i + 1]) : Truth::yes, given[i]});
    return aggregate(over_list_of(node.op), node, all);
}

Outcome Interpreter::aggregate(Op op, const Node& node, const std::vector<Element>& elements) const {
    if (op == Op::any || op == Op::all) {
        Truth truth = op == Op::all ? Truth::yes : Truth::no;
        for (const Element& element : elements)
            truth = op == Op::all ? truth_and(truth, element.counts) : truth_or(truth, element.counts);
        return from_truth(truth);
    }
    if (op == Op::distinct) return distinct(elements);
    if (op == Op::consensus) return consensus(elements);
    if ((op == Op::lowest || op == Op::highest) && is_amount(node.type)) return extreme(op, node, elements);

    std::vector<Outcome> values;
    std::int64_t count = 0;
    bool open = false;
    for (const Element& element : elements) {
        if (element.counts == Truth::failed) return Failed{};
        if (element.counts == Truth::unknown) open = true;
        if (element.counts != Truth::yes) continue;
        ++count;
        if (!element.value) continue;
        if (is_failed(*element.value)) return Failed{};
        if (is_unknown(*element.value))
            open = true;
        else
            values.push_back(*element.value);
    }
    // Two currencies fail whatever else is unknown.
    if (node.type == ColumnType::money && !currency_of(values)) return Failed{};
    if (node.type == ColumnType::duration && !sum_of(values, node.type)) return Failed{};
    if (open) return Unknown{};
    if (op == Op::count) return Number(count);
    if (op == Op::sum) return sum_of(values, node.type).value_or(Outcome(Failed{}));
    if (values.empty()) return Failed{};
    if (!is_amount(node.type)) { // the earliest, the latest: of equals the first
        Outcome best = values.front();
        const auto before = [](const Outcome& a, const Outcome& b) {
            if (const auto* date = std::get_if<Date>(&a)) return *date < std::get<Date>(b);
            return std::get<Time>(a) < std::get<Time>(b);
        };
        for (const Outcome& value : values)
            if (op == Op::lowest ? before(value, best) : before(best, value)) best = value;
        return best;
    }
    values = sorted(values, *currency_of(values), node.type);
    if (op == Op::percentile)
        return values[nearest_place(std::get<Number>(graph_.constants[node.detail]), values.size()) - 1];
    if (op == Op::interpolated) return between(std::get<Number>(graph_.constants[node.detail]), values, node.type);
    if (values.size() <= 2 * std::size_t{node.detail}) return Failed{};
    values = {values.begin() + node.detail, values.end() - node.detail};
    if (op == Op::average)
        return part_of(sum_of(values, node.type), values.size(), node.type).value_or(Outcome(Failed{}));
    const std::size_t middle = values.size() / 2;
    if (values.size() % 2 == 1) return values[middle];
    return part_of(sum_of({values[middle - 1], values[middle]}, node.type), 2, node.type).value_or(Outcome(Failed{}));
}

// The lowest or highest amount. An element of which it is unknown whether it counts matters only if it is in another
// currency or further out than the best of those that surely do.
Outcome Interpreter::extreme(Op op, const Node& node, const std::vector<Element>& elements) const {
    std::vector<Outcome> sure, perhaps;
    bool open = false;
    for (const Element& element : elements) {
        if (element.counts == Truth::no) continue;
        const bool known = is_known(*element.value);
        if (element.counts == Truth::failed) return Failed{};
        if (element.counts == Truth::yes && is_failed(*element.value)) return Failed{};
        if (!known)
            open = true;
        else
            (element.counts == Truth::yes ? sure : perhaps).push_back(*element.value);
    }
    const auto currency = currency_of(sure);
    if (!currency) return Failed{};
    if (open) return Unknown{};
    if (sure.empty()) return perhaps.empty() ? Outcome(Failed{}) : Outcome(Unknown{});
    const std::vector<Outcome> values = sorted(sure, *currency, node.type);
    const Outcome& best = op == Op::lowest ? values.front() : values.back();
    for (const Outcome& value : perhaps) {
        const Amount amount = amount_of(value);
        const Number limit = amount_of(best).number;
        if (amount.currency != *currency) return Unknown{};
        if (op == Op::lowest ? amount.number < limit : amount.number > limit) return Unknown{};
    }
    return best;
}

namespace {

bool holds(const std::vector<Outcome>& values, const Outcome& wanted) {
    return std::any_of(values.begin(), values.end(), [&](const Outcome& each) { return same(each, wanted); });
}

} // namespace

Outcome Interpreter::distinct(const std::vector<Element>& elements) const {
    std::vector<Outcome> sure, perhaps;
    bool open = false;
    for (const Element& element : elements) {
        if (element.counts == Truth::no) continue;
        if (element.counts == Truth::failed || is_failed(*element.value)) return Failed{};
        if (is_unknown(*element.value))
            open = true;
        else if (element.counts == Truth::unknown)
            perhaps.push_back(*element.value);
        else if (!holds(sure, *element.value))
            sure.push_back(*element.value);
    }
    // One of which it is unknown whether it counts does not matter if its value is there already.
    for (const Outcome& value : perhaps) open = open || !holds(sure, value);
    return open ? Outcome(Unknown{}) : Outcome(Number(static_cast<std::int64_t>(sure.size())));
}

Outcome Interpreter::consensus(const std::vector<Element>& elements) const {
    const Outcome count = distinct(elements);
    std::vector<Outcome> sure;
    for (const Element& element : elements) {
        if (element.counts != Truth::yes || !is_known(*element.value)) continue;
        if (!holds(sure, *element.value)) sure.push_back(*element.value);
    }
    if (is_failed(count) || sure.size() > 1) return Failed{}; // two that differ, whatever else is unknown
    if (is_unknown(count)) return Unknown{};
    return sure.empty() ? Outcome(Failed{}) : sure.front();
}

} // namespace voorrang::reference

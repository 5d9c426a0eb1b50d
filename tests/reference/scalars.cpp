// Operations on single values. All are strict but the logical ones: failed if an operand has failed, else unknown if
// one is unknown.
#include "dsl/calendar/calendar.hpp"
#include "dsl/value/civil.hpp"
#include "tests/reference/interpreter.hpp"

#include <algorithm>

namespace voorrang::reference {

using graph::ColumnType;
using graph::Node;
using graph::Op;

namespace {

using Reckon = NumberFault (*)(const Number&, const Number&, Number&);

// A result, or failed: too long, or divided by zero.
Outcome number(Reckon reckon, const Amount& a, const Amount& b, Currency currency, ColumnType type) {
    Amount result{{}, currency};
    if (reckon(a.number, b.number, result.number) != NumberFault::none) return Failed{};
    return from_amount(result, type);
}

// Failed for two currencies.
Outcome sum(Reckon reckon, const Outcome& a, const Outcome& b, ColumnType type) {
    const Amount x = amount_of(a), y = amount_of(b);
    const auto currency = together(x.currency, y.currency);
    return currency ? number(reckon, x, y, *currency, type) : Outcome(Failed{});
}

template <class Found>
Outcome or_failed(const std::optional<Found>& found) {
    return found ? Outcome(*found) : Outcome(Failed{});
}

// Which comes first. Nothing: amounts in two currencies, months against days.
std::optional<std::strong_ordering> compared(const Outcome& a, const Outcome& b) {
    if (std::holds_alternative<Money>(a) || std::holds_alternative<Number>(a)) {
        const Amount x = amount_of(a), y = amount_of(b);
        if (!together(x.currency, y.currency)) return std::nullopt;
        return x.number <=> y.number;
    }
    if (const auto* duration = std::get_if<Duration>(&a)) return compare(*duration, std::get<Duration>(b));
    if (const auto* date = std::get_if<Date>(&a)) return *date <=> std::get<Date>(b);
    return std::get<Time>(a) <=> std::get<Time>(b);
}

Outcome is_equal(const Outcome& a, const Outcome& b) {
    const bool ordered = std::holds_alternative<Money>(a) || std::holds_alternative<Duration>(a);
    if (!ordered) return a == b;
    const auto order = compared(a, b);
    return order ? Outcome(*order == 0) : Outcome(Failed{});
}

Outcome duration_sum(const Outcome& a, const Outcome& b, bool subtract) {
    std::optional<Duration> second = std::get<Duration>(b);
    if (subtract) second = negate(*second);
    return second ? or_failed(add(std::get<Duration>(a), *second)) : Outcome(Failed{});
}

Outcome date_sum(const Outcome& a, const Duration& by) {
    if (const auto* date = std::get_if<Date>(&a)) return or_failed(add(*date, by));
    return or_failed(add(std::get<Time>(a), by));
}

Outcome distance(const Outcome& from, const Outcome& to) {
    if (const auto* date = std::get_if<Date>(&from)) return between(*date, std::get<Date>(to));
    return between(std::get<Time>(from), std::get<Time>(to));
}

Outcome part_of_date(Date date, std::uint32_t part) {
    const Civil day = civil_from_days(date.days);
    if (part == 0) return Number(day.year);
    return Number(part == 1 ? day.month : (day.month - 1) / 3 + 1);
}

Outcome rounded(const Outcome& value, const graph::Rounding& rounding, ColumnType type) {
    Amount amount = amount_of(value);
    amount.number = round(amount.number, rounding.decimals, rounding.mode);
    return from_amount(amount, type);
}

Outcome logical(const std::vector<Outcome>& operands, Truth (*both)(Truth, Truth)) {
    Truth truth = truth_of(operands[0]);
    for (const Outcome& operand : operands) truth = both(truth, truth_of(operand));
    return from_truth(truth);
}

// Letter by letter: a byte that begins with the bits 10 goes on with the letter before it.
Outcome first_letters(const Number& length, const std::string& text) {
    if (!length.is_integer() || length < Number(0)) return Failed{};
    std::string letters;
    std::int64_t begun = 0;
    for (const char byte : text) {
        const bool begins = (static_cast<unsigned char>(byte) >> 6) != 2;
        if (begins && Number(++begun) > length) break;
        letters += byte;
    }
    return letters;
}

} // namespace

Outcome Interpreter::scalar(const Node& node, const std::vector<Outcome>& operands) const {
    switch (node.op) {
    case Op::logical_and:
        return logical(operands, [](Truth a, Truth b) { return truth_and(a, b); });
    case Op::logical_or:
        return logical(operands, [](Truth a, Truth b) { return truth_or(a, b); });
    case Op::otherwise:
        return is_unknown(operands[0]) ? operands[1] : operands[0];
    case Op::is_known:
        return is_failed(operands[0]) ? operands[0] : Outcome(is_known(operands[0]));
    default:
        break;
    }
    if (std::any_of(operands.begin(), operands.end(), is_failed)) return Failed{};
    if (std::any_of(operands.begin(), operands.end(), is_unknown)) return Unknown{};
    const Outcome& a = operands.front();
    const Outcome& b = operands.back();
    const bool durations = node.type == ColumnType::duration;
    switch (node.op) {
    case Op::logical_not:
        return !std::get<bool>(a);
    case Op::equal:
        return is_equal(a, b);
    case Op::less: {
        const auto order = compared(a, b);
        return order ? Outcome(*order < 0) : Outcome(Failed{});
    }
    case Op::less_equal: {
        const auto order = compared(a, b);
        return order ? Outcome(*order <= 0) : Outcome(Failed{});
    }
    case Op::starts_with:
        return std::get<std::string>(a).starts_with(std::get<std::string>(b));
    case Op::first_letters:
        return first_letters(std::get<Number>(a), std::get<std::string>(b));
    case Op::add:
        return durations ? duration_sum(a, b, false) : sum(voorrang::add, a, b, node.type);
    case Op::subtract:
        return durations ? duration_sum(a, b, true) : sum(voorrang::subtract, a, b, node.type);
    case Op::multiply: {
        const Amount x = amount_of(a), y = amount_of(b);
        return number(voorrang::multiply, x, y, std::max(x.currency, y.currency), node.type);
    }
    case Op::divide: {
        const Amount x = amount_of(a), y = amount_of(b);
        const bool both = std::holds_alternative<Money>(a) && std::holds_alternative<Money>(b);
        if (both && !together(x.currency, y.currency)) return Failed{};
        return number(voorrang::divide, x, y, x.currency, node.type);
    }
    case Op::negate: // nothing less the value: a number too long to be reckoned with fails here too
        if (durations) return or_failed(negate(std::get<Duration>(a)));
        return number(voorrang::subtract, {}, amount_of(a), amount_of(a).currency, node.type);
    case Op::date_add:
        return date_sum(a, std::get<Duration>(b));
    case Op::date_between:
        return distance(a, b);
    case Op::date_of:
        return date_of(std::get<Time>(a));
    case Op::date_part:
        return part_of_date(std::get<Date>(a), node.payload);
    case Op::round:
        return rounded(a, graph_.roundings[node.payload], node.type);
    default:
        return calendar(node, operands);
    }
}

Outcome Interpreter::calendar(const Node& node, const std::vector<Outcome>& operands) const {
    const calendar::Calendar& calendar = graph_.calendars[node.payload];
    calendar::WorkingDays days(calendar);
    const auto date = [&](std::size_t i) { return std::get<Date>(operands[i]); };
    const auto whole = [&] { return std::get<Number>(operands[1]).to_int64(); };
    switch (node.op) {
    case Op::day_of:
        return calendar::date_in(calendar, std::get<Time>(operands[0]));
    case Op::working_add:
        return whole() ? or_failed(days.add(date(0), *whole())) : Outcome(Failed{});
    case Op::next_working_day:
        return or_failed(days.next_from(date(0)));
    case Op::working_between:
        return Number(days.between(date(0), date(1)));
    case Op::end_of_period: {
        const Duration period = std::get<Duration>(operands[1]);
        if (period.microseconds != 0 || period.days < 0 || period.months < 0) return Failed{};
        return or_failed(days.end_of_period(date(0), period));
    }
    default: // end_of_working_days
        return whole() && *whole() >= 0 ? or_failed(days.end_of_period(date(0), *whole())) : Outcome(Failed{});
    }
}

// The fact, but not before the moment until which it is sealed. A moment that isn't known does not come.
Outcome Interpreter::sealed(const Node& node, const std::vector<Outcome>& operands) const {
    if (!given_.now) return operands[0];
    bool open = false;
    if (const auto* time = std::get_if<Time>(&operands[1])) {
        open = *given_.now >= *time;
    } else if (const auto* date = std::get_if<Date>(&operands[1])) {
        const auto end = calendar::end_of(graph_.calendars[node.payload], *date);
        open = end && *given_.now >= *end;
    }
    return open ? operands[0] : Outcome(Unknown{});
}

} // namespace voorrang::reference

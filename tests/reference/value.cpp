#include "tests/reference/value.hpp"

namespace voorrang::reference {

using graph::ColumnType;

Truth truth_of(const Outcome& value) {
    if (is_unknown(value)) return Truth::unknown;
    if (is_failed(value)) return Truth::failed;
    return std::get<bool>(value) ? Truth::yes : Truth::no;
}

Outcome from_truth(Truth truth) {
    if (truth == Truth::unknown) return Unknown{};
    if (truth == Truth::failed) return Failed{};
    return truth == Truth::yes;
}

Amount amount_of(const Outcome& value) {
    if (const auto* money = std::get_if<Money>(&value)) return {money->amount, money->currency};
    return {std::get<Number>(value), {}};
}

Outcome from_amount(const Amount& amount, ColumnType type) {
    if (type == ColumnType::money) return Money{amount.number, amount.currency};
    return amount.number;
}

std::optional<Currency> together(Currency a, Currency b) {
    if (a == Currency{}) return b;
    if (b == Currency{} || a == b) return a;
    return std::nullopt;
}

bool same(const Outcome& a, const Outcome& b) {
    if (std::holds_alternative<Money>(a)) {
        const Amount x = amount_of(a), y = amount_of(b);
        return together(x.currency, y.currency) && x.number == y.number;
    }
    return a == b;
}

bool identical(const Outcome& a, const Outcome& b) {
    if (a != b) return false;
    const auto* time = std::get_if<Time>(&a);
    return time == nullptr || time->offset_minutes == std::get<Time>(b).offset_minutes;
}

Outcome cell(const engine::Column& column, std::uint32_t row, const engine::TextPool& texts) {
    const engine::Cell state = column.cell(row);
    if (state == engine::Cell::unknown) return Unknown{};
    if (state == engine::Cell::failed) return Failed{};
    switch (column.type) {
    case ColumnType::truth:
        return column.truth[row] == Truth::yes;
    case ColumnType::number:
        return column.number(row);
    case ColumnType::money:
        return Money{column.number(row), column.currency[row]};
    case ColumnType::date:
        return Date{static_cast<std::int32_t>(column.integers[row])};
    case ColumnType::time:
        return Time{column.integers[row], column.offset[row]};
    case ColumnType::duration:
        return Duration{column.months[row], column.days[row], column.integers[row]};
    case ColumnType::text:
        return std::string(texts.text(static_cast<std::uint32_t>(column.integers[row])));
    case ColumnType::reference:
        break;
    }
    return Row{static_cast<std::uint32_t>(column.integers[row])};
}

std::string told(const Outcome& value) {
    struct {
        std::string operator()(Unknown) const { return "unknown"; }
        std::string operator()(Failed) const { return "failed"; }
        std::string operator()(bool b) const { return b ? "yes" : "no"; }
        std::string operator()(const Number& n) const { return to_exact_text(n); }
        std::string operator()(const Money& m) const {
            return (m.currency == Currency{} ? "(no currency)" : to_text(m.currency)) + " " + to_exact_text(m.amount);
        }
        std::string operator()(Date d) const { return to_text(d); }
        std::string operator()(Time t) const { return to_text(t); }
        std::string operator()(Duration d) const {
            return std::to_string(d.months) + " months " + std::to_string(d.days) + " days " +
                   std::to_string(d.microseconds) + " us";
        }
        std::string operator()(const std::string& text) const { return '"' + text + '"'; }
        std::string operator()(Row row) const { return "row " + std::to_string(row.row); }
    } tell;
    return std::visit(tell, value);
}

} // namespace voorrang::reference

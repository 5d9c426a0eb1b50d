#include "engine/facts/cell_text.hpp"

namespace voorrang::engine {

using graph::ColumnType;

Value column_value(const Column& column, std::uint32_t row, const TextPool& texts) {
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
    return Number(column.integers[row]);
}

namespace {

Value known_value(const Facts& facts, graph::FactId fact, std::uint32_t row) {
    const Column& column = facts.columns[fact];
    if (column.type != ColumnType::reference) return column_value(column, row, facts.texts);
    return facts.identifier(facts.schema->facts[fact].target, static_cast<std::uint32_t>(column.integers[row]));
}

} // namespace

Value cell_value(const Facts& facts, graph::FactId fact, std::uint32_t row) {
    if (!facts.columns[fact].known(row)) return Unknown{};
    return known_value(facts, fact, row);
}

std::string cell_text(const Facts& facts, graph::FactId fact, std::uint32_t row) {
    const Column& column = facts.columns[fact];
    if (column.type == ColumnType::text)
        return std::string(facts.texts.text(static_cast<std::uint32_t>(column.integers[row])));
    const Value value = known_value(facts, fact, row);
    const std::string* text = std::get_if<std::string>(&value);
    return text ? *text : to_display_text(value);
}

} // namespace voorrang::engine

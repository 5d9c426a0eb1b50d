#include "engine/facts/cells.hpp"

#include "engine/facts/amounts.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::ColumnType;

Column open_column(ColumnType type) {
    Column column;
    column.type = type;
    column.all_known = false;
    return column;
}

namespace {

void resize(Column& column, std::uint32_t size) {
    column.size = size;
    if (column.type == ColumnType::truth) {
        column.truth.resize(size, Truth::unknown);
        return;
    }
    column.state.resize(size, Cell::unknown);
    if (column.fixed)
        column.integers.resize(size);
    else
        column.exact.resize(size);
    if (column.type == ColumnType::money) column.currency.resize(size);
    if (column.type == ColumnType::time) column.offset.resize(size);
    if (column.type == ColumnType::duration) {
        column.months.resize(size);
        column.days.resize(size);
    }
}

const Number& number_of(const Value& value) {
    const Percent* percent = std::get_if<Percent>(&value);
    return percent ? percent->fraction : std::get<Number>(value);
}

void set_known(Column& column, std::uint32_t row, const Value& value, TextPool& texts) {
    switch (column.type) {
    case ColumnType::truth:
        column.truth[row] = std::get<bool>(value) ? Truth::yes : Truth::no;
        return;
    case ColumnType::number:
        set_amount(column, row, number_of(value));
        break;
    case ColumnType::money:
        set_amount(column, row, std::get<Money>(value).amount);
        column.currency[row] = std::get<Money>(value).currency;
        break;
    case ColumnType::date:
        column.integers[row] = std::get<Date>(value).days;
        break;
    case ColumnType::time:
        column.integers[row] = std::get<Time>(value).microseconds;
        column.offset[row] = std::get<Time>(value).offset_minutes;
        break;
    case ColumnType::duration:
        column.integers[row] = std::get<Duration>(value).microseconds;
        column.months[row] = std::get<Duration>(value).months;
        column.days[row] = std::get<Duration>(value).days;
        break;
    case ColumnType::text:
    case ColumnType::reference:
        column.integers[row] = texts.intern(std::get<std::string>(value));
        break;
    }
    column.state[row] = Cell::known;
}

} // namespace

void reserve(Column& column, std::uint32_t size) {
    if (column.type == ColumnType::truth) {
        column.truth.reserve(size);
        return;
    }
    column.state.reserve(size);
    column.integers.reserve(size);
    if (column.type == ColumnType::money) column.currency.reserve(size);
}

void reopen(Column& column) {
    column.size = 0;
    column.all_known = false;
    column.state.clear();
    column.truth.clear();
    column.fixed = true;
    column.scale = 0;
    column.integers.clear();
    column.exact.clear();
    column.currency.clear();
    column.months.clear();
    column.days.clear();
    column.offset.clear();
}

void append_unknown(Column& column) {
    ++column.size;
    if (column.type == ColumnType::truth) {
        column.truth.push_back(Truth::unknown);
        return;
    }
    column.state.push_back(Cell::unknown);
    if (column.fixed)
        column.integers.push_back(0);
    else
        column.exact.emplace_back();
    if (column.type == ColumnType::money) column.currency.emplace_back();
    if (column.type == ColumnType::time) column.offset.push_back(0);
    if (column.type == ColumnType::duration) {
        column.months.push_back(0);
        column.days.push_back(0);
    }
}

void set_cell(Column& column, std::uint32_t row, const Value& value, TextPool& texts) {
    if (std::holds_alternative<Unknown>(value))
        make_unknown(column, row);
    else
        set_known(column, row, value, texts);
}

void make_unknown(Column& column, std::uint32_t row) {
    if (column.type == ColumnType::truth) {
        column.truth[row] = Truth::unknown;
        return;
    }
    column.state[row] = Cell::unknown;
    // A cell that means nothing must not hinder the others: zero fits any scale.
    if (column.fixed)
        column.integers[row] = 0;
    else
        column.exact[row] = Number();
}

void truncate(Column& column, std::uint32_t size, ColumnForm form) {
    resize(column, size);
    restore_form(column, form);
}

void close_column(Column& column) {
    if (column.type == ColumnType::truth) {
        column.all_known = std::ranges::all_of(column.truth, [](Truth t) { return t == Truth::yes || t == Truth::no; });
        return;
    }
    column.all_known = std::ranges::all_of(column.state, [](Cell cell) { return cell == Cell::known; });
    if (column.all_known) column.state.clear();
}

} // namespace voorrang::engine

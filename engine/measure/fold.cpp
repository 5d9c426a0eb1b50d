#include "engine/measure/fold.hpp"

#include "engine/facts/cell_text.hpp"

#include <tuple>

namespace voorrang::engine {

using graph::ColumnType;
using Function = Fold::Function;

bool Fold::reckons(Function function) {
    return function != Function::count && function != Function::any && function != Function::all &&
           function != Function::proportion;
}

bool Fold::keeps_values(Function function) {
    return function == Function::median || function == Function::percentile || function == Function::interpolated ||
           function == Function::distinct || function == Function::consensus;
}

bool Fold::takes_integers(Function function, const Column& values) {
    switch (values.type) {
    case ColumnType::number:
    case ColumnType::money:
        return values.fixed;
    case ColumnType::date:
    case ColumnType::time:
        return true;
    case ColumnType::truth:
    case ColumnType::text:
        return keeps_values(function); // the integers tell them apart, but have another order
    case ColumnType::duration:
    case ColumnType::reference:
        break;
    }
    return false;
}

void Fold::fail(Failure failure) {
    const auto order = [](const Failure& each) {
        return std::tie(each.message.text, each.span.begin, each.values.text);
    };
    auto& first = rest().failure;
    if (!first || order(failure) < order(*first)) first = std::move(failure);
}

void Fold::add(Truth where, const std::optional<Value>& value) {
    if (where == Truth::unknown) {
        ++rest().unknown;
        return;
    }
    count(where == Truth::yes);
    if (where != Truth::yes || !reckons(what_->function)) return;
    if (value) return take(*value);
    ++rest().unknown;
    ++rest().unvalued;
}

void Fold::add(const Column& values, std::uint32_t row, StreamTexts& texts) {
    if (!values.known(row) || !reckons(what_->function)) return add(Truth::yes, std::nullopt);
    if (!takes_integers(what_->function, values)) {
        count(true);
        return take(column_value(values, row, texts.batch()));
    }
    const Cells cells(values, texts);
    const Unit unit = cells.unit(row);
    const std::int64_t value = cells.integer(row);
    count(true);
    if (keeps_values(what_->function))
        keep(unit, value);
    else if (what_->function == Function::lowest)
        take_lowest(unit, value);
    else if (what_->function == Function::highest)
        take_highest(unit, value);
    else
        add_up(unit, value);
}

void Fold::take(const Value& value) {
    if (keeps_values(what_->function))
        ++rest().kept_values[value];
    else if (!take_into(rest().values, what_->function, value))
        rest().too_long = true;
}

Int128& Fold::amount_elsewhere(Unit unit, std::int64_t first) {
    for (auto& [other, amount] : rest().amounts)
        if (other == unit) return amount;
    return rest().amounts.emplace_back(unit, first).second;
}

Fold::Counts& Fold::counts_in(Unit unit) {
    for (auto& [other, counts] : rest().kept)
        if (other == unit) return counts;
    return rest().kept.emplace_back(unit, Counts{}).second;
}

} // namespace voorrang::engine

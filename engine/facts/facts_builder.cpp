#include "engine/facts/facts.hpp"

#include "engine/facts/amounts.hpp"

#include <algorithm>

namespace voorrang::engine {

using graph::EntityId;
using graph::FactId;

namespace {

// Indexes that a row of this source needs beside its position.
std::uint32_t steps_of(const graph::Pointer& source) {
    const auto stars = std::ranges::count(source.parts, "*");
    return stars == 0 ? 0 : static_cast<std::uint32_t>(stars) + 1;
}

} // namespace

FactsBuilder::FactsBuilder(const graph::Schema& schema, const std::vector<std::string>& constants)
    : schema_(schema), constants_(constants), layout_(schema), facts_(schema, constants),
      keys_(schema.entities.size()) {
    open();
}

void FactsBuilder::open() {
    facts_.clear();
    for (EntityId entity = 1; entity < schema_.entities.size(); ++entity)
        facts_.entities[entity].steps = steps_of(schema_.entities[entity].source);
}

void FactsBuilder::begin_case(std::string name) {
    if (in_case_) abandon_case();
    in_case_ = true;
    counts_.clear();
    for (const EntityRows& rows : facts_.entities) counts_.push_back(rows.count);
    forms_.clear();
    for (const Column& column : facts_.columns) forms_.push_back({column.fixed, column.scale});
    facts_.case_names.push_back(std::move(name));
    facts_.entities[graph::the_case].position.push_back(0);
    append_row(graph::the_case);
}

void FactsBuilder::append_row(EntityId entity) {
    ++facts_.entities[entity].count;
    for (const EntityId list : layout_.lists[entity]) {
        EntityRows& rows = facts_.entities[list];
        rows.begin.push_back(rows.count);
        rows.list_known.push_back(false);
    }
}

void FactsBuilder::begin_list(EntityId entity) { facts_.entities[entity].list_known.back() = true; }

void FactsBuilder::begin_row(EntityId entity, std::uint32_t position) {
    EntityRows& rows = facts_.entities[entity];
    rows.parent.push_back(facts_.entities[layout_.parent[entity]].count - 1);
    rows.position.push_back(position);
    if (rows.steps > 0) rows.indexes.resize(rows.indexes.size() + rows.steps, no_index);
    append_row(entity);
}

void FactsBuilder::begin_row(EntityId entity, std::span<const std::uint32_t> indexes) {
    EntityRows& rows = facts_.entities[entity];
    begin_row(entity, rows.count - rows.begin.back());
    std::ranges::copy(indexes, rows.indexes.end() - rows.steps);
}

void FactsBuilder::set(FactId fact, const Value& value) {
    Column& column = column_up_to_row(fact);
    const std::uint32_t row = current_row(fact);
    if (column.size == row)
        append_unknown(column);
    else if (column.known(row)) // set before
        forget({fact, row});
    set_cell(column, row, value, facts_.texts);
    if (column.type == graph::ColumnType::reference && column.known(row)) references_.push_back({fact, row});
    if (const Money* money = std::get_if<Money>(&value); money && money->currency == Currency{})
        without_currency_.push_back({fact, row});
}

// Cells that are not set are only made when one below them is, or at the end of the case.
Column& FactsBuilder::column_up_to_row(FactId fact) {
    Column& column = facts_.columns[fact];
    const std::uint32_t row = current_row(fact);
    while (column.size < row) append_unknown(column);
    return column;
}

void FactsBuilder::fill_columns() {
    for (FactId fact = 0; fact < facts_.columns.size(); ++fact)
        while (facts_.columns[fact].size < facts_.entities[layout_.entity[fact]].count)
            append_unknown(facts_.columns[fact]);
}

void FactsBuilder::set_truth(FactId fact, bool truth) {
    Column& column = column_up_to_row(fact);
    column.truth.push_back(truth ? Truth::yes : Truth::no);
    ++column.size;
}

void FactsBuilder::set_text(FactId fact, std::string_view text) {
    Column& column = column_up_to_row(fact);
    column.integers.push_back(facts_.texts.intern(text));
    column.state.push_back(Cell::known);
    ++column.size;
    if (column.type == graph::ColumnType::reference) references_.push_back({fact, column.size - 1});
}

void FactsBuilder::set_decimal(FactId fact, std::int64_t mantissa, unsigned scale) {
    Column& column = column_up_to_row(fact);
    if (column.fixed && column.scale == scale && column.type == graph::ColumnType::number) {
        column.integers.push_back(mantissa);
        column.state.push_back(Cell::known);
        ++column.size;
        return;
    }
    append_unknown(column);
    engine::set_decimal(column, column.size - 1, mantissa, scale);
    column.state.back() = Cell::known;
}

void FactsBuilder::set_money(FactId fact, std::int64_t mantissa, unsigned scale, Currency currency) {
    set_decimal(fact, mantissa, scale);
    Column& column = facts_.columns[fact];
    column.currency.back() = currency;
    if (currency == Currency{}) without_currency_.push_back({fact, column.size - 1});
}

void FactsBuilder::forget(CellAt cell) {
    std::erase(references_, cell);
    std::erase(without_currency_, cell);
}

Result<void> FactsBuilder::end_case() {
    fill_columns();
    Result<void> resolved = resolve_case();
    if (resolved.has_error())
        abandon_case();
    else
        close_case();
    return resolved;
}

void FactsBuilder::abandon_case() {
    if (!in_case_) return;
    for (EntityId entity = 0; entity < schema_.entities.size(); ++entity) {
        EntityRows& rows = facts_.entities[entity];
        rows.count = counts_[entity];
        rows.position.resize(rows.count);
        if (entity == graph::the_case) continue;
        const std::uint32_t parents = counts_[schema_.entities[entity].parent];
        rows.begin.resize(parents);
        rows.list_known.resize(parents);
        rows.parent.resize(rows.count);
        rows.indexes.resize(std::size_t{rows.count} * rows.steps);
    }
    for (FactId fact = 0; fact < schema_.facts.size(); ++fact)
        truncate(facts_.columns[fact], counts_[schema_.facts[fact].entity], forms_[fact]);
    facts_.case_names.pop_back();
    close_case();
}

void FactsBuilder::close_case() {
    in_case_ = false;
    references_.clear();
    without_currency_.clear();
    for (std::vector<Key>& keys : keys_) keys.clear();
}

std::uint32_t FactsBuilder::cases() const { return facts_.entities[graph::the_case].count - (in_case_ ? 1 : 0); }

void FactsBuilder::close() {
    abandon_case();
    for (EntityId entity = 1; entity < schema_.entities.size(); ++entity)
        facts_.entities[entity].begin.push_back(facts_.entities[entity].count);
    for (Column& column : facts_.columns) close_column(column);
}

void FactsBuilder::finish(Facts& facts) {
    close();
    std::swap(facts_, facts);
    open();
}

Facts FactsBuilder::finish() {
    close();
    Facts finished = std::move(facts_);
    facts_ = Facts(schema_, constants_);
    open();
    reserve_as(finished);
    return finished;
}

void FactsBuilder::reserve_as(const Facts& last) {
    for (FactId fact = 0; fact < schema_.facts.size(); ++fact) reserve(facts_.columns[fact], last.columns[fact].size);
    for (EntityId entity = 0; entity < schema_.entities.size(); ++entity) {
        facts_.entities[entity].position.reserve(last.entities[entity].position.size());
        facts_.entities[entity].parent.reserve(last.entities[entity].parent.size());
        facts_.entities[entity].begin.reserve(last.entities[entity].begin.size());
        facts_.entities[entity].list_known.reserve(last.entities[entity].list_known.size());
    }
}

} // namespace voorrang::engine

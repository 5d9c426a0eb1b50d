// What can be settled only when a whole case is there: identifiers, references, currencies.
#include "engine/facts/cell_text.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

using graph::EntityId;
using graph::FactId;

namespace {

std::string in_quotes(std::string_view text) { return '"' + printable(text) + '"'; }

Diagnostic at_pointer(Code code, std::string message, std::string pointer, std::string help) {
    return {code, std::move(message), std::nullopt, std::move(pointer), {}, std::move(help)};
}

} // namespace

// Rows are told apart within their list; where a fact refers to them, within the whole case.
void FactsBuilder::index_identifiers(EntityId entity) {
    const FactId identifier = *schema_.entities[entity].identifier;
    const Column& column = facts_.columns[identifier];
    const EntityRows& rows = facts_.entities[entity];
    for (std::uint32_t row = counts_[entity]; row < rows.count; ++row) {
        if (!column.known(row)) continue;
        const std::uint32_t parent = layout_.referred_to[entity] ? 0 : rows.parent[row];
        const std::uint32_t text = column.type == graph::ColumnType::text
                                       ? static_cast<std::uint32_t>(column.integers[row])
                                       : facts_.texts.intern(cell_text(facts_, identifier, row));
        keys_[entity].push_back({parent, text, row});
    }
    std::ranges::sort(keys_[entity]);
}

Result<void> FactsBuilder::check_identifiers(EntityId entity) {
    // Of several, the one that comes first in the input: the order of the keys is that of the texts' numbers.
    const std::vector<Key>& keys = keys_[entity];
    const Key* twice = nullptr;
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (keys[i].parent == keys[i - 1].parent && keys[i].text == keys[i - 1].text &&
            (!twice || keys[i].row < std::next(twice)->row))
            twice = &keys[i - 1];
    if (!twice) return {};
    const graph::Entity& described = schema_.entities[entity];
    return at_pointer(Code::duplicate_record,
                      "two records of `" + described.name + "` have the identifier " +
                          in_quotes(facts_.texts.text(twice->text)),
                      facts_.pointer(*described.identifier, std::next(twice)->row),
                      "the other is at " + facts_.row_pointer(entity, twice->row));
}

Result<void> FactsBuilder::resolve_reference(CellAt cell) {
    const graph::Fact& fact = schema_.facts[cell.fact];
    std::int64_t& stored = facts_.columns[cell.fact].integers[cell.row];
    const std::vector<Key>& keys = keys_[fact.target];
    const Key wanted{0, static_cast<std::uint32_t>(stored), 0};
    const auto found = std::ranges::lower_bound(keys, wanted);
    if (found != keys.end() && found->text == wanted.text) {
        stored = found->row;
        return {};
    }
    const std::string name(facts_.texts.text(wanted.text));
    std::vector<std::string> present;
    present.reserve(keys.size());
    for (const Key& key : keys) present.emplace_back(facts_.texts.text(key.text));
    const std::optional<std::string> near = suggest(name, present);
    return at_pointer(Code::dangling_reference,
                      "`" + fact.name + "` refers to " + in_quotes(name) + ", but no `" +
                          schema_.entities[fact.target].name + "` has that identifier",
                      facts_.pointer(cell.fact, cell.row),
                      near ? "did you mean " + in_quotes(*near) + "?"
                           : "add the record to the input, or correct the identifier");
}

// The way to a row begins with the way to its holder.
void FactsBuilder::find_holders(FactId fact) {
    const graph::Fact& described = schema_.facts[fact];
    const EntityRows& rows = facts_.entities[described.entity];
    const EntityRows& holders = facts_.entities[described.target];
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return std::ranges::lexicographical_compare(holders.indexes_of(a), holders.indexes_of(b));
    };
    std::vector<std::uint32_t> by_way(holders.count - counts_[described.target]);
    std::iota(by_way.begin(), by_way.end(), counts_[described.target]);
    if (!std::ranges::is_sorted(by_way, before)) std::ranges::sort(by_way, before);
    Column& column = facts_.columns[fact];
    for (std::uint32_t row = counts_[described.entity]; row < rows.count && !by_way.empty(); ++row) {
        if (column.known(row)) continue; // it was set
        const auto wanted = rows.indexes_of(row).first(holders.indexes_of(by_way.front()).size());
        const auto found = std::ranges::lower_bound(
            by_way, wanted, [](const auto& a, const auto& b) { return std::ranges::lexicographical_compare(a, b); },
            [&](std::uint32_t holder) { return holders.indexes_of(holder); });
        if (found == by_way.end() || !std::ranges::equal(holders.indexes_of(*found), wanted)) continue;
        column.integers[row] = *found;
        column.state[row] = Cell::known;
    }
}

// Whether the currency was there to be taken from the fact that the policy names.
bool FactsBuilder::take_currency(CellAt cell) {
    const graph::Fact& fact = schema_.facts[cell.fact];
    if (!fact.currency) return false;
    const Column& from = facts_.columns[*fact.currency];
    const bool same_entity = schema_.facts[*fact.currency].entity == fact.entity;
    const std::uint32_t row = same_entity ? cell.row : facts_.case_of(fact.entity, cell.row);
    if (!from.known(row) || from.currency[row] == Currency{}) return false;
    facts_.columns[cell.fact].currency[cell.row] = from.currency[row];
    return true;
}

// In passes, for the fact that gives the currency may itself take it from a third.
Result<void> FactsBuilder::resolve_currencies() {
    if (without_currency_.empty()) return {};
    std::vector<CellAt> open = without_currency_;
    while (std::erase_if(open, [this](CellAt cell) { return take_currency(cell); }) > 0) {
    }
    if (open.empty()) return check_ranges();
    const CellAt cell = open.front();
    const graph::Fact& fact = schema_.facts[cell.fact];
    std::string message = "`" + fact.name + "` is an amount without a currency";
    if (fact.currency) message += ", and `" + schema_.facts[*fact.currency].name + "`, which would give it, has none";
    return at_pointer(Code::fact_type, std::move(message), facts_.pointer(cell.fact, cell.row),
                      "add a `currency`, such as \"EUR\"");
}

// Of the amounts that have just got their currency.
Result<void> FactsBuilder::check_ranges() {
    for (const CellAt cell : without_currency_) {
        const graph::Fact& fact = schema_.facts[cell.fact];
        const Value value = cell_value(facts_, cell.fact, cell.row);
        if (const auto must = check_value(fact, value))
            return at_pointer(Code::fact_range, "`" + fact.name + "` " + *must + ", but is " + to_display_text(value),
                              facts_.pointer(cell.fact, cell.row), "");
    }
    return {};
}

Result<void> FactsBuilder::resolve_case() {
    for (EntityId entity = 1; entity < schema_.entities.size(); ++entity) {
        if (!schema_.entities[entity].identifier) continue;
        index_identifiers(entity);
        if (auto checked = check_identifiers(entity); checked.has_error()) return checked;
    }
    for (const CellAt cell : references_)
        if (auto resolved = resolve_reference(cell); resolved.has_error()) return resolved;
    for (FactId fact = 0; fact < schema_.facts.size(); ++fact)
        if (schema_.facts[fact].holder) find_holders(fact);
    return resolve_currencies();
}

} // namespace voorrang::engine

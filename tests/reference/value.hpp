// A value as the reference interpreter has it: known, unknown or failed. Unlike the engine's columns it is one value,
// of one type, by itself.
#pragma once

#include "dsl/value/truth.hpp"
#include "dsl/value/value.hpp"
#include "engine/facts/column.hpp"
#include "engine/facts/text_pool.hpp"

#include <optional>
#include <string>
#include <variant>

namespace voorrang::reference {

struct Failed {
    friend bool operator==(const Failed&, const Failed&) = default;
};

// A reference to a record: which row of its list.
struct Row {
    std::uint32_t row;
    friend bool operator==(const Row&, const Row&) = default;
};

using Outcome = std::variant<Unknown, Failed, bool, Number, Money, Date, Time, Duration, std::string, Row>;

inline bool is_unknown(const Outcome& value) { return std::holds_alternative<Unknown>(value); }
inline bool is_failed(const Outcome& value) { return std::holds_alternative<Failed>(value); }
inline bool is_known(const Outcome& value) { return !is_unknown(value) && !is_failed(value); }

Truth truth_of(const Outcome& value); // of yes/no
Outcome from_truth(Truth truth);

// A number, or an amount of money, as what is reckoned with; a number has no currency.
struct Amount {
    Number number;
    Currency currency = {};
};
Amount amount_of(const Outcome& value);
Outcome from_amount(const Amount& amount, graph::ColumnType type);

// The currency of two amounts together; nothing if they differ. The sum of nothing has none, and goes with any.
std::optional<Currency> together(Currency a, Currency b);

// Two known values of one type are the same. Amounts in two currencies are not; a month is not a number of days.
bool same(const Outcome& a, const Outcome& b);

// Alike in everything that can be seen of them: of a time its offset too, of nothing that it has no currency.
bool identical(const Outcome& a, const Outcome& b);

// The cell of a column, as such a value.
Outcome cell(const engine::Column& column, std::uint32_t row, const engine::TextPool& texts);

std::string told(const Outcome& value); // for messages

} // namespace voorrang::reference

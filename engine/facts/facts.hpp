// The facts of a batch of cases, as columns; and the builder with which a loader fills them, row by row.
//
// Use of the builder: for each case begin_row(the_case); set its facts; for each list begin_list(entity), then for each
// element begin_row(entity), set its facts and its own lists; finally finish(). What is not set is unknown; a list
// that is not begun is unknown (not empty).
#pragma once

#include "dsl/diagnostics/result.hpp"
#include "engine/facts/cells.hpp"
#include "engine/facts/layout.hpp"

#include <span>

namespace voorrang::engine {

// In EntityRows::indexes: the value itself was the row, not an element of it.
inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

struct EntityRows {
    std::uint32_t count = 0;
    // Rows of parent row p: [begin[p], begin[p + 1]). Empty for the case.
    std::vector<std::uint32_t> begin;
    std::vector<std::uint8_t> list_known; // of each parent row; empty for the case
    std::vector<std::uint32_t> parent;    // of each row; empty for the case
    std::vector<std::uint32_t> position;  // of each row: its index in the source array (for the case: 0)
    // Only where the source goes through `*`: the way to each row, `steps` indexes for each (one for each `*`, and one
    // in the array at the end or no_index). `position` then counts the rows.
    std::uint32_t steps = 0;
    std::vector<std::uint32_t> indexes;

    std::span<const std::uint32_t> indexes_of(std::uint32_t row) const {
        return steps == 0 ? std::span(&position[row], 1) : std::span(&indexes[std::size_t{row} * steps], steps);
    }
};

struct Facts {
    explicit Facts(const graph::Schema& schema, const std::vector<std::string>& constants);

    const graph::Schema* schema;
    mutable TextPool texts;              // evaluating adds what it makes of them; a text that is there keeps its number
    std::vector<EntityRows> entities;    // by EntityId
    std::vector<Column> columns;         // by FactId
    std::vector<std::string> case_names; // of each case: its ocid, for people and the log

    // Without cases again and open for new ones, the memory kept.
    void clear();

    // The JSON pointer of a fact of a row in its case document: "/bids/details/2/value".
    std::string pointer(graph::FactId fact, std::uint32_t row) const;
    // That of the row itself: "/bids/details/2"; "" for a case.
    std::string row_pointer(graph::EntityId entity, std::uint32_t row) const;
    // The case to which a row of an entity belongs.
    std::uint32_t case_of(graph::EntityId entity, std::uint32_t row) const;
    // How a row is called: its shown_as, else its identifier, else "bid 3" (1-based).
    std::string label(graph::EntityId entity, std::uint32_t row) const;
    // Its identifier as a text, else its 1-based number.
    std::string identifier(graph::EntityId entity, std::uint32_t row) const;
};

class FactsBuilder {
  public:
    // Both must outlive the builder and all Facts it makes.
    FactsBuilder(const graph::Schema& schema, const std::vector<std::string>& constants);

    // A new case; its lists and facts follow.
    void begin_case(std::string name);
    // The list of the current row of the parent is known (and empty until begin_row).
    void begin_list(graph::EntityId entity);
    // A new row in the list begun last for this entity; `position` is its index in the source array.
    void begin_row(graph::EntityId entity, std::uint32_t position);
    // The same where the source goes through `*`; see EntityRows::indexes.
    void begin_row(graph::EntityId entity, std::span<const std::uint32_t> indexes);
    // The value of a fact of the current row of its entity. Unknown may be set, or left out.
    // The value must be of the fact's type and within its range (check_value); a choice is a text; a reference is the
    // identifier (text), resolved within the case at the end of it. What a row's holder is need not be set: it is found
    // at the end by the indexes with which both rows were begun.
    void set(graph::FactId fact, const Value& value);

    // For loaders that read values as they come by: each stands for a set() with a value that check_value() allows, on
    // a fact that is not yet set in this row.
    void set_truth(graph::FactId fact, bool truth);
    void set_text(graph::FactId fact, std::string_view text); // text, choice, reference
    // mantissa * 10^-scale, scale 0..18; a percentage as a fraction.
    void set_decimal(graph::FactId fact, std::int64_t mantissa, unsigned scale);
    // Currency{} where it is taken from another fact.
    void set_money(graph::FactId fact, std::int64_t mantissa, unsigned scale, Currency currency);
    // The name of the current case, where it was not known at its begin.
    void name_case(std::string_view name) { facts_.case_names.back() = name; }

    // Resolves references and currencies of the current case. Errors: a reference to a row that is not there (V508),
    // two rows of a list with the same identifier, or of the case if others refer to them (V507), an amount whose
    // currency is nowhere given (V503) or that is out of range in the currency found (V504). The diagnostic's place is
    // the JSON pointer. After an error the case is taken back as if it had never begun.
    Result<void> end_case();
    // Takes back the current case, as if it had never begun.
    void abandon_case();

    std::uint32_t cases() const;
    // All cases since the last finish, as columns. The builder is then empty again, with room for as much.
    Facts finish();
    // The same into facts of this schema and these constants whose memory is used for the cases that follow.
    void finish(Facts& facts);

  private:
    struct CellAt {
        graph::FactId fact;
        std::uint32_t row;
        friend bool operator==(CellAt, CellAt) = default;
    };
    struct Key {
        std::uint32_t parent; // row; 0 where the whole case counts
        std::uint32_t text;
        std::uint32_t row;
        friend auto operator<=>(const Key&, const Key&) = default;
    };

    std::uint32_t current_row(graph::FactId fact) const { return facts_.entities[layout_.entity[fact]].count - 1; }
    Column& column_up_to_row(graph::FactId fact);
    void fill_columns();
    void open();
    void close();
    void reserve_as(const Facts& last);
    void append_row(graph::EntityId entity);
    void close_case();
    void index_identifiers(graph::EntityId entity);
    Result<void> check_identifiers(graph::EntityId entity);
    Result<void> resolve_reference(CellAt cell);
    void find_holders(graph::FactId fact);
    bool take_currency(CellAt cell);
    Result<void> resolve_currencies();
    Result<void> check_ranges();
    void forget(CellAt cell);
    Result<void> resolve_case();

    const graph::Schema& schema_;
    const std::vector<std::string>& constants_;
    const Layout layout_;
    Facts facts_;

    // As it was before the current case.
    bool in_case_ = false;
    std::vector<std::uint32_t> counts_; // by EntityId
    std::vector<ColumnForm> forms_;     // by FactId

    // Of the current case: what can be settled at its end only.
    std::vector<CellAt> references_;
    std::vector<CellAt> without_currency_;
    std::vector<std::vector<Key>> keys_; // by EntityId, sorted
};

// Nothing if the value may stand for the fact; else what is wrong, in words: "must be between 0 and 3".
std::optional<std::string> check_value(const graph::Fact& fact, const Value& value);

} // namespace voorrang::engine

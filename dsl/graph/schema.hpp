// Which facts a policy reads, and where they stand in a case document. Only facts that the policy uses are here, so a
// loader never touches anything else.
//
// The rows of facts form a tree of entities. Entity 0 is the case itself: one row for each tender. Every other entity
// is a list: the bids of a case, the assessments of a bid, the regions (texts) of a tender. A record of which the case
// has only one (tender, buyer) is no entity of its own: its fields are facts of the entity in which it stands.
#pragma once

#include "dsl/value/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::graph {

using EntityId = std::uint32_t;
using FactId = std::uint32_t;

inline constexpr EntityId the_case = 0;

// What one cell of a column holds. Percentages are numbers, choices are texts.
enum class ColumnType : std::uint8_t { truth, number, money, date, time, duration, text, reference };

// A JSON pointer in parts, already unescaped (RFC 6901). A part `*` stands for each element of an array.
struct Pointer {
    std::vector<std::string> parts;
    friend bool operator==(const Pointer&, const Pointer&) = default;
};
Pointer parse_pointer(std::string_view text); // "" or "/a/b"; escapes ~0 ~1; "/" is one empty part
std::string to_text(const Pointer& pointer);
void append_part(std::string& text, std::string_view part); // "/part", escaped

struct Entity {
    std::string name; // for people and for tests: "bid", "bid.assessments", "tender.regions"
    std::string path; // its key below the parent: "bids" (plural of a record), "assessments", "tender.regions"
    EntityId parent = the_case; // entity 0 is its own parent
    Pointer source;             // the array, from the place of the parent's row (for the case: the document)
    // Keep only elements whose array at `where` has the text `has`.
    std::optional<Pointer> where;
    std::string has;
    std::optional<FactId> identifier; // the fact that tells its rows apart
    std::optional<FactId> shown_as;   // the fact by which a row is called: a text of this entity, or of the record that
                                      // `shown_via` refers to
    std::optional<FactId> shown_via;  // a reference of this entity
};

// How a scalar in JSON is to be read; see docs/facts.md.
enum class Reading : std::uint8_t {
    yes_no,   // true, false
    text,     // a string
    number,   // a number, or a string that is one
    percent,  // "12.5%", or a number before the percent sign: 12.5
    money,    // { "amount": 12.5, "currency": "EUR" }, or a bare number where a currency is taken from another fact
    date,     // "2026-01-31"; of a date-time, its date
    time,     // RFC 3339
    duration, // whole days as a number (OCDS durationInDays), or ISO 8601 "P20D", "P3M"
    choice,   // one of `options`
    reference // the identifier of a row of `target`
};

struct Fact {
    std::string name; // for people: "tender.value", "bid.price", "bidder.turnover", "bid.bidder"
    std::string path; // its key in the entity: "tender.value", "price"; "" for the elements of a list of scalars
    EntityId entity = the_case;
    Pointer source; // from the place of the entity's row
    Reading reading = Reading::text;
    ColumnType type = ColumnType::text;
    std::optional<Value> from, to;    // range, both ends included
    std::vector<std::string> options; // choice
    EntityId target = 0;              // reference
    bool holder = false;              // reference: not read, but the row of `target` in whose place this row stands
    std::optional<FactId> currency;   // money: the fact (money of the case entity or the same entity) whose currency is
                                      // taken where none is given
    bool personal = false;
};

struct Schema {
    std::vector<Entity> entities; // parents before children
    std::vector<Fact> facts;      // in the order of their first use

    std::optional<EntityId> find_entity(EntityId parent, std::string_view path) const;
    std::optional<FactId> find_fact(EntityId entity, std::string_view path) const;
};

} // namespace voorrang::graph

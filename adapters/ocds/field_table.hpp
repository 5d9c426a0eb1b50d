// What a policy reads of a document, by place: the pointers of its facts and lists as one tree of keys, compiled once.
// With it a document is read in one pass, and what stands at no place of the tree is passed over.
#pragma once

#include "dsl/graph/schema.hpp"

#include <cstring>

namespace voorrang::ocds {

struct FieldTable {
    static constexpr std::uint32_t none = 0xFFFFFFFF;    // no place of the tree: passed over
    static constexpr std::uint32_t refused = 0xFFFFFFFE; // what stands there is no plain release

    static constexpr std::size_t most_keys = 64; // of one place

    struct Key {
        std::string quoted;               // with its quotes, as it mostly stands in a text
        std::uint64_t head = 0, mask = 0; // its first eight bytes
        std::uint32_t place = none;
        std::uint32_t next = 0;             // which key followed this one last
        std::optional<std::uint32_t> index; // of an element, if the key can be one
    };
    enum class Kind : std::uint8_t { passed_over, fact, keys, list, mixed };
    struct Place {
        Kind kind = Kind::passed_over;
        bool names_case = false;
        bool chooses = false; // the list by which an element is kept or not
        std::vector<graph::FactId> facts;
        std::vector<std::uint32_t> lists;
        std::uint32_t each = none;            // below `*`
        std::vector<graph::EntityId> starred; // the lists that are read below it
        // Those that are wanted, then those that were met beside them.
        std::vector<Key> keys;
        std::size_t wanted = 0;
        std::uint32_t first = 0; // which key came first last
    };
    struct List {
        graph::EntityId entity;
        bool starred = false;
        std::uint32_t chosen_by = none; // the place from which it is seen whether an element is kept
        std::uint32_t element;
    };

    std::vector<Place> places; // the document first
    std::vector<List> lists;

    // Nothing where a policy has pointers that are better followed through a whole document: a single fact through `*`,
    // dozens of keys beside each other, what only packages and records have.
    // `case_id`: where the name of a case stands; without, documents are releases.
    static std::optional<FieldTable> of(const graph::Schema& schema, const std::optional<graph::Pointer>& case_id);
};

// A key of a place that is met in a text for the first time.
FieldTable::Key field_key(std::string_view name, std::uint32_t place);

} // namespace voorrang::ocds

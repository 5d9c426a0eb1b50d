// Where in a document the facts of a policy stand.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/check/policy.hpp"
#include "dsl/graph/schema.hpp"

#include <initializer_list>
#include <utility>

namespace voorrang::personal {

class Places {
  public:
    using Wanted = bool (*)(const check::Field& field);
    // Of the facts that are wanted; of a record that is, or has, none it looks no further.
    Places(const check::Policy& policy, Wanted wanted);

  private:
    friend class Walk;
    struct Place {
        graph::Pointer pointer; // from the document; `*` for each element of a list
        // Only below elements whose list at `where` has the text `has`; an element is that many parts deep.
        std::optional<graph::Pointer> where;
        std::string has;
        std::size_t element = 0;
    };
    void add(const check::Policy& policy, const check::Record& record, const Place& above, int depth, Wanted wanted);

    std::vector<Place> places_;
};

// What is known of places at one place in the document. Must not outlive them.
class Walk {
  public:
    Walk() = default; // there are none
    explicit Walk(const Places& places);
    // From further down, whatever stands there: "bids", "details", "*".
    Walk(const Places& places, std::initializer_list<std::string_view> parts);

    // Below a member or an element; and whether it is one of the places itself.
    std::pair<bool, Walk> at(json::Ref member) const { return below(member.key(), false, member); }
    std::pair<bool, Walk> at(std::size_t index, json::Ref element) const {
        return below(std::to_string(index), true, element);
    }

  private:
    struct Open { // a place that lies below this one
        const Places::Place* place;
        std::size_t depth;
    };
    std::pair<bool, Walk> below(std::string_view part, bool element, json::Ref value) const;

    std::vector<Open> open_;
};

} // namespace voorrang::personal

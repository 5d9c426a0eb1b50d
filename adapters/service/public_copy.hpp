// Copies parts of a tender's document for the public, in the form that the schema of OCDS asks for: without facts that
// its policy calls personal or seals, without nulls, and with amounts as numbers where they were written as texts.
#pragma once

#include "adapters/json/tree.hpp"
#include "dsl/check/policy.hpp"
#include "dsl/graph/schema.hpp"

namespace voorrang::service {

// Where in a document facts stand that are not for the public.
class HiddenPlaces {
  public:
    explicit HiddenPlaces(const check::Policy& policy);

  private:
    friend class PublicCopy;
    struct Place {
        graph::Pointer pointer; // from the document; `*` for each element of a list
        // Only below elements whose list at `where` has the text `has`; an element is that many parts deep.
        std::optional<graph::Pointer> where;
        std::string has;
        std::size_t element = 0;
    };
    void add(const check::Policy& policy, const check::Record& record, const Place& above, int depth);

    std::vector<Place> places_;
};

// What is known of hidden places at one place in the document.
class PublicCopy {
  public:
    PublicCopy() = default;                          // nothing is hidden
    explicit PublicCopy(const HiddenPlaces& hidden); // of the whole document; must not outlive `hidden`

    // The same below a member or an element; nothing if it is hidden, or null.
    std::optional<PublicCopy> at(json::Ref member) const;
    std::optional<PublicCopy> at(std::size_t index, json::Ref element) const;
    // The value at this place.
    void copy(json::TreeBuilder& out, json::Ref value) const;
    // Key and value of a member, or nothing.
    void copy_member(json::TreeBuilder& out, json::Ref member) const;

  private:
    struct Open { // a hidden place that lies below this one
        const HiddenPlaces::Place* place;
        std::size_t depth;
    };
    explicit PublicCopy(std::vector<Open> open) : open_(std::move(open)) {}
    std::optional<PublicCopy> below(std::string_view part, bool element, json::Ref value) const;

    std::vector<Open> open_;
};

} // namespace voorrang::service

// Copies parts of a tender's document for the public, in the form that the schema of OCDS asks for: without facts that
// its policy calls personal or seals, without nulls, and with amounts as numbers where they were written as texts.
#pragma once

#include "adapters/personal/places.hpp"

#include <optional>

namespace voorrang::service {

// Where in a document facts stand that are not for the public.
class HiddenPlaces {
  public:
    explicit HiddenPlaces(const check::Policy& policy);

  private:
    friend class PublicCopy;
    personal::Places places_;
};

// What is known of hidden places at one place in the document.
class PublicCopy {
  public:
    PublicCopy() = default; // nothing is hidden
    // Of the whole document; must not outlive `hidden`.
    explicit PublicCopy(const HiddenPlaces& hidden) : walk_(hidden.places_) {}

    // The same below a member or an element; nothing if it is hidden, or null.
    std::optional<PublicCopy> at(json::Ref member) const;
    std::optional<PublicCopy> at(std::size_t index, json::Ref element) const;
    // The value at this place.
    void copy(json::TreeBuilder& out, json::Ref value) const;
    // Key and value of a member, or nothing.
    void copy_member(json::TreeBuilder& out, json::Ref member) const;

  private:
    explicit PublicCopy(personal::Walk walk) : walk_(std::move(walk)) {}

    personal::Walk walk_;
};

} // namespace voorrang::service

// Personal data of documents: what a policy calls personal, and of what OCDS knows as persons (`contactPoint`, and of
// extensions `persones` and `beneficialOwners`) names, addresses to reach them at and numbers by which they are known,
// unless the policy asks for it as a fact that is not personal.
#pragma once

#include "adapters/personal/places.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::personal {

struct PersonalPlaces {
    explicit PersonalPlaces(const check::Policy& policy);
    Places personal, asked_for;
};

// A release, or a part of one that is to be merged into it.
enum class Form : std::uint8_t {
    release,
    bid, // in the project's own form, docs/facts.md
};

// With tokens in the places of values.
Result<json::Tree> set_apart(store::Writer& writer, const std::string& tender, const PersonalPlaces& places,
                             json::Ref document, Form form);
// Without these values.
json::Tree left_out(const PersonalPlaces& places, json::Ref document, Form form);

// V753 if a text in it looks like a token, which would be told as what is kept under it.
Result<void> without_tokens(json::Ref document, const std::string& pointer);

} // namespace voorrang::personal

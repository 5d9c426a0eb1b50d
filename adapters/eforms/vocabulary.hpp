// The codes of eForms, and those of OCDS that mean the same (https://standard.open-contracting.org/profiles/eforms).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace voorrang::eforms {

struct Term {
    std::string_view eforms;
    std::string_view ocds; // empty: none means the same
};

// The codes of a list by its name in notices ("social-objective"); nothing of a list that is not read.
std::optional<std::span<const Term>> codes_of(std::string_view list);

// Empty if the code is none of the list, or OCDS has none for it.
std::string_view in_ocds(std::string_view list, std::string_view code);

// "ENG" as "en", of the languages of the European Union and its neighbours; else in small letters.
std::string language(std::string_view code);
// ISO 3166-1: "LUX" as "LU"; empty if there is no such country.
std::string_view country(std::string_view code);

} // namespace voorrang::eforms

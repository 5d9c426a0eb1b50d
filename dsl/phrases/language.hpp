// The languages that the program speaks. Rule files are in one of them as well; a reader may choose another.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace voorrang {

enum class Language : std::uint8_t { en, nl };

constexpr std::string_view code_of(Language language) { return language == Language::nl ? "nl" : "en"; }

constexpr std::optional<Language> language_of_code(std::string_view code) {
    if (code == "en") return Language::en;
    if (code == "nl") return Language::nl;
    return std::nullopt;
}

} // namespace voorrang

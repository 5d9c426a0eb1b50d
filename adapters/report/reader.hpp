// Who reads a report: in which language, and whether on a terminal with colours.
#pragma once

#include "dsl/diagnostics/render.hpp"
#include "dsl/phrases/said.hpp"
#include "dsl/phrases/values.hpp"

namespace voorrang::report {

struct Reader {
    Colour colour = Colour::off;
    Language language = Language::en;

    std::string say(phrases::Fixed text, std::initializer_list<std::string_view> parts = {}) const {
        return phrases::say(language, text, parts);
    }
    std::string say(const Said& said) const { return phrases::say(language, said); }
    std::string value(std::string_view display) const { return phrases::value_in(language, display); }
    std::string noun(std::string_view record) const { return phrases::noun_in(language, record); }
    std::string count(std::uint64_t number, phrases::Fixed one, phrases::Fixed many) const {
        return phrases::say_count(language, number, one, many);
    }
};

} // namespace voorrang::report

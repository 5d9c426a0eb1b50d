// How papers speak: in which of two languages, and by which clock they tell moments.
#pragma once

#include "adapters/report/reader.hpp"
#include "dsl/calendar/calendar.hpp"

namespace voorrang::letters {

struct Text {
    std::string_view en, nl;
};

struct Voice {
    report::Reader reader;
    std::optional<calendar::Zone> zone = {}; // absent: in UTC, as they were logged

    // As people write one, and exactly as it was logged: "2026-04-20 10:05 (UTC+2)", "20-04-2026 10:05 uur (UTC+2)".
    // Seconds are left out where there are none.
    std::string moment(Time at) const;

    std::string operator()(const Text& text, std::initializer_list<std::string_view> parts = {}) const {
        return phrases::filled(reader.language == Language::nl ? text.nl : text.en, parts);
    }
};

} // namespace voorrang::letters

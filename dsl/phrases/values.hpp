// Values as people of another language write them: EUR 1.250,00, 12,5%, 31-01-2026, ja, 20 dagen. Rule files have one
// notation in every language, and so have decisions where they are kept; this is for reading only.
#pragma once

#include "dsl/phrases/language.hpp"

#include <string>
#include <string_view>

namespace voorrang::phrases {

// `text` is as to_display_text() writes a value, or several with commas and brackets. Texts between quotes stay as they
// are.
std::string value_in(Language language, std::string_view text);

// The name of a kind of record in a sentence: "inschrijving" for the standard record `bid`, "percelen" for `lots`.
// Other names stay as they are.
std::string noun_in(Language language, std::string_view record);

} // namespace voorrang::phrases

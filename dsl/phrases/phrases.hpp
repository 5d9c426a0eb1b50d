// Messages in other languages. The code writes English; a catalogue has, for each English pattern, the Dutch one. A
// message is matched against the patterns when it is shown, so that who adds a message in English has something that
// works, and what is missing from the catalogue is seen by a test and shown in English.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/diagnostics/source_map.hpp"
#include "dsl/phrases/language.hpp"
#include "dsl/phrases/phrase.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace voorrang::phrases {

// A hole of a pattern takes any text. Between back-ticks and quotes it stays as it is; elsewhere it is a phrase itself
// ("a list of texts") and translated in turn. `{=1}`, in the Dutch pattern, is a piece of a rule file whose keywords
// are put into Dutch.

// nullopt if there is no pattern for it. Names and numbers that a hole takes need none.
std::optional<std::string> find_translation(std::string_view language, std::string_view text);

// The English text where there is none.
std::string translate_message(std::string_view language, std::string_view text);
Diagnostic translate(std::string_view language, Diagnostic diagnostic);
const Terms& terms(std::string_view language);

Language language_of_text(std::string_view file, std::string_view text); // in which a rule file is written

// In which language the file is written in which the diagnostic stands; `otherwise` if it stands in none.
std::string_view language_of(const Diagnostic& diagnostic, const SourceMap& sources, std::string_view otherwise);

} // namespace voorrang::phrases

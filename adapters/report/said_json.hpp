// Texts for people in JSON, in the reader's language. A document that is kept has them in English, and tells what in
// them is what, so that they can be said in another language when they are read.
#pragma once

#include "adapters/report/json_parts.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/phrases/said.hpp"

namespace voorrang::report {

struct Telling {
    Language language = Language::en;
    bool kept = false; // in English
};
inline constexpr Telling telling_kept{Language::en, true};

// A member, and if it is kept a second one with Parts at the end of its name, where there is more to tell than text:
// {"kind": "fixed", "parts": [{"at": 3, "length": 13, "kind": "value"}]}; bytes of UTF-8. A reason that the policy
// gives in Dutch too has that with its own parts: {"kind": "written", "nl": {"text": "…", "parts": […]}}.
void write_said(JsonWriter& json, std::string_view name, const Said& said, Telling telling);
// Without such parts, as older programs wrote it, the text is of `kind`.
Said read_said(const boost::json::object& object, std::string_view name, Said::Kind kind);

} // namespace voorrang::report

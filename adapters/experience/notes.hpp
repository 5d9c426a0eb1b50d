// Notes of experience with rules: who tried what, when, and what came of it. They stand beside the rule file, in a file
// of the same name (framework.experience.json beside framework.vrg or framework.md), and travel with it:
//
//   { "format": 1, "notes": [
//     { "rule": "too_small", "date": "2026-05-01", "who": "Municipality of Alkmaar",
//       "tried": "a quarter of the turnover instead of a half", "result": "five starters bid; none failed" } ] }
//
// `rule` names anything that the file declares (a rule, a parameter, a table …), or, in full, something of a package
// that it uses: how an open point was filled in. A note changes no decision.
#pragma once

#include "adapters/files/policy_loader.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/value/calendar_date.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace voorrang::experience {

struct Note {
    Date date;
    std::string who, tried, result;
    friend bool operator==(const Note&, const Note&) = default;
};

// By the full name of what they are about; the earliest first.
using Notes = std::map<std::string, std::vector<Note>>;

std::filesystem::path notes_file(const std::filesystem::path& rule_file);

// Of a policy without errors, and of the packages that it uses. V502 for a file that is not as it is described here, a
// text that is empty or a date that is none; V817 for a note about something that is not there.
Result<Notes> notes_of(const files::LoadedPolicy& loaded);

} // namespace voorrang::experience

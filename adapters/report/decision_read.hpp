// Decisions read back from the JSON that decision_json.hpp writes: a log is shown by the same code as a fresh decision.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/places.hpp"
#include "engine/decide/decision.hpp"

#include <optional>
#include <string_view>

namespace voorrang::report {

struct StoredDecision {
    engine::Decision decision;
    CaseInfo info;
    StoredPlaces places;
};

// Nothing if the text is not such a JSON.
std::optional<StoredDecision> read_decision(std::string_view json);

// Adds what write_explanations() wrote to the record; false if the text is not such a JSON.
bool read_explanations(std::string_view json, engine::Standing& standing, StoredPlaces& places);
bool read_explanations(std::string_view json, engine::OtherVerdict& verdict, StoredPlaces& places);
bool read_explanation(std::string_view json, engine::Explanation& explanation, StoredPlaces& places);

} // namespace voorrang::report

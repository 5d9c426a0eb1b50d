// Decisions as JSON. The schema is in docs/cli.md; numbers are texts, written exactly ("83.50", "100/3").
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/report/places.hpp"
#include "adapters/report/said_json.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

inline constexpr std::string_view decision_format = "voorrang-decision-1";

void write_decision(JsonWriter& json, const engine::Decision& decision, const CaseInfo& info, const Places& places,
                    const Explained& explained, Telling telling);

// The explanations of one record, by themselves: {"outcomes": {RULE: explanation}, "scores": {CRITERION: …}}.
void write_explanations(JsonWriter& json, const engine::Standing& standing, const Places& places, Telling telling);
void write_explanations(JsonWriter& json, const engine::OtherVerdict& verdict, const Places& places, Telling telling);

// Members of what failed: its code, message and values, without the braces around it.
void write_failure_words(JsonWriter& json, const engine::Failure& failure, Telling telling);

void write_explanation(JsonWriter& json, const engine::Explanation& explanation, const Places& places, Telling telling);

} // namespace voorrang::report

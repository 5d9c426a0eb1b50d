#include "adapters/report/decision_json.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace {

void text_if_any(JsonWriter& json, std::string_view name, const std::string& value) {
    if (!value.empty()) json.member(name, value);
}

void outcomes_member(JsonWriter& json, const std::vector<engine::RuleOutcome>& outcomes, const Places& places) {
    json.key("outcomes").begin_object();
    for (const engine::RuleOutcome& outcome : outcomes) {
        json.key(outcome.rule);
        write_explanation(json, outcome.explanation, places);
    }
    json.end_object();
}

} // namespace

void write_explanation(JsonWriter& json, const engine::Explanation& explanation, const Places& places) {
    json.begin_object().member("kind", word(explanation.kind));
    json.member("text", explanation.text).member("value", explanation.value);
    text_if_any(json, "subject", explanation.subject);
    text_if_any(json, "pointer", explanation.pointer);
    if (const std::optional<Place> place = places.find(explanation.span)) {
        json.key("place").begin_object().member("file", place->file);
        json.key("line").integer(place->line).key("column").integer(place->column).end_object();
    }
    text_if_any(json, "because", explanation.because);
    if (!explanation.cites.empty()) json.key("cites").texts(explanation.cites);
    if (!explanation.children.empty()) {
        json.key("children").begin_array();
        for (const engine::Explanation& child : explanation.children) write_explanation(json, child, places);
        json.end_array();
    }
    json.end_object();
}

void write_explanations(JsonWriter& json, const engine::Standing& standing, const Places& places) {
    json.begin_object();
    outcomes_member(json, standing.outcomes, places);
    json.key("scores").begin_object();
    for (const engine::Score& score : standing.scores) {
        json.key(score.criterion);
        write_explanation(json, score.explanation, places);
    }
    json.end_object().end_object();
}

void write_explanations(JsonWriter& json, const engine::OtherVerdict& verdict, const Places& places) {
    json.begin_object();
    outcomes_member(json, verdict.outcomes, places);
    json.end_object();
}

} // namespace voorrang::report

#include "adapters/report/decision_json.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace {

void text_if_any(JsonWriter& json, std::string_view name, const std::string& value) {
    if (!value.empty()) json.member(name, value);
}

void outcomes_member(JsonWriter& json, const std::vector<engine::RuleOutcome>& outcomes, const Places& places,
                     Telling telling) {
    json.key("outcomes").begin_object();
    for (const engine::RuleOutcome& outcome : outcomes) {
        json.key(outcome.rule);
        write_explanation(json, outcome.explanation, places, telling);
    }
    json.end_object();
}

} // namespace

void write_explanation(JsonWriter& json, const engine::Explanation& explanation, const Places& places,
                       Telling telling) {
    const Reader reader{Colour::off, telling.language};
    json.begin_object().member("kind", word(explanation.kind));
    json.member("text", explained_text(reader, explanation)).member("value", reader.say(explanation.value_said()));
    if (telling.kept && explanation.named) json.key("named").boolean(true);
    text_if_any(json, "subject", explanation.subject);
    text_if_any(json, "pointer", explanation.pointer);
    if (const std::optional<Place> place = places.find(explanation.span)) {
        json.key("place").begin_object().member("file", place->file);
        json.key("line").integer(place->line).key("column").integer(place->column).end_object();
    }
    if (!explanation.because.empty()) write_said(json, "because", explanation.because, telling);
    if (!explanation.cites.empty()) json.key("cites").texts(explanation.cites);
    if (!explanation.children.empty()) {
        json.key("children").begin_array();
        for (const engine::Explanation& child : explanation.children) write_explanation(json, child, places, telling);
        json.end_array();
    }
    json.end_object();
}

void write_explanations(JsonWriter& json, const engine::Standing& standing, const Places& places, Telling telling) {
    json.begin_object();
    outcomes_member(json, standing.outcomes, places, telling);
    json.key("scores").begin_object();
    for (const engine::Score& score : standing.scores) {
        json.key(score.criterion);
        write_explanation(json, score.explanation, places, telling);
    }
    json.end_object().end_object();
}

void write_explanations(JsonWriter& json, const engine::OtherVerdict& verdict, const Places& places, Telling telling) {
    json.begin_object();
    outcomes_member(json, verdict.outcomes, places, telling);
    json.end_object();
}

} // namespace voorrang::report

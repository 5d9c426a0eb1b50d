#include "adapters/report/explanation_read.hpp"

#include "adapters/report/decision_read.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace json_parts {

std::vector<std::string> texts(const json::object& object, std::string_view name) {
    std::vector<std::string> result;
    for (const json::value& item : list(object, name)) result.emplace_back(std::string_view(item.as_string()));
    return result;
}

Span place(const json::object& object, StoredPlaces& places) {
    if (!object.contains("place") || is_null(object, "place")) return {};
    const json::object& place = child(object, "place");
    return places.add({text(place, "file"), integer(place, "line"), integer(place, "column")});
}

} // namespace json_parts

using namespace json_parts;

namespace {

void read_outcomes(const json::object& object, std::vector<engine::RuleOutcome>& outcomes, StoredPlaces& places) {
    const json::object& found = child(object, "outcomes");
    for (engine::RuleOutcome& outcome : outcomes)
        if (const json::value* explanation = found.if_contains(outcome.rule))
            outcome.explanation = explanation_of(explanation->as_object(), places);
}

} // namespace

engine::Explanation explanation_of(const json::object& object, StoredPlaces& places) {
    engine::Explanation explanation;
    const std::optional<graph::OutlineKind> kind = outline_kind_of(text(object, "kind"));
    if (!kind) refuse();
    explanation.kind = *kind;
    explanation.text = text(object, "text");
    explanation.value = text(object, "value");
    explanation.named = object.contains("named") && object.at("named").as_bool();
    explanation.subject = text_if_any(object, "subject");
    explanation.pointer = text_if_any(object, "pointer");
    explanation.span = place(object, places);
    if (object.contains("because")) explanation.because = read_said(object, "because", Said::Kind::written);
    if (object.contains("cites")) explanation.cites = texts(object, "cites");
    if (object.contains("children"))
        for (const json::value& child : list(object, "children"))
            explanation.children.push_back(explanation_of(child.as_object(), places));
    return explanation;
}

bool read_explanations(std::string_view json, engine::Standing& standing, StoredPlaces& places) {
    return read_object(json, [&](const json::object& object) {
        read_outcomes(object, standing.outcomes, places);
        const json::object& scores = child(object, "scores");
        for (engine::Score& score : standing.scores)
            if (const json::value* explanation = scores.if_contains(score.criterion))
                score.explanation = explanation_of(explanation->as_object(), places);
    });
}

bool read_explanations(std::string_view json, engine::OtherVerdict& verdict, StoredPlaces& places) {
    return read_object(json, [&](const json::object& object) { read_outcomes(object, verdict.outcomes, places); });
}

bool read_explanation(std::string_view json, engine::Explanation& explanation, StoredPlaces& places) {
    return read_object(json, [&](const json::object& object) { explanation = explanation_of(object, places); });
}

} // namespace voorrang::report

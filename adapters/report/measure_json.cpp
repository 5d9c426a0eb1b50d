#include "adapters/report/decision_json.hpp"
#include "adapters/report/measure_report.hpp"
#include "dsl/phrases/values.hpp"

namespace voorrang::report {

namespace {

void missing_member(JsonWriter& json, const std::map<std::string, std::uint64_t>& missing) {
    json.key("missing").begin_array();
    for (const auto& [fact, rows] : missing)
        json.begin_object().member("fact", fact).key("rows").integer(rows).end_object();
    json.end_array();
}

void failure_member(JsonWriter& json, const engine::Failure& failure, const Places& places, Telling telling) {
    json.key("failure").begin_object();
    write_failure_words(json, failure, telling);
    if (const auto place = places.find(failure.span)) {
        json.key("place").begin_object().member("file", place->file);
        json.key("line").integer(place->line).key("column").integer(place->column).end_object();
    }
    json.end_object();
}

void cases_members(JsonWriter& json, std::uint64_t count, const std::vector<std::string>& names) {
    json.key("cases").integer(count).key("case_names").texts(names);
}

void keys_member(JsonWriter& json, const std::vector<Said>& keys, Telling telling) {
    std::vector<std::string> texts;
    for (const Said& key : keys) texts.push_back(say(telling.language, key));
    json.key("keys").texts(texts);
}

void group(JsonWriter& json, const engine::GroupResult& group, const Places& places, Telling telling) {
    const auto value = [&](const std::string& text) { return phrases::value_in(telling.language, text); };
    json.begin_object();
    keys_member(json, group.key_texts, telling);
    json.member("state", measure_state(group));
    if (group.state != engine::GroupResult::State::failed) json.member("value", value(group.text));
    json.key("rows").integer(group.rows).key("unknown_rows").integer(group.unknown_rows);
    json.key("unplaced_rows").integer(group.unplaced_rows);
    missing_member(json, group.missing);
    cases_members(json, group.cases, group.case_names);
    if (group.failure) failure_member(json, *group.failure, places, telling);
    if (group.target) {
        json.key("target").begin_object().member("value", value(group.target->text));
        json.key("at_most").boolean(group.target->at_most).member("state", word(group.target->state)).end_object();
    }
    if (!group.because.empty()) write_said(json, "because", group.because, telling);
    if (group.explanation) {
        json.key("explanation");
        write_explanation(json, *group.explanation, places, telling);
    }
    json.end_object();
}

void measure(JsonWriter& json, const engine::MeasureResult& result, const Places& places, Telling telling) {
    json.begin_object().member("name", result.name).member("full_name", result.full_name);
    json.member("across", result.rows);
    if (result.where) json.member("where", *result.where);
    if (result.flagged) json.member("flags", *result.flagged);
    json.key("by").texts(result.key_names).key("cites").texts(result.cites);
    json.key("groups").begin_array();
    for (const auto& each : result.groups) group(json, each, places, telling);
    json.end_array().key("unplaced").begin_array();
    for (const auto& each : result.unplaced) {
        json.begin_object();
        keys_member(json, each.key_texts, telling);
        json.key("rows").integer(each.rows);
        missing_member(json, each.missing);
        cases_members(json, each.cases, each.case_names);
        if (each.failure) failure_member(json, *each.failure, places, telling);
        json.end_object();
    }
    json.end_array().end_object();
}

} // namespace

std::string measures_json(const std::vector<engine::MeasureResult>& results, const MeasureRun& run,
                          const Places& places, Language language) {
    JsonWriter json(JsonLayout::indented);
    json.begin_object().key("policy").begin_object().member("name", run.policy.name);
    json.member("version", run.policy.version).member("hash", run.policy.hash).end_object();
    json.member("language", code_of(language)).key("cases").integer(run.cases).key("skipped").integer(run.skipped);
    json.key("measures").begin_array();
    for (const auto& result : results) measure(json, result, places, {language});
    json.end_array().end_object();
    return json.take() + '\n';
}

} // namespace voorrang::report

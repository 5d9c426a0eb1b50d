#include "adapters/report/decision_json.hpp"
#include "adapters/report/step_text.hpp"
#include "adapters/report/words.hpp"
#include "dsl/phrases/values.hpp"

namespace voorrang::report {

namespace {

using engine::Step;

void write_missing(JsonWriter& json, const std::vector<engine::MissingFact>& facts) {
    json.key("missing").begin_array();
    for (const engine::MissingFact& fact : facts) {
        json.begin_object().member("fact", fact.fact).member("subject", fact.subject).member("pointer", fact.pointer);
        if (!fact.sealed.empty()) json.member("sealedUntil", fact.sealed);
        json.end_object();
    }
    json.end_array();
}

void write_failure(JsonWriter& json, const std::optional<engine::Failure>& failure, Telling telling) {
    json.key("failure");
    if (!failure) {
        json.null();
        return;
    }
    json.begin_object();
    write_failure_words(json, *failure, telling);
    json.end_object();
}

void write_acts(JsonWriter& json, std::string_view name, const std::vector<engine::Act>& acts) {
    json.key(name).begin_array();
    for (const engine::Act& act : acts)
        json.begin_object()
            .member("time", to_text(act.at))
            .member("person", act.person)
            .member("role", act.role)
            .end_object();
    json.end_array();
}

void write_timer(JsonWriter& json, const engine::Timer& timer, const Places& places, bool explain, Telling telling) {
    json.begin_object()
        .member("to", timer.to)
        .member("deadline", phrases::value_in(telling.language, timer.text))
        .key("at");
    timer.at ? json.text(to_text(*timer.at)) : json.null();
    write_missing(json, timer.missing);
    write_failure(json, timer.failure, telling);
    if (explain) write_explanation(json.key("explanation"), timer.explanation, places, telling);
    json.key("cites").texts(timer.cites);
    json.end_object();
}

void write_guard(JsonWriter& json, const engine::GuardOutcome& guard, const Places& places, Telling telling) {
    json.begin_object().member("holds", word(guard.holds));
    write_missing(json, guard.missing);
    write_failure(json, guard.failure, telling);
    write_explanation(json.key("explanation"), guard.explanation, places, telling);
    json.end_object();
}

} // namespace

void write_step(JsonWriter& json, const Step& step, const CaseInfo& info, const Places& places, bool explain,
                Language language) {
    const Telling telling{language};
    json.begin_object().member("time", to_text(step.at)).member("outcome", engine::word(step.kind));
    json.member("before", step.before).member("after", step.after);
    json.member("event", step.event.event).key("approves").boolean(step.event.approves);
    json.member("person", step.event.person).member("role", step.event.role);
    json.member("refusal", engine::word(step.refusal));
    write_said(json, "reason", step.reason, telling);
    json.key("guard");
    step.guard ? write_guard(json, *step.guard, places, telling) : static_cast<void>(json.null());
    write_acts(json, "acted", step.acted);
    write_acts(json, "approved", step.approved);
    json.key("decides").texts(step.decides);
    json.key("decision");
    if (step.decision)
        write_decision(json, *step.decision, info, places, explain ? explain_all : explain_nothing, telling);
    else
        json.null();
    json.key("paused").boolean(step.paused);
    write_said(json, "because", step.because, telling);
    json.key("cites").texts(step.cites);
    json.key("timers").begin_array();
    for (const engine::Timer& timer : step.timers) write_timer(json, timer, places, explain, telling);
    json.end_array();
    json.end_object();
}

} // namespace voorrang::report

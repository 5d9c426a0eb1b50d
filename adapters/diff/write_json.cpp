#include "adapters/diff/write.hpp"
#include "adapters/report/json_writer.hpp"

namespace voorrang::diff {

namespace {

using report::JsonWriter;

void write(JsonWriter& json, const Side& side) {
    json.begin_object()
        .member("name", side.name)
        .member("title", side.title)
        .member("version", side.version)
        .member("file", side.file)
        .end_object();
}

void begin(JsonWriter& json, const Declared& declared) {
    json.begin_object().member("kind", word(declared.kind)).member("name", declared.name);
    if (declared.open) json.key("open").boolean(true);
}

void place(JsonWriter& json, const Declared& declared) {
    json.member("file", declared.file);
    if (declared.line > 0) json.key("line").integer(declared.line);
    if (declared.open) json.key("filled").boolean(declared.filled);
}

void notes(JsonWriter& json, const Declared& declared) {
    if (declared.notes.empty()) return;
    json.key("experience").begin_array();
    for (const experience::Note& each : declared.notes)
        json.begin_object()
            .member("date", to_text(each.date))
            .member("who", each.who)
            .member("tried", each.tried)
            .member("result", each.result)
            .end_object();
    json.end_array();
}

void write(JsonWriter& json, std::string_view key, const std::vector<Declared>& all) {
    json.key(key).begin_array();
    for (const Declared& each : all) {
        begin(json, each);
        place(json, each);
        json.key("says").begin_array();
        for (const Point& point : each.points)
            json.begin_object().member("what", point.what).member("value", point.shown).end_object();
        json.end_array();
        notes(json, each);
        json.end_object();
    }
    json.end_array();
}

void write(JsonWriter& json, const Differing& differing, Language language) {
    begin(json, differing.a);
    if (differing.a.name != differing.b.name) json.member("renamed_to", differing.b.name);
    for (const auto& [key, side] : {std::pair("a", &differing.a), std::pair("b", &differing.b)}) {
        json.key(key).begin_object();
        place(json, *side);
        notes(json, *side);
        json.end_object();
    }
    json.key("differences").begin_array();
    for (const Difference& each : differing.differences) {
        json.begin_object().member("what", each.what);
        for (const auto& [key, value] : {std::pair("a", &each.a), std::pair("b", &each.b)}) {
            json.key(key);
            *value ? json.text(**value) : json.null();
        }
        json.member("in_words", in_words(each, language)).end_object();
    }
    json.end_array().end_object();
}

} // namespace

std::string as_json(const Report& report, Language language) {
    JsonWriter json(report::JsonLayout::indented);
    json.begin_object().key("same").boolean(report.is_same()).key("pairs").begin_array();
    for (const Comparison& each : report.pairs) {
        json.begin_object().key("a");
        write(json, each.a);
        json.key("b");
        write(json, each.b);
        write(json, "only_in_a", each.only_in_a);
        write(json, "only_in_b", each.only_in_b);
        json.key("different").begin_array();
        for (const Differing& differing : each.different) write(json, differing, language);
        json.end_array().key("experience").begin_array();
        for (const Differing& noted : each.noted) write(json, noted, language);
        json.end_array().key("same").integer(each.same).end_object();
    }
    json.end_array();
    json.key("only_in_a").texts(report.only_in_a).key("only_in_b").texts(report.only_in_b).end_object();
    return json.take() + "\n";
}

} // namespace voorrang::diff

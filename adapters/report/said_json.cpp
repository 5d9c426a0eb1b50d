#include "adapters/report/said_json.hpp"

#include <algorithm>
#include <array>

namespace voorrang::report {

namespace {

using namespace json_parts;

constexpr std::array<std::string_view, 5> kinds{"written", "value", "fixed", "names", "noun"};
static_assert(static_cast<std::size_t>(Said::Kind::noun) + 1 == kinds.size());

std::string_view word(Said::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

Said::Kind kind_of(std::string_view text) {
    const auto found = std::ranges::find(kinds, text);
    if (found == kinds.end()) refuse();
    return static_cast<Said::Kind>(found - kinds.begin());
}

void write_parts(JsonWriter& json, const Said& said);

void write_shape(JsonWriter& json, const Said& said) {
    json.member("kind", word(said.kind));
    write_parts(json, said);
    if (said.dutch.empty()) return;
    json.key("nl").begin_object().member("text", said.dutch.front().text);
    write_parts(json, said.dutch.front());
    json.end_object();
}

void write_parts(JsonWriter& json, const Said& said) {
    if (said.parts.empty()) return;
    json.key("parts").begin_array();
    for (const Said::Part& part : said.parts) {
        json.begin_object().key("at").integer(part.at).key("length").integer(part.said.text.size());
        write_shape(json, part.said);
        json.end_object();
    }
    json.end_array();
}

void read_parts(const json::object& object, Said& said);

void read_shape(const json::object& object, Said& said) {
    said.kind = kind_of(text(object, "kind"));
    read_parts(object, said);
    if (const json::value* dutch = object.if_contains("nl")) {
        said.dutch.emplace_back(text(dutch->as_object(), "text"));
        read_parts(dutch->as_object(), said.dutch.front());
    }
}

void read_parts(const json::object& object, Said& said) {
    if (!object.contains("parts")) return;
    std::size_t end = 0;
    for (const json::value& item : list(object, "parts")) {
        const json::object& part = item.as_object();
        const std::uint32_t at = integer(part, "at");
        const std::size_t length = integer(part, "length");
        if (at < end || at + length > said.text.size()) refuse();
        end = at + length;
        said.parts.push_back({at, said.text.substr(at, length)});
        read_shape(part, said.parts.back().said);
    }
}

} // namespace

void write_said(JsonWriter& json, std::string_view name, const Said& said, Telling telling) {
    json.member(name, say(telling.language, said));
    if (!telling.kept || (said.kind == Said::Kind::written && said.parts.empty() && said.dutch.empty())) return;
    json.key(std::string(name) + "Parts").begin_object();
    write_shape(json, said);
    json.end_object();
}

Said read_said(const json::object& object, std::string_view name, Said::Kind kind) {
    Said said(text(object, name));
    said.kind = kind;
    if (const json::value* shape = object.if_contains(std::string(name) + "Parts"))
        read_shape(shape->as_object(), said);
    return said;
}

} // namespace voorrang::report

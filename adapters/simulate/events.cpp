#include "adapters/simulate/events.hpp"

#include "adapters/json/parse.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>
#include <array>

namespace voorrang::simulate {

namespace {

const std::vector<std::string> names{"time", "event", "approve", "person", "role", "facts", "bid"};

Diagnostic bad(const std::string& place, std::string message, std::string help = {}) {
    return {Code::bad_event_line, std::move(message), std::nullopt, place, {}, std::move(help)};
}

std::optional<Diagnostic> check_members(json::Ref line, const std::string& place) {
    if (!line.is_object())
        return bad(place, "an event is an object", R"(write { "time": …, "event": …, "person": …, "role": … })");
    for (const json::Ref member : line.children()) {
        const std::string key(member.key());
        if (std::find(names.begin(), names.end(), key) == names.end()) {
            const auto meant = suggest(key, names);
            return bad(place, "an event has no `" + key + "`", meant ? "did you mean `" + *meant + "`?" : "");
        }
        const bool object = key == "facts" || key == "bid";
        if (object ? !member.is_object() : !member.is_string())
            return bad(place, "`" + key + "` must be " + (object ? "an object" : "a text"));
    }
    return std::nullopt;
}

std::string text_of(json::Ref line, std::string_view key) {
    const auto found = line.find(key);
    return found ? std::string(found->text()) : std::string();
}

Result<FileEvent> read_event(std::string_view text, const std::string& name, std::uint32_t number) {
    Result<json::Tree> tree = json::parse(text, name, {number, 1});
    if (!tree) return tree.error();
    FileEvent read;
    read.place = name + ":" + std::to_string(number);
    read.line = std::move(*tree);
    const json::Ref line = read.line.root();
    if (auto wrong = check_members(line, read.place)) return *std::move(wrong);
    const auto time = parse_time(text_of(line, "time"));
    if (!time)
        return bad(read.place, line.find("time") ? "`time` is not a time" : "an event without `time`",
                   "write it as 2026-03-02T09:00+01:00");
    const bool event = line.find("event").has_value(), approve = line.find("approve").has_value();
    if (event == approve)
        return bad(read.place, event ? "an event can't be an approval too" : "neither `event` nor `approve` is there",
                   "`event` names what happens, `approve` what is approved");
    read.event = {*time, text_of(line, event ? "event" : "approve"), approve, text_of(line, "person"),
                  text_of(line, "role")};
    return read;
}

} // namespace

Result<std::vector<FileEvent>> read_events(std::string_view text, const std::string& name) {
    constexpr std::string_view blank = " \t\r";
    std::vector<FileEvent> events;
    for (std::uint32_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(blank) == std::string_view::npos) continue;
        Result<FileEvent> read = read_event(line, name, number);
        if (!read) return read.error();
        if (!events.empty() && read->event.at < events.back().event.at)
            return Diagnostic{Code::events_out_of_order,
                              "this event is of " + to_text(read->event.at) + ", and the one before it of " +
                                  to_text(events.back().event.at),
                              std::nullopt,
                              read->place,
                              {},
                              "put the events in the order in which they happened"};
        events.push_back(std::move(*read));
    }
    return events;
}

} // namespace voorrang::simulate

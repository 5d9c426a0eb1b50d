#include "adapters/report/json_parts.hpp"
#include "adapters/report/step_text.hpp"

namespace voorrang::report {

namespace {

using namespace json_parts;
using engine::Act;

void write_acts(JsonWriter& out, std::string_view name, const std::vector<Act>& acts) {
    out.key(name).begin_array();
    for (const Act& act : acts)
        out.begin_object()
            .member("time", to_text(act.at))
            .member("person", act.person)
            .member("role", act.role)
            .end_object();
    out.end_array();
}

Time time(const json::object& object, std::string_view name) {
    const auto read = parse_time(text(object, name));
    if (!read) refuse();
    return *read;
}

std::vector<Act> read_acts(const json::object& object, std::string_view name) {
    std::vector<Act> acts;
    for (const json::value& item : list(object, name)) {
        const json::object& act = item.as_object();
        acts.push_back({time(act, "time"), text(act, "person"), text(act, "role")});
    }
    return acts;
}

} // namespace

void write_instance(JsonWriter& out, const engine::Instance& instance) {
    out.begin_object().member("workflow", instance.workflow).member("state", instance.state);
    out.member("now", to_text(instance.now)).key("paused").boolean(instance.paused);
    out.key("pending").begin_array();
    for (const auto& pending : instance.pending) {
        out.begin_object().member("event", pending.event);
        write_acts(out, "acted", pending.acted);
        write_acts(out, "approved", pending.approved);
        out.end_object();
    }
    out.end_array().key("passages").begin_array();
    for (const auto& passage : instance.passages) {
        out.begin_object().member("state", passage.state).member("time", to_text(passage.at));
        out.member("by", passage.by);
        if (passage.until) out.member("until", *passage.until);
        out.end_object();
    }
    out.end_array().end_object();
}

std::optional<engine::Instance> read_instance(std::string_view written) {
    engine::Instance instance;
    const bool sound = read_object(written, [&](const json::object& object) {
        instance.workflow = text(object, "workflow");
        instance.state = text(object, "state");
        instance.now = time(object, "now");
        instance.paused = object.at("paused").as_bool();
        for (const json::value& item : list(object, "pending")) {
            const json::object& pending = item.as_object();
            instance.pending.push_back(
                {text(pending, "event"), read_acts(pending, "acted"), read_acts(pending, "approved")});
        }
        for (const json::value& item : list(object, "passages")) {
            const json::object& passage = item.as_object();
            std::optional<std::string> until;
            if (passage.contains("until")) until = text(passage, "until");
            instance.passages.push_back({text(passage, "state"), time(passage, "time"), text(passage, "by"), until});
        }
    });
    return sound ? std::optional(std::move(instance)) : std::nullopt;
}

} // namespace voorrang::report

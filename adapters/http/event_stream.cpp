#include "adapters/http/event_stream.hpp"

#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

#include <algorithm>

namespace voorrang::http {

namespace {

void append_line(std::string& wire, std::string_view field, std::string_view value) {
    (wire += field) += ": ";
    for (const char c : value)
        if (c != '\r' && c != '\n' && c != '\0') wire += c;
    wire += '\n';
}

} // namespace

Response event_response(EventSource source, std::chrono::milliseconds heartbeat) {
    Response response;
    response.set("Content-Type", "text/event-stream");
    response.set("X-Accel-Buffering", "no"); // a proxy's buffer would keep events back
    response.events = EventStream{std::move(source), heartbeat};
    return response;
}

std::string_view last_event_id(const Request& request) { return request.header("Last-Event-ID").value_or(""); }

std::string to_wire(const Event& event) {
    std::string wire;
    if (!event.id.empty()) append_line(wire, "id", event.id);
    if (!event.name.empty()) append_line(wire, "event", event.name);
    const std::string_view data = event.data;
    for (std::size_t begin = 0; begin <= data.size();) {
        const std::size_t end = std::min(data.find_first_of("\r\n", begin), data.size());
        append_line(wire, "data", data.substr(begin, end - begin));
        begin = end + (data.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return wire += '\n';
}

} // namespace voorrang::http

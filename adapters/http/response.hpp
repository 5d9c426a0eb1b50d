// What a handler answers: a status, headers and a body held whole, or a stream of events.
#pragma once

#include "adapters/http/event_stream.hpp"
#include "adapters/http/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

// The server adds Content-Length, Date, Connection, X-Request-Id and, unless the handler set them, the headers of
// safety (see server.hpp). A header whose name or value is not well-formed is left out and logged as an error: nothing
// a client sent can begin a header of its own.
struct Response {
    int status = 200;
    Fields headers;
    std::string body;
    std::optional<EventStream> events; // in place of a body

    void set(std::string_view name, std::string value) { headers.set(name, std::move(value)); }
};

Response with_body(int status, std::string_view content_type, std::string body);
Response json_response(int status, std::string json);
Response text_response(int status, std::string text);     // text/plain; charset=utf-8
Response no_content();                                    // 204
Response created(std::string location, std::string json); // 201
std::string_view status_text(int status);                 // "Not Found"

} // namespace voorrang::http

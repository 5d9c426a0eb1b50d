// Server-Sent Events (the HTML standard, section 9.2): a response that goes on as long as there is something to tell.
//
// The server asks the source for an event, writes it, and only then asks for the next: a source that reads a log from a
// cursor on needs no buffer. It ends when the source says so, when the client leaves, at the server's stop, or when the
// client takes longer than Limits::write for what was written. For events that come by themselves there is EventQueue.
//
//   Response stream(const Request& request) {
//       auto cursor = std::make_shared<Cursor>(last_event_id(request));
//       return event_response([cursor]() -> asio::awaitable<std::optional<Event>> { co_return co_await cursor->next();
//       });
//   }
#pragma once

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

namespace asio = boost::asio;

struct Request;
struct Response;

struct Event {
    std::string id;   // the client sends the last one back as Last-Event-ID; without NUL, CR and LF; may be empty
    std::string name; // of the event's type; without CR and LF; may be empty
    std::string data; // any text; each of its lines becomes a line `data:`
};

// The next event; nothing: the stream ends. It runs on the connection's executor and is cancelled (asio's per-operation
// cancellation, `terminal`) when the stream ends otherwise; it is never called again before it is done. If it throws,
// that is logged and the stream ends.
using EventSource = std::function<asio::awaitable<std::optional<Event>>()>;

struct EventStream {
    EventSource next;
    std::chrono::milliseconds heartbeat{15'000}; // a comment line after so long without an event
};

Response event_response(EventSource source, std::chrono::milliseconds heartbeat = std::chrono::milliseconds(15'000));

// What the client saw last: its Last-Event-ID header; empty if it begins.
std::string_view last_event_id(const Request& request);

// The event as it goes over the wire, with the empty line after it. CR and LF of an id or name are left out.
std::string to_wire(const Event& event);

// Events from any thread for one stream. Whoever is too slow to take them loses the stream, not the service its memory:
// a push beyond `capacity` closes the queue, and the client comes back with its Last-Event-ID.
class EventQueue {
  public:
    explicit EventQueue(std::size_t capacity);
    ~EventQueue();
    EventQueue(const EventQueue&) = delete;
    EventQueue& operator=(const EventQueue&) = delete;

    // False: the queue is closed, or is so now, for it was full.
    bool push(Event event);
    void close(); // what is in it is still delivered
    bool closed() const;

    // For one caller at a time, on a strand. Nothing: closed and empty.
    asio::awaitable<std::optional<Event>> next();

  private:
    struct State;
    std::shared_ptr<State> state_;
};

// The queue's events as a source; it closes the queue when the stream is over.
EventSource events_of(std::shared_ptr<EventQueue> queue);

} // namespace voorrang::http

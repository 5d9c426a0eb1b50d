// Writes a stream of events to a connection, until the source ends it, the client leaves or is too slow, or stop().
#pragma once

#include "adapters/http/event_stream.hpp"
#include "adapters/http/shared.hpp"
#include "adapters/http/stream.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <exception>
#include <memory>
#include <string>

namespace voorrang::http {

class EventWriter : public std::enable_shared_from_this<EventWriter> {
  public:
    EventWriter(Stream& stream, EventStream events, bool chunked, const Shared& shared);

    // On the connection's strand. The bytes of the body that were sent. `owner` is what the connection belongs to.
    asio::awaitable<std::uint64_t> run(std::string head, std::string request_id, std::weak_ptr<void> owner);
    // On the strand too.
    void stop();

  private:
    void ask();
    void cancel_source();
    void watch_client(std::shared_ptr<void> owner);
    asio::awaitable<void> wait_until(Stream::Time time); // or until something happens, which it may already have
    asio::awaitable<bool> write(std::string_view text);
    asio::awaitable<bool> serve(); // until the end; whether the client is still there

    Stream& stream_;
    EventStream events_;
    const bool chunked_;
    const Shared& shared_;
    asio::steady_timer timer_;
    asio::cancellation_signal cancel_source_;
    std::uint64_t sent_ = 0;

    bool asked_ = false; // the source is at work
    bool told_ = false;  // it has told what is next
    std::optional<Event> next_;
    std::exception_ptr failure_;
    bool watching_ = false;
    bool left_ = false;
    bool stopped_ = false;
};

} // namespace voorrang::http

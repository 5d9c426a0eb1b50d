// One connection: its requests, one after the other, each read, handled and answered, until either side has enough.
#pragma once

#include "adapters/http/event_writer.hpp"
#include "adapters/http/message_reader.hpp"
#include "adapters/http/response_head.hpp"
#include "adapters/http/shared.hpp"
#include "adapters/http/stream.hpp"

#include <boost/asio/cancellation_signal.hpp>

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace voorrang::http {

class Session : public std::enable_shared_from_this<Session> {
  public:
    Session(std::shared_ptr<Shared> shared, Stream stream, std::string peer);

    // Until the connection is closed. The rest is called on the connection's strand too.
    asio::awaitable<void> run();
    asio::cancellation_slot slot() { return cancel_.slot(); } // of the coroutine that runs run()

    void stop(); // closes it if it is idle, ends a stream; a request that has begun gets its answer
    bool cut();  // closes it, cancels a handler; whether a request goes without its answer
    bool was_cut() const { return cut_; }

    asio::any_io_executor executor() { return stream_.socket().get_executor(); }

  private:
    enum class Phase : std::uint8_t { idle, busy, ending };
    enum class Then : std::uint8_t {
        next,   // the next request
        finish, // an answer was the last: the client is given time to read it
        drop    // there is nobody to answer
    };

    asio::awaitable<Then> serve_one();
    asio::awaitable<std::variant<std::size_t, Then>> read_head();
    asio::awaitable<Then> refuse_head();
    asio::awaitable<std::optional<Then>> read_body(MessageReader& reader, const Head& head, Pool::Share& share);
    asio::awaitable<boost::system::error_code> fill(std::size_t most, Stream::Time deadline);

    asio::awaitable<Response> handle(Request& request);
    asio::awaitable<Then> answer(const Head& head, Response response, Stream::Time begun);
    asio::awaitable<Then> answer_with_events(const Head& head, Response response, Stream::Time begun);
    asio::awaitable<Then> refuse(const Head& head, const Problem& problem);
    Problem overloaded(std::string_view limit, std::string detail);
    std::string head_of(const Response& response, const Sending& sending);
    void note(const Head& head, int status, std::uint64_t bytes, Stream::Time begun);
    Head nobody() const; // stands for a request that could not be read

    const std::shared_ptr<Shared> shared_;
    Stream stream_;
    const std::string peer_;
    asio::cancellation_signal cancel_;
    std::string buffer_; // received, not yet used
    bool first_ = true;  // no request was read yet
    Stream::Time begin_ = Stream::Clock::now();
    Phase phase_ = Phase::idle;
    bool cut_ = false;
    std::shared_ptr<EventWriter> events_;
};

} // namespace voorrang::http

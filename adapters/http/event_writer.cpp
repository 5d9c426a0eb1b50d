#include "adapters/http/event_writer.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <cstdio>

namespace voorrang::http {

namespace {

std::string what(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& exception) {
        return exception.what();
    } catch (...) {
        return "something that is no exception";
    }
}

} // namespace

EventWriter::EventWriter(Stream& stream, EventStream events, bool chunked, const Shared& shared)
    : stream_(stream), events_(std::move(events)), chunked_(chunked), shared_(shared),
      timer_(stream.socket().get_executor()) {}

void EventWriter::stop() {
    stopped_ = true;
    timer_.cancel();
}

void EventWriter::ask() {
    asked_ = true;
    told_ = false;
    asio::co_spawn(
        timer_.get_executor(), events_.next(),
        asio::bind_cancellation_slot(
            cancel_source_.slot(), [self = shared_from_this()](std::exception_ptr failure, std::optional<Event> event) {
                self->asked_ = false;
                self->told_ = true;
                self->next_ = std::move(event);
                self->failure_ = std::move(failure);
                self->timer_.cancel();
            }));
}

// Reads, only to notice that the client has gone: it has nothing to say on a stream.
void EventWriter::watch_client(std::shared_ptr<void> owner) {
    watching_ = true;
    asio::co_spawn(
        timer_.get_executor(),
        [self = shared_from_this(), owner = std::move(owner)]() -> asio::awaitable<void> {
            std::array<char, 256> passed_over{};
            boost::system::error_code error;
            while (!error) co_await self->stream_.read(asio::buffer(passed_over), Stream::never, error);
        },
        [self = shared_from_this()](const std::exception_ptr&) {
            self->watching_ = false;
            self->left_ = true;
            self->timer_.cancel();
        });
}

asio::awaitable<void> EventWriter::wait_until(Stream::Time time) {
    boost::system::error_code error;
    timer_.expires_at(time);
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, error));
}

asio::awaitable<bool> EventWriter::write(std::string_view text) {
    std::array<char, 24> size{};
    std::string chunk;
    if (chunked_) {
        std::snprintf(size.data(), size.size(), "%zx\r\n", text.size());
        ((chunk += size.data()) += text) += "\r\n";
        text = chunk;
    }
    boost::system::error_code error;
    co_await stream_.write({asio::buffer(text), asio::const_buffer()}, Stream::Clock::now() + shared_.limits.write,
                           error);
    if (error) co_return false;
    sent_ += text.size();
    co_return true;
}

asio::awaitable<bool> EventWriter::serve() {
    Stream::Time quiet_until = Stream::Clock::now() + events_.heartbeat;
    while (true) {
        if (!asked_ && !told_) ask();
        while (!told_ && !left_ && !stopped_ && Stream::Clock::now() < quiet_until) co_await wait_until(quiet_until);
        if (left_) co_return false;
        if (stopped_) co_return true;
        if (told_ && !next_) co_return true;
        const std::string wire = told_ ? to_wire(*next_) : ": \n\n";
        if (told_) told_ = false;
        if (!co_await write(wire)) co_return false;
        quiet_until = Stream::Clock::now() + events_.heartbeat;
    }
}

void EventWriter::cancel_source() {
    if (asked_) cancel_source_.emit(asio::cancellation_type::terminal);
}

asio::awaitable<std::uint64_t> EventWriter::run(std::string head, std::string request_id, std::weak_ptr<void> owner) {
    // Also if this coroutine itself is cancelled.
    struct Cancel {
        EventWriter& writer;
        ~Cancel() { writer.cancel_source(); }
    };
    const Cancel cancel{*this};
    boost::system::error_code error;
    co_await stream_.write({asio::buffer(head), asio::const_buffer()}, Stream::Clock::now() + shared_.limits.write,
                           error);
    if (error) co_return 0;
    watch_client(owner.lock());
    const bool there = co_await serve();
    if (failure_ && !stopped_) shared_.tell("request " + request_id + ": a source of events failed: " + what(failure_));
    const bool whole = there && !failure_; // before it is cancelled, which is a failure too
    // Nothing may be under way on the connection, or by the source, when the caller goes on.
    cancel_source();
    while (asked_) co_await wait_until(Stream::never);
    if (whole && chunked_) {
        constexpr std::string_view last = "0\r\n\r\n";
        co_await stream_.write({asio::buffer(last), asio::const_buffer()}, Stream::Clock::now() + shared_.limits.write,
                               error);
    }
    stream_.cancel();
    while (watching_) co_await wait_until(Stream::never);
    if (!whole) stream_.close(); // so that the client sees that it is not the end
    co_return sent_;
}

} // namespace voorrang::http

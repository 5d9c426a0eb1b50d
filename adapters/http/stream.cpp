#include "adapters/http/stream.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <optional>

namespace voorrang::http {

namespace {

using Socket = asio::ip::tcp::socket;

auto into(Stream::Error& error) { return asio::redirect_error(asio::use_awaitable, error); }

} // namespace

struct Stream::State : std::enable_shared_from_this<State> {
    explicit State(Socket socket) : plain(std::move(socket)), timer(plain->get_executor()) {}
    State(Socket socket, std::shared_ptr<asio::ssl::context> with)
        : context(std::move(with)), tls(std::make_unique<asio::ssl::stream<Socket>>(std::move(socket), *context)),
          timer(tls->get_executor()) {}

    Socket& socket() { return tls ? tls->next_layer() : *plain; }

    // One timer watches both deadlines. It is not set anew for each operation: one that is too early looks again.
    void watch() {
        const Time deadline = std::min(read_deadline, write_deadline);
        if (deadline == never || deadline >= watched_until) return;
        watched_until = deadline;
        timer.expires_at(deadline);
        timer.async_wait([self = shared_from_this()](const Error& error) {
            if (error) return;
            self->watched_until = never;
            if (std::min(self->read_deadline, self->write_deadline) <= Clock::now()) {
                self->late = true;
                self->cancel();
            } else
                self->watch();
        });
    }

    void cancel() {
        Error ignored;
        socket().cancel(ignored);
    }

    // An operation under way until its end.
    class Watched {
      public:
        Watched(State& state, Time& slot, Time deadline) : state_(state), slot_(slot) {
            slot_ = deadline;
            state_.late = false;
            state_.watch();
        }
        ~Watched() { slot_ = never; }
        Watched(const Watched&) = delete;
        Watched& operator=(const Watched&) = delete;

        void judge(Error& error) const {
            if (error && state_.late) error = asio::error::timed_out;
        }

      private:
        State& state_;
        Time& slot_;
    };

    std::shared_ptr<asio::ssl::context> context; // goes after the stream that uses it
    std::unique_ptr<asio::ssl::stream<Socket>> tls;
    std::optional<Socket> plain;
    asio::steady_timer timer;
    Time read_deadline = never;
    Time write_deadline = never;
    Time watched_until = never;
    bool late = false;
};

Stream::Stream(Socket socket) : state_(std::make_shared<State>(std::move(socket))) {}
Stream::Stream(Socket socket, std::shared_ptr<asio::ssl::context> context)
    : state_(std::make_shared<State>(std::move(socket), std::move(context))) {}
Stream::Stream(Stream&&) noexcept = default;
Stream& Stream::operator=(Stream&&) noexcept = default;
Stream::~Stream() {
    if (!state_) return;
    close();
    state_->timer.cancel(); // its handler holds the state
}

asio::awaitable<Stream::Error> Stream::handshake(Side side, Time deadline) {
    Error error;
    if (state_->tls) {
        const State::Watched watched(*state_, state_->read_deadline, deadline);
        co_await state_->tls->async_handshake(
            side == Side::server ? asio::ssl::stream_base::server : asio::ssl::stream_base::client, into(error));
        watched.judge(error);
    }
    co_return error;
}

asio::awaitable<std::size_t> Stream::read(asio::mutable_buffer buffer, Time deadline, Error& error) {
    const State::Watched watched(*state_, state_->read_deadline, deadline);
    std::size_t size = 0;
    if (state_->tls)
        size = co_await state_->tls->async_read_some(buffer, into(error));
    else
        size = co_await state_->plain->async_read_some(buffer, into(error));
    watched.judge(error);
    co_return size;
}

asio::awaitable<void> Stream::write(std::array<asio::const_buffer, 2> buffers, Time deadline, Error& error) {
    const State::Watched watched(*state_, state_->write_deadline, deadline);
    if (state_->tls)
        co_await asio::async_write(*state_->tls, buffers, into(error));
    else
        co_await asio::async_write(*state_->plain, buffers, into(error));
    watched.judge(error);
}

asio::awaitable<void> Stream::finish(Time deadline) {
    Error error;
    const State::Watched watched(*state_, state_->read_deadline, deadline);
    // TLS: close_notify is sent and that of the other side awaited, over what it still sends.
    if (state_->tls) co_await state_->tls->async_shutdown(into(error));
    socket().shutdown(Socket::shutdown_send, error);
    if (state_->late) error = asio::error::timed_out;
    std::array<char, 4096> passed_over{};
    while (!error) co_await socket().async_read_some(asio::buffer(passed_over), into(error));
    close();
}

void Stream::cancel() { state_->cancel(); }

void Stream::close() {
    Error ignored;
    socket().close(ignored);
}

bool Stream::tls() const { return state_->tls != nullptr; }
ssl_st* Stream::native_tls() { return state_->tls ? state_->tls->native_handle() : nullptr; }
Socket& Stream::socket() { return state_->socket(); }

} // namespace voorrang::http

// A TCP connection, plain or under TLS, whose reads and writes have deadlines. All of it runs on the socket's executor,
// which must be a strand. What is past its deadline fails with asio::error::timed_out and leaves the socket open, so
// that a last answer can be written.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <chrono>
#include <memory>

namespace boost::asio::ssl {
class context;
}

struct ssl_st;

namespace voorrang::http {

namespace asio = boost::asio;

class Stream {
  public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;
    using Error = boost::system::error_code;
    static constexpr Time never = Time::max();

    explicit Stream(asio::ip::tcp::socket socket);
    Stream(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context);
    ~Stream();
    Stream(Stream&&) noexcept;
    Stream& operator=(Stream&&) noexcept;

    enum class Side : bool { server, client };

    // Nothing to do without TLS.
    asio::awaitable<Error> handshake(Side side, Time deadline);

    // At least one byte, or an error: eof, also where TLS is not closed as it should be (stream_truncated), timed_out,
    // operation_aborted after cancel().
    asio::awaitable<std::size_t> read(asio::mutable_buffer buffer, Time deadline, Error& error);
    // Both of them, whole.
    asio::awaitable<void> write(std::array<asio::const_buffer, 2> buffers, Time deadline, Error& error);

    // Tells the other side that no more will come, passes over what it still sends until it closes too, and closes:
    // closing with unread bytes would take the last answer away from it.
    asio::awaitable<void> finish(Time deadline);

    void cancel(); // what is under way
    void close();

    bool tls() const;
    ssl_st* native_tls(); // null without TLS
    asio::ip::tcp::socket& socket();

  private:
    struct State;
    std::shared_ptr<State> state_;
};

} // namespace voorrang::http

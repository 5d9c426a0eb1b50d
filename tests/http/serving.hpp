// A server on a port of its own with a thread that runs it, and clients that speak to it byte by byte.
#pragma once

#include "adapters/http/router.hpp"
#include "adapters/http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace voorrang::http {

using namespace std::chrono_literals;

// What takes longer is a failure, not a slow machine.
inline constexpr auto patience = 30s;

// Runs an io_context on threads of its own until it goes.
class Running {
  public:
    explicit Running(std::size_t threads = 1) : work_(io.get_executor()) {
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { io.run(); });
    }
    ~Running() {
        io.stop();
        for (std::thread& thread : threads_) thread.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    template <class T>
    T wait(asio::awaitable<T> what) {
        std::future<T> result = asio::co_spawn(io, std::move(what), asio::use_future);
        if (result.wait_for(patience) != std::future_status::ready) throw std::runtime_error("it hangs");
        return result.get();
    }

    asio::io_context io;

  private:
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    std::vector<std::thread> threads_;
};

struct Answer {
    int status = 0;
    Fields headers;
    std::string body;

    std::string header(std::string_view name) const { return std::string(headers.get(name).value_or("")); }
};

// A client's connection, blocking.
class Connection {
  public:
    explicit Connection(std::uint16_t port) : socket_(io_) {
        socket_.connect({asio::ip::address_v4::loopback(), port});
        const timeval most{patience.count(), 0};
        ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
    }

    // What can't be sent, for the server has closed, is seen in what can't be received.
    Connection& send(std::string_view bytes) {
        boost::system::error_code ignored;
        asio::write(socket_, asio::buffer(bytes), ignored);
        return *this;
    }
    void end_sending() { socket_.shutdown(asio::ip::tcp::socket::shutdown_send); }
    void leave() { socket_.close(); }

    // The bytes up to and with `end`; less only if the connection ends.
    std::string until(std::string_view end) {
        std::size_t found = 0;
        while ((found = received_.find(end)) == std::string::npos && receive()) {
        }
        return take(found == std::string::npos ? received_.size() : found + end.size());
    }
    std::string exactly(std::size_t size) {
        while (received_.size() < size && receive()) {
        }
        return take(std::min(size, received_.size()));
    }
    std::string rest() {
        while (receive()) {
        }
        return take(received_.size());
    }
    // Whether the server has closed the connection and said nothing more.
    bool closed() { return rest().empty() && !late_; }

    // The next answer with a Content-Length; status 0 if there is none.
    Answer answer(bool with_body = true) {
        Answer answer;
        std::string head = until("\r\n\r\n");
        if (!head.starts_with("HTTP/1.1 ") || !head.ends_with("\r\n\r\n")) return answer;
        answer.status = std::stoi(head.substr(9, 3));
        for (std::size_t at = head.find("\r\n") + 2; head.compare(at, 2, "\r\n") != 0;) {
            const std::size_t colon = head.find(": ", at);
            const std::size_t end = head.find("\r\n", at);
            answer.headers.add(head.substr(at, colon - at), head.substr(colon + 2, end - colon - 2));
            at = end + 2;
        }
        if (with_body && answer.headers.has("Content-Length"))
            answer.body = exactly(std::stoul(answer.header("Content-Length")));
        return answer;
    }

    Answer get(std::string_view path) {
        return send("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
    }

  private:
    bool receive() {
        std::array<char, 4096> bytes{};
        const ssize_t size = ::recv(socket_.native_handle(), bytes.data(), bytes.size(), 0);
        late_ = late_ || (size < 0 && errno == EAGAIN);
        if (size <= 0) return false;
        received_.append(bytes.data(), static_cast<std::size_t>(size));
        return true;
    }
    std::string take(std::size_t size) {
        std::string taken = received_.substr(0, size);
        received_.erase(0, size);
        return taken;
    }

    asio::io_context io_;
    asio::ip::tcp::socket socket_;
    std::string received_;
    bool late_ = false;
};

// A server with a few routes: GET /hello, POST /echo, GET /fail, GET /tenders/{tender}; more can be added before
// start().
class Serving : public ::testing::Test {
  protected:
    Serving() {
        options.listen = {{"127.0.0.1", 0}};
        options.metrics = std::make_shared<Registry>();
        options.limits.linger = 300ms; // for clients of tests that do not close
        router.add(Method::get, "/hello",
                   [](Request&) -> asio::awaitable<Response> { co_return text_response(200, "hello"); });
        router.add(Method::post, "/echo",
                   [](Request& request) -> asio::awaitable<Response> { co_return text_response(200, request.body); });
        router.add(Method::get, "/fail", [](Request&) -> asio::awaitable<Response> {
            throw std::runtime_error("the secret of the database");
            co_return Response{};
        });
        router.add(Method::get, "/tenders/{tender}", [](Request& request) -> asio::awaitable<Response> {
            request.user = "u-1";
            co_return text_response(200, std::string(request.path_parameter("tender")));
        });
    }
    ~Serving() override { server.reset(); }

    void start() {
        Result<Server> started =
            Server::start(running.io, options, [this](Request& request) { return router.handle(request); });
        ASSERT_TRUE(started) << started.error().message;
        server.emplace(*std::move(started));
    }
    std::uint16_t port(std::size_t which = 0) const { return server->listening()[which].port; }
    Connection connect() const { return Connection(port()); }
    // What a raw request is answered with, and all that comes after.
    Answer ask(std::string_view raw) const { return connect().send(raw).answer(); }
    Stopped stop(std::chrono::milliseconds grace) { return running.wait(server->stop(grace)); }

    ServerOptions options;
    Router router;
    Running running{2};
    std::optional<Server> server;
};

} // namespace voorrang::http

// The least that an HTTP server on Asio and Beast does, to be measured against: each request is answered with the same
// body. Threads, strands and connections are as those of the service.
//
//   voorrang_hello BYTES [THREADS]
//
// The first line of its output is its port.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace wire = boost::beast::http;
using tcp = asio::ip::tcp;
using Error = boost::system::error_code;

asio::awaitable<void> serve(tcp::socket socket, const std::string& body) {
    boost::beast::flat_buffer buffer;
    Error error;
    socket.set_option(tcp::no_delay(true), error);
    while (!error) {
        wire::request<wire::string_body> request;
        co_await wire::async_read(socket, buffer, request, asio::redirect_error(asio::use_awaitable, error));
        if (error) break;
        wire::response<wire::string_body> response(wire::status::ok, request.version());
        response.set(wire::field::content_type, "application/json");
        response.keep_alive(request.keep_alive());
        response.body() = body;
        response.prepare_payload();
        co_await wire::async_write(socket, response, asio::redirect_error(asio::use_awaitable, error));
        if (!response.keep_alive()) break;
    }
}

asio::awaitable<void> accept(asio::io_context& io, tcp::acceptor& acceptor, const std::string& body) {
    while (true) {
        tcp::socket socket(asio::make_strand(io));
        co_await acceptor.async_accept(socket, asio::use_awaitable);
        const auto executor = socket.get_executor();
        asio::co_spawn(executor, serve(std::move(socket), body), asio::detached);
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fputs("voorrang_hello BYTES [THREADS]\n", stderr), 2;
    const std::string body(std::stoul(argv[1]), 'x');
    const unsigned long threads = argc > 2 ? std::stoul(argv[2]) : std::max(1U, std::thread::hardware_concurrency());
    asio::io_context io;
    tcp::acceptor acceptor(asio::make_strand(io), tcp::endpoint(asio::ip::address_v4::loopback(), 0));
    std::printf("%d\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    asio::co_spawn(acceptor.get_executor(), accept(io, acceptor, body), asio::detached);
    std::vector<std::thread> others;
    for (unsigned long i = 1; i < threads; ++i) others.emplace_back([&] { io.run(); });
    io.run();
}

// Asks a service over HTTP/1.1, on connections that stay open, and tells how many answers came and how soon.
//
//   voorrang_load 127.0.0.1:8080 --requests requests.txt --connections 64 --seconds 5 [--rate 2000]
//
// A line of the file is a request, `GET /path` or `POST /path BODY` (JSON); they are asked in turns, and %N in one is
// its number. Without --rate each connection asks again as soon as it was answered: what comes out is the throughput.
// With it requests are due at a fixed rate, whatever becomes of those before, and latency counts from the moment a
// request was due: one that had to wait because all connections were waiting for the service has waited for the
// service.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace wire = boost::beast::http;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Error = boost::system::error_code;

struct Options {
    std::string address, file;
    std::vector<std::string> headers;
    std::size_t connections = 16;
    double seconds = 2;
    std::size_t most = 0; // requests; 0: until the time is over
    std::size_t first_number = 0;
    double rate = 0; // 0: as fast as they are answered
};

struct Request {
    std::string method, path, body;
};

// What was asked and what came of it. One thread does it all: that of a load generator should not be the limit, and it
// is not before some 60,000 requests a second.
struct Load {
    Options options;
    std::vector<Request> requests;
    tcp::endpoint endpoint;
    Clock::time_point begun, end;
    std::size_t asked = 0;
    std::vector<std::uint32_t> microseconds; // of each answer with a status of 2xx
    std::map<int, std::size_t> errors;       // by status; 0: the connection broke
    Clock::time_point last;

    // When the next request is due; nothing if there is none.
    std::optional<Clock::time_point> next_due() {
        if (options.most > 0 && asked >= options.most) return std::nullopt;
        Clock::time_point due = Clock::now();
        if (options.rate > 0) {
            const std::chrono::duration<double> since(static_cast<double>(asked) / options.rate);
            due = begun + std::chrono::duration_cast<Clock::duration>(since);
        }
        if (options.most == 0 && due >= end) return std::nullopt;
        return due;
    }
};

void replace_number(std::string& text, std::size_t number) {
    for (std::size_t at = text.find("%N"); at != std::string::npos; at = text.find("%N", at))
        text.replace(at, 2, std::to_string(number));
}

std::string text_of(const Load& load, std::size_t index) {
    const Request& request = load.requests[index % load.requests.size()];
    const std::size_t number = load.options.first_number + index;
    std::string path = request.path, body = request.body;
    replace_number(path, number);
    replace_number(body, number);
    std::string text = request.method + ' ' + path + " HTTP/1.1\r\nHost: " + load.options.address + "\r\n";
    for (std::string header : load.options.headers) {
        replace_number(header, number);
        text += header + "\r\n";
    }
    if (!body.empty())
        text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

asio::awaitable<void> connection(Load& load) {
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer(executor);
    tcp::socket socket(executor);
    boost::beast::flat_buffer buffer;
    while (const auto due = load.next_due()) {
        const std::string text = text_of(load, load.asked++);
        if (*due > Clock::now()) {
            timer.expires_at(*due);
            co_await timer.async_wait(asio::use_awaitable);
        }
        Error error;
        if (!socket.is_open()) {
            co_await socket.async_connect(load.endpoint, asio::redirect_error(asio::use_awaitable, error));
            if (!error) socket.set_option(tcp::no_delay(true), error);
        }
        wire::response<wire::string_body> response;
        if (!error)
            co_await asio::async_write(socket, asio::buffer(text), asio::redirect_error(asio::use_awaitable, error));
        if (!error)
            co_await wire::async_read(socket, buffer, response, asio::redirect_error(asio::use_awaitable, error));
        load.last = Clock::now();
        const int status = error ? 0 : static_cast<int>(response.result_int());
        if (status >= 200 && status < 300) {
            const auto took = std::chrono::duration_cast<std::chrono::microseconds>(load.last - *due);
            load.microseconds.push_back(static_cast<std::uint32_t>(took.count()));
        } else {
            ++load.errors[status];
        }
        if (error || !response.keep_alive()) {
            socket.close(error);
            buffer.clear();
        }
    }
}

std::vector<Request> read_requests(const std::string& file) {
    std::ifstream in(file);
    std::vector<Request> requests;
    for (std::string line; std::getline(in, line);) {
        const std::size_t method = line.find(' ');
        if (method == std::string::npos) throw std::runtime_error(file + ": a line is METHOD PATH [BODY]: " + line);
        const std::size_t path = std::min(line.find(' ', method + 1), line.size());
        requests.push_back({line.substr(0, method), line.substr(method + 1, path - method - 1),
                            path < line.size() ? line.substr(path + 1) : std::string()});
    }
    if (requests.empty()) throw std::runtime_error(file + ": there are no requests in it");
    return requests;
}

tcp::endpoint endpoint_of(const std::string& address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("an address is ADDRESS:PORT: 127.0.0.1:8080");
    return {asio::ip::make_address(address.substr(0, colon)),
            static_cast<std::uint16_t>(std::stoul(address.substr(colon + 1)))};
}

void print(Load& load) {
    std::vector<std::uint32_t>& times = load.microseconds;
    std::sort(times.begin(), times.end());
    // The least time within which this part of the answers came.
    const auto percentile = [&](double part) -> std::uint32_t {
        if (times.empty()) return 0;
        const auto rank = static_cast<std::size_t>(part * static_cast<double>(times.size()));
        return times[std::min(rank, times.size() - 1)];
    };
    const double seconds = std::chrono::duration<double>(load.last - load.begun).count();
    std::string errors;
    for (const auto& [status, count] : load.errors)
        errors += (errors.empty() ? "\"" : ",\"") + std::to_string(status) + "\":" + std::to_string(count);
    std::printf("{\"requests\":%zu,\"errors\":{%s},\"seconds\":%.3f,\"per_second\":%.1f,\"p50_us\":%u,\"p90_us\":%u,"
                "\"p99_us\":%u,\"max_us\":%u}\n",
                times.size(), errors.c_str(), seconds, static_cast<double>(times.size()) / seconds, percentile(0.5),
                percentile(0.9), percentile(0.99), times.empty() ? 0 : times.back());
}

void run(Load& load) {
    load.requests = read_requests(load.options.file);
    load.endpoint = endpoint_of(load.options.address);
    asio::io_context io(1);
    load.begun = load.last = Clock::now();
    load.end =
        load.begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(load.options.seconds));
    for (std::size_t i = 0; i < load.options.connections; ++i)
        asio::co_spawn(io, connection(load), [](const std::exception_ptr& failure) {
            if (failure) std::rethrow_exception(failure);
        });
    io.run();
    print(load);
}

} // namespace

int main(int argc, char** argv) {
    Load load;
    CLI::App app("Asks a service over HTTP and tells how many answers came and how soon.");
    app.add_option("address", load.options.address, "ADDRESS:PORT")->required();
    app.add_option("--requests", load.options.file, "file with a request a line")->required();
    app.add_option("--header", load.options.headers, "of each request: \"Name: value\"");
    app.add_option("--connections", load.options.connections, "that ask at once");
    app.add_option("--seconds", load.options.seconds, "for so long");
    app.add_option("--count", load.options.most, "so many requests, however long it takes");
    app.add_option("--first", load.options.first_number, "%N of the first request");
    app.add_option("--rate", load.options.rate, "requests that are due each second");
    CLI11_PARSE(app, argc, argv);
    try {
        run(load);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "voorrang_load: %s\n", failure.what());
        return 1;
    }
    return 0;
}

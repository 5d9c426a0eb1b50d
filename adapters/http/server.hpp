// An HTTP/1.1 server (RFC 9112) on the caller's io_context, which any number of threads may run.
//
//   Registry metrics;
//   ServerOptions options;
//   options.listen = {{"127.0.0.1", 8080}};
//   Result<Server> server = Server::start(io, options, [&](Request& request) { return router.handle(request); });
//   …
//   co_await server->stop(10s);
//
// Keep-alive, pipelining (answers in order), Expect: 100-continue, chunked bodies. What is ambiguous is refused with
// 400 and the connection closed, so that no proxy before it can read a request otherwise: Content-Length beside
// Transfer-Encoding, several of either, folded headers, white space before a colon, no Host or two, bare line feeds.
// Each answer has X-Request-Id, and unless the handler set them: X-Content-Type-Options: nosniff, Cache-Control:
// no-store, Referrer-Policy: no-referrer, Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; over TLS
// also Strict-Transport-Security: max-age=31536000.
//
// Metrics: voorrang_http_requests_total{route,method,status}, voorrang_http_request_seconds{route,method},
// voorrang_http_connections, voorrang_http_requests_in_flight, voorrang_http_streams,
// voorrang_http_refused_total{limit}, voorrang_http_received_bytes_total, voorrang_http_sent_bytes_total. A path that
// no route matches counts as route "none".
//
// The access log has a line of JSON for each request: {"time":"2026-03-01T12:00:00.123Z","request":"4f0c9a52d1b7e863",
// "peer":"192.0.2.1","user":"u-12","method":"GET","route":"/v1/tenders/{tender}","status":200,"bytes":512,"ms":1.2}.
// `bytes` are those of the answer's body. Paths, queries, headers and bodies are never in it: they can hold personal
// data.
#pragma once

#include "adapters/http/handler.hpp"
#include "adapters/http/limits.hpp"
#include "adapters/http/metrics.hpp"
#include "dsl/diagnostics/result.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spdlog {
class logger;
}

namespace voorrang::http {

struct Listen {
    std::string address = "127.0.0.1"; // IPv4 or IPv6; "::" takes IPv6 only
    std::uint16_t port = 8080;         // 0: any that is free
    bool tls = false;

    friend bool operator==(const Listen&, const Listen&) = default;
};

struct TlsFiles {
    std::string certificates; // PEM: the server's own, then those between it and the root
    std::string key;          // PEM, without a password
};

struct ServerOptions {
    std::vector<Listen> listen;
    std::optional<TlsFiles> tls; // needed if one of `listen` has tls
    Limits limits;
    std::shared_ptr<Registry> metrics;          // none: nothing is counted
    std::shared_ptr<spdlog::logger> access_log; // at level info, with the pattern "%v"; none: no access log
    std::shared_ptr<spdlog::logger> log;        // faults; none: they are not told
};

// How a stop went.
struct Stopped {
    std::size_t finished = 0; // requests that were at work and got their answer
    std::size_t cut_off = 0;  // those that had not when the grace was over
};

class Server {
  public:
    // Listens on all addresses, or on none: V901 (the address is in use, may not be used, is none), V902 (a certificate
    // or key that can't be read, that don't belong together). Accepts from when the io_context runs.
    static Result<Server> start(asio::io_context& io, ServerOptions options, Handler handler);

    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;
    ~Server(); // closes everything at once, if it was not stopped

    // As in the options, with the ports that were bound.
    const std::vector<Listen>& listening() const;

    // Reads certificate and key anew for connections to come; V902: the old ones stay in use. From any thread.
    Result<void> reload_tls();

    // Accepts no more, closes idle connections, ends streams, and lets requests at work get their answer; those that
    // have not when the grace is over are cancelled (asio's per-operation cancellation) and cut off. Done when none is
    // left, or a second after that if a handler does not heed its cancellation. Once only; from any executor.
    asio::awaitable<Stopped> stop(std::chrono::milliseconds grace);

  private:
    struct State;
    explicit Server(std::shared_ptr<State> state);
    std::shared_ptr<State> state_;
};

} // namespace voorrang::http

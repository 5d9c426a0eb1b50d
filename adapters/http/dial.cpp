#include "adapters/http/dial.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>
#include <vector>

namespace voorrang::http {

namespace {

using tcp = asio::ip::tcp;
using Error = boost::system::error_code;

// What is awaited until a deadline, on a strand: `done` is set by whoever finishes, who then cancels the timer.
struct Pending {
    explicit Pending(const asio::any_io_executor& executor) : timer(executor), socket(executor), resolver(executor) {}
    asio::steady_timer timer;
    tcp::socket socket;
    tcp::resolver resolver;
    bool done = false;
    Error error;
    std::vector<tcp::endpoint> endpoints;
};

// A look-up of a name can't be cancelled, so nobody waits for it past the deadline: it ends by itself.
asio::awaitable<Error> wait(const std::shared_ptr<Pending>& pending, Stream::Time deadline) {
    while (!pending->done && Stream::Clock::now() < deadline) {
        Error ignored;
        pending->timer.expires_at(deadline);
        co_await pending->timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    co_return pending->done ? pending->error : Error(asio::error::timed_out);
}

asio::awaitable<Error> look_up(std::shared_ptr<Pending> pending, const Url& url, Stream::Time deadline) {
    pending->done = false;
    pending->resolver.async_resolve(url.host, std::to_string(url.port), tcp::resolver::numeric_service,
                                    [pending](const Error& error, const tcp::resolver::results_type& results) {
                                        for (const auto& result : results)
                                            pending->endpoints.push_back(result.endpoint());
                                        pending->error = error;
                                        pending->done = true;
                                        pending->timer.cancel();
                                    });
    co_return co_await wait(pending, deadline);
}

asio::awaitable<Error> connect(std::shared_ptr<Pending> pending, Stream::Time deadline) {
    pending->done = false;
    asio::async_connect(pending->socket, pending->endpoints, [pending](const Error& error, const tcp::endpoint&) {
        pending->error = error;
        pending->done = true;
        pending->timer.cancel();
    });
    const Error error = co_await wait(pending, deadline);
    Error ignored;
    if (error) pending->socket.close(ignored);
    co_return error;
}

// The certificate must be for this host; names go into the hello too, so that the server knows which one to show.
bool expect_host(SSL* tls, const std::string& host) {
    Error error;
    asio::ip::make_address(host, error);
    if (!error) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1;
    SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return SSL_set1_host(tls, host.c_str()) == 1 && SSL_set_tlsext_host_name(tls, host.c_str()) == 1;
}

Diagnostic failed_handshake(Stream& stream, const Error& error) {
    const long verified = SSL_get_verify_result(stream.native_tls());
    if (verified == X509_V_OK) return no_answer({}, "TLS failed: " + error.message());
    return {Code::bad_certificate,
            std::string("the other service's certificate is not to be trusted: ") +
                X509_verify_cert_error_string(verified),
            std::nullopt,
            {},
            {},
            {}};
}

} // namespace

Diagnostic no_answer(std::string place, std::string why) {
    return {Code::no_answer,
            "the other service gives no answer: " + std::move(why),
            std::nullopt,
            std::move(place),
            {},
            "look whether the address is right and the service runs; then try again"};
}

asio::awaitable<Result<Stream>> dial(const Url& url, const TlsContext& tls, Reach reach, Stream::Time deadline) {
    const auto pending = std::make_shared<Pending>(co_await asio::this_coro::executor);
    if (const Error error = co_await look_up(pending, url, deadline))
        co_return no_answer({}, "its name can't be looked up: " + error.message());
    if (reach == Reach::public_only) {
        std::erase_if(pending->endpoints, [](const tcp::endpoint& endpoint) { return !is_public(endpoint.address()); });
        if (pending->endpoints.empty()) co_return no_answer({}, "its address is not a public one");
    }
    if (const Error error = co_await connect(pending, deadline))
        co_return no_answer({}, "there is no connection: " + error.message());
    if (!url.tls) co_return Stream(std::move(pending->socket));
    Stream stream(std::move(pending->socket), tls);
    if (!expect_host(stream.native_tls(), url.host)) co_return no_answer({}, "its name can't be verified");
    if (const Error error = co_await stream.handshake(Stream::Side::client, deadline))
        co_return failed_handshake(stream, error);
    co_return stream;
}

} // namespace voorrang::http

#include "adapters/http/client.hpp"

#include "adapters/http/dial.hpp"
#include "adapters/http/reply_reader.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace voorrang::http {

struct Client::State {
    ClientOptions options;
    TlsContext tls;
};

namespace {

using Clock = Stream::Clock;

// The place of a diagnostic: queries can hold secrets.
std::string place_of(const Url& url) {
    Url shown = url;
    shown.target.resize(std::min(shown.target.find('?'), shown.target.size()));
    return to_text(shown);
}

Result<std::string> to_wire(const Call& call) {
    constexpr std::string_view own[] = {"Host", "Content-Length", "Connection", "User-Agent", "Transfer-Encoding"};
    std::string wire(method_text(call.method));
    ((((wire += ' ') += call.url.target) += " HTTP/1.1\r\nHost: ") += call.url.authority()) +=
        "\r\nConnection: close\r\nUser-Agent: voorrang\r\n";
    for (const auto& [name, value] : call.headers) {
        if (std::ranges::any_of(own, [&name = name](std::string_view ours) { return same_name(ours, name); })) continue;
        if (!is_field_name(name) || !is_field_value(value))
            return Diagnostic{Code::bad_url,
                              "the request has a malformed header",
                              std::nullopt,
                              place_of(call.url),
                              {},
                              "leave control characters out of names and values of headers"};
        (((wire += name) += ": ") += value) += "\r\n";
    }
    if (!call.body.empty() || call.method == Method::post || call.method == Method::put || call.method == Method::patch)
        ((wire += "Content-Length: ") += std::to_string(call.body.size())) += "\r\n";
    return wire += "\r\n";
}

asio::awaitable<Result<Reply>> exchange(const Call& call, const ClientOptions& options, const TlsContext& tls) {
    const std::string place = place_of(call.url);
    const Stream::Time deadline = Clock::now() + options.total;
    const Result<std::string> wire = to_wire(call);
    if (!wire) co_return wire.error();
    Result<Stream> stream =
        co_await dial(call.url, tls, options.reach, std::min(deadline, Clock::now() + options.connect));
    if (!stream) {
        Diagnostic failure = stream.error();
        failure.place = place;
        co_return failure;
    }
    boost::system::error_code error;
    co_await stream->write({asio::buffer(*wire), asio::buffer(call.body)}, deadline, error);
    // Some servers answer before they have read all: what they say is worth more than that they closed.
    if (error == asio::error::timed_out) co_return no_answer(place, "it takes too long to read the request");
    ReplyReader reader(call.method, options.header_bytes, options.body_bytes);
    std::string buffer;
    while (!reader.done()) {
        const std::size_t had = buffer.size();
        buffer.resize(had + (16U << 10U));
        const std::size_t size = co_await stream->read(asio::buffer(buffer) + had, deadline, error);
        buffer.resize(had + size);
        if (error == asio::error::timed_out) co_return no_answer(place, "it takes too long to answer");
        const Result<std::size_t> used = error ? reader.end(error == asio::error::eof) : reader.feed(buffer);
        if (!used) co_return no_answer(place, used.error().message);
        buffer.erase(0, *used);
    }
    co_return reader.take();
}

} // namespace

Result<Client> Client::make(ClientOptions options) {
    Result<TlsContext> context = client_context(options.ca_file);
    if (!context) return context.error();
    return Client(std::make_shared<const State>(State{std::move(options), *std::move(context)}));
}

asio::awaitable<Result<Reply>> Client::send(Call call) const {
    const std::shared_ptr<const State> state = state_;
    // Deadlines need a strand.
    auto strand = asio::make_strand(co_await asio::this_coro::executor);
    co_return co_await asio::co_spawn(strand, exchange(call, state->options, state->tls), asio::use_awaitable);
}

} // namespace voorrang::http

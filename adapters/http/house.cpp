#include "adapters/http/house.hpp"

#include "adapters/http/request_id.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>

namespace voorrang::http {

namespace {

using tcp = asio::ip::tcp;
using Error = boost::system::error_code;
using Clock = Stream::Clock;

Diagnostic not_listening(const Listen& listen, const std::string& why, std::string help) {
    return {Code::not_listening,
            "the address can't be listened on: " + why,
            std::nullopt,
            listen.address + " port " + std::to_string(listen.port),
            {},
            std::move(help)};
}

std::string help_for(const Error& error) {
    if (error == asio::error::address_in_use) return "stop the other program that listens there, or take another port";
    if (error == asio::error::access_denied) return "take a port from 1024 on, or give the program the right to it";
    return "give an address that this machine has";
}

} // namespace

House::House(asio::io_context& io, std::shared_ptr<Shared> shared)
    : io_(io), strand_(asio::make_strand(io)), shared_(std::move(shared)), ended_(strand_),
      door_(shared_->limits.connections, shared_->limits.connections_of_one) {}

Result<void> House::listen(const Listen& listen) {
    Error error;
    const asio::ip::address address = asio::ip::make_address(listen.address, error);
    if (error) return not_listening(listen, "this is not an IPv4 or IPv6 address", "give one such as 127.0.0.1 or ::1");
    const tcp::endpoint endpoint(address, listen.port);
    tcp::acceptor acceptor(strand_);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && address.is_v6()) acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    const tcp::endpoint bound = error ? endpoint : acceptor.local_endpoint(error);
    if (error) return not_listening(listen, error.message(), help_for(error));
    listening_.push_back({listen.address, bound.port(), listen.tls});
    acceptors_.push_back(std::move(acceptor));
    return {};
}

void House::open() {
    auto listen = listening_.begin();
    for (tcp::acceptor& acceptor : acceptors_) {
        asio::co_spawn(
            strand_,
            [self = shared_from_this(), &acceptor, tls = listen->tls]() { return self->accept_all(acceptor, tls); },
            asio::detached);
        ++listen;
    }
}

asio::awaitable<void> House::accept_all(tcp::acceptor& acceptor, bool tls) {
    const std::shared_ptr<House> self = shared_from_this();
    while (acceptor.is_open()) {
        tcp::socket socket(asio::make_strand(io_));
        Error error;
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (shared_->stopping) co_return;
        if (!error) {
            receive(std::move(socket), tls);
            continue;
        }
        if (error == asio::error::connection_aborted) continue;
        // Out of file descriptors or memory: connections that end make room.
        shared_->tell("a connection can't be accepted: " + error.message());
        asio::steady_timer pause(strand_, std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

void House::receive(tcp::socket socket, bool tls) {
    Error error;
    const tcp::endpoint client = socket.remote_endpoint(error);
    if (error) return; // gone already
    socket.set_option(tcp::no_delay(true), error);
    const Door::Answer answer = door_.enter(client.address());
    if (answer == Door::Answer::welcome) return begin_session(std::move(socket), client.address(), tls);
    const bool full = answer == Door::Answer::full;
    shared_->metrics.refused(full ? "connections" : "connections_of_one");
    // To tell it over TLS would cost the handshake, which is what is to be saved.
    std::optional<Pool::Share> share = turned_away_.take();
    if (tls || !share) return;
    Problem refused = full ? problem(problems::overloaded, "there are too many connections")
                           : problem(problems::too_many_connections, "there are too many connections of your address");
    refused.headers.set("Retry-After", std::to_string(shared_->limits.retry_after.count()));
    const asio::any_io_executor executor = socket.get_executor();
    asio::co_spawn(executor, turn_away(std::move(socket), closing(std::move(refused)), *std::move(share)),
                   [self = shared_from_this()](const std::exception_ptr&) {});
}

asio::awaitable<void> House::turn_away(tcp::socket socket, Problem problem, Pool::Share share) {
    const Pool::Share held = std::move(share);
    Stream stream(std::move(socket));
    const Stream::Time deadline = Clock::now() + shared_->limits.linger;
    const std::string id = request_id(std::nullopt);
    const Response response = to_response(problem, "", id);
    std::vector<std::string> left_out;
    Sending sending;
    sending.keep_alive = false;
    sending.request_id = id;
    const std::string head = response_head(response, sending, left_out);
    Error error;
    co_await stream.write({asio::buffer(head), asio::buffer(response.body)}, deadline, error);
    if (!error) co_await stream.finish(deadline);
}

void House::begin_session(tcp::socket socket, const asio::ip::address& client, bool with_tls) {
    Stream stream = with_tls ? Stream(std::move(socket), tls()) : Stream(std::move(socket));
    const auto session = std::make_shared<Session>(shared_, std::move(stream), client.to_string());
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(mutex_);
        number = ++last_number_;
        sessions_.emplace(number, session);
    }
    shared_->metrics.connections.add(1);
    asio::co_spawn(session->executor(), session->run(),
                   asio::bind_cancellation_slot(session->slot(), [self = shared_from_this(), session, number,
                                                                  client](std::exception_ptr failure) {
                       self->end_session(number, client);
                       if (failure && !session->was_cut()) self->shared_->tell("a connection failed");
                   }));
}

void House::end_session(std::uint64_t number, const asio::ip::address& client) {
    door_.leave(client);
    shared_->metrics.connections.add(-1);
    const std::lock_guard lock(mutex_);
    sessions_.erase(number);
    if (sessions_.empty() && shared_->stopping)
        asio::post(strand_, [self = shared_from_this()] { self->ended_.cancel(); });
}

std::vector<std::shared_ptr<Session>> House::sessions() {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Session>> all;
    for (const auto& [number, session] : sessions_)
        if (std::shared_ptr<Session> there = session.lock()) all.push_back(std::move(there));
    return all;
}

void House::use(TlsContext context) {
    const std::lock_guard lock(mutex_);
    tls_ = std::move(context);
}

TlsContext House::tls() {
    const std::lock_guard lock(mutex_);
    return tls_;
}

void House::close_doors() {
    shared_->stopping = true;
    Error ignored;
    for (tcp::acceptor& acceptor : acceptors_) acceptor.close(ignored);
}

asio::awaitable<bool> House::wait_until_empty(Stream::Time deadline) {
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            if (sessions_.empty()) co_return true;
        }
        if (Clock::now() >= deadline) co_return false;
        ended_.expires_at(deadline);
        Error ignored;
        co_await ended_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
}

asio::awaitable<Stopped> House::stop(std::chrono::milliseconds grace) {
    const std::shared_ptr<House> self = shared_from_this();
    close_doors();
    for (const std::shared_ptr<Session>& session : sessions())
        asio::post(session->executor(), [session] { session->stop(); });
    Stopped stopped;
    if (!co_await wait_until_empty(Clock::now() + grace)) {
        const auto cut_off = std::make_shared<std::atomic<std::size_t>>(0);
        for (const std::shared_ptr<Session>& session : sessions())
            asio::post(session->executor(), [session, cut_off] {
                if (session->cut()) ++*cut_off;
            });
        co_await wait_until_empty(Clock::now() + std::chrono::seconds(1));
        stopped.cut_off = *cut_off;
    }
    stopped.finished = shared_->finished;
    co_return stopped;
}

void House::abandon() {
    asio::post(strand_, [self = shared_from_this()] {
        self->close_doors();
        for (const std::shared_ptr<Session>& session : self->sessions())
            asio::post(session->executor(), [session] { session->cut(); });
    });
}

} // namespace voorrang::http

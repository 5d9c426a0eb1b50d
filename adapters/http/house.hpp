// The addresses a server listens on, and the connections that came from there: who is let in, and how all of it ends.
#pragma once

#include "adapters/http/gate.hpp"
#include "adapters/http/server.hpp"
#include "adapters/http/session.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace voorrang::http {

class House : public std::enable_shared_from_this<House> {
  public:
    using Strand = asio::strand<asio::io_context::executor_type>;

    House(asio::io_context& io, std::shared_ptr<Shared> shared);

    // Before open().
    Result<void> listen(const Listen& listen);
    const std::vector<Listen>& listening() const { return listening_; }

    void open();                  // accepts from now on
    void use(TlsContext context); // for connections to come; from any thread
    void abandon();               // closes everything as soon as the io_context gets to it

    Strand strand() const { return strand_; }
    asio::awaitable<Stopped> stop(std::chrono::milliseconds grace); // on the strand

  private:
    asio::awaitable<void> accept_all(asio::ip::tcp::acceptor& acceptor, bool tls);
    void receive(asio::ip::tcp::socket socket, bool tls);
    void begin_session(asio::ip::tcp::socket socket, const asio::ip::address& client, bool tls);
    void end_session(std::uint64_t number, const asio::ip::address& client);
    asio::awaitable<void> turn_away(asio::ip::tcp::socket socket, Problem problem, Pool::Share share);
    asio::awaitable<bool> wait_until_empty(Stream::Time deadline); // whether it is
    void close_doors();
    std::vector<std::shared_ptr<Session>> sessions();
    TlsContext tls();

    asio::io_context& io_;
    const Strand strand_;
    const std::shared_ptr<Shared> shared_;
    std::vector<Listen> listening_;
    std::list<asio::ip::tcp::acceptor> acceptors_; // as listening_
    asio::steady_timer ended_;                     // cancelled when the last session ends
    Door door_;
    Pool turned_away_{100}; // at once; more are closed without a word

    std::mutex mutex_; // for what follows
    TlsContext tls_;
    std::map<std::uint64_t, std::weak_ptr<Session>> sessions_;
    std::uint64_t last_number_ = 0;
};

} // namespace voorrang::http

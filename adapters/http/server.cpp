#include "adapters/http/server.hpp"

#include "adapters/http/gate.hpp"
#include "adapters/http/house.hpp"
#include "adapters/http/session.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace voorrang::http {

struct Server::State {
    std::shared_ptr<House> house;
    std::optional<TlsFiles> files;
};

Server::Server(std::shared_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() {
    if (state_) state_->house->abandon();
}

Result<Server> Server::start(asio::io_context& io, ServerOptions options, Handler handler) {
    auto shared = std::make_shared<Shared>(options.limits, std::move(handler), std::move(options.metrics));
    shared->access_log = std::move(options.access_log);
    shared->log = std::move(options.log);
    auto house = std::make_shared<House>(io, std::move(shared));
    if (options.tls) {
        Result<TlsContext> context = server_context(*options.tls);
        if (!context) return context.error();
        house->use(*std::move(context));
    }
    for (const Listen& listen : options.listen) {
        if (listen.tls && !options.tls)
            return Diagnostic{Code::bad_certificate,
                              "there is no certificate to listen with TLS",
                              std::nullopt,
                              listen.address,
                              {},
                              "give a certificate and a key"};
        if (Result<void> opened = house->listen(listen); !opened) return opened.error();
    }
    house->open();
    return Server(std::make_shared<State>(State{std::move(house), std::move(options.tls)}));
}

const std::vector<Listen>& Server::listening() const { return state_->house->listening(); }

Result<void> Server::reload_tls() {
    if (!state_->files) return {};
    Result<TlsContext> context = server_context(*state_->files);
    if (!context) return context.error();
    state_->house->use(*std::move(context));
    return {};
}

asio::awaitable<Stopped> Server::stop(std::chrono::milliseconds grace) {
    const std::shared_ptr<House> house = state_->house;
    co_return co_await asio::co_spawn(house->strand(), house->stop(grace), asio::use_awaitable);
}

} // namespace voorrang::http

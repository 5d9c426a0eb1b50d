// One request to another service: a webhook, a set of keys. TLS 1.2 or later, the certificate verified against the
// host's name; one connection each; no redirect is followed, no proxy used, nothing is compressed.
#pragma once

#include "adapters/http/fields.hpp"
#include "adapters/http/method.hpp"
#include "adapters/http/url.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace voorrang::http {

namespace asio = boost::asio;

enum class Reach : bool {
    anywhere,
    // Not the machine itself, private networks, link-local or multicast addresses, whatever a name resolves to: for
    // addresses that users may set.
    public_only
};

struct ClientOptions {
    std::chrono::milliseconds connect{5'000}; // for name, connection and TLS together
    std::chrono::milliseconds total{15'000};  // until the last byte of the answer
    std::size_t header_bytes = 16 << 10;      // of the answer
    std::size_t body_bytes = 1 << 20;         // of the answer
    std::string ca_file;                      // PEM; empty: the system's CA store
    Reach reach = Reach::anywhere;
};

struct Call {
    Method method = Method::get;
    Url url;
    Fields headers; // Host, Content-Length, Connection and User-Agent are set by the client
    std::string body;
};

struct Reply {
    int status = 0;
    Fields headers;
    std::string body;
};

// May be used for many calls at once and from any thread; copies are cheap.
class Client {
  public:
    // V902 if the CA file can't be read.
    static Result<Client> make(ClientOptions options = {});

    // Any status is a reply. V903: there is none (name unknown, no connection, time is up, cut off, too large, not
    // HTTP) or no server that may be reached; V902: its certificate is not to be trusted. The diagnostic's place is the
    // address without its query. Runs on the executor of its caller and may be cancelled.
    asio::awaitable<Result<Reply>> send(Call call) const;

  private:
    struct State;
    explicit Client(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;
};

} // namespace voorrang::http

// What the interface stands on, and how its endpoints are run.
#pragma once

#include "adapters/api/endpoint.hpp"
#include "adapters/api/entry_names.hpp"
#include "adapters/api/kept_answers.hpp"
#include "adapters/api/log_signal.hpp"
#include "adapters/api/sightings.hpp"
#include "adapters/http/metrics.hpp"
#include "adapters/jwt/key_cache.hpp"
#include "adapters/service/clock.hpp"
#include "adapters/service/tenders.hpp"
#include "adapters/service/write_queue.hpp"

#include <boost/asio/thread_pool.hpp>

namespace spdlog {
class logger;
}

namespace voorrang::api {

namespace asio = boost::asio;

struct Oidc {
    auth::OidcRules rules;
    std::shared_ptr<jwt::KeyCache> keys;
    std::function<asio::awaitable<Result<std::string>>()> fetch; // the provider's keys
};

// All must outlive the host.
struct Parts {
    store::Store& store;
    service::WriteQueue& queue;
    service::Shelf& shelf;
    service::Tenders& tenders;
    service::Clock& clock;
    LogSignal& signal;
    const EntryNames& entries;
    asio::thread_pool& pool; // for reading and deciding
    http::Registry& metrics;
    std::shared_ptr<spdlog::logger> log;
    std::optional<Oidc> oidc = {};
    // Reads the policies anew: checked first, all of them or none. What came of it, as JSON.
    std::function<Result<std::string>(store::Writer&, const service::Act&)> reload = {};
    std::function<Result<std::string>()> back_up = {}; // the file that was written
    std::function<bool()> damaged = {};                // whether the database was found to be
};

class Host {
  public:
    explicit Host(Parts parts) : parts_(std::move(parts)) {}
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    // A handler of requests for the operation. What the operation itself forbids whatever is asked for is refused
    // before the endpoint sees it; what hangs on the target is the endpoint's.
    // An answer that hangs on nothing but the request and what is in the store (not on the time, nor on what policies
    // are in force) may be given again while nothing is written.
    enum class Again : bool { never, while_unwritten };
    http::Handler reading(Operation operation, Read read, Again again = Again::never) {
        return reading(std::vector{operation}, std::move(read), again);
    }
    // Of something that has a part for each of several operations: who may do one of them is let in.
    http::Handler reading(std::vector<Operation> operations, Read read, Again again = Again::never);
    // The same for one that changes something. With an Idempotency-Key a request that comes again gets the answer that
    // it got the first time.
    enum class Replay : bool { kept, never }; // never: the answer holds a secret, and such a key is refused
    http::Handler writing(Operation operation, Write write, Replay replay = Replay::kept);

    const Parts& parts() const { return parts_; }

    // Who asks, for streams, which are neither of both.
    asio::awaitable<OrProblem<std::optional<auth::Identity>>> who(Request& request,
                                                                  const std::vector<Operation>& operations);

    // Tells the log that this is looked at, before it is: the refusal to answer with if that can't be done.
    asio::awaitable<std::optional<Response>> tell(const std::vector<Operation>& shown, const Request& request,
                                                  const auth::Identity& identity);

  private:
    Response refusal(const http::Problem& problem, const Request& request) const;
    asio::awaitable<Response> shown(Response response, const Request& request);
    // Who asks with a sound token of the service for what is theirs to ask; for all others there is who().
    std::optional<auth::Identity> known(const Request& request, const std::vector<Operation>& operations,
                                        store::Reader& store) const;
    asio::awaitable<OrProblem<auth::SignedIn>> sign_in(Request& request);
    asio::awaitable<Result<void>> write(store::Store::Job job);

    Parts parts_;
    KeptAnswers kept_;
    Sightings sightings_;
};

} // namespace voorrang::api

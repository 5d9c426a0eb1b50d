// What the service does now and then, by itself.
#pragma once

#include "adapters/http/metrics.hpp"
#include "adapters/note/key.hpp"
#include "adapters/service/clock.hpp"
#include "adapters/service/shelf.hpp"
#include "adapters/service/write_queue.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>

namespace spdlog {
class logger;
}

namespace voorrang::serve {

// All must outlive the coroutines, which never end.
struct Chores {
    store::Store& store;
    service::WriteQueue& queue;
    service::Clock& clock;
    const service::Shelf& shelf;
    http::Registry& metrics;
    spdlog::logger& log;
    const note::SecretKey& signing_key;

    // Each hour: the idempotency keys of a week ago.
    boost::asio::awaitable<void> forget_requests() const;
    // Of what is written by then; a tail of the log that no checkpoint has can be cut off unseen.
    boost::asio::awaitable<void> publish_checkpoints(std::chrono::seconds every) const;
    // What waits, what is in force, how far the clock is behind: the gauges of /metrics.
    void count() const;
};

} // namespace voorrang::serve

// What all connections of a server share.
#pragma once

#include "adapters/http/gate.hpp"
#include "adapters/http/handler.hpp"
#include "adapters/http/limits.hpp"
#include "adapters/http/server_metrics.hpp"

#include <atomic>
#include <memory>
#include <string>

namespace spdlog {
class logger;
}

namespace voorrang::http {

struct Shared {
    Shared(const Limits& with, Handler answer, std::shared_ptr<Registry> counts);

    // For the operator, as errors; nothing without a log.
    void tell(const std::string& message) const;

    const Limits limits;
    const Handler handler;
    const std::shared_ptr<Registry> registry;
    ServerMetrics metrics;
    std::shared_ptr<spdlog::logger> access_log;
    std::shared_ptr<spdlog::logger> log;

    Pool requests;
    Pool streams;
    Pool body_bytes;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> finished{0}; // answers since the stop began
};

} // namespace voorrang::http

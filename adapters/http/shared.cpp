#include "adapters/http/shared.hpp"

#include <spdlog/logger.h>

namespace voorrang::http {

Shared::Shared(const Limits& with, Handler answer, std::shared_ptr<Registry> counts)
    : limits(with), handler(std::move(answer)), registry(counts ? std::move(counts) : std::make_shared<Registry>()),
      metrics(*registry), requests(limits.requests), streams(limits.streams), body_bytes(limits.body_bytes_in_all) {}

void Shared::tell(const std::string& message) const {
    if (log) log->error(spdlog::string_view_t(message.data(), message.size()));
}

} // namespace voorrang::http

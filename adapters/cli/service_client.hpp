// Requests of a command to a running service.
#pragma once

#include "adapters/http/client.hpp"

#include <memory>
#include <string>

namespace voorrang::cli {

struct ServiceAddress {
    std::string url;        // where it is, without /v1
    std::string token_file; // empty: the token is VOORRANG_TOKEN
    std::string ca_file;    // empty: the system's
};

class ServiceClient {
  public:
    // V801 where there is no token, V501, V902, V904.
    static Result<ServiceClient> make(const ServiceAddress& address);

    // `path` begins with /v1; a body is JSON. Whatever was answered, also that it is refused. V902, V903.
    Result<http::Reply> send(http::Method method, const std::string& path, std::string body = {},
                             const std::string& idempotency_key = {}) const;
    // The same; V905 with what the service says, if that is no success.
    Result<std::string> body_of(http::Method method, const std::string& path, std::string body = {}) const;

    const std::string& base() const { return base_; }

  private:
    ServiceClient(std::string base, std::string token, http::Client client)
        : base_(std::move(base)), token_(std::move(token)), client_(std::move(client)) {}

    std::string base_, token_;
    http::Client client_;
};

// V905: what the service says of what stands at `place`.
Diagnostic refusal(const http::Reply& reply, const std::string& place);

} // namespace voorrang::cli

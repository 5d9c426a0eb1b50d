// A request as it comes off the wire, without a socket: first its head, which the caller has found whole, then its body
// bit by bit. Refuses what the limits and RFC 9112 forbid, and what two readers could take for two different requests.
#pragma once

#include "adapters/http/limits.hpp"
#include "adapters/http/or_problem.hpp"
#include "adapters/http/request.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang::http {

// How many bytes the head has at the begin of `bytes`, its empty line too; nothing if it is not whole. `searched` is
// for the caller to keep while bytes are added; 0 at first.
std::optional<std::size_t> head_size(std::string_view bytes, std::size_t& searched);

struct Head {
    Request request;                   // without body, peer, tls
    std::string_view method = "other"; // for logs and metrics
    bool http11 = true;                // else HTTP/1.0
    bool keep_alive = true;
    bool continue_expected = false;
    std::optional<std::uint64_t> length; // of the body, if told
    bool chunked = false;
};

class MessageReader {
  public:
    explicit MessageReader(const Limits& limits);
    ~MessageReader();
    MessageReader(const MessageReader&) = delete;
    MessageReader& operator=(const MessageReader&) = delete;

    OrProblem<Head> head(std::string_view bytes);

    // After the head. How many of the bytes belong to the body (or its framing) and were taken in; more must follow
    // unless done().
    bool done() const;
    OrProblem<std::size_t> body(std::string_view bytes);
    std::size_t body_size() const;
    std::string take_body();

  private:
    struct Parser;
    const Limits& limits_;
    std::unique_ptr<Parser> parser_;
    bool body_begun_ = false;
    std::size_t framing_ = 0; // bytes of chunk heads and trailers since the body last grew
};

} // namespace voorrang::http

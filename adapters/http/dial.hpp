// A connection to another service: its name looked up, TCP, TLS with its certificate verified.
#pragma once

#include "adapters/http/client.hpp"
#include "adapters/http/stream.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/ip/address.hpp>

namespace voorrang::http {

// V902 or V903, without a place. To be called on a strand.
asio::awaitable<Result<Stream>> dial(const Url& url, const TlsContext& tls, Reach reach, Stream::Time deadline);

Diagnostic no_answer(std::string place, std::string why);

// Not of this machine, of a private, link-local or test network, of multicast; nor an IPv6 address that stands for such
// an IPv4 address.
bool is_public(const asio::ip::address& address);

} // namespace voorrang::http

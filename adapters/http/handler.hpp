// What answers a request. The request stays where it is until the handler is done; it runs on the connection's executor
// (a strand of the io_context): long work belongs on another one. What it throws becomes a 500 without its text.
#pragma once

#include "adapters/http/request.hpp"
#include "adapters/http/response.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>

namespace voorrang::http {

using Handler = std::function<asio::awaitable<Response>(Request&)>;

} // namespace voorrang::http

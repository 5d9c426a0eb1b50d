// Which handler answers a request, by path and method.
//
//   Router router;
//   router.add(Method::get, "/v1/tenders/{tender}", [&](Request& request) -> asio::awaitable<Response> {
//       co_return json_response(200, tender_json(request.path_parameter("tender")));
//   });
//
// A pattern's segment is a text, or a parameter in braces, which any segment but an empty one matches. Where both
// match, the text goes first: /v1/tenders/new is not the tender called "new". No path is changed to fit: /a/ is not /a.
#pragma once

#include "adapters/http/handler.hpp"
#include "adapters/http/method.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::http {

struct Route {
    Method method;
    std::string pattern;

    friend bool operator==(const Route&, const Route&) = default;
};

class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    // Throws std::logic_error for a pattern that is malformed or has been added already, or that calls the same segment
    // by another name: mistakes of a programmer.
    void add(Method method, std::string_view pattern, Handler handler);

    // Sets the request's route and path parameters and calls the handler. No such path: 404. The path has no such
    // method: 405 with Allow. HEAD is answered by GET's handler, unless it has its own (the server leaves out the
    // body); OPTIONS with 204 and Allow. `*` (OPTIONS only) allows what any route has.
    asio::awaitable<Response> handle(Request& request) const;

    // In the order in which they were added.
    const std::vector<Route>& routes() const { return routes_; }

  private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::vector<Route> routes_;
};

} // namespace voorrang::http

#include "adapters/http/server_metrics.hpp"

namespace voorrang::http {

ServerMetrics::ServerMetrics(Registry& registry)
    : connections(registry.gauges("voorrang_http_connections", "Connections that are open.").with()),
      requests(registry.gauges("voorrang_http_requests_in_flight", "Requests that a handler is at work on.").with()),
      streams(registry.gauges("voorrang_http_streams", "Streams of events that are open.").with()),
      received(registry.counters("voorrang_http_received_bytes_total", "Bytes received.").with()),
      sent(registry.counters("voorrang_http_sent_bytes_total", "Bytes sent.").with()),
      requests_(registry.counters("voorrang_http_requests_total", "Requests answered.", {"route", "method", "status"})),
      seconds_(registry.histograms("voorrang_http_request_seconds", "From a request's last byte to its answer's.",
                                   {"route", "method"})),
      refused_(registry.counters("voorrang_http_refused_total", "Refused for a limit.", {"limit"})) {}

void ServerMetrics::answered(const Request& request, std::string_view method, int status,
                             std::chrono::nanoseconds took) {
    const std::string route = request.route.empty() ? "none" : request.route;
    requests_.with({route, std::string(method), std::to_string(status)}).add();
    seconds_.with({route, std::string(method)}).observe(static_cast<double>(took.count()) / 1e9);
}

} // namespace voorrang::http

// What the server counts; see server.hpp.
#pragma once

#include "adapters/http/metrics.hpp"
#include "adapters/http/request.hpp"

#include <chrono>

namespace voorrang::http {

class ServerMetrics {
  public:
    explicit ServerMetrics(Registry& registry);

    void answered(const Request& request, std::string_view method, int status, std::chrono::nanoseconds took);
    void refused(std::string_view limit) { refused_.with({std::string(limit)}).add(); }

    Gauge& connections;
    Gauge& requests;
    Gauge& streams;
    Counter& received;
    Counter& sent;

  private:
    Family<Counter>& requests_;
    Family<Histogram>& seconds_;
    Family<Counter>& refused_;
};

} // namespace voorrang::http

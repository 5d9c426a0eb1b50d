// The lines of the access log; see server.hpp.
#pragma once

#include "adapters/http/request.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace voorrang::http {

// What is told of a request that was answered.
struct Access {
    std::chrono::system_clock::time_point time;
    const Request& request;
    std::string_view method; // as sent, if it is none of ours: "other"
    int status;
    std::uint64_t bytes;
    std::chrono::nanoseconds took;
};

std::string access_line(const Access& access);

} // namespace voorrang::http

#include "adapters/http/access_log.hpp"

#include "dsl/diagnostics/json_text.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace voorrang::http {

namespace {

std::string in_utc(std::chrono::system_clock::time_point time) {
    using namespace std::chrono;
    const auto since = duration_cast<milliseconds>(time.time_since_epoch());
    const auto whole = static_cast<std::time_t>(since.count() / 1000);
    std::tm parts{};
    gmtime_r(&whole, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                  static_cast<int>(since.count() % 1000));
    return text.data();
}

void member(std::string& line, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    line += line.empty() ? "{" : ",";
    append_json_text(line, name);
    line += ':';
    append_json_text(line, value);
}

} // namespace

std::string access_line(const Access& access) {
    std::string line;
    member(line, "time", in_utc(access.time));
    member(line, "request", access.request.id);
    member(line, "peer", access.request.peer);
    member(line, "user", access.request.user);
    member(line, "method", access.method);
    member(line, "route", access.request.route);
    std::array<char, 96> rest{};
    std::snprintf(rest.data(), rest.size(), ",\"status\":%d,\"bytes\":%llu,\"ms\":%.1f}", access.status,
                  static_cast<unsigned long long>(access.bytes), static_cast<double>(access.took.count()) / 1e6);
    return line += rest.data();
}

} // namespace voorrang::http

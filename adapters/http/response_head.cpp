#include "adapters/http/response_head.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace voorrang::http {

namespace {

constexpr std::array<std::string_view, 6> own{"Content-Length", "Transfer-Encoding", "Connection",
                                              "Date",           "X-Request-Id",      "Keep-Alive"};

struct Default {
    std::string_view name;
    std::string_view value;
};
constexpr std::array<Default, 4> safety{{{"X-Content-Type-Options", "nosniff"},
                                         {"Cache-Control", "no-store"},
                                         {"Referrer-Policy", "no-referrer"},
                                         {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}}};

void line(std::string& head, std::string_view name, std::string_view value) {
    (((head += name) += ": ") += value) += "\r\n";
}

bool has_no_body(int status) { return status < 200 || status == 204 || status == 304; }

std::string today() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return http_date(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

} // namespace

std::string http_date(std::int64_t seconds) {
    constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                  months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    return text.data();
}

std::string response_head(const Response& response, const Sending& sending, std::vector<std::string>& left_out) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    (head += status_text(response.status)) += "\r\n";
    line(head, "Date", today());
    for (const auto& [name, value] : response.headers) {
        if (std::ranges::any_of(own, [&name = name](std::string_view ours) { return same_name(ours, name); })) continue;
        if (is_field_name(name) && is_field_value(value))
            line(head, name, value);
        else
            left_out.push_back(name);
    }
    for (const Default& header : safety)
        if (!response.headers.has(header.name)) line(head, header.name, header.value);
    if (sending.tls && !response.headers.has("Strict-Transport-Security"))
        line(head, "Strict-Transport-Security", "max-age=31536000");
    line(head, "X-Request-Id", sending.request_id);
    if (sending.framing == Framing::chunked)
        line(head, "Transfer-Encoding", "chunked");
    else if (sending.framing == Framing::length && !has_no_body(response.status))
        line(head, "Content-Length", std::to_string(response.body.size()));
    if (!sending.keep_alive)
        line(head, "Connection", "close");
    else if (!sending.http11)
        line(head, "Connection", "keep-alive");
    return head += "\r\n";
}

} // namespace voorrang::http

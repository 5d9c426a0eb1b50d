#include "adapters/cli/json_lines.hpp"

#include "adapters/report/json_writer.hpp"
#include "dsl/value/calendar_date.hpp"

#include <spdlog/details/log_msg.h>

#include <chrono>

namespace voorrang::cli {

void JsonLines::format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) {
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch());
    const spdlog::string_view_t level = spdlog::level::to_string_view(message.level);
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("time", to_text(Time{since.count() * 1000, 0}));
    json.member("level", std::string_view(level.data(), level.size()));
    json.member("message", std::string_view(message.payload.data(), message.payload.size())).end_object();
    const std::string line = json.take() + '\n';
    out.append(line.data(), line.data() + line.size());
}

} // namespace voorrang::cli

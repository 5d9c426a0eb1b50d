// Messages of a log as lines of JSON: {"time": …, "level": "info", "message": …}.
#pragma once

#include <spdlog/formatter.h>

namespace voorrang::cli {

class JsonLines final : public spdlog::formatter {
  public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override;
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

} // namespace voorrang::cli

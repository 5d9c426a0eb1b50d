// Colours for terminals; nothing at all where they are off.
#pragma once

#include "dsl/diagnostics/render.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace voorrang::report {

// SGR parameters of ANSI X3.64, as dsl/diagnostics uses them.
namespace style {
inline constexpr std::string_view plain;
inline constexpr std::string_view bold = "1";
inline constexpr std::string_view dim = "2";
inline constexpr std::string_view red = "1;31";
inline constexpr std::string_view green = "1;32";
inline constexpr std::string_view yellow = "1;33";
inline constexpr std::string_view cyan = "1;36";
} // namespace style

class Paint {
  public:
    explicit Paint(Colour colour) : on_(colour == Colour::on) {}

    std::string operator()(std::string_view style, std::string_view text) const {
        if (!on_ || style.empty() || text.empty()) return std::string(text);
        return std::string("\x1b[").append(style).append("m").append(text).append("\x1b[0m");
    }

    // Each word by itself, so that a line may be broken between them.
    std::string words(std::string_view style, std::string_view text) const {
        std::string result;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            result += (*this)(style, text.substr(0, end));
            const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size());
            result.append(next - end, ' ');
            text.remove_prefix(next);
        }
        return result;
    }

  private:
    bool on_;
};

} // namespace voorrang::report

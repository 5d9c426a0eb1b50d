#include "adapters/letters/voice.hpp"

#include <cstdlib>

namespace voorrang::letters {

namespace {

std::string clock_text(std::int16_t offset_minutes) {
    if (offset_minutes == 0) return "UTC";
    const int offset = std::abs(offset_minutes);
    const std::string minutes = std::to_string(offset % 60);
    return std::string("UTC") + (offset_minutes < 0 ? '-' : '+') + std::to_string(offset / 60) +
           (offset % 60 == 0 ? "" : (minutes.size() < 2 ? ":0" : ":") + minutes);
}

} // namespace

std::string Voice::moment(Time at) const {
    if (zone) at.offset_minutes = static_cast<std::int16_t>(calendar::offset_at(*zone, at.microseconds));
    constexpr std::size_t minutes_end = sizeof "2026-04-20T10:05" - 1;
    const std::string text = to_text(at);
    std::string seconds = text.substr(minutes_end, text.find_first_of("Z+-", minutes_end) - minutes_end);
    if (seconds == ":00") seconds.clear();
    if (reader.language == Language::nl)
        if (const auto point = seconds.find('.'); point != std::string::npos) seconds[point] = ',';
    const std::string day = text.substr(0, text.find('T'));
    const std::string time = text.substr(day.size() + 1, minutes_end - day.size() - 1) + seconds;
    return reader.value(day) + ' ' + time + (reader.language == Language::nl ? " uur (" : " (") +
           clock_text(at.offset_minutes) + ')';
}

} // namespace voorrang::letters

#include "adapters/search/query.hpp"

namespace voorrang::search {

std::optional<Time> moment(std::string_view text, bool ends) {
    if (const auto time = parse_time(text)) return time;
    const auto day = parse_date(text);
    if (!day) return std::nullopt;
    constexpr std::int64_t of_a_day = 24LL * 3600 * 1'000'000;
    const std::int64_t begin = day->days * of_a_day;
    return Time{ends ? begin + of_a_day - 1 : begin, 0};
}

} // namespace voorrang::search

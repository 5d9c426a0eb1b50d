#include "dsl/check/table_cell.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

// An option that reads as a name is written without quotes.
std::string word_of(const Value& value, bool quoted) {
    const auto* text = std::get_if<std::string>(&value);
    const bool is_name = text != nullptr && !text->empty() && std::all_of(text->begin(), text->end(), [](char c) {
                             return (c >= 'a' && c <= 'z') || c == '_';
                         });
    return is_name && !quoted ? *text : to_display_text(value);
}

std::string of_points(const analysis::Axis& axis, const std::vector<std::size_t>& regions, bool quoted) {
    std::string named, others;
    bool any_other = false; // than those that are named: it can be told only by what it is not
    std::size_t left_out = 0;
    for (std::size_t region = 0; region < axis.size(); ++region) {
        const Value* value = axis.region(region).at;
        const bool in = std::binary_search(regions.begin(), regions.end(), region);
        if (value == nullptr) {
            any_other = in;
            continue;
        }
        std::string& words = in ? named : others;
        words += (words.empty() ? "" : ", ") + word_of(*value, quoted);
        if (!in) ++left_out;
    }
    if (!any_other) return named;
    return left_out == 1 ? "<> " + others : "not(" + others + ")";
}

std::optional<std::string> of_stretch(const analysis::Axis::Region& low, const analysis::Axis::Region& high,
                                      bool from_start, bool to_end) {
    if (from_start) return high.at != nullptr ? "<= " + to_display_text(*high.at) : "< " + to_display_text(*high.below);
    if (to_end) return low.at != nullptr ? ">= " + to_display_text(*low.at) : "> " + to_display_text(*low.above);
    if (low.at == nullptr || high.at == nullptr) return std::nullopt;
    return low.at == high.at ? to_display_text(*low.at) : to_display_text(*low.at) + ".." + to_display_text(*high.at);
}

} // namespace

std::optional<std::string> cell_of(const analysis::Axis& axis, const std::vector<std::size_t>& regions, bool quoted) {
    if (regions.size() == axis.size()) return "-";
    if (!axis.ordered()) return of_points(axis, regions, quoted);
    return of_stretch(axis.region(regions.front()), axis.region(regions.back()), regions.front() == 0,
                      regions.back() + 1 == axis.size());
}

} // namespace voorrang::check

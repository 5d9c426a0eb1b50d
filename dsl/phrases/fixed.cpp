#include "dsl/phrases/fixed.hpp"

#include "dsl/phrases/match.hpp"
#include "dsl/phrases/values.hpp"

namespace voorrang::phrases {

namespace {

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

} // namespace

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> parts) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const Hole hole = hole_at(pattern, at);
        if (hole.length == 0) {
            out += pattern[at++];
            continue;
        }
        if (hole.number <= parts.size()) out += parts.begin()[hole.number - 1];
        at += hole.length;
    }
    return out;
}

std::string say_number(Language language, std::uint64_t number) { return value_in(language, grouped(number)); }

std::string say_count(Language language, std::uint64_t count, Fixed one, Fixed many) {
    if (count == 0) return say(language, many, {say(language, "no")});
    return say(language, count == 1 ? one : many, {say_number(language, count)});
}

} // namespace voorrang::phrases

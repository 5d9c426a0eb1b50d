#include "dsl/diagnostics/diagnostic.hpp"

#include <algorithm>
#include <compare>
#include <string_view>
#include <tuple>

namespace voorrang {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The run of digits at the front of `text`, without its leading zeros; cut from `text`.
std::string_view take_digits(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

// Runs of digits compare as numbers, so that line 9 of an input comes before its line 10.
std::strong_ordering compare_places(std::string_view a, std::string_view b) {
    const std::string_view whole_a = a;
    const std::string_view whole_b = b;
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view x = take_digits(a);
            const std::string_view y = take_digits(b);
            if (const auto order = std::tuple(x.size(), x) <=> std::tuple(y.size(), y); order != 0) return order;
        } else if (a.front() != b.front()) {
            return static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
        } else {
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    if (const auto order = a.size() <=> b.size(); order != 0) return order;
    return whole_a <=> whole_b; // "07" and "7" are still two places
}

auto key(Span span) { return std::tuple(span.source, span.begin, span.end); }

// Total: two diagnostics are equivalent only if they are the same in every field.
std::strong_ordering compare(const Diagnostic& a, const Diagnostic& b) {
    if (a.span.has_value() != b.span.has_value()) return b.span.has_value() <=> a.span.has_value();
    if (a.span)
        if (const auto order = key(*a.span) <=> key(*b.span); order != 0) return order;
    if (const auto order = compare_places(a.place, b.place); order != 0) return order;
    if (const auto order = std::tie(a.code, a.message, a.help) <=> std::tie(b.code, b.message, b.help); order != 0)
        return order;
    return std::lexicographical_compare_three_way(a.labels.begin(), a.labels.end(), b.labels.begin(), b.labels.end(),
                                                  [](const Label& x, const Label& y) {
                                                      if (const auto order = key(x.span) <=> key(y.span); order != 0)
                                                          return order;
                                                      return x.text <=> y.text;
                                                  });
}

} // namespace

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return severity(d.code) == Severity::error; });
}

void sort_and_deduplicate(Diagnostics& diagnostics) {
    std::sort(diagnostics.begin(), diagnostics.end(),
              [](const Diagnostic& a, const Diagnostic& b) { return compare(a, b) < 0; });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return compare(a, b) == 0; };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

} // namespace voorrang

// Dates and times: 2026-01-31, 2026-03-01T12:00Z, and what people write instead of them.
#include "dsl/syntax/characters.hpp"
#include "dsl/syntax/literals.hpp"

#include <array>

namespace voorrang::syntax {

namespace {

struct Parts {
    std::array<std::string_view, 3> digits;
    std::size_t end = 0;
};

// Three groups of digits with the separator between them and no spaces.
std::optional<Parts> three_parts(std::string_view text, std::size_t at, char separator) {
    Parts parts;
    for (std::size_t i = 0; i < 3; ++i) {
        if (i > 0 && char_at(text, at++) != separator) return std::nullopt;
        parts.end = end_of_digits(text, at);
        if (parts.end == at) return std::nullopt;
        parts.digits[i] = text.substr(at, parts.end - at);
        at = parts.end;
    }
    return parts;
}

std::string two_digits(std::string_view digits) { return (digits.size() == 1 ? "0" : "") + std::string(digits); }

// The date that was meant, in the one notation there is: nullopt if it does not look like a date at all.
std::optional<std::string> meant_date(const Parts& parts) {
    const auto& [first, second, third] = parts.digits;
    if (second.size() > 2) return std::nullopt;
    if (first.size() == 4 && third.size() <= 2)
        return std::string(first) + "-" + two_digits(second) + "-" + two_digits(third);
    if (first.size() <= 2 && third.size() == 4)
        return std::string(third) + "-" + two_digits(second) + "-" + two_digits(first);
    return std::nullopt;
}

// The end of the time of day and zone that begin with the T at `at`.
std::size_t end_of_time(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (digit_at(text, end) || (char_at(text, end) == ':' && digit_at(text, end + 1)) ||
           (char_at(text, end) == '.' && digit_at(text, end + 1)))
        ++end;
    if ((char_at(text, end) == '+' || char_at(text, end) == '-') && digit_at(text, end + 1)) {
        ++end;
        while (digit_at(text, end) || (char_at(text, end) == ':' && digit_at(text, end + 1))) ++end;
    }
    return end_of_word(text, end); // a Z, or letters that make it wrong
}

ScannedLiteral scan_time(std::string_view text, std::size_t at, std::size_t date_end) {
    const std::size_t end = end_of_time(text, date_end);
    const std::string_view written = text.substr(at, end - at);
    ScannedLiteral result{TokenKind::time, Time{}, end, {}};
    if (const std::optional<Time> time = parse_time(written)) {
        result.value = *time;
        return result;
    }
    const bool zoned = parse_time(std::string(written) + "Z").has_value();
    result.fault = {Code::bad_date, "`" + std::string(written) + "` is not a time",
                    zoned ? "a time says its zone: `" + std::string(written) + "Z` or `" + std::string(written) +
                                "+01:00`"
                          : "a time is written as 2026-01-31T12:00Z or 2026-01-31T12:00:00+01:00"};
    return result;
}

ScannedLiteral bad_date(std::string_view text, std::size_t at, std::size_t end, std::string help) {
    return {TokenKind::date, Date{}, end,
            LiteralFault{Code::bad_date, "`" + std::string(text.substr(at, end - at)) + "` is not a date",
                         std::move(help)}};
}

// 2026/01/31 and 31/01/2026 are dates that mean divisions here.
std::optional<ScannedLiteral> scan_slashes(std::string_view text, std::size_t at) {
    const std::optional<Parts> parts = three_parts(text, at, '/');
    if (!parts || parts->digits[1].size() != 2) return std::nullopt;
    const std::optional<std::string> meant = meant_date(*parts);
    if (!meant || !parse_date(*meant)) return std::nullopt;
    return bad_date(text, at, parts->end,
                    "a date is year-month-day: " + *meant + "; put spaces around a slash between numbers");
}

} // namespace

std::optional<ScannedLiteral> scan_date(std::string_view text, std::size_t at) {
    std::optional<Parts> parts = three_parts(text, at, '-');
    const bool dashes = parts.has_value();
    if (!dashes) parts = three_parts(text, at, '.');
    if (!parts) return scan_slashes(text, at);
    const std::optional<std::string> meant = meant_date(*parts);
    const std::size_t end = parts->end;
    // 2026.1.2 is a version; 31.12.2026 can't be one of those in use.
    if (!meant || (!dashes && parts->digits[2].size() != 4)) return std::nullopt;
    const std::string_view written = text.substr(at, end - at);
    if (written != *meant)
        return bad_date(text, at, end,
                        parse_date(*meant) ? "a date is year-month-day: " + *meant +
                                                 (dashes ? "; put spaces around a minus between numbers" : "")
                                           : "a date is written as 2026-01-31");
    if (char_at(text, end) == 'T' && digit_at(text, end + 1)) return scan_time(text, at, end);
    if (const std::size_t word_end = end_of_word(text, end); word_end != end)
        return bad_date(text, at, word_end, "put a space after the date");
    if (const std::optional<Date> date = parse_date(written)) return ScannedLiteral{TokenKind::date, *date, end, {}};
    return bad_date(text, at, end, "there is no such day in the calendar");
}

} // namespace voorrang::syntax

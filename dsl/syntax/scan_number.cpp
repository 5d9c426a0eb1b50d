// Numbers, percentages, durations and versions.
#include "dsl/diagnostics/quote.hpp"
#include "dsl/syntax/characters.hpp"
#include "dsl/syntax/literals.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace voorrang::syntax {

namespace {

constexpr std::int32_t days_a_week = 7;
constexpr std::int32_t months_a_year = 12;
constexpr std::int64_t microseconds_a_minute = 60'000'000;

struct Unit {
    enum class Field { months, days, microseconds } field;
    std::int64_t size;
};

std::optional<Unit> unit_of(Keyword keyword) {
    switch (keyword) {
    case Keyword::minute:
    case Keyword::minutes:
        return Unit{Unit::Field::microseconds, microseconds_a_minute};
    case Keyword::hour:
    case Keyword::hours:
        return Unit{Unit::Field::microseconds, 60 * microseconds_a_minute};
    case Keyword::day:
    case Keyword::days:
        return Unit{Unit::Field::days, 1};
    case Keyword::week:
    case Keyword::weeks:
        return Unit{Unit::Field::days, days_a_week};
    case Keyword::month:
    case Keyword::months:
        return Unit{Unit::Field::months, 1};
    case Keyword::year:
    case Keyword::years:
        return Unit{Unit::Field::months, months_a_year};
    default:
        return std::nullopt;
    }
}

std::optional<Duration> make_duration(const Number& count, Unit unit) {
    const std::optional<std::int64_t> whole = count.to_int64();
    const std::int64_t most = unit.field == Unit::Field::microseconds ? std::numeric_limits<std::int64_t>::max()
                                                                      : std::numeric_limits<std::int32_t>::max();
    if (!whole || *whole > most / unit.size) return std::nullopt;
    const std::int64_t size = *whole * unit.size;
    switch (unit.field) {
    case Unit::Field::months:
        return Duration{static_cast<std::int32_t>(size), 0, 0};
    case Unit::Field::days:
        return Duration{0, static_cast<std::int32_t>(size), 0};
    case Unit::Field::microseconds:
        break;
    }
    return Duration{0, 0, size};
}

LiteralFault too_long() { return {Code::bad_number, "a number of more than 1,000 digits", ""}; }

// 2026.1.2
ScannedLiteral scan_dotted(std::string_view text, std::size_t end) {
    while (char_at(text, end) == '.' && digit_at(text, end + 1)) end = end_of_digits(text, end + 1);
    return {TokenKind::dotted, {}, end, {}};
}

// What was meant by digits with commas: thousands (200,000), or decimals as the Dutch write them (12,5).
std::string help_for_commas(std::string_view written) {
    std::vector<std::string_view> groups;
    for (std::size_t at = 0; at <= written.size();) {
        const std::size_t end = std::min(written.find(',', at), written.size());
        groups.push_back(written.substr(at, end - at));
        at = end + 1;
    }
    const bool pointed = written.find('.') != std::string_view::npos;
    std::string joined;
    bool thousands = !pointed;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        joined += groups[i];
        thousands = thousands && (i == 0 || groups[i].size() == 3);
    }
    const std::string several = "; two numbers have a space after the comma";
    if (thousands)
        return "write one number without separators: " + in_ticks(joined) +
               "; only an amount of money has them: " + in_ticks("EUR " + std::string(written)) + several;
    if (groups.size() == 2 && !pointed)
        return "a point stands before the decimals: " +
               in_ticks(std::string(groups[0]) + "." + std::string(groups[1])) + several;
    return "write one number without thousands separators and with a point before the decimals: 1250.5" + several;
}

// 1,250 outside an amount of money
ScannedLiteral scan_comma_trap(std::string_view text, std::size_t at, std::size_t end) {
    while ((char_at(text, end) == ',' || char_at(text, end) == '.') && digit_at(text, end + 1))
        end = end_of_digits(text, end + 1);
    const std::string_view written = text.substr(at, end - at);
    LiteralFault fault{Code::bad_number, in_ticks(written) + " may be one number or several", help_for_commas(written)};
    // The percent sign belongs to it: told by itself, it would look wrong as well.
    if (const std::size_t next = skip_blanks(text, end); char_at(text, next) == '%')
        return {TokenKind::percent, Percent{Number()}, next + 1, std::move(fault)};
    return {TokenKind::number, Number(), end, std::move(fault)};
}

// 20days, 1e5
ScannedLiteral scan_glued_word(std::string_view text, std::size_t at, std::size_t number_end, const Surface& surface) {
    const std::size_t end = end_of_word(text, number_end);
    const std::string_view word = text.substr(number_end, end - number_end);
    const bool unit = unit_of(surface.find(word)).has_value();
    const std::string number(text.substr(at, number_end - at));
    const bool exponent = (word.front() == 'e' || word.front() == 'E') && end_of_digits(word, 1) == word.size();
    return {unit ? TokenKind::duration : TokenKind::number, unit ? Value(Duration{}) : Value(Number()), end,
            LiteralFault{Code::bad_number, in_ticks(text.substr(at, end - at)) + " is not a number",
                         exponent ? "write the number in full"
                                  : "put a space between the number and the word: `" + number + " " +
                                        std::string(word) + "`"}};
}

ScannedLiteral scan_duration(std::string_view written, const Number& count, Unit unit, std::size_t end) {
    ScannedLiteral result{TokenKind::duration, Duration{}, end, {}};
    if (!count.is_integer())
        result.fault = {Code::bad_number, in_ticks(written) + " is not a duration: only whole numbers of a unit are",
                        "use a smaller unit: `36 hours` for one day and a half"};
    else if (const std::optional<Duration> duration = make_duration(count, unit))
        result.value = *duration;
    else
        result.fault = {Code::bad_number, in_ticks(written) + " is too long a time", ""};
    return result;
}

Number hundredth(const Number& number) {
    Number result;
    return divide(number, Number(100), result) == NumberFault::none ? result : Number();
}

} // namespace

ScannedLiteral scan_number(std::string_view text, std::size_t at, const Surface& surface) {
    if (std::optional<ScannedLiteral> date = scan_date(text, at)) return *std::move(date);
    std::size_t end = end_of_digits(text, at);
    if (char_at(text, end) == '.' && digit_at(text, end + 1)) {
        end = end_of_digits(text, end + 1);
        if (char_at(text, end) == '.' && digit_at(text, end + 1)) return scan_dotted(text, end);
    }
    if (char_at(text, end) == ',' && digit_at(text, end + 1)) return scan_comma_trap(text, at, end);
    if (end_of_word(text, end) != end) return scan_glued_word(text, at, end, surface);

    const std::optional<Number> number = parse_number(text.substr(at, end - at));
    if (!number) return {TokenKind::number, Number(), end, too_long()};
    const std::size_t next = skip_blanks(text, end);
    if (char_at(text, next) == '%') return {TokenKind::percent, Percent{hundredth(*number)}, next + 1, {}};
    const std::size_t word_end = end_of_word(text, next);
    if (const std::optional<Unit> unit = unit_of(surface.find(text.substr(next, word_end - next))))
        return scan_duration(text.substr(at, word_end - at), *number, *unit, word_end);
    return {TokenKind::number, *number, end, {}};
}

} // namespace voorrang::syntax

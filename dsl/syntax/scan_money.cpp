// Amounts of money: 1250, 1250.5, 1,250.00.
#include "dsl/syntax/characters.hpp"
#include "dsl/syntax/literals.hpp"

#include <algorithm>

namespace voorrang::syntax {

namespace {

// Digits with their commas and points; a separator belongs to the amount only if a digit follows it.
std::size_t end_of_amount(std::string_view text, std::size_t at) {
    std::size_t end = end_of_digits(text, at);
    while ((char_at(text, end) == ',' || char_at(text, end) == '.') && digit_at(text, end + 1))
        end = end_of_digits(text, end + 1);
    return end_of_word(text, end); // letters glued to it make it wrong
}

// The digits without commas, if the commas stand where thousands are separated.
std::optional<std::string> without_commas(std::string_view amount) {
    const std::size_t point = std::min(amount.find('.'), amount.size());
    std::string_view whole = amount.substr(0, point);
    std::string digits;
    if (const std::size_t comma = whole.find(','); comma != std::string_view::npos) {
        // 0,250 is a quarter, as the Dutch write it, and no number of thousands.
        if (comma > 3 || whole.front() == '0') return std::nullopt;
        digits = whole.substr(0, comma);
        whole.remove_prefix(comma);
        while (!whole.empty()) {
            const std::size_t end = end_of_digits(whole, 1);
            if (whole.front() != ',' || end != 4) return std::nullopt;
            digits += whole.substr(1, 3);
            whole.remove_prefix(end);
        }
    } else {
        if (end_of_digits(whole, 0) != whole.size()) return std::nullopt;
        digits = whole;
    }
    const std::string_view decimals = amount.substr(point);
    if (!decimals.empty() && end_of_digits(decimals, 1) != decimals.size()) return std::nullopt;
    digits += decimals;
    return digits;
}

// 1.250,00 was meant as 1,250.00: the separators the other way round, if that makes an amount.
std::optional<std::string> other_way_round(std::string_view amount) {
    std::string swapped(amount);
    for (char& c : swapped) c = c == '.' ? ',' : c == ',' ? '.' : c;
    return without_commas(swapped) ? std::optional(swapped) : std::nullopt;
}

// 1.250 reads as 1.25, but may have been meant as 1,250, as the Dutch write it: it is not taken for either.
bool doubtful(std::string_view amount) {
    const std::size_t point = amount.find('.');
    return point != std::string_view::npos && point <= 3 && amount.front() != '0' && amount.size() - point == 4;
}

} // namespace

ScannedLiteral scan_amount(std::string_view text, std::size_t at, Currency currency) {
    const std::size_t end = end_of_amount(text, at);
    const std::string_view written = text.substr(at, end - at);
    ScannedLiteral result{TokenKind::money, Money{Number(), currency}, end, {}};
    const std::string code = to_text(currency);
    if (doubtful(written) && without_commas(written)) {
        const std::string whole(written.substr(0, written.size() - 4)), rest(written.substr(written.size() - 3));
        result.fault = {Code::bad_number, "`" + code + " " + std::string(written) + "` can be read in two ways",
                        "write " + code + " " + whole + "," + rest + " or " + code + " " + whole + "." + rest + "0"};
        return result;
    }
    if (const std::optional<std::string> digits = without_commas(written)) {
        if (const std::optional<Number> amount = parse_number(*digits)) {
            result.value = Money{*amount, currency};
            return result;
        }
    }
    const std::optional<std::string> meant = other_way_round(written);
    result.fault = {Code::bad_number, "`" + code + " " + std::string(written) + "` is not an amount of money",
                    "a comma separates thousands and a point the decimals: " + code + " " + meant.value_or("1,250.00")};
    return result;
}

} // namespace voorrang::syntax

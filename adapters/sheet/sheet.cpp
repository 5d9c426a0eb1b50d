#include "adapters/sheet/sheet.hpp"

#include <algorithm>

namespace voorrang::sheet {

namespace {

// A decimal of so many significant digits survives the way to a double and back.
constexpr std::size_t exact_digits = 15;
// Far within the range of a double, and farther than any amount.
constexpr std::size_t most_digits = 100;

} // namespace

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* number = std::get_if<Decimal>(&cell)) return number->text;
    if (const auto* date = std::get_if<Date>(&cell)) return to_text(*date);
    if (const bool* truth = std::get_if<bool>(&cell)) return *truth ? "yes" : "no";
    return {};
}

Cell count(std::uint64_t number) { return Decimal{std::to_string(number)}; }

bool fits_a_double(std::string_view decimal) {
    if (decimal.size() > most_digits) return false;
    std::string digits;
    for (const char c : decimal)
        if (c >= '0' && c <= '9') digits += c;
    const std::size_t first = digits.find_first_not_of('0');
    if (first == std::string::npos) return true;
    return digits.find_last_not_of('0') - first < exact_digits;
}

std::string cell_name(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters += static_cast<char>('A' + (rest - 1) % 26);
    std::reverse(letters.begin(), letters.end());
    return letters + std::to_string(row + 1);
}

} // namespace voorrang::sheet

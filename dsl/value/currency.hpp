// Currencies by their ISO 4217 code, kept as 32 bits so that columns of them are cheap.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voorrang {

struct Currency {
    std::uint32_t packed = 0; // the three letters, first letter in the highest of 24 bits; 0 = none
    friend auto operator<=>(const Currency&, const Currency&) = default;
};

// Three capital letters of the ISO 4217 list (active codes); nullopt otherwise.
std::optional<Currency> parse_currency(std::string_view code);
std::string to_text(Currency currency); // "EUR"
// Decimals in which amounts are shown: EUR 2, JPY 0, KWD 3 (ISO 4217 minor unit).
unsigned minor_unit(Currency currency);

} // namespace voorrang

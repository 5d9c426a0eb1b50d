#include "dsl/value/currency.hpp"

#include <array>

namespace voorrang {

namespace {

struct MinorUnitGroup {
    std::string_view codes;
    unsigned decimals;
};

// The active codes of ISO 4217 list one, as in force on 2026-01-01, by minor unit. Where the list gives no minor unit
// (metals, units of account, testing) amounts are shown as they are.
constexpr std::array<MinorUnitGroup, 4> groups{{
    {"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW "
     "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
     "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
     "MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
     "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG "
     "YER ZAR ZMW ZWG",
     2},
    {"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF "
     "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX",
     0},
    {"BHD IQD JOD KWD LYD OMR TND", 3},
    {"CLF UYW", 4},
}};

constexpr std::size_t letters = 26;
constexpr std::uint8_t not_a_currency = 0xFF;

constexpr std::size_t index_of(char a, char b, char c) {
    return (static_cast<std::size_t>(a - 'A') * letters + static_cast<std::size_t>(b - 'A')) * letters +
           static_cast<std::size_t>(c - 'A');
}

// Decimals by code: one look-up, for a loader reads a currency with every amount.
constexpr auto decimals_by_code = [] {
    std::array<std::uint8_t, letters * letters * letters> table{};
    for (std::uint8_t& decimals : table) decimals = not_a_currency;
    for (const MinorUnitGroup& group : groups)
        for (std::size_t i = 0; i < group.codes.size(); i += 4)
            table[index_of(group.codes[i], group.codes[i + 1], group.codes[i + 2])] =
                static_cast<std::uint8_t>(group.decimals);
    return table;
}();

constexpr char letter(Currency currency, unsigned shift) {
    return static_cast<char>((currency.packed >> shift) & 0xFF);
}

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::uint8_t decimals_of(char a, char b, char c) {
    return is_capital(a) && is_capital(b) && is_capital(c) ? decimals_by_code[index_of(a, b, c)] : not_a_currency;
}

} // namespace

std::optional<Currency> parse_currency(std::string_view code) {
    if (code.size() != 3 || decimals_of(code[0], code[1], code[2]) == not_a_currency) return std::nullopt;
    return Currency{static_cast<std::uint32_t>(code[0]) << 16 | static_cast<std::uint32_t>(code[1]) << 8 |
                    static_cast<std::uint32_t>(code[2])};
}

std::string to_text(Currency currency) {
    if (currency.packed == 0) return {};
    return {letter(currency, 16), letter(currency, 8), letter(currency, 0)};
}

unsigned minor_unit(Currency currency) {
    const std::uint8_t decimals = decimals_of(letter(currency, 16), letter(currency, 8), letter(currency, 0));
    return decimals == not_a_currency ? 0 : decimals;
}

} // namespace voorrang

#include "dsl/syntax/slips.hpp"

#include <algorithm>
#include <array>

namespace voorrang::syntax {

namespace {

constexpr Slip symbol(std::string_view written, Symbol symbol, std::string_view help) {
    return {.written = written, .symbol = symbol, .help = help};
}
constexpr Slip word(std::string_view written, Keyword keyword, std::string_view help) {
    return {.written = written, .keyword = keyword, .help = help};
}
constexpr Slip comment(std::string_view written) {
    return {.written = written, .comment = true, .help = "a comment begins with --"};
}
constexpr Slip currency(std::string_view written, std::string_view code, std::string_view help) {
    return {.written = written, .currency = code, .help = help};
}
constexpr Slip nothing(std::string_view written, std::string_view help) { return {.written = written, .help = help}; }

// Longer ones before those that they begin with.
constexpr auto slips = std::to_array<Slip>({
    symbol("==", Symbol::equal, "one = compares"),
    symbol("!=", Symbol::not_equal, "`<>` or `is not` means different"),
    symbol("\u2260", Symbol::not_equal, "write <>"), // ≠
    symbol("=>", Symbol::greater_equal, "write >="),
    symbol("\u2265", Symbol::greater_equal, "write >="), // ≥
    symbol("=<", Symbol::less_equal, "write <="),
    symbol("\u2264", Symbol::less_equal, "write <="),       // ≤
    symbol("\u00D7", Symbol::times, "write *"),             // ×
    symbol("\u00F7", Symbol::divided, "write /"),           // ÷
    symbol("\u2212", Symbol::minus, "write a plain -"),     // −
    symbol("\u2013", Symbol::minus, "write a plain -"),     // –
    symbol("\u2026", Symbol::dots, "write two points: .."), // …
    word("&&", Keyword::and_, "write and"),
    word("&", Keyword::and_, "write and"),
    word("!", Keyword::not_, "write not"),
    comment("//"),
    comment("/*"),
    comment("#"),
    comment("\u2014"), // —, which word processors make of --
    nothing(";", "nothing ends a line or a declaration: leave it out"),
    currency("\u20AC", "EUR", "an amount of money begins with the currency's code: EUR 5"), // €
    currency("$", "USD", "an amount of money begins with the currency's code: USD 5"),
    currency("\u00A3", "GBP", "an amount of money begins with the currency's code: GBP 5"), // £
});

} // namespace

const Slip* find_slip(std::string_view text) {
    const auto slip = std::ranges::find_if(slips, [&](const Slip& each) { return text.starts_with(each.written); });
    return slip != slips.end() ? &*slip : nullptr;
}

} // namespace voorrang::syntax

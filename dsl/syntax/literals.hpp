// Numbers, percentages, amounts of money, dates, times and durations, read from the text where a digit stands.
#pragma once

#include "dsl/diagnostics/code.hpp"
#include "dsl/syntax/token.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace voorrang::syntax {

// What was wrong with a literal; its span is that of the literal.
struct LiteralFault {
    Code code;
    std::string message;
    std::string help;
};

// A literal that is faulty still is one, with a value that stands in for it, so that the grammar goes on.
struct ScannedLiteral {
    TokenKind kind = TokenKind::number;
    Value value;
    std::size_t end = 0; // offset after it
    std::optional<LiteralFault> fault;
};

// `at` is the offset of an ASCII digit. Reads number, percent, duration, date, time or version.
ScannedLiteral scan_number(std::string_view text, std::size_t at, const Surface& surface);
// `at` is the offset of the first digit of a date. nullopt if what stands there has no likeness to a date.
std::optional<ScannedLiteral> scan_date(std::string_view text, std::size_t at);
// `at` is the offset of the first digit after the currency.
ScannedLiteral scan_amount(std::string_view text, std::size_t at, Currency currency);

} // namespace voorrang::syntax

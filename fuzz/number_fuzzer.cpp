// libFuzzer entry: exact numbers are read and written without loss, and reckon as numbers do.
// The text holds two numbers, one on each line.
#include "dsl/number/number.hpp"
#include "dsl/number/round.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;

void require(bool holds) {
    if (!holds) std::abort();
}

std::optional<Number> read(std::string_view text) {
    const auto plain = parse_number(text);
    const auto exact = parse_exact(text);
    // A fraction is read by the second only; what both read is the same.
    if (plain && exact) require(*plain == *exact);
    return plain ? plain : exact;
}

void fuzz_text(const Number& number) {
    const auto again = parse_exact(to_exact_text(number));
    require(again && *again == number);
    require(!to_display_text(number).empty());
    require(negate(negate(number)) == number);
    require(absolute(number).sign() == number.sign() * number.sign());
}

void fuzz_rounding(const Number& number, unsigned decimals) {
    for (const RoundMode mode : {RoundMode::half_up, RoundMode::half_even, RoundMode::down, RoundMode::up}) {
        const Number rounded = round(number, decimals, mode);
        require(round(rounded, decimals, mode) == rounded);
        require(round(negate(number), decimals, mode) == negate(rounded));
        if (mode == RoundMode::down) require(absolute(rounded) <= absolute(number));
        if (mode == RoundMode::up) require(absolute(rounded) >= absolute(number));
    }
}

void fuzz_pair(const Number& a, const Number& b) {
    Number sum, difference, product, quotient;
    if (add(a, b, sum) == NumberFault::none && subtract(sum, b, difference) == NumberFault::none)
        require(difference == a);
    if (subtract(a, b, difference) == NumberFault::none) {
        require((a == b) == difference.is_zero());
        require((a < b) == (difference.sign() < 0));
    }
    if (multiply(a, b, product) == NumberFault::none) {
        require(product.sign() == a.sign() * b.sign());
        const NumberFault fault = divide(product, b, quotient);
        require((fault == NumberFault::divide_by_zero) == b.is_zero());
        if (fault == NumberFault::none) require(quotient == a);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = text.find('\n');
    const auto a = read(text.substr(0, line_end));
    const auto b = line_end == std::string_view::npos ? a : read(text.substr(line_end + 1));
    if (a) {
        fuzz_text(*a);
        fuzz_rounding(*a, static_cast<unsigned>(size % 101));
    }
    if (a && b) fuzz_pair(*a, *b);
    return 0;
}

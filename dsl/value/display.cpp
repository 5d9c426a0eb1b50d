#include "dsl/value/value.hpp"

namespace voorrang {

namespace {

// A comma before every third digit of the whole part.
std::string grouped(std::string text) {
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    std::size_t end = text.find_first_not_of("0123456789", first);
    if (end == std::string::npos) end = text.size();
    while (end > first + 3) {
        end -= 3;
        text.insert(end, 1, ',');
    }
    return text;
}

std::string percent_text(const Percent& percent) {
    Number hundredfold;
    // Only a number at the very limit of length can't be multiplied: it is shown as the fraction it is.
    if (multiply(percent.fraction, Number(100), hundredfold) != NumberFault::none)
        return to_display_text(percent.fraction);
    const std::string text = to_display_text(hundredfold);
    const std::size_t fraction = text.find(" (");
    if (fraction == std::string::npos) return text + '%';
    return text.substr(0, fraction) + "% (" + to_exact_text(percent.fraction) + ')'; // 33.33…% is 1/3, not 100/3
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

struct Display {
    std::string operator()(Unknown) const { return "unknown"; }
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(const Number& value) const { return to_display_text(value); }
    std::string operator()(const Percent& value) const { return percent_text(value); }
    std::string operator()(const Money& value) const { return to_display_text(value); }
    std::string operator()(Date value) const { return to_text(value); }
    std::string operator()(Time value) const { return to_text(value); }
    std::string operator()(Duration value) const { return to_text(value); }
    std::string operator()(const std::string& value) const { return quoted(value); }
    std::string operator()(const ValueList& values) const {
        std::string text = "[";
        for (const Value& value : values) {
            if (text.size() > 1) text += ", ";
            text += to_display_text(value);
        }
        return text + ']';
    }
};

// EUR 1.255 may be read as twelve hundred and fifty-five euros, and rule files may not have it.
bool reads_as_thousands(std::string_view amount) {
    if (amount.starts_with('-')) amount.remove_prefix(1);
    const std::size_t point = amount.find('.');
    return point <= 3 && amount.size() - point == 4 && amount.front() != '0';
}

} // namespace

std::string to_display_text(const Value& value) { return std::visit(Display{}, value); }

std::string to_display_text(const Money& money) {
    std::string amount = grouped(to_display_text(money.amount, minor_unit(money.currency)));
    if (reads_as_thousands(amount)) amount += '0';
    return money.currency.packed == 0 ? amount : to_text(money.currency) + ' ' + amount;
}

} // namespace voorrang

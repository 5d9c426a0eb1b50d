#include "engine/facts/facts.hpp"

#include <algorithm>
#include <compare>

namespace voorrang::engine {

namespace {

using graph::Reading;

bool has_type(Reading reading, const Value& value) {
    switch (reading) {
    case Reading::yes_no:
        return std::holds_alternative<bool>(value);
    case Reading::text:
    case Reading::choice:
    case Reading::reference:
        return std::holds_alternative<std::string>(value);
    case Reading::number:
        return std::holds_alternative<Number>(value);
    case Reading::percent:
        return std::holds_alternative<Percent>(value);
    case Reading::money:
        return std::holds_alternative<Money>(value);
    case Reading::date:
        return std::holds_alternative<Date>(value);
    case Reading::time:
        return std::holds_alternative<Time>(value);
    case Reading::duration:
        return std::holds_alternative<Duration>(value);
    }
    return false;
}

std::string_view type_in_words(Reading reading) {
    switch (reading) {
    case Reading::yes_no:
        return "yes or no";
    case Reading::text:
    case Reading::choice:
        return "a text";
    case Reading::reference:
        return "an identifier";
    case Reading::number:
        return "a number";
    case Reading::percent:
        return "a percentage";
    case Reading::money:
        return "an amount of money";
    case Reading::date:
        return "a date";
    case Reading::time:
        return "a time";
    case Reading::duration:
        return "a duration";
    }
    return "";
}

std::string options_in_words(const std::vector<std::string>& options) {
    std::string text = "must be one of ";
    for (const std::string& option : options) {
        if (&option != &options.front()) text += &option == &options.back() ? " or " : ", ";
        text += '"' + option + '"';
    }
    return text;
}

// Nothing where the two can't be compared.
std::optional<std::strong_ordering> order(const Value& a, const Value& b) {
    if (a.index() != b.index()) return std::nullopt;
    if (const auto* number = std::get_if<Number>(&a)) return *number <=> std::get<Number>(b);
    if (const auto* percent = std::get_if<Percent>(&a)) return percent->fraction <=> std::get<Percent>(b).fraction;
    if (const auto* date = std::get_if<Date>(&a)) return *date <=> std::get<Date>(b);
    if (const auto* time = std::get_if<Time>(&a)) return *time <=> std::get<Time>(b);
    if (const auto* duration = std::get_if<Duration>(&a)) return compare(*duration, std::get<Duration>(b));
    const auto* money = std::get_if<Money>(&a);
    if (!money || money->currency != std::get<Money>(b).currency) return std::nullopt;
    return money->amount <=> std::get<Money>(b).amount;
}

bool in_range(const graph::Fact& fact, const Value& value) {
    if (fact.from) {
        const auto from = order(*fact.from, value);
        if (!from || std::is_gt(*from)) return false;
    }
    if (fact.to) {
        const auto to = order(value, *fact.to);
        if (!to || std::is_gt(*to)) return false;
    }
    return true;
}

std::string range_in_words(const graph::Fact& fact) {
    if (fact.from && fact.to)
        return "must be between " + to_display_text(*fact.from) + " and " + to_display_text(*fact.to);
    if (fact.from) return "must be at least " + to_display_text(*fact.from);
    return "must be at most " + to_display_text(*fact.to);
}

} // namespace

std::optional<std::string> check_value(const graph::Fact& fact, const Value& value) {
    if (std::holds_alternative<Unknown>(value)) return std::nullopt;
    if (!has_type(fact.reading, value)) return "must be " + std::string(type_in_words(fact.reading));
    if (fact.reading == Reading::choice && !std::ranges::count(fact.options, std::get<std::string>(value)))
        return options_in_words(fact.options);
    if (!in_range(fact, value)) return range_in_words(fact);
    return std::nullopt;
}

} // namespace voorrang::engine

#include "adapters/ocds/read_value.hpp"

#include "adapters/ocds/iso_duration.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::ocds {

using graph::Reading;
using json::Ref;

using Outcome = std::variant<Value, Misread>;

namespace {

Outcome wrong(std::string must, std::string help) { return Misread{Code::fact_type, std::move(must), std::move(help)}; }

Outcome read_text(Ref value) {
    if (value.is_string()) return Value(std::string(value.text()));
    return wrong("must be a text", "write it in double quotes");
}

Outcome read_identifier(Ref value) {
    if (value.is_string() || value.is_number()) return Value(std::string(value.text()));
    return wrong("must be an identifier", "write it in double quotes");
}

Outcome read_yes_no(Ref value) {
    if (value.kind() == json::Kind::boolean) return Value(value.boolean());
    return wrong("must be true or false", "write true or false, without quotes");
}

std::variant<Number, Misread> number_of(Ref value, const char* must, const char* help) {
    if (value.is_number() || value.is_string())
        if (auto number = parse_number(value.text())) return std::move(*number);
    if (value.is_number()) return Misread{Code::fact_type, "must be a number of at most 1,000 digits", ""};
    return Misread{Code::fact_type, must, help};
}

Outcome read_number(Ref value) {
    auto number = number_of(value, "must be a number", "write digits, such as 12.5");
    if (Misread* misread = std::get_if<Misread>(&number)) return std::move(*misread);
    return Value(std::move(std::get<Number>(number)));
}

Outcome read_percent(Ref value) {
    constexpr const char* help = "write \"12.5%\", or 12.5 for twelve and a half per cent";
    std::optional<Number> number;
    if (value.is_string() && value.text().ends_with('%'))
        number = parse_number(value.text().substr(0, value.text().size() - 1));
    else if (value.is_string() || value.is_number())
        number = parse_number(value.text());
    Number fraction;
    if (!number || divide(*number, Number(100), fraction) != NumberFault::none)
        return wrong("must be a percentage", help);
    return Value(Percent{std::move(fraction)});
}

// 2026-02-30: written well, and not in the calendar.
bool looks_like_date(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() < shape.size()) return false;
    for (std::size_t at = 0; at < shape.size(); ++at)
        if (shape[at] == 'd' ? text[at] < '0' || text[at] > '9' : text[at] != shape[at]) return false;
    return text.size() == shape.size() || text[shape.size()] == 'T';
}

Outcome read_date(Ref value) {
    if (value.is_string()) {
        const std::string_view text = value.text();
        if (const auto date = parse_date(text)) return Value(*date);
        // Of a date-time its date, in its own offset; where that is left out, the day is plain all the same.
        if (const auto time = parse_time(text)) return Value(date_of(*time));
        if (const auto time = parse_time(std::string(text) + "Z")) return Value(date_of(*time));
        if (looks_like_date(text) && !parse_date(text.substr(0, 10)))
            return wrong("must be a date", "there is no such day in the calendar");
    }
    return wrong("must be a date", "write it as \"2026-01-31\"");
}

Outcome read_time(Ref value) {
    if (value.is_string()) {
        if (const auto time = parse_time(value.text())) return Value(*time);
        if (looks_like_date(value.text()) && !parse_date(value.text().substr(0, 10)))
            return wrong("must be a time", "there is no such day in the calendar");
    }
    return wrong("must be a time", "write it as \"2026-03-01T12:00:00+01:00\" or \"2026-03-01T11:00:00Z\": "
                                   "date, time and offset from UTC");
}

Outcome read_duration(Ref value) {
    if (value.is_number()) {
        const auto number = parse_number(value.text());
        const auto days = number ? number->to_int64() : std::nullopt;
        if (days && *days >= 0 && *days <= 0x7FFFFFFF) return Value(Duration{0, static_cast<std::int32_t>(*days), 0});
    }
    if (value.is_string())
        if (const auto duration = parse_iso_duration(value.text())) return Value(*duration);
    return wrong("must be a duration",
                 "write whole days as a number, or a duration of ISO 8601 such as \"P20D\" or \"P3M\"");
}

constexpr const char* money_help = "write { \"amount\": 12.50, \"currency\": \"EUR\" }";

Outcome in_currency(const graph::Fact& fact, Number amount, std::optional<Ref> code) {
    if (!code || code->is_null()) {
        if (fact.currency) return Value(Money{std::move(amount), Currency{}});
        return wrong("must be an amount with its currency", money_help);
    }
    if (!code->is_string())
        return Misread{Code::fact_type, "must have a currency that is a text", money_help, "/currency", code};
    if (const auto currency = parse_currency(code->text())) return Value(Money{std::move(amount), *currency});
    return Misread{Code::fact_range, "must have a currency of ISO 4217",
                   "write its three capital letters, such as \"EUR\"", "/currency", code};
}

Outcome read_money(const graph::Fact& fact, Ref value) {
    constexpr const char* must = "must be an amount of money";
    std::optional<Ref> amount = value;
    if (value.is_object()) amount = value.find("amount");
    if (!amount || amount->is_null()) return Value(Unknown{});
    auto number = number_of(*amount, must, money_help);
    if (Misread* misread = std::get_if<Misread>(&number)) {
        if (value.is_object()) {
            misread->below = "/amount";
            misread->found = amount;
        }
        return std::move(*misread);
    }
    return in_currency(fact, std::move(std::get<Number>(number)), value.find("currency"));
}

Outcome read_as(const graph::Fact& fact, Ref value, bool identifier) {
    switch (fact.reading) {
    case Reading::yes_no:
        return read_yes_no(value);
    case Reading::text:
        return identifier ? read_identifier(value) : read_text(value);
    case Reading::choice:
        return read_text(value);
    case Reading::reference:
        return read_identifier(value);
    case Reading::number:
        return read_number(value);
    case Reading::percent:
        return read_percent(value);
    case Reading::money:
        return read_money(fact, value);
    case Reading::date:
        return read_date(value);
    case Reading::time:
        return read_time(value);
    case Reading::duration:
        return read_duration(value);
    }
    return Value(Unknown{});
}

} // namespace

Outcome read_value(const graph::Fact& fact, Ref value, bool identifier) {
    if (value.is_null()) return Value(Unknown{});
    Outcome outcome = read_as(fact, value, identifier);
    const Value* read = std::get_if<Value>(&outcome);
    if (!read) return outcome;
    const Money* money = std::get_if<Money>(read);
    if (money && money->currency == Currency{}) return outcome;
    auto must = engine::check_value(fact, *read);
    if (!must) return outcome;
    Misread misread{Code::fact_range, std::move(*must), ""};
    if (fact.reading == Reading::choice)
        if (const auto near = suggest(value.text(), fact.options)) misread.help = "did you mean \"" + *near + "\"?";
    return misread;
}

} // namespace voorrang::ocds

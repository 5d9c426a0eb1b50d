#include "adapters/intake/cells.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/ocds/read_value.hpp"
#include "adapters/sheet/grid.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>

namespace voorrang::intake {

namespace {

using graph::Reading;
using Source = sheet::ReadSheet::Source;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string_view without_sign(std::string_view text) { return text.substr(text.starts_with('-') ? 1 : 0); }

// [-]digits[.digits]
bool is_decimal(std::string_view text) {
    text = without_sign(text);
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           (point == text.size() || (!part.empty() && std::all_of(part.begin(), part.end(), is_digit)));
}

// 1.250 and 85.000, as whoever parts thousands by points writes them. 0.125 is no such number.
bool may_be_thousands(std::string_view text) {
    text = without_sign(text);
    const std::size_t point = text.find('.');
    return point != std::string_view::npos && point <= 3 && text.size() - point == 4 && text.front() != '0';
}

bool is_number_with_comma(std::string_view text) {
    text = without_sign(text);
    return text.find(',') != std::string_view::npos && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// JSON has no leading zeros.
std::string as_json(std::string_view text) {
    const bool negative = text.starts_with('-');
    text = without_sign(text);
    while (text.size() > 1 && text[0] == '0' && text[1] != '.') text.remove_prefix(1);
    return (negative ? "-" : "") + std::string(text);
}

Unfit unfit(const std::string& heading, const std::string& must, const Draft& found, std::string help) {
    const json::Tree tree = found.tree();
    return {in_ticks(printable(heading)) + " " + must + ", but is " + json::describe(tree.root()), std::move(help)};
}

Unfit with_comma(const std::string& text) {
    return {"a number with a comma: " + in_ticks(printable(text)),
            "write a point before decimals, and nothing between thousands: which of them a comma is can't be told"};
}

constexpr const char* number_help = "write digits alone, with a point before decimals: 12.5";

// What to do, in the words of who fills in a sheet.
std::string help_of(const graph::Fact& fact) {
    switch (fact.reading) {
    case Reading::yes_no:
        return "write yes or no; leave it empty if it is not known";
    case Reading::number:
    case Reading::money:
        return number_help;
    case Reading::percent:
        return "write it with its sign: 12.5%";
    case Reading::date:
        return "write it as 2026-01-31, or give the cell the form of a date";
    case Reading::time:
        return "write date, time and offset from UTC, as a text: 2026-03-01T12:00:00+01:00";
    case Reading::duration:
        return "write whole days as a number, or P20D, P3M";
    case Reading::choice: {
        std::string all;
        for (const std::string& option : fact.options) all += (all.empty() ? "" : ", ") + in_ticks(option);
        return "it may be " + all;
    }
    case Reading::text:
    case Reading::reference:
        break;
    }
    return {};
}

Draft yes_no_of(const sheet::Cell& cell) {
    if (const bool* truth = std::get_if<bool>(&cell)) return Draft::boolean(*truth);
    const std::string word = lower(sheet::text_of(cell));
    constexpr std::array<std::string_view, 4> yes{"yes", "ja", "true", "waar"}, no{"no", "nee", "false", "onwaar"};
    if (std::find(yes.begin(), yes.end(), word) != yes.end()) return Draft::boolean(true);
    if (std::find(no.begin(), no.end(), word) != no.end()) return Draft::boolean(false);
    return Draft::string(sheet::text_of(cell));
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        if (std::string part = sheet::trimmed(std::string_view(text).substr(begin, end - begin)); !part.empty())
            parts.push_back(std::move(part));
        begin = end + 1;
    }
    return parts;
}

bool says_none(const std::string& text) { return lower(text) == "none" || lower(text) == "geen"; }

// As the fact wants it in JSON; not yet looked at whether it may be that.
Taken shaped(const graph::Fact& fact, const std::optional<std::string>& currency, const sheet::Cell& cell,
             const std::string& heading, Source source) {
    const std::string text = sheet::text_of(cell);
    switch (fact.reading) {
    case Reading::yes_no:
        return yes_no_of(cell);
    case Reading::number:
        return take_number(cell, heading, source, false);
    case Reading::money: {
        Taken amount = take_number(cell, heading, source, true);
        if (!currency || std::holds_alternative<Unfit>(amount)) return amount;
        Draft money = Draft::object();
        money.set("amount", std::move(std::get<Draft>(amount)));
        money.set("currency", Draft::string(*currency));
        return money;
    }
    case Reading::percent: {
        // 12.5 would be as well an eighth of a part as twelve and a half hundredths.
        if (!text.ends_with('%')) return unfit(heading, "must be a percentage", Draft::string(text), help_of(fact));
        const std::string number = sheet::trimmed(std::string_view(text).substr(0, text.size() - 1));
        if (is_number_with_comma(number)) return with_comma(text);
        return Draft::string(number + "%");
    }
    case Reading::duration:
        if (is_decimal(text)) return Draft::number(as_json(text));
        return Draft::string(text);
    case Reading::date:
    case Reading::time:
    case Reading::text:
    case Reading::choice:
    case Reading::reference:
        break;
    }
    return Draft::string(text);
}

} // namespace

Taken take_text(const sheet::Cell& cell) { return Draft::string(sheet::text_of(cell)); }

Taken take_number(const sheet::Cell& cell, const std::string& heading, Source source, bool money) {
    const std::string text = sheet::text_of(cell);
    if (std::holds_alternative<sheet::Decimal>(cell)) return Draft::number(as_json(text));
    if (is_number_with_comma(text)) return with_comma(text);
    if (!is_decimal(text)) return unfit(heading, "must be a number", Draft::string(text), number_help);
    if ((money || source == Source::semicolons) && may_be_thousands(text))
        return Unfit{in_ticks(text) + " may be meant as thousands, or as decimals",
                     "write nothing between thousands, and decimals without the last zero or with one more"};
    return Draft::number(as_json(text));
}

Taken take_time(const sheet::Cell& cell, const std::string& heading) {
    graph::Fact fact;
    fact.reading = Reading::time;
    fact.type = graph::ColumnType::time;
    return take(fact, {}, cell, heading, Source::workbook);
}

Taken take(const graph::Fact& fact, const std::optional<std::string>& currency, const sheet::Cell& cell,
           const std::string& heading, Source source) {
    Taken taken = shaped(fact, currency, cell, heading, source);
    const Draft* const draft = std::get_if<Draft>(&taken);
    if (draft == nullptr) return taken;
    const json::Tree tree = draft->tree();
    const auto read = ocds::read_value(fact, tree.root(), false);
    const ocds::Misread* const misread = std::get_if<ocds::Misread>(&read);
    if (misread == nullptr) return taken;
    const bool near = misread->help.starts_with("did you mean");
    return unfit(heading, misread->must, *draft, near ? misread->help : help_of(fact));
}

Taken take_list(const graph::Fact& fact, const sheet::Cell& cell, const std::string& heading, Source source) {
    Draft list = Draft::list();
    const std::string text = sheet::text_of(cell);
    if (says_none(text)) return list;
    for (const std::string& part : parts_of(text)) {
        Taken taken = take(fact, {}, sheet::Cell(part), heading, source);
        if (std::holds_alternative<Unfit>(taken)) return taken;
        list.add(std::move(std::get<Draft>(taken)));
    }
    return list;
}

Taken take_names(const sheet::Cell& cell) {
    Draft list = Draft::list();
    const std::string text = sheet::text_of(cell);
    if (says_none(text)) return list;
    for (std::string& part : parts_of(text)) list.add(Draft::string(std::move(part)));
    return list;
}

} // namespace voorrang::intake

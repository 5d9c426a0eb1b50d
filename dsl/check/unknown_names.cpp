#include "dsl/check/unknown_names.hpp"

#include "dsl/syntax/foreign_words.hpp"
#include "dsl/value/currency.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

constexpr std::size_t code_length = 3;
constexpr std::size_t most_records = 12;

// EUR200000
std::string amount_without_space(std::string_view word) {
    if (word.size() <= code_length || !parse_currency(word.substr(0, code_length))) return {};
    const std::string_view digits = word.substr(code_length);
    if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return {};
    return "put a space behind the currency: " +
           in_ticks(std::string(word.substr(0, code_length)) + " " + std::string(digits));
}

// The field that has an option of this name.
std::string option_of_field(const Context& context, std::string_view word) {
    for (const Record& record : context.policy.records)
        for (const Field& field : record.fields) {
            const Type& type = field.type.kind == Kind::list && field.type.element ? *field.type.element : field.type;
            if (!type.options || std::ranges::find(*type.options, word) == type.options->end()) continue;
            const std::string whole = record.name + "." + field.name;
            return "it is an option: say of what, as in " +
                   in_ticks(whole + (field.type.kind == Kind::list ? " has " : " is ") + std::string(word));
        }
    return {};
}

} // namespace

std::string help_for_unknown_record(const Context& context, std::uint32_t file, std::string_view word) {
    std::vector<std::string> records = context.names.visible_names(file, SymbolKind::record);
    if (std::string help = did_you_mean(word, records); !help.empty()) return help;
    if (records.empty())
        return "declare it with " + in_ticks("record " + std::string(word)) + ", or add " +
               in_ticks("use std.procurement") + ", which has tenders, bids, bidders and more";
    std::ranges::sort(records);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    if (records.size() > most_records) return {};
    std::string known;
    for (const std::string& each : records) known += (known.empty() ? "" : ", ") + in_ticks(each);
    return "the records here: " + known;
}

std::string help_for_foreign_word(const Context& context, std::string_view word) {
    if (const std::string_view here = syntax::for_foreign_word(word); !here.empty()) return "write " + in_ticks(here);
    if (std::string help = amount_without_space(word); !help.empty()) return help;
    return option_of_field(context, word);
}

} // namespace voorrang::check

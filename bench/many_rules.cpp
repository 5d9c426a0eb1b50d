#include "bench/many_rules.hpp"

namespace voorrang::bench {

namespace {

constexpr std::string_view head = R"(policy bench.many "Many rules" version 1

record tender from ocds ""
  category : text   at "/category"
  value    : number at "/value"
  opened   : date   at "/opened"
  share    : number at "/share"

)";

std::string category(std::size_t number) { return "\"c" + std::to_string(number) + "\""; }

// A day from 1600 on: there are enough for every rule to have one of its own.
std::string day(std::size_t number) {
    const auto padded = [](std::size_t value, std::size_t width) {
        std::string text = std::to_string(value);
        return std::string(width - text.size(), '0') + text;
    };
    return padded(1600 + number / 336, 4) + "-" + padded(1 + number / 28 % 12, 2) + "-" + padded(1 + number % 28, 2);
}

std::string condition(Guards guards, std::size_t k, std::size_t rules) {
    const std::size_t width = 900'000 / rules;
    switch (guards) {
    case Guards::equal:
    case Guards::table:
        return "tender.category is " + category(k) + " and tender.value > " + std::to_string(k * 37 % 900'000);
    case Guards::member:
        return "tender.category in [" + category(k) + ", " + category(rules + k) + ", " + category(2 * rules + k) + "]";
    case Guards::range:
        return "tender.value >= " + std::to_string(k * width) + " and tender.value < " +
               std::to_string((k + 1) * width);
    case Guards::days:
        return "tender.opened >= " + day(k) + " and tender.opened < " + day(k + 1);
    case Guards::reckoned:
        break;
    }
    return "tender.value > " + std::to_string(900'000 + k) + " * tender.share";
}

} // namespace

std::string many_rules(Guards guards, std::size_t rules) {
    std::string text(head);
    if (guards == Guards::table) {
        text += "table points of tender: number hit first\n  | tender.category | tender.value || points\n";
        for (std::size_t k = 0; k < rules; ++k)
            text += "  | " + category(k) + " | > " + std::to_string(k * 37 % 900'000) + " || " +
                    std::to_string(k % 9 + 1) + "\n";
        text += "  | - | - || 0\n\nrule pointed: flag tender when points of tender > 0 because \"it has points\"\n";
        return text;
    }
    for (std::size_t k = 0; k < rules; ++k)
        text += "rule r" + std::to_string(k) + ": flag tender when " + condition(guards, k, rules) +
                " because \"rule " + std::to_string(k) + "\"\n";
    return text;
}

} // namespace voorrang::bench

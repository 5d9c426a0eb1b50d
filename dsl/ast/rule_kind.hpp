// What a rule does where it strikes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace voorrang::ast {

enum class RuleKind : std::uint8_t {
    exclude, // the subject is out
    require, // the subject is out unless it meets the condition
    reserve, // as require: the contract is reserved to those who meet the condition (Directive 2014/24/EU art. 20, 77)
    prefer,  // counts where a tie is broken by preference
    flag,    // a red flag, without legal effect
    oblige,  // an obligation of whoever wins
    ask      // a question to be put while the fact is unknown
};

// How each is called, in the order of the enumerators.
inline constexpr std::array<std::string_view, 7> rule_kind_words{"exclude", "require", "reserve", "prefer",
                                                                 "flag",    "oblige",  "ask"};
constexpr std::string_view word(RuleKind kind) { return rule_kind_words[static_cast<std::size_t>(kind)]; }

// Whoever such a rule strikes is out.
constexpr bool shuts_out(RuleKind kind) {
    return kind == RuleKind::exclude || kind == RuleKind::require || kind == RuleKind::reserve;
}

} // namespace voorrang::ast

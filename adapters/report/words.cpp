#include "adapters/report/words.hpp"

#include <algorithm>
#include <array>

namespace voorrang::report {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> truths{"no", "yes", "unknown", "failed"};
constexpr std::array<std::string_view, 4> statuses{"admitted", "excluded", "undetermined", "failed"};
constexpr std::array<std::string_view, 5> award_states{"awarded", "nobody", "undetermined", "failed", "tied"};
constexpr std::array<std::string_view, 3> forms{"weighted", "adds", "deducts"};
constexpr std::array<std::string_view, 14> outline_kinds{
    "constant", "fact",      "parameter",   "definition", "exception", "table",     "table_row",
    "rule",     "operation", "conditional", "aggregate",  "rounding",  "criterion", "list"};
static_assert(static_cast<std::size_t>(graph::OutlineKind::list) + 1 == outline_kinds.size());

template <class E, std::size_t N>
std::string_view name(const std::array<std::string_view, N>& words, E value) {
    return words[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& words, std::string_view word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<E>(found - words.begin());
}

} // namespace

std::string_view word(Truth truth) { return name(truths, truth); }
std::string_view word(engine::Status status) { return name(statuses, status); }
std::string_view word(engine::AwardState state) { return name(award_states, state); }
std::string_view word(graph::OutlineKind kind) { return name(outline_kinds, kind); }
std::string_view word(graph::Criterion::Form form) { return name(forms, form); }

std::optional<Truth> truth_of(std::string_view word) { return find<Truth>(truths, word); }
std::optional<engine::Status> status_of(std::string_view word) { return find<engine::Status>(statuses, word); }
std::optional<engine::AwardState> award_state_of(std::string_view word) {
    return find<engine::AwardState>(award_states, word);
}
std::optional<ast::RuleKind> rule_kind_of(std::string_view word) {
    return find<ast::RuleKind>(ast::rule_kind_words, word);
}
std::optional<graph::Criterion::Form> form_of(std::string_view word) {
    return find<graph::Criterion::Form>(forms, word);
}
std::optional<graph::OutlineKind> outline_kind_of(std::string_view word) {
    return find<graph::OutlineKind>(outline_kinds, word);
}

std::string_view outcome_word(const engine::Decision& decision) {
    if (decision.award) return word(decision.award->state);
    using enum engine::AwardState;
    for (const engine::AwardState state : {failed, undetermined, tied, awarded, nobody})
        for (const engine::LotAward& lot : decision.lots)
            if (lot.award.state == state) return word(state);
    return "no_award";
}

} // namespace voorrang::report

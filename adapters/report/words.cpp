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

std::string status_text(const Reader& reader, engine::Status status) {
    switch (status) {
    case engine::Status::admitted:
        return reader.say("admitted");
    case engine::Status::excluded:
        return reader.say("excluded");
    case engine::Status::undetermined:
        return reader.say("undetermined");
    case engine::Status::failed:
        break;
    }
    return reader.say("failed");
}

std::string form_text(const Reader& reader, graph::Criterion::Form form) {
    return form == graph::Criterion::Form::adds ? reader.say("adds") : reader.say("deducts");
}

std::string outcome_text(const Reader& reader, std::string_view outcome) {
    const auto state = award_state_of(outcome);
    if (!state) return {};
    switch (*state) {
    case engine::AwardState::awarded:
        return reader.say("awarded");
    case engine::AwardState::nobody:
        return reader.say("nobody");
    case engine::AwardState::undetermined:
        return reader.say("undetermined");
    case engine::AwardState::tied:
        return reader.say("tied");
    case engine::AwardState::failed:
        break;
    }
    return reader.say("failed");
}

std::string tie_key_text(const Reader& reader, const std::string& name) {
    if (name == "draw") return reader.say("draw");
    return name == "preference" ? reader.say("preference") : name;
}

namespace {

// The rest of a text after words of the program, if it begins (or ends) with them.
std::optional<std::string> after(std::string_view text, std::string_view words) {
    if (!text.starts_with(words)) return std::nullopt;
    return std::string(text.substr(words.size()));
}
std::optional<std::string> before(std::string_view text, std::string_view words) {
    if (!text.ends_with(words)) return std::nullopt;
    return std::string(text.substr(0, text.size() - words.size()));
}

// Where an expression has no words of its own in the policy, or other ones, the program made these.
std::optional<std::string> made_text(const Reader& reader, std::string_view text) {
    if (text == "under the minimum") return reader.say("under the minimum");
    if (text == "comes before") return reader.say("comes before");
    if (text == "how many come before") return reader.say("how many come before");
    if (text == "counts") return reader.say("counts");
    if (const auto most = after(text, "among the first ")) return reader.say("among the first {1}", {*most});
    if (const auto force = after(text, "in force ")) return reader.say("in force {1}", {*force});
    if (const auto of = before(text, " admitted")) {
        if (const auto value = after(*of, "lowest ")) return reader.say("lowest {1} admitted", {*value});
        if (const auto value = after(*of, "highest ")) return reader.say("highest {1} admitted", {*value});
    }
    if (const auto of = before(text, " over all"))
        if (const auto value = after(*of, "average of ")) return reader.say("average of {1} over all", {*value});
    if (const auto list = after(text, "count of "); list && list->find(' ') == std::string::npos)
        return reader.say("count of {1}", {*list});
    return std::nullopt;
}

} // namespace

std::string explained_text(const Reader& reader, const engine::Explanation& explanation) {
    const std::string& text = explanation.text;
    if (reader.language == Language::en) return text;
    switch (explanation.kind) {
    case graph::OutlineKind::definition:
    case graph::OutlineKind::table:
        if (const auto name = before(text, " (told above)")) return reader.say("{1} (told above)", {*name});
        return text;
    case graph::OutlineKind::table_row:
        if (const auto number = after(text, "row ")) return reader.say("row {1}", {*number});
        return text;
    case graph::OutlineKind::criterion:
        if (const auto name = after(text, "total of ")) return reader.say("total of {1}", {*name});
        return text;
    case graph::OutlineKind::parameter:
        return text == "the reference date" ? reader.say("the reference date") : text;
    case graph::OutlineKind::operation:
    case graph::OutlineKind::aggregate:
        return made_text(reader, text).value_or(text);
    default:
        return text;
    }
}

} // namespace voorrang::report

// The words for outcomes: those of JSON and the log, the same in every language, and those that people read.
#pragma once

#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

#include <optional>
#include <string_view>

namespace voorrang::report {

std::string_view word(Truth truth);              // no, yes, unknown, failed
std::string_view word(engine::Status status);    // admitted, excluded, undetermined, failed
std::string_view word(engine::AwardState state); // awarded, nobody, undetermined, failed, tied
std::string_view word(graph::Criterion::Form form);
// Of a whole decision, in a word: the state of its award, or of its lots the one that most asks for attention (failed,
// undetermined, tied, awarded, nobody); "no_award".
std::string_view outcome_word(const engine::Decision& decision);
std::string_view word(graph::OutlineKind kind); // constant, fact, parameter, …

// For people, in the reader's language.
std::string status_text(const Reader& reader, engine::Status status);
std::string form_text(const Reader& reader, graph::Criterion::Form form); // adds, deducts
std::string outcome_text(const Reader& reader, std::string_view outcome_word);
// What sets equal totals apart: a criterion or an expression as it was written, a preference, a draw.
std::string tie_key_text(const Reader& reader, const std::string& name);
// What is explained: a name or an expression as it was written, or what the program calls it.
std::string explained_text(const Reader& reader, const engine::Explanation& explanation);

std::optional<Truth> truth_of(std::string_view word);
std::optional<engine::Status> status_of(std::string_view word);
std::optional<engine::AwardState> award_state_of(std::string_view word);
std::optional<ast::RuleKind> rule_kind_of(std::string_view word);
std::optional<graph::Criterion::Form> form_of(std::string_view word);
std::optional<graph::OutlineKind> outline_kind_of(std::string_view word);

} // namespace voorrang::report

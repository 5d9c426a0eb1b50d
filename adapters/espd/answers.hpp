// The answers of a response, each with the question that it answers.
#pragma once

#include "adapters/espd/form.hpp"

namespace voorrang::espd {

// Of one response; docs/facts.md tells them. Each value of an answer is written out by itself, with the lots that its
// criterion is put for and the evidence that the answer refers to: so these count as often as they are written.
inline constexpr std::size_t max_answers = 20'000;
inline constexpr std::size_t max_lots = 200'000;
inline constexpr std::size_t max_evidences = 200'000;

struct Answer {
    xml::Ref element; // cac:TenderingCriterionResponse
    const Question* question;
    std::string_view id;                       // empty if it has none
    std::vector<std::vector<xml::Ref>> values; // of each cac:ResponseValue what it says: one element, or several lines
    std::optional<xml::Ref> period;            // cac:ApplicablePeriod
    std::vector<xml::Ref> evidences;           // the identifiers to which it refers
};

// Those that say something: an answer left empty is none. Faults: an answer to a question that is not in the form, one
// of another kind than is asked for, a value that can't be read.
std::vector<Answer> read_answers(xml::Ref root, const Form& form, eforms::Faults& faults);

// Of xsd:boolean; nothing for else.
std::optional<bool> indicator(xml::Ref element);
// "2020-01-31", with or without an offset from UTC, as the day that it names; nothing for else.
std::optional<std::string_view> day(xml::Ref element);

} // namespace voorrang::espd

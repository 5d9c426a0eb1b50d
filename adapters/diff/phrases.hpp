// What is said of two policies beside each other, in one table with a column for each language. {1} and {2} are filled
// in. What a page of a policy says as well is taken from there (adapters/doc/phrases.hpp).
#pragma once

#include "dsl/phrases/language.hpp"

#include <string>
#include <string_view>

namespace voorrang::diff {

// X(name, English, Dutch)
#define VOORRANG_DIFF_PHRASES(X)                                                                                       \
    X(only_in_a, "Only in A ({1})", "Alleen in A ({1})")                                                               \
    X(only_in_b, "Only in B ({1})", "Alleen in B ({1})")                                                               \
    X(different, "Different ({1})", "Verschillend ({1})")                                                              \
    X(same, "The same in both: {1}", "In beide hetzelfde: {1}")                                                        \
    X(all_same, "A and B say the same.", "A en B zeggen hetzelfde.")                                                   \
    X(file_only_in_a, "Only in A: {1}", "Alleen in A: {1}")                                                            \
    X(file_only_in_b, "Only in B: {1}", "Alleen in B: {1}")                                                            \
    X(is_in_both, "{1} is {2} in A and {3} in B", "{1} is {2} in A en {3} in B")                                       \
    X(is_at_length, "{1} is", "{1} is")                                                                                \
    X(in_a, "in A: {1}", "in A: {1}")                                                                                  \
    X(in_b, "in B: {1}", "in B: {1}")                                                                                  \
    X(part_only_in_a, "only in A: {1}", "alleen in A: {1}")                                                            \
    X(part_only_in_b, "only in B: {1}", "alleen in B: {1}")                                                            \
    X(a_leaves, "A leaves it as the package has it", "A laat het zoals het pakket het heeft")                          \
    X(b_leaves, "B leaves it as the package has it", "B laat het zoals het pakket het heeft")                          \
    X(renamed, "it is called `{1}` in A and `{2}` in B", "het heet `{1}` in A en `{2}` in B")                          \
    X(only_renamed, "it is called `{1}` in A and `{2}` in B, and says the same",                                       \
      "het heet `{1}` in A en `{2}` in B, en zegt hetzelfde")                                                          \
    X(experience, "Experience with what is the same ({1})", "Ervaring met wat hetzelfde is ({1})")                     \
    X(note, "experience of {1}, {2}: {3}", "ervaring van {1}, {2}: {3}")                                               \
    X(tried, "tried: {1}; result: {2}", "geprobeerd: {1}; resultaat: {2}")                                             \
    X(rule, "rule", "regel")                                                                                           \
    X(package, "package", "pakket")                                                                                    \
    X(open_point, "open point `{1}` ({2})", "open punt `{1}` ({2})")                                                   \
    X(type, "the type", "de soort")                                                                                    \
    X(subject, "what it is about", "waar het over gaat")                                                               \
    X(value, "the value", "de waarde")                                                                                 \
    X(value_from, "the value from {1}", "de waarde vanaf {1}")                                                         \
    X(until_day, "{1}, until {2}", "{1}, tot {2}")                                                                     \
    X(source_of_value, "the source of that value", "de bron van die waarde")                                           \
    X(condition, "the condition", "de voorwaarde")                                                                     \
    X(unless, "the exception to the condition", "de uitzondering op de voorwaarde")                                    \
    X(outcome, "the outcome", "de uitkomst")                                                                           \
    X(verdict, "the verdict", "het oordeel")                                                                           \
    X(required, "what is required", "wat wordt geëist")                                                                \
    X(reserved, "what it is reserved to", "waaraan het is voorbehouden")                                               \
    X(owed, "what is owed", "wat verschuldigd is")                                                                     \
    X(asked, "what is asked", "wat wordt gevraagd")                                                                    \
    X(in_force_from, "the first day in force", "de eerste dag waarop het geldt")                                       \
    X(in_force_until, "the day on which it ends", "de dag waarop het vervalt")                                         \
    X(reason, "the reason", "de motivering")                                                                           \
    X(reason_in_dutch, "the reason in Dutch", "de motivering in het Nederlands")                                       \
    X(source, "the source", "de bron")                                                                                 \
    X(across, "what it looks across", "waar het overheen kijkt")                                                       \
    X(which_rows, "which of them count", "welke daarvan meetellen")                                                    \
    X(grouped_by, "what they are grouped by", "waarnaar wordt gegroepeerd")                                            \
    X(target, "the target", "het doel")                                                                                \
    X(goes_before, "the precedence", "de voorrang")                                                                    \
    X(hit, "which rows count", "welke rijen tellen")                                                                   \
    X(columns, "what the columns ask", "wat de kolommen vragen")                                                       \
    X(row_order, "the order of the rows", "de volgorde van de rijen")                                                  \
    X(deadline_order, "the order of the deadlines", "de volgorde van de termijnen")                                    \
    X(competitors, "what competes", "wat meedingt")                                                                    \
    X(each_lot, "how lots are awarded", "hoe percelen worden gegund")                                                  \
    X(weight, "the weight", "het gewicht")                                                                             \
    X(score, "the score", "de score")                                                                                  \
    X(least_score, "the least score", "de laagste toegestane score")                                                   \
    X(rounding_scores, "how scores are rounded", "hoe scores worden afgerond")                                         \
    X(rounding_total, "how the total is rounded", "hoe het totaal wordt afgerond")                                     \
    X(who_wins, "who wins", "wie wint")                                                                                \
    X(ties, "what decides between equals", "wat bij gelijke stand beslist")                                            \
    X(read_from, "where it is read from", "waaruit het wordt gelezen")                                                 \
    X(shown_as, "what it is shown as", "hoe het wordt getoond")                                                        \
    X(plural, "what many of them are called", "hoe meer ervan heten")                                                  \
    X(field, "the field `{1}`", "het veld `{1}`")                                                                      \
    X(date_that_counts, "the reference date", "de peildatum")                                                          \
    X(zone, "the time zone", "de tijdzone")                                                                            \
    X(weekend, "the weekend", "het weekend")                                                                           \
    X(holiday, "the holiday \"{1}\"", "de feestdag \"{1}\"")                                                           \
    X(calendar, "the calendar", "de kalender")                                                                         \
    X(first_state, "the first state", "de eerste toestand")                                                            \
    X(decided, "the decision", "het besluit")                                                                          \
    X(by_whom, "the actor", "de handelende")                                                                           \
    X(approved_by, "the approval", "de goedkeuring")                                                                   \
    X(follows, "the consequence", "het gevolg")                                                                        \
    X(next_state, "the next state", "de volgende toestand")                                                            \
    X(moment, "the moment", "het moment")                                                                              \
    X(least, "the minimum", "het minimum")                                                                             \
    X(to_working_day, "it moves to the next working day", "hij schuift naar de volgende werkdag")                      \
    X(state, "the state `{1}`", "de toestand `{1}`")                                                                   \
    X(event, "the event `{1}`", "de gebeurtenis `{1}`")                                                                \
    X(its_title, "the title", "de titel")                                                                              \
    X(its_version, "the version", "de versie")                                                                         \
    X(rules_of_it, "the number of its rules", "het aantal regels ervan")                                               \
    X(of_exception, "{1} of the exception `{2}`", "{1} van de uitzondering `{2}`")                                     \
    X(of_criterion, "{1} of the criterion `{2}`", "{1} van het criterium `{2}`")                                       \
    X(of_row, "{1} of the row {2}", "{1} van de rij {2}")                                                              \
    X(of_state, "{1} of the state `{2}`", "{1} van de toestand `{2}`")                                                 \
    X(of_event, "{1} of the event `{2}`", "{1} van de gebeurtenis `{2}`")                                              \
    X(of_deadline, "{1} of the deadline `{2}`", "{1} van de termijn `{2}`")

enum class Phrase : std::uint8_t {
#define X(name, en, nl) name,
    VOORRANG_DIFF_PHRASES(X)
#undef X
};

std::string say(Language language, Phrase which, std::string_view first = {}, std::string_view second = {},
                std::string_view third = {});

} // namespace voorrang::diff

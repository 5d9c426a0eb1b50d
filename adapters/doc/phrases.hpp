// Every fixed phrase of a page, in one table with a column for each language. {1} and {2} are filled in.
#pragma once

#include "dsl/phrases/language.hpp"

#include <string>

namespace voorrang::doc {

// X(name, English, Dutch)
#define VOORRANG_PHRASES(X)                                                                                            \
    X(policy, "Policy", "Beleid")                                                                                      \
    X(package, "Package", "Pakket")                                                                                    \
    X(version, "Version", "Versie")                                                                                    \
    X(contents, "Contents", "Inhoud")                                                                                  \
    X(made_from, "Made from {1} by voorrang {2}. The rule file is what counts; this page shows it.",                   \
      "Gemaakt uit {1} door voorrang {2}. Het regelbestand geldt; deze pagina laat het zien.")                         \
    X(fingerprint, "SHA-256 of the rule files", "SHA-256 van de regelbestanden")                                       \
    X(packages_used, "Packages used", "Gebruikte pakketten")                                                           \
    X(from_packages, "From the packages used", "Uit de gebruikte pakketten")                                           \
    X(rules_take_part, "Their rules take part in every decision by this policy.",                                      \
      "Hun regels werken mee in elke beslissing volgens dit beleid.")                                                  \
    X(name, "Name", "Naam")                                                                                            \
    X(title, "Title", "Titel")                                                                                         \
    X(parameters, "Parameters", "Parameters")                                                                          \
    X(definitions, "Definitions", "Definities")                                                                        \
    X(rules, "Rules", "Regels")                                                                                        \
    X(tables, "Decision tables", "Beslistabellen")                                                                     \
    X(award_heading, "Award", "Gunning")                                                                               \
    X(other_parts, "Other parts", "Overige onderdelen")                                                                \
    X(records, "Records", "Gegevenssoorten")                                                                           \
    X(examples, "Tested examples", "Geteste voorbeelden")                                                              \
    X(facts, "Facts that are read", "Gegevens die worden gelezen")                                                     \
    X(facts_intro, "What a decision rests on. A fact that is missing is unknown, never zero or no.",                   \
      "Waar een beslissing op rust. Een gegeven dat ontbreekt is onbekend, nooit nul of nee.")                         \
    X(dates, "Dates from which something changes", "Data waarop iets verandert")                                       \
    X(citations, "Citations", "Aangehaalde bronnen")                                                                   \
    X(open_points, "Open points", "Open punten")                                                                       \
    X(open_intro, "What this text leaves to the policy that uses it.",                                                 \
      "Wat deze tekst overlaat aan het beleid dat hem gebruikt.")                                                      \
    X(parameter, "parameter", "parameter")                                                                             \
    X(definition, "definition", "definitie")                                                                           \
    X(table, "table", "tabel")                                                                                         \
    X(award, "award", "gunning")                                                                                       \
    X(record, "record", "gegevenssoort")                                                                               \
    X(reference_date, "Reference date", "Peildatum")                                                                   \
    X(reference_date_is, "The law that counts is that of", "Het recht geldt zoals het luidt op")                       \
    X(open, "may be filled in by a policy", "mag door een beleid worden ingevuld")                                     \
    X(filled_in, "filled in", "ingevuld")                                                                              \
    X(in_force_from, "From", "Vanaf")                                                                                  \
    X(until, "Until", "Tot")                                                                                           \
    X(value, "Value", "Waarde")                                                                                        \
    X(source, "Source", "Bron")                                                                                        \
    X(always, "the beginning", "het begin")                                                                            \
    X(further_notice, "further notice", "nadere order")                                                                \
    X(no_value, "no value yet", "nog geen waarde")                                                                     \
    X(in_force, "In force from {1} until {2}.", "Geldig van {1} tot {2}.")                                             \
    X(because, "Reason given", "Motivering")                                                                           \
    X(based_on, "Based on", "Grondslag")                                                                               \
    X(kind_exclude, "exclusion", "uitsluiting")                                                                        \
    X(kind_require, "requirement", "eis")                                                                              \
    X(kind_reserve, "reservation", "voorbehoud")                                                                       \
    X(kind_prefer, "preference", "voorrang")                                                                           \
    X(kind_flag, "flag", "signaal")                                                                                    \
    X(kind_oblige, "obligation", "verplichting")                                                                       \
    X(kind_ask, "question", "vraag")                                                                                   \
    X(a, "a {1}", "een {1}")                                                                                           \
    X(an, "an {1}", "een {1}")                                                                                         \
    X(the, "the {1}", "de {1}")                                                                                        \
    X(for_subject, "For {1}, {2}", "Voor {1} geldt: {2}")                                                              \
    X(is_yes, "is yes", "is ja")                                                                                       \
    X(is_always, "is always {1}", "is altijd {1}")                                                                     \
    X(is_value, "({1}) is", "({1}) is")                                                                                \
    X(excluded, "{1} is excluded", "{1} wordt uitgesloten")                                                            \
    X(required, "Of {1} it is required that", "Van {1} wordt geëist dat")                                              \
    X(reserved, "The contract is reserved to {1} for which", "De opdracht is voorbehouden aan {1} waarvoor geldt dat") \
    X(preferred, "{1} is preferred", "{1} krijgt voorrang")                                                            \
    X(flagged, "{1} is flagged (without legal effect)", "{1} krijgt een signaal (zonder rechtsgevolg)")                \
    X(obliged, "Whoever wins with {1} is obliged to", "Wie wint met {1} is verplicht tot")                             \
    X(asked, "While it is unknown, {1} is asked for", "Zolang het onbekend is, wordt {1} gevraagd om")                 \
    X(if_, "if", "als")                                                                                                \
    X(unless, "unless", "tenzij")                                                                                      \
    X(all_of, "all of these hold:", "aan al het volgende is voldaan:")                                                 \
    X(any_of, "at least one of these holds:", "aan ten minste één hiervan is voldaan:")                                \
    X(exception, "Exception", "Uitzondering")                                                                          \
    X(then, "then it is", "dan geldt")                                                                                 \
    X(goes_before, "goes before {1}", "gaat voor {1}")                                                                 \
    X(any, "any", "elke")                                                                                              \
    X(outcome, "Outcome", "Uitkomst")                                                                                  \
    X(table_of, "Of {1}.", "Van {1}.")                                                                                 \
    X(hit_first, "The first row that fits counts.", "De eerste rij die past geldt.")                                   \
    X(hit_unique, "Exactly one row fits.", "Precies één rij past.")                                                    \
    X(hit_any, "All rows that fit agree.", "Alle passende rijen stemmen overeen.")                                     \
    X(hit_priority, "Of the rows that fit, the outcome that comes first counts:",                                      \
      "Van de passende rijen geldt de uitkomst die het eerst komt:")                                                   \
    X(hit_collect, "All rows that fit count.", "Alle passende rijen tellen.")                                          \
    X(hit_collect_by, "Of all rows that fit: {1}.", "Van alle passende rijen: {1}.")                                   \
    X(criterion, "Criterion", "Criterium")                                                                             \
    X(weight, "Weight", "Gewicht")                                                                                     \
    X(score, "Score", "Score")                                                                                         \
    X(adds, "adds", "erbij")                                                                                           \
    X(deducts, "deducts", "eraf")                                                                                      \
    X(minimum, "at least {1}", "ten minste {1}")                                                                       \
    X(not_before, "not before {1}", "niet vóór {1}")                                                                   \
    X(round_scores, "Scores are rounded to {1} decimals, {2}.", "Scores worden afgerond op {1} decimalen, {2}.")       \
    X(round_total, "The total is rounded to {1} decimals, {2}.", "Het totaal wordt afgerond op {1} decimalen, {2}.")   \
    X(highest_total, "The highest total wins", "Het hoogste totaal wint")                                              \
    X(lowest_total, "The lowest total wins", "Het laagste totaal wint")                                                \
    X(at_least, "if it is at least", "als het ten minste bedraagt")                                                    \
    X(at_most, "if it is at most", "als het ten hoogste bedraagt")                                                     \
    X(ties, "Equal totals are told apart by:", "Bij gelijke totalen beslist achtereenvolgens:")                        \
    X(tie_criterion, "the better score for {1}", "de betere score voor {1}")                                           \
    X(tie_lowest, "the lowest", "de laagste")                                                                          \
    X(tie_highest, "the highest", "de hoogste")                                                                        \
    X(tie_preference, "the most preferences", "de meeste voorkeuren")                                                  \
    X(tie_draw, "a draw", "loting")                                                                                    \
    X(draw_seed, "a draw, with the published seed", "loting, met de gepubliceerde sleutel")                            \
    X(each_lot, "For each lot by itself.", "Voor elk perceel afzonderlijk.")                                           \
    X(given, "Given facts", "Gegeven")                                                                                 \
    X(expected, "Then", "Dan")                                                                                         \
    X(as_at, "by the law of {1}", "naar het recht van {1}")                                                            \
    X(field, "Field", "Veld")                                                                                          \
    X(type, "Type", "Soort")                                                                                           \
    X(holds_it, "the record around it", "het object eromheen")                                                         \
    X(personal, "personal, kept apart", "persoonsgegeven, apart gehouden")                                             \
    X(of_record, "of {1}", "van {1}")                                                                                  \
    X(date, "Date", "Datum")                                                                                           \
    X(what_changes, "What changes", "Wat verandert")                                                                   \
    X(becomes, "becomes", "wordt")                                                                                     \
    X(comes_into_force, "comes into force", "treedt in werking")                                                       \
    X(ends, "ends", "vervalt")                                                                                         \
    X(cited_by, "Cited by", "Aangehaald door")                                                                         \
    X(calendar, "calendar", "kalender")                                                                                \
    X(measure, "measure", "maatstaf")                                                                                  \
    X(read_from, "Read from {1}.", "Gelezen uit {1}.")                                                                 \
    X(currency_of, "in the currency of {1}", "in de valuta van {1}")                                                   \
    X(sealed, "sealed until {1}", "verzegeld tot {1}")                                                                 \
    X(workflow, "workflow", "werkstroom")                                                                              \
    X(workflows, "Workflows", "Werkstromen")                                                                           \
    X(final_state, "the end", "het einde")                                                                             \
    X(another, "another {1}", "een andere {1}")                                                                        \
    X(of_members, "{1} of {2}", "{1} van {2}")                                                                         \
    X(approved_by, "approved by {1}", "goedgekeurd door {1}")                                                          \
    X(decides, "decided: {1}", "besloten: {1}")                                                                        \
    X(admits, "a {1} comes in", "een {1} komt binnen")                                                                 \
    X(pauses, "time stands still", "de tijd staat stil")                                                               \
    X(resumes, "time runs on", "de tijd loopt verder")                                                                 \
    X(event, "What", "Wat")                                                                                            \
    X(by_whom, "By whom", "Door wie")                                                                                  \
    X(happens, "What follows", "Wat volgt")                                                                            \
    X(next_state, "Then", "Daarna")                                                                                    \
    X(experience, "Experience", "Ervaring")                                                                            \
    X(tried, "Tried", "Geprobeerd")                                                                                    \
    X(came_of_it, "Result", "Resultaat")                                                                               \
    X(all_policies, "Policies and packages", "Beleid en pakketten")                                                    \
    X(half_up, "halves up", "een half naar boven")                                                                     \
    X(half_even, "halves to even", "een half naar even")                                                               \
    X(down, "down", "naar beneden")                                                                                    \
    X(up, "up", "naar boven")

enum class Phrase : std::uint8_t {
#define X(name, en, nl) name,
    VOORRANG_PHRASES(X)
#undef X
};

// The texts filled in are taken as they are, so that they may hold markup; the phrases hold none.
std::string phrase(Language language, Phrase which, std::string_view first = {}, std::string_view second = {});

} // namespace voorrang::doc

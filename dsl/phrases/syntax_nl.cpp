// Texts and syntax: V1xx.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"this is asked of no calendar", "dit wordt aan geen kalender gevraagd"},
    {"the file is not valid UTF-8 from here on", "het bestand is vanaf hier geen geldig UTF-8"},
    {"`{1}` has no meaning here", "`{1}` betekent hier niets"},
    {"a backslash has no meaning before this character", "een backslash betekent niets voor dit teken"},
    {"this kind of quote has no meaning here", "dit soort aanhalingsteken betekent hier niets"},
    {"the text that begins here is not closed", "de tekst die hier begint is niet gesloten"},
    {"`{1}` can be read in two ways", "`{1}` kan op twee manieren worden gelezen"},
    {"`{1}` is not a duration: only whole numbers of a unit are",
     "`{1}` is geen duur: alleen hele aantallen van een eenheid zijn dat"},
    {"`{1}` is not a number", "`{1}` is geen getal"},
    {"`{1}` is not an amount of money", "`{1}` is geen geldbedrag"},
    {"`{1}` is too long a time", "`{1}` is een te lange tijd"},
    {"`{1}` may be one number or several", "`{1}` kan één getal zijn of meer"},
    {"a number of more than {1} digits", "een getal van meer dan {1} cijfers"},
    {"numbers are rounded to at most {1} decimals", "getallen worden op hoogstens {1} decimalen afgerond"},
    {"`{1}` is not a date", "`{1}` is geen datum"},
    {"`{1}` is not a time", "`{1}` is geen tijdstip"},
    {"brackets are nested more than {1} deep", "haakjes zijn meer dan {1} diep genest"},
    {"more than {1} operators in a row", "meer dan {1} bewerkingen achter elkaar"},
    {"this expression is nested more than {1} deep", "deze uitdrukking is meer dan {1} diep genest"},
    {"this is nested more than {1} deep", "dit is meer dan {1} diep genest"},
    {"`{1}` closes nothing", "`{1}` sluit niets"},
    {"`{1}` is closed by `{2}`", "`{1}` wordt gesloten door `{2}`"},
    {"`{1}` is not closed", "`{1}` is niet gesloten"},
    {"`{1}` can't stand right behind this operator", "`{1}` kan niet direct achter deze bewerking staan"},
    {"`{1}` stands behind a declaration", "`{1}` staat achter een declaratie"},
    {"a comparison can't be compared again", "een vergelijking kan niet nog eens worden vergeleken"},
    {"a rule file has one header", "een regelbestand heeft één kop"},
    {"expected {1}, found {2}", "{1} verwacht, {2} gevonden"},
    {"{1} can't stand here", "{1} kan hier niet staan"},
    {"`{1}` is not a language of rule files", "`{1}` is geen taal van regelbestanden"},
    {"this is said twice", "dit is twee keer gezegd"},
    {"this limit does not go with the direction of the award", "deze grens past niet bij de richting van de gunning"},
    {"this can't be negative", "dit kan niet negatief zijn"},
    {"there is nothing in this file", "er staat niets in dit bestand"},
    {"this file declares nothing", "dit bestand declareert niets"},
    {"a comment can't stand between the braces", "tussen de accolades kan geen commentaar staan"},
    {"there is no expression between the braces", "er staat geen uitdrukking tussen de accolades"},
    {"a name between back-quotes is a letter, then letters, digits and underscores",
     "een naam tussen accenten is een letter, dan letters, cijfers en liggende streepjes"},
    {"a rule file begins with `{1}` or `{2}`", "een regelbestand begint met `{=1}` of `{=2}`"},
    {"a value, quote or bracket is missing", "er ontbreekt een waarde, aanhalingsteken of haakje"},
    {"a year is between 1 and 9999", "een jaar ligt tussen 1 en 9999"},
    {"capitals and small letters differ", "hoofdletters en kleine letters zijn niet hetzelfde"},
});
// clang-format on

} // namespace

std::span<const Phrase> syntax_nl() { return phrases; }

} // namespace voorrang::phrases

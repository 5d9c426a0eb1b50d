// What stands in the holes of other patterns.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"yes/no", "ja/nee"},
    {"text", "tekst"},
    {"number", "getal"},
    {"percent", "percentage"},
    {"money", "bedrag"},
    {"date", "datum"},
    {"time", "tijdstip"},
    {"duration", "duur"},
    {"yes", "ja"},
    {"no", "nee"},
    {"list of {1}", "lijst van {1}"},
    {"choice of {1}", "keuze van {1}"},
    {"{1} or {2}", "{1} of {2}"},
    {"{1} and {2}", "{1} en {2}"},
    {"{1}, {2}", "{1}, {2}"},
    {"`{1}`", "`{1}`"},
    {"the reserved word `{1}`", "het gereserveerde woord `{1}`"},
    {"the text {1}", "de tekst {1}"},
    {"the text \"{1}\"", "de tekst \"{1}\""},
    {"the end of the declaration", "het einde van de declaratie"},
    {"the end of the text", "het einde van de tekst"},
    {"a table row", "een rij van een tabel"},
    {"a declaration", "een declaratie"},
    {"a field", "een veld"},
    {"a property of the field", "een eigenschap van het veld"},
    {"a cell", "een cel"},
    {"a comparison", "een vergelijking"},
    {"a date", "een datum"},
    {"a time", "een tijdstip"},
    {"a name", "een naam"},
    {"a text", "een tekst"},
    {"a type", "een type"},
    {"a value", "een waarde"},
    {"a version such as {1}", "een versie zoals {1}"},
    {"a whole number", "een heel getal"},
    {"a row that begins with `{1}`", "een rij die begint met `{1}`"},
    {"an expression", "een uitdrukking"},
    {"an operator", "een bewerking"},
    {"the name of a criterion, `lowest …`, `highest …`, `earliest …`, `latest …`, `preference` or `draw`",
     "de naam van een criterium, `laagste …`, `hoogste …`, `vroegste …`, `laatste …`, `voorkeur` of `loting`"},
    {"a record", "een objecttype"},
    {"a parameter", "een parameter"},
    {"a definition", "een definitie"},
    {"a rule", "een regel"},
    {"a table", "een beslistabel"},
    {"an award", "een gunning"},
    {"a test", "een test"},
    {"a reference", "een verwijzing"},
    {"a number", "een getal"},
    {"a percentage", "een percentage"},
    {"an amount", "een bedrag"},
    {"an amount of money", "een geldbedrag"},
    {"a duration", "een duur"},
    {"a list", "een lijst"},
    {"money or a number", "een bedrag of een getal"},
    {"a date or a time", "een datum of een tijdstip"},
    {"an object with {1}", "een object met {1}"},
    {"the reference date", "de peildatum"},
    {"itself -> itself", "zichzelf -> zichzelf"},
    {"{1} is {2}", "{1} is {2}"},
    {"{1} is any other text", "{1} is elke andere tekst"},
    {"{1} days", "{1} dagen"},
    {"{1} day", "{1} dag"},
    {"{1} months", "{1} maanden"},
    {"{1} month", "{1} maand"},
    {"{1} years", "{1} jaar"},
    {"{1} year", "{1} jaar"},
    {"{1} hours", "{1} uur"},
    {"{1} hour", "{1} uur"},
    {"{1} minutes", "{1} minuten"},
    {"{1} minute", "{1} minuut"},
    {"itself", "zichzelf"},
    {"{1} working days", "{1} werkdagen"},
    {"{1} -> {2}", "{1} -> {2}"},
    {"{1} = {2}", "{1} = {2}"},
    {"the number {1}", "het getal {1}"},
    {"a day of the week", "een dag van de week"},
    {"what it brings about", "wat het teweegbrengt"},
});
// clang-format on

} // namespace

std::span<const Phrase> parts_nl() { return phrases; }

} // namespace voorrang::phrases

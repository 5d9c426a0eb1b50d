// Facts, decisions, the log and the command line: V5xx to V8xx.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"there is no file {1}", "er is geen bestand {1}"},
    {"there is no such file", "dat bestand is er niet"},
    {"this is a folder, not a file", "dit is een map, geen bestand"},
    {"{1} is a folder, not a rule file", "{1} is een map, geen regelbestand"},
    {"{1} can't be read: {2}", "{1} kan niet worden gelezen: {2}"},
    {"{1} can't be read", "{1} kan niet worden gelezen"},
    {"there are no rule files below this folder", "onder deze map staan geen regelbestanden"},
    {"bytes that are not UTF-8", "bytes die geen UTF-8 zijn"},
    {"unexpected `{1}`", "onverwacht: `{1}`"},
    {"`{1}` must be {2}, but is {3}", "`{1}` moet {2} zijn, maar is {3}"},
    {"`{1}` must be one of {2}, but is {3}", "`{1}` moet een zijn van {2}, maar is {3}"},
    {"a bid has no `{1}`", "een inschrijving heeft geen `{1}`"},
    {"neither a release nor a record: {1}", "geen release en geen record: {1}"},
    {"two records of `{1}` have the identifier \"{2}\"", "twee objecten van `{1}` hebben de aanduiding \"{2}\""},
    {"`{1}` refers to \"{2}\", but no `{3}` has that identifier",
     "`{1}` verwijst naar \"{2}\", maar geen `{3}` heeft die aanduiding"},
    {"a record that only links to its releases", "een record dat alleen naar zijn releases verwijst"},
    {"the input holds no release", "de invoer bevat geen release"},
    {"the input is empty", "de invoer is leeg"},
    {"brackets nested deeper than {1} levels", "haakjes dieper genest dan {1} niveaus"},
    {"the key \"{1}\" stands twice in one object", "de sleutel \"{1}\" staat twee keer in één object"},
    {"bids for a tender that is not in the input: {1}",
     "inschrijvingen op een aanbesteding die niet in de invoer staat: {1}"},
    {"division by zero: `{1}`", "deling door nul: `{1}`"},
    {"division by zero", "deling door nul"},
    {"a number of more than {1} digits: `{2}`", "een getal van meer dan {1} cijfers: `{2}`"},
    {"amounts in different currencies: `{1}`", "bedragen in verschillende valuta: `{1}`"},
    {"amounts in different currencies", "bedragen in verschillende valuta"},
    {"no row of the table matches: `{1}`", "geen rij van de tabel past: `{1}`"},
    {"no row of the table matches", "geen rij van de tabel past"},
    {"more than one row of a unique table matches: `{1}`", "meer dan één rij van een unieke tabel past: `{1}`"},
    {"more than one row of a unique table matches", "meer dan één rij van een unieke tabel past"},
    {"two exceptions apply with different results: `{1}`",
     "twee uitzonderingen gelden met verschillende uitkomsten: `{1}`"},
    {"two exceptions apply with different results", "twee uitzonderingen gelden met verschillende uitkomsten"},
    {"a date outside the years {1} to {2}: `{3}`", "een datum buiten de jaren {1} tot {2}: `{3}`"},
    {"a date outside the years {1} to {2}", "een datum buiten de jaren {1} tot {2}"},
    {"months and days can't be compared: `{1}`", "maanden en dagen kunnen niet worden vergeleken: `{1}`"},
    {"months and days can't be compared", "maanden en dagen kunnen niet worden vergeleken"},
    {"the average, median, lowest or highest of an empty list: `{1}`",
     "gemiddelde, mediaan, laagste of hoogste van een lege lijst: `{1}`"},
    {"the average, median, lowest or highest of an empty list",
     "gemiddelde, mediaan, laagste of hoogste van een lege lijst"},
    {"a parameter without a value on the reference date: `{1}`", "een parameter zonder waarde op de peildatum: `{1}`"},
    {"a parameter without a value on the reference date", "een parameter zonder waarde op de peildatum"},
    {"the log can't be opened: {1}", "het logboek kan niet worden geopend: {1}"},
    {"its folder does not exist", "de map ervan bestaat niet"},
    {"this is a folder", "dit is een map"},
    {"this is no ordinary file", "dit is geen gewoon bestand"},
    {"the log can't be written: {1}", "het logboek kan niet worden geschreven: {1}"},
    {"it is read-only", "het is alleen te lezen"},
    {"this is a database, but not a decision log", "dit is een database, maar geen logboek van beslissingen"},
    {"this is not a decision log, or it is damaged: {1}",
     "dit is geen logboek van beslissingen, of het is beschadigd: {1}"},
    {"there is no decision {1} in the log", "er is geen beslissing {1} in het logboek"},
    {"there is no decision on `{1}` in the log", "er is geen beslissing over `{1}` in het logboek"},
    {"the log can't grow: the disk is full", "het logboek kan niet groeien: de schijf is vol"},
    {"{1}: `{2}` is not a date; write it as {3}", "{1}: `{2}` is geen datum; schrijf die als {3}"},
    {"{1}: {2} not in {3}", "{1}: {2} staat niet in {3}"},
    {"`{1}` must be given", "`{1}` moet worden gegeven"},
    {"a command is needed: {1}", "er is een opdracht nodig: {1}"},
    {"more than is expected: `{1}`", "meer dan verwacht: `{1}`"},
    {"no tender has a bid `{1}`", "geen aanbesteding heeft een inschrijving `{1}`"},
    {"the decision has no bid `{1}`", "de beslissing heeft geen inschrijving `{1}`"},
    {"the log has {1} decisions on `{2}`", "het logboek heeft {1} beslissingen over `{2}`"},
    {"the standard input can be read only once", "de standaardinvoer kan maar één keer worden gelezen"},
    {"there is no command `{1}`", "er is geen opdracht `{1}`"},
    {"there is no option `{1}`", "er is geen optie `{1}`"},
    {"the output can't be written: {1}", "de uitvoer kan niet worden geschreven: {1}"},
    {"`{1}` can't be written: {2}", "`{1}` kan niet worden geschreven: {2}"},
    {"the file is not in its canonical form", "het bestand staat niet in zijn vaste vorm"},
    {"`{1}` would say something else in another form", "`{1}` zou in een andere vorm iets anders zeggen"},
    {"the translation of `{1}` would say something else", "de vertaling van `{1}` zou iets anders zeggen"},
    {"`-` stands alone", "`-` staat alleen"},
});
// clang-format on

} // namespace

std::span<const Phrase> input_nl() { return phrases; }

} // namespace voorrang::phrases

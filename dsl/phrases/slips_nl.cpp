// What to write for words and notations of elsewhere.
#include "dsl/phrases/catalogue.hpp"

namespace voorrang::phrases {

namespace {

constexpr auto table = std::to_array<Phrase>({
    {"nothing ends a line or a declaration: leave the point out",
     "niets sluit een regel of een declaratie af: laat de punt weg"},
    {"no colon stands behind `{1}`", "achter `{1}` staat geen dubbele punt"},
    {"this file is written in the language `{1}`: write `{2}`",
     "dit bestand is geschreven in de taal `{1}`: schrijf `{2}`"},
    {"a date is year-month-day: {1}; put spaces around a slash between numbers",
     "een datum is jaar-maand-dag: {1}; zet spaties om een schuine streep tussen getallen"},
    {"write it with the sign: `{1}`", "schrijf het met het teken: `{1}`"},
    {"the code of a currency is in capitals: `{1}`", "de code van een valuta staat in hoofdletters: `{1}`"},
    {"a condition begins with `{1}`", "een voorwaarde begint met `{1}`"},
    {"a date is written as {1}", "een datum wordt geschreven als {1}"},
    {"compare with `{1}`", "vergelijk met `{1}`"},
    {"write two comparisons, with `{1}` between them", "schrijf twee vergelijkingen, met `{1}` ertussen"},
    {"a list stands between square brackets: `{1}`", "een lijst staat tussen rechte haken: `{1}`"},
    {"a name is one word without quotes: `{1}`", "een naam is één woord zonder aanhalingstekens: `{1}`"},
    {"a name is one word: `{1}`", "een naam is één woord: `{1}`"},
    {"a text stands between double quotes: `\"…\"`", "een tekst staat tussen dubbele aanhalingstekens: `\"…\"`"},
    {"a rule says first what it does, then when: `{1}`", "een regel zegt eerst wat hij doet, dan wanneer: `{1}`"},
    {"its type stands between: `{1}`", "het type staat ertussen: `{1}`"},
    {"write `{1}` for the `{2}`", "schrijf `{1}` in plaats van de `{2}`"},
    {"a definition says its type, then its value: `{1}`",
     "een definitie noemt eerst haar type, dan haar waarde: `{1}`"},
    {"what belongs to something is asked with a point: `{1}`",
     "wat bij iets hoort, wordt met een punt gevraagd: `{1}`"},
    {"write one number without separators: `{1}`; only an amount of money has them: `{2}`; two numbers have a space "
     "after the comma",
     "schrijf één getal zonder scheidingstekens: `{1}`; alleen een geldbedrag heeft ze: `{2}`; tussen twee getallen "
     "staat een spatie achter de komma"},
    {"a point stands before the decimals: `{1}`; two numbers have a space after the comma",
     "voor de decimalen staat een punt: `{1}`; tussen twee getallen staat een spatie achter de komma"},
    {"write one number without thousands separators and with a point before the decimals: {1}; two numbers have a "
     "space after the comma",
     "schrijf één getal zonder scheidingstekens voor duizendtallen en met een punt voor de decimalen: {1}; tussen "
     "twee getallen staat een spatie achter de komma"},
    {"put a space behind the currency: `{1}`", "zet een spatie achter de valuta: `{1}`"},
    {"it is an option: say of what, as in `{1}`", "het is een keuze: zeg waarvan, zoals in `{=1}`"},
    {"declare it with `{1}`, or add `{2}`, which has tenders, bids, bidders and more",
     "declareer het met `{=1}`, of voeg `{=2}` toe, met aanbestedingen, inschrijvingen, inschrijvers en meer"},
    {"the records here: {1}", "de objecttypen hier: {1}"},
    {"begin it with `{1}` or `{2}`", "begin het met `{1}` of `{2}`"},
});

} // namespace

std::span<const Phrase> slips_nl() { return table; }

} // namespace voorrang::phrases

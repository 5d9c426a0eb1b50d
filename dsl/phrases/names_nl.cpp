// Names and packages: V2xx.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"no record is called `{1}`", "geen objecttype heet `{1}`"},
    {"no rule is called `{1}`", "geen regel heet `{1}`"},
    {"no workflow is called `{1}`", "geen werkstroom heet `{1}`"},
    {"no facts are called `{1}`", "geen feiten heten `{1}`"},
    {"the workflow has no event `{1}`", "de werkstroom heeft geen gebeurtenis `{1}`"},
    {"the workflow has no role `{1}`", "de werkstroom heeft geen rol `{1}`"},
    {"nothing here is called `{1}`", "niets heet hier `{1}`"},
    {"{1} declares no `{2}`", "{1} declareert geen `{2}`"},
    {"the elements of this list have no name that `{1}` could use",
     "de elementen van deze lijst hebben geen naam die `{1}` kan gebruiken"},
    {"there is no function `{1}`", "er is geen functie `{1}`"},
    {"this policy has no award to expect", "dit beleid heeft geen gunning om te verwachten"},
    {"`{1}` has two exceptions called `{2}`", "`{1}` heeft twee uitzonderingen die `{2}` heten"},
    {"`{1}` is declared twice", "`{1}` is twee keer gedeclareerd"},
    {"`{1}` is given twice", "`{1}` is twee keer gegeven"},
    {"the choice has `{1}` twice", "de keuze heeft `{1}` twee keer"},
    {"the record `{1}` has the field `{2}` twice", "het objecttype `{1}` heeft het veld `{2}` twee keer"},
    {"the reference date is declared twice", "de peildatum is twee keer gedeclareerd"},
    {"two criteria are called `{1}`", "twee criteria heten `{1}`"},
    {"two tests have the same title", "twee tests hebben dezelfde titel"},
    {"`{1}` already has a meaning here", "`{1}` heeft hier al een betekenis"},
    {"`{1}` is declared by two used packages: {2} and {3}",
     "`{1}` wordt door twee gebruikte pakketten gedeclareerd: {2} en {3}"},
    {"`{1}` would mean two things in this `{2}`", "`{1}` zou in deze `{=2}` twee dingen betekenen"},
    {"two used packages declare a reference date: {1} and {2}",
     "twee gebruikte pakketten declareren een peildatum: {1} en {2}"},
    {"there is no package `{1}`", "er is geen pakket `{1}`"},
    {"packages can't use each other: {1}", "pakketten kunnen elkaar niet gebruiken: {1}"},
    {"`{1}` is {2} and has no fields", "`{1}` is {2} en heeft geen velden"},
    {"the record `{1}` has no field `{2}`", "het objecttype `{1}` heeft geen veld `{2}`"},
    {"`{1}` is {2}, not a type", "`{1}` is {2}, geen type"},
    {"`{1}` is no type, and no record has this name", "`{1}` is geen type, en geen objecttype heeft deze naam"},
    {"`{1}` is the plural of a record, not a type", "`{1}` is het meervoud van een objecttype, geen type"},
    {"a list of lists is not possible", "een lijst van lijsten is niet mogelijk"},
    {"this file stands where `{1}` is sought, but calls itself `{2}`",
     "dit bestand staat waar `{1}` wordt gezocht, maar noemt zichzelf `{2}`"},
    {"no bid is called `{1}`", "geen inschrijving heet `{1}`"},
    {"no calendar is called `{1}`", "geen kalender heet `{1}`"},
    {"no measure is called `{1}`", "geen meting heet `{1}`"},
});
// clang-format on

} // namespace

std::span<const Phrase> names_nl() { return phrases; }

} // namespace voorrang::phrases

// Policies as a whole: V4xx; and the notes beside a message.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"`{1}` rests on itself: {2}", "`{1}` berust op zichzelf: {2}"},
    {"these rest on each other: {1}", "deze berusten op elkaar: {1}"},
    {"the weights add up to {1}, not to {2}", "de gewichten zijn samen {1}, niet {2}"},
    {"the weights add up to {1}, not to {2}, from {3} on", "de gewichten zijn samen {1}, niet {2}, vanaf {3}"},
    {"the rule `{1}` does not say why: whoever is struck by it may ask",
     "de regel `{1}` zegt niet waarom: wie erdoor wordt getroffen mag dat vragen"},
    {"`{1}` has two values from {2}", "`{1}` heeft twee waarden vanaf {2}"},
    {"`{1}` has two values without a date", "`{1}` heeft twee waarden zonder datum"},
    {"this row has {1} cell, but the head has {2}", "deze rij heeft {1} cel, maar de kop {2}"},
    {"this row has {1} cells, but the head has {2}", "deze rij heeft {1} cellen, maar de kop {2}"},
    {"no row of `{1}` matches where {2}", "geen rij van `{1}` past waar {2}"},
    {"two rows of `{1}` match at once, for example where {2}",
     "twee rijen van `{1}` passen tegelijk, bijvoorbeeld waar {2}"},
    {"the award has no criterion `{1}`", "de gunning heeft geen criterium `{1}`"},
    {"a decision may not rest on `{1}`, which is personal",
     "een beslissing mag niet berusten op `{1}`, dat een persoonsgegeven is"},
    {"`{1}` has different values over time, and nothing says which date counts",
     "`{1}` heeft in de tijd verschillende waarden, en niets zegt welke datum telt"},
    {"the {1} `{2}` is used by nothing", "{1} `{2}` wordt nergens gebruikt"},
    {"the definition `{1}` is used by nothing", "de definitie `{1}` wordt nergens gebruikt"},
    {"the parameter `{1}` is used by nothing", "de parameter `{1}` wordt nergens gebruikt"},
    {"the table `{1}` is used by nothing", "de beslistabel `{1}` wordt nergens gebruikt"},
    {"`{1}` is not a plural of a record, so that nothing competes",
     "`{1}` is geen meervoud van een objecttype, zodat niets meedingt"},
    {"`{1}` is not a record of which a case has one", "`{1}` is geen objecttype waarvan een zaak er één heeft"},
    {"an award is made among all of them", "een gunning gaat tussen hen allemaal"},
    {"an award is made among bids, and no record `{1}` with a plural is declared",
     "een gunning gaat tussen inschrijvingen, en er is geen objecttype `{1}` met een meervoud gedeclareerd"},
    {"{1} must tell one {2} from another, and no field of it identifies it",
     "{1} moet de ene {2} van de andere onderscheiden, en geen veld ervan identificeert hem"},
    {"the record `{1}` has two fields that identify it",
     "het objecttype `{1}` heeft twee velden die het identificeren"},
    {"`{1}` is {2} and can't have this value", "`{1}` is {2} en kan deze waarde niet hebben"},
    {"`{1}` stands inside other records", "`{1}` staat in andere objecten"},
    {"a case has one {1}, and this test gives another", "een zaak heeft één {1}, en deze test geeft er nog een"},
    {"each {1} is written in braces", "elke {1} staat tussen accolades"},
    {"the facts of one {1} are written in braces", "de feiten van één {1} staan tussen accolades"},
    {"the facts of several {1} are written in brackets", "de feiten van meer {1} staan tussen rechte haken"},
    {"a package decides nothing by itself, so that it can't have an award",
     "een pakket beslist zelf niets, zodat het geen gunning kan hebben"},
    {"a policy makes one award, and this is another", "een beleid gunt één keer, en dit is nog een gunning"},
    {"this row can never be hit: earlier rows match first, or nothing does",
     "deze rij kan nooit treffen: eerdere rijen passen eerst, of niets past"},
    {"this row can never be hit: no value meets its cells",
     "deze rij kan nooit treffen: geen waarde voldoet aan haar cellen"},
    {"`{1}` is here", "`{1}` staat hier"},
    {"declared here", "hier gedeclareerd"},
    {"declared personal here", "hier als persoonsgegeven gedeclareerd"},
    {"first declared here", "hier eerst gedeclareerd"},
    {"first given here", "hier eerst gegeven"},
    {"first named here", "hier eerst genoemd"},
    {"one of them", "een ervan"},
    {"opened here", "hier geopend"},
    {"the first is here", "de eerste staat hier"},
    {"the other is here", "de andere staat hier"},
    {"the other row", "de andere rij"},
    {"used here", "hier gebruikt"},
    {"`{1}` has no value from {2} until {3}", "`{1}` heeft geen waarde van {2} tot {3}"},
    {"`until` names the first day on which it no longer holds",
     "`vervalt op` noemt de eerste dag waarop het niet meer geldt"},
    {"of two exceptions one goes first: take one of the `over` away",
     "van twee uitzonderingen gaat er één voor: haal een van de `boven` weg"},
    {"rows of a table match with different outcomes: `{1}`",
     "rijen van een tabel passen met verschillende uitkomsten: `{1}`"},
    {"rows of a table match with different outcomes", "rijen van een tabel passen met verschillende uitkomsten"},
    {"the other exception", "de andere uitzondering"},
    {"too few values to leave the extremes out: `{1}`", "te weinig waarden om de uitersten weg te laten: `{1}`"},
    {"too few values to leave the extremes out", "te weinig waarden om de uitersten weg te laten"},
    {"{1} of {2} can't be reached", "{1} van {2} is niet te halen"},
    {"an event has no `{1}`", "een gebeurtenis heeft geen `{1}`"},
    {"both events `{1}` of `{2}` may be open at once",
     "beide gebeurtenissen `{1}` van `{2}` kunnen tegelijk open staan"},
    {"deadlines that go in circles", "termijnen die in een kring lopen"},
    {"from the state `{1}` no final state can be reached", "vanuit de toestand `{1}` is geen eindtoestand te bereiken"},
    {"the event `{1}` brings about nothing", "de gebeurtenis `{1}` brengt niets teweeg"},
    {"the policy has no workflow", "het beleid heeft geen werkstroom"},
    {"the workflow has no state `{1}`", "de werkstroom heeft geen toestand `{1}`"},
});
// clang-format on

} // namespace

std::span<const Phrase> policies_nl() { return phrases; }

} // namespace voorrang::phrases

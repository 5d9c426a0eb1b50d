// Users and tokens: V74x.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"`{1}` is no name to sign in with", "`{1}` is geen naam om mee aan te melden"},
    {"use letters, digits and . _ - @, at most 64", "gebruik letters, cijfers en . _ - @, hoogstens 64"},
    {"`{1}` begins with {2}", "`{1}` begint met {2}"},
    {"such names are made by a sign-in with OpenID Connect", "zulke namen maakt een aanmelding met OpenID Connect"},
    {"there is a user `{1}` already", "er is al een gebruiker `{1}`"},
    {"`voorrang user change` changes one", "`voorrang user change` wijzigt er een"},
    {"there is no user `{1}`", "er is geen gebruiker `{1}`"},
    {"`voorrang user list` shows them", "`voorrang user list` laat ze zien"},
    {"a name that is not a line of text", "een naam die geen regel tekst is"},
    {"an organisation that is not a line of text", "een organisatie die geen regel tekst is"},
    {"a label that is not a line of text", "een omschrijving die geen regel tekst is"},
    {"give a line of at most {1} bytes", "geef een regel van hoogstens {1} bytes"},
    {"give at most {1} bytes, without control characters", "geef hoogstens {1} bytes, zonder stuurtekens"},
    {"`{1}` is no name of a role", "`{1}` is geen naam van een rol"},
    {"give buyer, committee, bidder, writer, auditor, admin, witness, or a role that a workflow names",
     "geef buyer, committee, bidder, writer, auditor, admin, witness, of een rol die een werkstroom noemt"},
    {"nobody can be both {1} and {2}", "niemand kan tegelijk {1} en {2} zijn"},
    {"whoever is bidder, auditor, admin or witness has no other of the seven roles",
     "wie bidder, auditor, admin of witness is, heeft geen andere van de zeven rollen"},
    {"a bidder without an organisation", "een inschrijver zonder organisatie"},
    {"say for which organisation they make bids", "zeg voor welke organisatie die inschrijft"},
    {"a subject that is not an issuer and a subject", "een subject dat geen issuer en subject is"},
    {"write both, with a space between them", "schrijf beide, met een spatie ertussen"},
    {"the subject `{1}` is that of the user `{2}`", "het subject `{1}` is dat van de gebruiker `{2}`"},
    {"one subject is one person", "één subject is één persoon"},
    {"`{1}` is the last admin", "`{1}` is de laatste admin"},
    {"make another user admin first", "maak eerst een andere gebruiker admin"},
    {"the user `{1}` is disabled", "de gebruiker `{1}` is uitgeschakeld"},
    {"a token of `{1}` would outlive what their provider says of them",
     "een token van `{1}` zou langer gelden dan wat de aanbieder over die gebruiker zegt"},
    {"let them sign in, or add a user for the program that needs a token",
     "laat die zich aanmelden, of voeg een gebruiker toe voor het programma dat een token nodig heeft"},
    {"enable them first", "schakel die eerst in"},
    {"a token can't be valid for {1} days", "een token kan niet {1} dagen gelden"},
    {"give from {1} to {2} days", "geef {1} tot {2} dagen"},
    {"a token can't be valid until after the year 9999", "een token kan niet gelden tot na het jaar 9999"},
    {"the system's generator of random numbers gives none",
     "de generator van toevalsgetallen van het systeem geeft er geen"},
    {"there is no token `{1}`", "er is geen token `{1}`"},
    {"`voorrang token list` shows them", "`voorrang token list` laat ze zien"},
    {"`voorrang serve` makes the database when it first starts",
     "`voorrang serve` maakt de database als het voor het eerst start"},
    {"a key set of more than {1} KiB", "een sleutelset van meer dan {1} KiB"},
    {"a key set that is no JSON: {1}", "een sleutelset die geen JSON is: {1}"},
    {"a key set without a list `keys`", "een sleutelset zonder lijst `keys`"},
    {"a key set of more than {1} keys", "een sleutelset van meer dan {1} sleutels"},
    {"a key set without a key for RS256, PS256 or ES256", "een sleutelset zonder sleutel voor RS256, PS256 of ES256"},
    {"give the provider's jwks_uri, or what it gives there as a file",
     "geef de jwks_uri van de aanbieder, of wat die daar geeft als bestand"},

    // Letters to bidders.
    {"the award of `{1}` was not decided yet", "over de gunning van `{1}` is nog niet beslist"},
    {"the award of `{1}` is undetermined: there is nothing yet to tell bidders",
     "de gunning van `{1}` is onbepaald: er is de inschrijvers nog niets te melden"},
    {"the award of `{1}` is tied: there is nothing yet to tell bidders",
     "de gunning van `{1}` is gelijk geëindigd: er is de inschrijvers nog niets te melden"},
    {"the award of `{1}` is failed: there is nothing yet to tell bidders",
     "de gunning van `{1}` is niet te berekenen: er is de inschrijvers nog niets te melden"},
    {"the award of `{1}` no longer holds: the tender is {2}",
     "de gunning van `{1}` geldt niet meer: de aanbesteding staat in {2}"},
    {"the explanation of the decision says what it waits for", "de uitleg van de beslissing zegt waarop zij wacht"},
    {"the deadlines after decision {1} are not those that its facts give",
     "de termijnen na beslissing {1} zijn niet die welke uit de gegevens volgen"},
    {"decision {1} comes out otherwise than it was logged",
     "beslissing {1} valt anders uit dan zij in het logboek staat"},
    {"what was kept of decision {1} can't be read", "wat van beslissing {1} is bewaard, kan niet worden gelezen"},
    {"the decision on `{1}` has no bid `{2}`", "de beslissing over `{1}` heeft geen inschrijving `{2}`"},
    {"the decision on `{1}` has no bid or bidder `{2}`",
     "de beslissing over `{1}` heeft geen inschrijving of inschrijver `{2}`"},
    {"there are {1} letters", "er zijn {1} brieven"},
    {"give the folder for them with --output, or choose one with --bidder",
     "geef er met --output de map voor, of kies er een met --bidder"},
});
// clang-format on

} // namespace

std::span<const Phrase> users_nl() { return phrases; }

} // namespace voorrang::phrases

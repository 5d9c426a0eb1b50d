// The log of the service and those who guard it: witnesses, checkpoints, evidence.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"no key of the log `{1}` is known", "van het logboek `{1}` is geen sleutel bekend"},
    {"give --key KEY, as you got it by another way than the log itself",
     "geef --key SLEUTEL, zoals u die langs een andere weg dan het logboek zelf hebt gekregen"},
    {"another process works with what this witness knows", "een ander proces werkt met wat deze getuige weet"},
    {"try again when it has ended", "probeer het opnieuw als dat is geëindigd"},
    {"the folder can't be made: {1}", "de map kan niet worden gemaakt: {1}"},
    {"this is a key of a log, not of a witness", "dit is een sleutel van een logboek, niet van een getuige"},
    {"give the witness a key of its own: it makes one where there is none",
     "geef de getuige een eigen sleutel: hij maakt er een waar er geen is"},
    {"this is not what a witness keeps of a log", "dit is niet wat een getuige van een logboek bewaart"},
    {"restore it from a backup: a witness that forgot what it saw vouches for nothing",
     "zet het terug uit een reservekopie: een getuige die vergat wat hij zag, staat nergens voor in"},
    {"give the keys of the log again with --key, after you have removed it",
     "verwijder het, en geef de sleutels van het logboek opnieuw met --key"},
    {"this witness has seen more of the log than that", "deze getuige heeft meer van het logboek gezien dan dat"},
    {"{1}: `{2}` is no day and no moment", "{1}: `{2}` is geen dag en geen moment"},
    {"write 2026-03-01, which is a day in UTC, or 2026-03-01T12:00:00+01:00",
     "schrijf 2026-03-01, een dag in UTC, of 2026-03-01T12:00:00+01:00"},
    {"this is no export of a log", "dit is geen export van een logboek"},
    {"line {1} is not one of an export", "regel {1} is er geen van een export"},
    {"the export has no checkpoint", "de export heeft geen ijkpunt"},
    {"the last checkpoint of the export is not of its entries",
     "het laatste ijkpunt van de export is niet van de regels ervan"},
    {"`voorrang audit export` writes one", "`voorrang audit export` schrijft er een"},
    {"`{1}` is the key of a witness, not of a log", "`{1}` is de sleutel van een getuige, niet van een logboek"},
    {"`{1}` is the key of a log, not of a witness", "`{1}` is de sleutel van een logboek, niet van een getuige"},
    {"`voorrang audit witness-key` shows it", "`voorrang audit witness-key` laat hem zien"},
    {"`{1}` is no public key of a witness", "`{1}` is geen openbare sleutel van een getuige"},
    {"`{1}` can't be the name of a witness", "`{1}` kan niet de naam van een getuige zijn"},
    {"this is no log that a witness can look at", "dit is geen logboek dat een getuige kan bekijken"},
    {"give a database, an export, an offer (`voorrang audit offer`), or the address of a service",
     "geef een database, een export, een aanbod (`voorrang audit offer`), of het adres van een dienst"},
    {"what the service answered can't be understood", "wat de dienst antwoordde is niet te begrijpen"},
    {"the proof is from {1} entries, and this witness has seen {2}",
     "het bewijs begint bij {1} regels, en deze getuige heeft er {2} gezien"},
    {"the proof is from {1} entry, and this witness has seen {2}",
     "het bewijs begint bij {1} regel, en deze getuige heeft er {2} gezien"},
    {"ask for one from there: `{1}`", "vraag er een vanaf daar: `{1}`"},
    {"the offer has a proof where there can be none", "het aanbod heeft een bewijs waar er geen kan zijn"},
    {"`voorrang audit offer` makes one that a witness can check",
     "`voorrang audit offer` maakt er een dat een getuige kan nagaan"},
    {"the last checkpoint has {1} entries", "het laatste ijkpunt heeft {1} regels"},
    {"the last checkpoint has {1} entry", "het laatste ijkpunt heeft {1} regel"},
    {"give --from with no more than that", "geef --from met niet meer dan dat"},
    {"the log has no checkpoint yet", "het logboek heeft nog geen ijkpunt"},
    {"the service makes one when it first starts", "de dienst maakt er een als hij voor het eerst start"},
    {"this is no checkpoint with a cosignature by `{1}`", "dit is geen ijkpunt met een medeondertekening van `{1}`"},
    {"give it as `voorrang audit witness` wrote it, with the key that `voorrang audit witness-key` shows",
     "geef het zoals `voorrang audit witness` het schreef, met de sleutel die `voorrang audit witness-key` laat zien"},
    {"the cosignature has a moment that is yet to come", "de medeondertekening heeft een moment dat nog moet komen"},
    {"set the clock of the witness right", "zet de klok van de getuige gelijk"},
    {"this log has made no such checkpoint", "dit logboek heeft zo'n ijkpunt niet gemaakt"},
    {"the checkpoint has enough cosignatures", "het ijkpunt heeft genoeg medeondertekeningen"},
    {"cosign the next one", "onderteken het volgende"},
    {"the last checkpoint {1}: `voorrang audit verify` tells more",
     "het laatste ijkpunt {1}: `voorrang audit verify` zegt meer"},
});
// clang-format on

} // namespace

std::span<const Phrase> audit_nl() { return phrases; }

} // namespace voorrang::phrases

// Packages that are shared, policies that are compared, notes of experience.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    // Compared.
    {"no file of `{1}` is called as one of `{2}`", "geen bestand van `{1}` heet zoals een van `{2}`"},
    {"name the two files that are to be compared", "noem de twee bestanden die vergeleken moeten worden"},

    // What is in an archive.
    {"the file can't be read", "het bestand kan niet worden gelezen"},
    {"this is no archive of a package", "dit is geen archief van een pakket"},
    {"an archive of more than {1} MiB", "een archief van meer dan {1} MiB"},
    {"an archive of more than {1} files", "een archief van meer dan {1} bestanden"},
    {"get it anew from who published it", "haal het opnieuw bij wie het heeft uitgegeven"},
    {"the file `{1}` of the archive can't be read", "het bestand `{1}` van het archief kan niet worden gelezen"},
    {"the file `{1}` of the archive is encrypted", "het bestand `{1}` van het archief is versleuteld"},
    {"the file `{1}` of the archive is compressed, as `voorrang package publish` never does",
     "het bestand `{1}` van het archief is ingepakt, wat `voorrang package publish` nooit doet"},
    {"the file `{1}` of the archive is a link, or something else than a plain file",
     "het bestand `{1}` van het archief is een koppeling, of iets anders dan een gewoon bestand"},
    {"the file `{1}` of the archive is larger than the archive",
     "het bestand `{1}` van het archief is groter dan het archief"},
    {"the file `{1}` of the archive stands in it twice", "het bestand `{1}` van het archief staat er twee keer in"},
    {"the file `{1}` of the archive is not as it was published",
     "het bestand `{1}` van het archief is niet zoals het is uitgegeven"},
    {"this archive has no manifest, or no signature", "dit archief heeft geen inhoudsopgave, of geen handtekening"},
    {"the manifest of this archive can't be read", "de inhoudsopgave van dit archief kan niet worden gelezen"},
    {"the signature of this archive can't be read", "de handtekening van dit archief kan niet worden gelezen"},
    {"this archive has other files than its manifest names",
     "dit archief heeft andere bestanden dan zijn inhoudsopgave noemt"},
    {"what is signed is not the manifest of this archive",
     "wat is ondertekend is niet de inhoudsopgave van dit archief"},
    {"`{1}` has not signed this archive; it is said to be signed by {2}",
     "`{1}` heeft dit archief niet ondertekend; het zou zijn ondertekend door {2}"},
    {"ask who published it for the public key, by another way than the archive came",
     "vraag wie het uitgaf om de openbare sleutel, langs een andere weg dan het archief kwam"},

    // To publish.
    {"`{1}` has no version", "`{1}` heeft geen versie"},
    {"write `version` behind its title", "schrijf `versie` achter de titel"},
    {"`{1}` has the version {2}, another one {3}", "`{1}` heeft versie {2}, een andere {3}"},
    {"an archive has one version: give them the same, or publish them one by one",
     "een archief heeft één versie: geef ze dezelfde, of geef ze een voor een uit"},
    {"the names of these rule files have no begin in common",
     "de namen van deze regelbestanden hebben geen gemeenschappelijk begin"},
    {"publish them one by one, or each folder by itself", "geef ze een voor een uit, of elke map apart"},
    {"`{1}` can't be the name of a file on every system", "`{1}` kan niet op elk systeem een bestandsnaam zijn"},
    {"use letters a to z, digits, `_` and `-` in names that are shared",
     "gebruik letters a tot z, cijfers, `_` en `-` in namen die worden gedeeld"},
    {"two files would be `{1}`", "twee bestanden zouden `{1}` zijn"},
    {"give them different names", "geef ze verschillende namen"},
    {"this is more than an archive can hold", "dit is meer dan in een archief past"},
    {"publish a part of it: at most 15 MiB in 998 files", "geef een deel ervan uit: ten hoogste 15 MiB in 998 bestanden"},
    {"two of these files would be one where capitals don't count",
     "twee van deze bestanden zouden één zijn waar hoofdletters niet tellen"},
    {"not published: {1} of {2} tests failed", "niet uitgegeven: {1} van {2} tests mislukten"},
    {"`voorrang test {1}` tells which, and why", "`voorrang test {1}` vertelt welke, en waarom"},
    {"`{1}` is published, with {2} file, signed by `{3}`", "`{1}` is uitgegeven, met {2} bestand, ondertekend door `{3}`"},
    {"`{1}` is published, with {2} files, signed by `{3}`",
     "`{1}` is uitgegeven, met {2} bestanden, ondertekend door `{3}`"},
    {"`{1}` is no public key of who publishes", "`{1}` is geen openbare sleutel van wie uitgeeft"},
    {"`voorrang package key FILE` shows it", "`voorrang package key BESTAND` toont hem"},
    {"`{1}` can't be the name of a key", "`{1}` kan niet de naam van een sleutel zijn"},
    {"use letters, digits and punctuation, no spaces and no plus sign",
     "gebruik letters, cijfers en leestekens, geen spaties en geen plusteken"},
    {"there is a key already, called `{1}`", "er is al een sleutel, genaamd `{1}`"},
    {"leave out --name, or name another file", "laat --name weg, of noem een ander bestand"},

    // To add.
    {"`{1}` is whole, and signed by `{2}`", "`{1}` is heel, en ondertekend door `{2}`"},
    {"it uses `{1}`", "het gebruikt `{1}`"},
    {"its licence is in `{1}`", "de licentie staat in `{1}`"},
    {"`{1}` is there already", "`{1}` is er al"},
    {"`{1}` is added, and locked in `{2}`", "`{1}` is toegevoegd, en vastgelegd in `{2}`"},
    {"`{1}` takes the place of {2}, and is locked in `{3}`",
     "`{1}` komt in de plaats van {2}, en is vastgelegd in `{3}`"},
    {"the folder can't be written to", "in de map kan niet worden geschreven"},
    {"the file can't be put in its place: {1}", "het bestand kan niet op zijn plaats worden gezet: {1}"},
    {"`{1}` is signed by `{2}`, and what is there now was signed with another key",
     "`{1}` is ondertekend door `{2}`, en wat er nu staat met een andere sleutel"},
    {"`{1}` is there already, with other content", "`{1}` is er al, met andere inhoud"},
    {"this file was added with `{1}`", "dit bestand is toegevoegd met `{1}`"},
    {"add this to another folder", "voeg dit toe aan een andere map"},
    {"this is a link, and might lead elsewhere", "dit is een koppeling, en kan ergens anders heen leiden"},
    {"this is no file", "dit is geen bestand"},
    {"this is no folder", "dit is geen map"},
    {"another file stands here, that was not added, or has been changed since",
     "hier staat een ander bestand, dat niet is toegevoegd, of sindsdien is gewijzigd"},
    {"see what differs; `--replace` puts this in its place", "kijk wat er verschilt; `--replace` zet dit ervoor in de plaats"},
    {"the package `{1}` is not what was added and signed as `{2}`",
     "het pakket `{1}` is niet wat is toegevoegd en ondertekend als `{2}`"},
    {"see what has changed, or put it back: `voorrang package add --replace`",
     "kijk wat er is gewijzigd, of zet het terug: `voorrang package add --replace`"},
    {"`added` is no list", "`added` is geen lijst"},
    {"a package that was added has no name, version, manifest, signer or files",
     "een pakket dat is toegevoegd heeft geen name, version, manifest, signer of files"},

    // Notes of experience.
    {"these are no notes of experience", "dit zijn geen ervaringen"},
    {"write an object with `format` 1 and a list of `notes`", "schrijf een object met `format` 1 en een lijst `notes`"},
    {"a note of experience has no `{1}`", "een ervaring heeft geen `{1}`"},
    {"a note of experience has no member `{1}`", "een ervaring kent geen `{1}`"},
    {"write rule, date, who, tried and result, each a text", "schrijf rule, date, who, tried en result, elk een tekst"},
    {"a note of experience is about `{1}`, which is not declared",
     "een ervaring gaat over `{1}`, dat niet is gedeclareerd"},
    {"`{1}` is no date", "`{1}` is geen datum"},
    {"write it as 2026-01-31", "schrijf haar als 2026-01-31"},
    {"name what the rule file declares", "noem wat het regelbestand declareert"},
});
// clang-format on

} // namespace

std::span<const Phrase> sharing_nl() { return phrases; }

} // namespace voorrang::phrases

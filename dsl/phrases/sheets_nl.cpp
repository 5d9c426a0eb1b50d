// Spreadsheets: V54x, and what is said of them elsewhere, with what to do.
#include "dsl/phrases/catalogue.hpp"

#include <array>

namespace voorrang::phrases {

namespace {

// clang-format off
constexpr auto phrases = std::to_array<Phrase>({
    {"other formats need no byte order mark", "andere vormen hebben geen byte order mark nodig"},
    {"a spreadsheet as XLSX can't be shown on a terminal", "een rekenblad als XLSX kan niet op een terminal worden getoond"},
    {"write it to a file: … --format xlsx > {1}", "schrijf het naar een bestand: … --format xlsx > {1}"},
    {"this policy has no award, and so there is no ranking to write",
     "dit beleid heeft geen gunning, en dus is er geen rangschikking te schrijven"},
    {"--format json tells what its rules say", "--format json vertelt wat de regels ervan zeggen"},
    {"a row has no place for explanations; --format json has", "een rij heeft geen plaats voor uitleg; --format json wel"},
    {"the spreadsheet can't be made: {1}", "het rekenblad kan niet worden gemaakt: {1}"},
    {"is there room where TMPDIR says?", "is er ruimte waar TMPDIR zegt?"},
    {"there is no room for files that pass: {1}", "er is geen plaats voor bestanden die voorbijgaan: {1}"},
    {"let TMPDIR name a folder that can be written", "laat TMPDIR een map noemen waarin kan worden geschreven"},
    {"more rows than a spreadsheet can have, which are 1,048,576",
     "meer rijen dan een rekenblad kan hebben, en dat zijn er 1.048.576"},
    {"write CSV, or less at a time", "schrijf CSV, of minder tegelijk"},
});
// clang-format on

} // namespace

std::span<const Phrase> sheets_nl() { return phrases; }

} // namespace voorrang::phrases

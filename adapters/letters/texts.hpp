// Sentences of letters and reports, in the languages in which they are written. They say what kind of thing stands
// there, and what the law wants said besides; of what was decided and why they say nothing: that comes from the
// decision. `{1}` is the first part that is filled in. (What reports of the command line say is in dsl/phrases. A
// letter is no report that happens to be read in Dutch: both texts are written by themselves, beside each other, so
// that counsel can read either as it goes out.)
#pragma once

#include "adapters/letters/voice.hpp"

namespace voorrang::letters {

// clang-format off
namespace texts {

// The letter.
inline constexpr Text letter_title{"Notification of the award decision", "Mededeling van de gunningsbeslissing"};
inline constexpr Text draft{
    "Draft, not to be sent: the log has no day yet on which the decision was sent, so the standstill period can't be stated.",
    "Concept, niet verzenden: het logboek heeft nog geen dag waarop de beslissing is verzonden, zodat de opschortende termijn niet kan worden vermeld."};
inline constexpr Text tender{"Tender", "Aanbesteding"};
inline constexpr Text subject{"Subject", "Onderwerp"};
inline constexpr Text buyer{"Contracting authority", "Aanbestedende dienst"};
inline constexpr Text to{"To", "Aan"};
inline constexpr Text bid{"Bid", "Inschrijving"};
inline constexpr Text received{"Received", "Ontvangen"};
inline constexpr Text decided_on{"Decided on", "Beslist op"};
inline constexpr Text policy{"Policy", "Beleid"};
inline constexpr Text law_of{"Law as at", "Recht per"};
inline constexpr Text lots_of_bid{"Lots", "Percelen"};

inline constexpr Text decision{"The decision", "De beslissing"};
inline constexpr Text decision_on_lot{"The decision on lot {1}", "De beslissing over perceel {1}"};
inline constexpr Text awarded_to_you{"The contract is awarded to you, {1}.", "De opdracht wordt aan u gegund, {1}."};
inline constexpr Text awarded_to{"The contract is awarded to {1}.", "De opdracht wordt gegund aan {1}."};
inline constexpr Text awarded_to_nobody{"The contract is awarded to nobody.", "De opdracht wordt aan niemand gegund."};
inline constexpr Text ground{"Ground: {1}", "Grond: {1}"};
inline constexpr Text despite_unknown{
    "Some facts are missing, but no value of them could change this.",
    "Enkele gegevens ontbreken, maar geen waarde daarvan kan dit veranderen."};

inline constexpr Text your_bid{"Your bid", "Uw inschrijving"};
inline constexpr Text your_bid_is{"Your bid is {1}.", "Uw inschrijving is {1}."};
inline constexpr Text your_bid_ranks{"Your bid is {1} and has rank {2}.", "Uw inschrijving is {1} en heeft rang {2}."};
inline constexpr Text why_out{"Grounds of refusal", "Gronden van afwijzing"};
inline constexpr Text facts_below{"facts: {1}", "gegevens: {1}"};
inline constexpr Text rule_of{"rule `{1}` ({2})", "regel `{1}` ({2})"};
inline constexpr Text cites{"cites {1}", "volgens {1}"};
inline constexpr Text missing{"missing: {1}", "ontbreekt: {1}"};
inline constexpr Text counted_for_you{"Taken into account for your bid", "Bij uw inschrijving in aanmerking genomen"};
inline constexpr Text set_apart{"Set apart from an equal total by {1}.", "Bij een gelijk totaal onderscheiden door {1}."};

inline constexpr Text scores{"Scores", "Scores"};
inline constexpr Text criterion{"Criterion", "Criterium"};
inline constexpr Text weight{"Weight", "Weging"};
inline constexpr Text yours{"Your bid", "Uw inschrijving"};
inline constexpr Text total{"Total", "Totaal"};
inline constexpr Text unknown{"unknown", "onbekend"};
inline constexpr Text how_scored{"What your scores rest on", "Waarop uw scores rusten"};

inline constexpr Text advantages{"Characteristics and relative advantages of the chosen bid",
                                 "Kenmerken en relatieve voordelen van de uitgekozen inschrijving"};
inline constexpr Text winner_scored{"{1}: {2}", "{1}: {2}"};
inline constexpr Text winner_beside{"{1}: {2}, and your bid {3}", "{1}: {2}, en uw inschrijving {3}"};
inline constexpr Text obligations{"What you take upon yourself", "Wat u op u neemt"};

inline constexpr Text standstill{"Standstill period", "Opschortende termijn"};
inline constexpr Text sent_by{"Sent: {1} (entry {2} of the log)", "Verzonden: {1} (regel {2} van het logboek)"};
inline constexpr Text sent_unnumbered{"Sent: {1}", "Verzonden: {1}"};
inline constexpr Text ends_with{"The standstill period runs until {1}: no contract is concluded before {2}.",
                                "De opschortende termijn loopt tot {1}: vóór {2} wordt geen overeenkomst gesloten."};
inline constexpr Text before_end{
    "Who objects to this decision brings summary proceedings before the civil court before that moment.",
    "Wie bezwaar heeft tegen deze beslissing, maakt vóór dat moment een kort geding aanhangig bij de burgerlijke rechter."};
inline constexpr Text no_acceptance{
    "This notification is no acceptance of a bid: there is no contract before it is concluded (Aw 2012 art. 2.129).",
    "Deze mededeling houdt geen aanvaarding van een inschrijving in: er is pas een overeenkomst als die wordt gesloten (Aw 2012 art. 2.129)."};
inline constexpr Text no_standstill{"The workflow of this tender has no standstill period.",
                                    "De werkstroom van deze aanbesteding kent geen opschortende termijn."};

// Both papers.
inline constexpr Text in_log{"In the log", "In het logboek"};
inline constexpr Text from_log{
    "What this paper says of the decision stands in the log of the contracting authority, whose entries can't be altered unseen:",
    "Wat hier over de beslissing staat, staat in het logboek van de aanbestedende dienst, waarvan geen regel ongezien kan worden gewijzigd:"};
inline constexpr Text entry_line{"entry {1} (index {2}), {3}: {4}, leaf hash {5}", "regel {1} (index {2}), {3}: {4}, hash van het blad {5}"};
inline constexpr Text leaf_line{"{1}: {2}, leaf hash {3}", "{1}: {2}, hash van het blad {3}"};
inline constexpr Text entry_bid{"your bid came in", "uw inschrijving kwam binnen"};
inline constexpr Text entry_decision{"the award was decided", "over de gunning is beslist"};
inline constexpr Text entry_sent{"the decision was sent", "de beslissing is verzonden"};
inline constexpr Text under_checkpoint{"They stand under this signed checkpoint of the log, of {1} entries:",
                                       "Zij vallen onder dit ondertekende ijkpunt van het logboek, van {1} regels:"};
inline constexpr Text no_checkpoint{"No checkpoint of the log has them yet; the service makes one every minute.",
                                    "Nog geen ijkpunt van het logboek bevat ze; de dienst maakt er elke minuut een."};
inline constexpr Text public_key{"The log is signed with", "Het logboek is ondertekend met"};
inline constexpr Text how_to_verify{
    "The contracting authority gives a proof of each entry on request, which anyone checks without its help:",
    "De aanbestedende dienst verstrekt desgevraagd een bewijs van elke regel, dat ieder zonder haar hulp kan nagaan:"};
inline constexpr Text ask_for_proof{
    "Ask the contracting authority for a proof of the entry with this leaf hash; docs/audit.md tells how it is checked without its help.",
    "Vraag de aanbestedende dienst om een bewijs van de regel met deze hash; docs/audit.md zegt hoe het zonder haar hulp wordt nagegaan."};
inline constexpr Text policy_hash{"SHA-256 of the policy", "SHA-256 van het beleid"};
inline constexpr Text document_hash{"SHA-256 of the facts", "SHA-256 van de gegevens"};
inline constexpr Text decision_number{"Decision", "Beslissing"};
inline constexpr Text page_of{"page {1} of {2}", "bladzijde {1} van {2}"};

// The official report.
inline constexpr Text report_title{"Official report of the award", "Proces-verbaal van de gunning"};
inline constexpr Text value{"Estimated value", "Geraamde waarde"};
inline constexpr Text contract_price{"Price of the chosen bid", "Prijs van de uitgekozen inschrijving"};
inline constexpr Text procedure{"Procedure", "Procedure"};
inline constexpr Text workflow{"Workflow", "Werkstroom"};
inline constexpr Text state{"State", "Toestand"};
inline constexpr Text contract{"The contract", "De opdracht"};
inline constexpr Text bidders{"Bidders", "Inschrijvers"};
inline constexpr Text bidder{"Bidder", "Inschrijver"};
inline constexpr Text standing{"Standing", "Stand"};
inline constexpr Text rank{"Rank", "Rang"};
inline constexpr Text admitted{"Admitted", "Toegelaten"};
inline constexpr Text refused{"Refused, and why", "Afgewezen, en waarom"};
inline constexpr Text interests{"Conflicts of interest", "Belangenconflicten"};
inline constexpr Text no_interests{"Nobody declared one.", "Niemand heeft er een gemeld."};
inline constexpr Text interest{"Interest", "Belang"};
inline constexpr Text abstained{"Abstained", "Onthield zich"};
inline constexpr Text declared_on{"Declared on", "Gemeld op"};
inline constexpr Text entry_number{"Entry", "Regel"};
inline constexpr Text did_abstain{"yes", "ja"};
inline constexpr Text did_not_abstain{"no", "nee"};
inline constexpr Text nobody_refused{"Nobody was refused.", "Niemand is afgewezen."};
inline constexpr Text nobody_bid{"Nobody made a bid.", "Niemand heeft ingeschreven."};
inline constexpr Text choice{"The choice", "De keuze"};
inline constexpr Text choice_for_lot{"The choice for lot {1}", "De keuze voor perceel {1}"};
inline constexpr Text with_total{"{1}, with a total of {2}", "{1}, met een totaal van {2}"};
inline constexpr Text flags{"Flags", "Signalen"};
inline constexpr Text preferences{"Preferences", "Voorkeuren"};
inline constexpr Text obliged{"Obligations of the winner", "Verplichtingen van de winnaar"};
inline constexpr Text course{"The course of it", "Het verloop"};
inline constexpr Text moment{"Moment", "Tijdstip"};
inline constexpr Text entry{"Entry", "Regel"};
inline constexpr Text what{"What", "Wat"};
inline constexpr Text who{"Who", "Wie"};
inline constexpr Text service_itself{"the service", "de dienst"};
inline constexpr Text became{"{1}: {2} → {3}", "{1}: {2} → {3}"};
inline constexpr Text refused_step{"{1}: refused", "{1}: geweigerd"};
inline constexpr Text waiting_step{"{1}: waits for others", "{1}: wacht op anderen"};
inline constexpr Text bids_opened{"bids were opened: {1}", "inschrijvingen geopend: {1}"};
inline constexpr Text bid_received{"bid {1} came in", "inschrijving {1} kwam binnen"};
inline constexpr Text bid_refused{"a bid was refused: {1}", "een inschrijving is geweigerd: {1}"};
inline constexpr Text bid_withdrawn{"a bid was withdrawn", "een inschrijving is ingetrokken"};
inline constexpr Text made{"the tender came in", "de aanbesteding kwam binnen"};
inline constexpr Text begun{"the workflow began", "de werkstroom begon"};
inline constexpr Text deadline_passed{"a deadline passed: {1} → {2}", "een termijn verstreek: {1} → {2}"};
inline constexpr Text assessed{"a bid was assessed", "een inschrijving is beoordeeld"};
inline constexpr Text corrected{"facts were corrected: {1}", "gegevens zijn verbeterd: {1}"};
inline constexpr Text migrated{"went over to another version of the policy: {1}", "ging over op een andere versie van het beleid: {1}"};
inline constexpr Text not_in_log{"Not in the log", "Niet in het logboek"};
inline constexpr Text to_be_added{
    "The contracting authority adds, where they apply, for the log has no facts of them:",
    "De aanbestedende dienst vult aan, voor zover van toepassing, want het logboek heeft er geen gegevens over:"};
inline constexpr Text subcontracting{
    "the share of the contract that the winner intends to subcontract, and to whom (Directive 2014/24/EU art. 84(1)(d))",
    "het deel van de opdracht dat de winnaar in onderaanneming wil geven, en aan wie (Richtlijn 2014/24/EU art. 84 lid 1 onder d)"};
inline constexpr Text circumstances{
    "the circumstances that justify a procedure with negotiations, a competitive dialogue or no notice (art. 84(1)(e) and (f))",
    "de omstandigheden die een procedure met onderhandeling, een concurrentiegerichte dialoog of geen aankondiging rechtvaardigen (art. 84 lid 1 onder e en f)"};
inline constexpr Text not_electronic{"why bids were not made by electronic means (art. 84(1)(h))",
                                     "waarom niet langs elektronische weg is ingeschreven (art. 84 lid 1 onder h)"};
inline constexpr Text conflicts_elsewhere{
    "what was done about conflicts of interest, and those that came to light in another way (art. 84(1)(i))",
    "wat er aan belangenconflicten is gedaan, en die op een andere wijze zijn gebleken (art. 84 lid 1 onder i)"};

} // namespace texts
// clang-format on

} // namespace voorrang::letters

// The parts of a release, each with a file of its own, and what they share.
#pragma once

#include "adapters/eforms/fields.hpp"
#include "adapters/eforms/release_writer.hpp"

#include <unordered_map>

namespace voorrang::eforms {

struct Source {
    explicit Source(xml::Ref notice);

    xml::Ref root;
    xml::Ref type; // cbc:NoticeTypeCode
    std::optional<xml::Ref> extension;
    std::optional<xml::Ref> results;                         // efac:NoticeResult
    std::string_view language;                               // of the notice: "ENG"
    std::string_view form;                                   // "competition", "result" …
    std::vector<xml::Ref> lots;                              // and the parts of a prior information notice
    std::vector<xml::Ref> groups;                            // of lots
    std::unordered_map<std::string_view, xml::Ref> outcomes; // efac:LotResult by the lot
};

void write_parties(const Source& from, ReleaseWriter& to);
void write_buyer(const Source& from, ReleaseWriter& to);
void write_tender(const Source& from, ReleaseWriter& to);
void write_items(const Source& from, ReleaseWriter& to);
void write_documents(const Source& from, ReleaseWriter& to);
void write_lots(const Source& from, ReleaseWriter& to);
void write_lot_groups(const Source& from, ReleaseWriter& to);
// What the whole tender has, for all of its lots have it.
void write_common_terms(const Source& from, ReleaseWriter& to);
// Of one lot, into its object.
void write_lot_terms(xml::Ref lot, const Source& from, ReleaseWriter& to);
void write_criteria(xml::Ref lot, const Source& from, ReleaseWriter& to);
void write_goals(xml::Ref lot, ReleaseWriter& to);
void write_bids(const Source& from, ReleaseWriter& to);
void write_awards(const Source& from, ReleaseWriter& to);
void write_contracts(const Source& from, ReleaseWriter& to);

// What is written in several languages: that of the notice under the key, others under the key with the language after
// it ("title_fr"), as OCDS has it. If there is none in the language of the notice, the first takes its place.
void write_words(std::string_view key, const std::vector<xml::Ref>& texts, const Source& from, ReleaseWriter& to);
// Each of these does nothing if there is no such element.
void write_text(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to);
void write_number(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to);
void write_yes_no(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to);
void write_code(std::string_view key, std::optional<xml::Ref> element, std::string_view list, ReleaseWriter& to);
void write_natures(xml::Ref project, ReleaseWriter& to); // mainProcurementCategory and the additional ones
void write_amount(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to);
// The date and time that are called so: "cbc:End" for cbc:EndDate and cbc:EndTime.
void write_moment(std::string_view key, std::optional<xml::Ref> of, std::string_view name, bool end, ReleaseWriter& to);
// An address of a party or of where something is done, without its own key.
void write_address(xml::Ref address, ReleaseWriter& to);
// How long: exactly in `duration` as ISO 8601 has it, and in `durationInDays` where it is a number of days.
void write_duration(std::optional<xml::Ref> measure, ReleaseWriter& to);

// Of a lot: cbc:ID.
std::string_view id_of(xml::Ref lot);
// The first that is there of when tenders or requests to participate are due.
std::optional<xml::Ref> deadline_of(xml::Ref lot);
// "P48M"; empty if the unit is not one of time.
std::string duration_text(xml::Ref measure);

} // namespace voorrang::eforms

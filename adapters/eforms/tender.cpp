// The procedure as a whole.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace voorrang::eforms {

namespace {

struct Label {
    std::string_view code, label;
};

constexpr auto procedures = std::to_array<Label>(
    {{"open", "Open procedure"},
     {"restricted", "Restricted procedure"},
     {"neg-w-call", "Negotiated procedure with prior call for competition, or competitive procedure with negotiation"},
     {"neg-wo-call", "Negotiated procedure without prior call for competition"},
     {"comp-dial", "Competitive dialogue"},
     {"comp-tend", "Competitive tendering"},
     {"innovation", "Innovation partnership"},
     {"exp-int-rail", "Request for expression of interest, rail"},
     {"oth-single", "Other single stage procedure"},
     {"oth-mult", "Other multiple stage procedure"}});

void write_method(const Source& from, ReleaseWriter& to) {
    const auto process = from.root.child("cac:TenderingProcess");
    if (!process) return;
    if (const auto code = process->child("cbc:ProcedureCode")) {
        write_code("procurementMethod", code, "procurement-procedure-type", to);
        const auto label = std::ranges::find(procedures, code->text(), &Label::code);
        if (label != procedures.end()) to.text("procurementMethodDetails", label->label, *code);
    }
    std::vector<xml::Ref> reasons;
    for (const xml::Ref why : find_all(*process, {"cac:ProcessJustification"}))
        if (!codes(why, {"cbc:ProcessReasonCode"}, "direct-award-justification").empty())
            std::ranges::copy(find_all(why, {"cbc:ProcessReason"}), std::back_inserter(reasons));
    write_words("procurementMethodRationale", reasons, from, to);
    const auto level = to.object("procedure");
    for (const xml::Ref why : find_all(*process, {"cac:ProcessJustification"})) {
        const auto accelerated = codes(why, {"cbc:ProcessReasonCode"}, "accelerated-procedure");
        if (accelerated.empty()) continue;
        write_yes_no("isAccelerated", accelerated.front(), to);
        write_words("acceleratedRationale", find_all(why, {"cbc:ProcessReason"}), from, to);
        break;
    }
}

// The optional grounds for exclusion, where the notice itself has them; by their codes, as std.procurement reads them.
void write_exclusion_grounds(const Source& from, ReleaseWriter& to) {
    const auto level = to.list("exclusionGrounds");
    for (const xml::Ref ground : codes(from.root,
                                       {"cac:TenderingTerms", "cac:TendererQualificationRequest",
                                        "cac:SpecificTendererRequirement", "cbc:TendererRequirementTypeCode"},
                                       "exclusion-ground"))
        to.text("", ground.text(), ground);
}

// What nl.thresholds asks, as far as a notice is sure of it.
void write_scope(const Source& from, ReleaseWriter& to) {
    const xml::Ref law = *find(from.root, {"cbc:RegulatoryDomain"});
    const auto type = find(from.root, {"cac:ContractingParty", "cac:ContractingPartyType", "cbc:PartyTypeCode"});
    constexpr auto local = std::to_array<std::string_view>({"body-pl", "body-pl-la", "body-pl-ra", "la", "ra"});
    if (law.text() == "32014L0025")
        to.text("authorityType", "utility", law);
    else if (type && type->text() == "cga")
        to.text("authorityType", "central", *type);
    else if (type && std::ranges::find(local, type->text()) != local.end())
        to.text("authorityType", "sub_central", *type);
    const bool classic = law.text() == "32014L0024" || law.text() == "32014L0025";
    if (classic || law.text() == "32014L0023") to.yes_no("concession", law.text() == "32014L0023", law);
    if (classic || law.text() == "32009L0081") to.yes_no("defence", law.text() == "32009L0081", law);
    if (from.type.text() == "cn-social" || from.type.text() == "can-social" || from.type.text() == "pin-cfc-social")
        to.yes_no("annexXIV", true, from.type);
}

void write_places(const Source& from, xml::Ref project, ReleaseWriter& to) {
    std::vector<xml::Ref> addresses = find_all(project, {"cac:RealizedLocation", "cac:Address"});
    // Where the procedure names no place, those of its lots are all there are, if each lot names one.
    if (addresses.empty())
        for (const xml::Ref lot : from.lots) {
            const auto of_lot = find_all(lot, {"cac:ProcurementProject", "cac:RealizedLocation", "cac:Address"});
            if (of_lot.empty()) return;
            addresses.insert(addresses.end(), of_lot.begin(), of_lot.end());
        }
    const auto level = to.list("deliveryAddresses");
    for (const xml::Ref address : addresses) {
        const auto object = to.object("");
        write_address(address, to);
    }
}

} // namespace

void write_tender(const Source& from, ReleaseWriter& to) {
    const auto level = to.object("tender");
    const xml::Ref project = *find(from.root, {"cac:ProcurementProject"});
    write_text("id", find(from.root, {"cbc:ContractFolderID"}), to);
    write_words("title", find_all(project, {"cbc:Name"}), from, to);
    write_words("description", find_all(project, {"cbc:Description"}), from, to);
    if (const std::string_view status = in_ocds("form-type", from.form); !status.empty())
        to.text("status", status, from.type);
    {
        const auto law = to.object("legalBasis");
        to.text("scheme", "CELEX");
        write_text("id", find(from.root, {"cbc:RegulatoryDomain"}), to);
    }
    write_amount("value", find(project, {"cac:RequestedTenderTotal", "cbc:EstimatedOverallContractAmount"}), to);
    write_method(from, to);
    write_natures(project, to);
    if (const auto cpv = find(project, {"cac:MainCommodityClassification", "cbc:ItemClassificationCode"})) {
        const auto object = to.object("classification");
        to.text("scheme", "CPV");
        to.text("id", cpv->text(), *cpv);
    }
    write_items(from, to);
    write_places(from, project, to);
    write_scope(from, to);
    write_common_terms(from, to);
    write_exclusion_grounds(from, to);
    write_documents(from, to);
    write_lots(from, to);
    write_lot_groups(from, to);
}

} // namespace voorrang::eforms

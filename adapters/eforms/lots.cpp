#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <unordered_map>

namespace voorrang::eforms {

namespace {

void write_project(xml::Ref project, const Source& from, ReleaseWriter& to) {
    write_words("title", find_all(project, {"cbc:Name"}), from, to);
    write_words("description", find_all(project, {"cbc:Description"}), from, to);
    {
        const auto list = to.list("identifiers");
        if (const auto id = project.child("cbc:ID")) {
            const auto object = to.object("");
            to.text("scheme", "internal");
            to.text("id", id->text(), *id);
        }
    }
    write_amount("value", find(project, {"cac:RequestedTenderTotal", "cbc:EstimatedOverallContractAmount"}), to);
    write_natures(project, to);
}

void write_extension(xml::Ref project, const Source& from, ReleaseWriter& to) {
    const auto extension = project.child("cac:ContractExtension");
    if (!extension) return;
    {
        const auto object = to.object("options");
        write_words("description", find_all(*extension, {"cbc:OptionsDescription"}), from, to);
    }
    const auto object = to.object("renewal");
    write_words("description", find_all(*extension, {"cac:Renewal", "cac:Period", "cbc:Description"}), from, to);
    write_number("maximumRenewals", extension->child("cbc:MaximumNumberNumeric"), to);
}

// How far the status of a lot follows from what the notice is for: of a result, each lot has its own.
void write_status(xml::Ref lot, const Source& from, ReleaseWriter& to) {
    if (from.form == "competition") return to.text("status", "active", from.type);
    if (from.form == "planning") return to.text("status", "planned", from.type);
    const auto result = from.outcomes.find(id_of(lot));
    if (result == from.outcomes.end()) return;
    const auto code = result->second.child("cbc:TenderResultCode");
    if (code && code->text() == "selec-w") to.text("status", "complete", *code);
    if (code && code->text() == "clos-nw") to.text("status", "unsuccessful", *code);
}

} // namespace

void write_lots(const Source& from, ReleaseWriter& to) {
    const auto level = to.list("lots");
    for (const xml::Ref lot : from.lots) {
        const auto object = to.object("");
        to.text("id", id_of(lot), *lot.child("cbc:ID"));
        const auto project = lot.child("cac:ProcurementProject");
        if (project) write_project(*project, from, to);
        write_status(lot, from, to);
        if (project) write_extension(*project, from, to);
        write_lot_terms(lot, from, to);
        write_criteria(lot, from, to);
        write_goals(lot, to);
    }
}

void write_lot_groups(const Source& from, ReleaseWriter& to) {
    {
        const auto object = to.object("lotDetails");
        write_number("maximumLotsBidPerSupplier",
                     find(from.root, {"cac:TenderingTerms", "cac:LotDistribution", "cbc:MaximumLotsSubmittedNumeric"}),
                     to);
        write_number("maximumLotsAwardedPerSupplier",
                     find(from.root, {"cac:TenderingTerms", "cac:LotDistribution", "cbc:MaximumLotsAwardedNumeric"}),
                     to);
    }
    std::unordered_map<std::string_view, xml::Ref> groups;
    for (const xml::Ref group : from.groups) groups.emplace(id_of(group), group);
    const auto level = to.list("lotGroups");
    for (const xml::Ref each : find_all(from.root, {"cac:TenderingTerms", "cac:LotDistribution", "cac:LotsGroup"})) {
        const auto id = each.child("cbc:LotsGroupID");
        if (!id) continue;
        const auto object = to.object("");
        to.text("id", id->text(), *id);
        {
            const auto list = to.list("relatedLots");
            for (const xml::Ref lot : find_all(each, {"cac:ProcurementProjectLotReference", "cbc:ID"}))
                to.text("", lot.text(), lot);
        }
        const auto group = groups.find(id->text());
        if (group == groups.end()) continue;
        write_amount(
            "maximumValue",
            find(group->second, {"cac:TenderingProcess", "cac:FrameworkAgreement", "cbc:EstimatedMaximumValueAmount"}),
            to);
        write_criteria(group->second, from, to);
    }
}

} // namespace voorrang::eforms

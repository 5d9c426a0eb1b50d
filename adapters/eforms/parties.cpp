// Organisations and their contact points, each with what it does in the procedure.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/results.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace voorrang::eforms {

namespace {

using Roles = std::map<std::string_view, std::vector<std::string_view>>; // by the identifier of the party

void give(Roles& roles, std::string_view party, std::string_view role) {
    auto& all = roles[party];
    if (std::ranges::find(all, role) == all.end()) all.push_back(role);
}

std::vector<xml::Ref> ids_of(xml::Ref party) { return find_all(party, {"cac:PartyIdentification", "cbc:ID"}); }
std::optional<xml::Ref> id_element(xml::Ref party) { return find(party, {"cac:PartyIdentification", "cbc:ID"}); }

struct Duty {
    std::string_view element, role;
};

// In the terms of a lot; in order.
constexpr auto duties = std::to_array<Duty>({{"cac:AdditionalInformationParty", "processContactPoint"},
                                             {"cac:DocumentProviderParty", "processContactPoint"},
                                             {"cac:TenderRecipientParty", "submissionReceiptBody"},
                                             {"cac:TenderEvaluationParty", "evaluationBody"}});
constexpr auto appeal_duties = std::to_array<Duty>({{"cac:AppealInformationParty", "reviewContactPoint"},
                                                    {"cac:AppealReceiverParty", "reviewBody"},
                                                    {"cac:MediationParty", "mediationBody"}});
constexpr auto law_references = std::to_array<std::string_view>({"cac:FiscalLegislationDocumentReference",
                                                                 "cac:EnvironmentalLegislationDocumentReference",
                                                                 "cac:EmploymentLegislationDocumentReference"});

void of_lot(xml::Ref terms, Roles& roles) {
    for (const Duty& duty : duties)
        for (const xml::Ref party : find_all(terms, {duty.element}))
            for (const xml::Ref id : ids_of(party)) give(roles, id.text(), duty.role);
    for (const Duty& duty : appeal_duties)
        for (const xml::Ref party : find_all(terms, {"cac:AppealTerms", duty.element}))
            for (const xml::Ref id : ids_of(party)) give(roles, id.text(), duty.role);
    for (const std::string_view reference : law_references)
        for (const xml::Ref party : find_all(terms, {reference, "cac:IssuerParty"}))
            for (const xml::Ref id : ids_of(party)) give(roles, id.text(), "informationService");
}

Roles roles_of(const Source& from) {
    Roles roles;
    for (const xml::Ref party : find_all(from.root, {"cac:ContractingParty", "cac:Party"})) {
        for (const xml::Ref id : ids_of(party)) give(roles, id.text(), "buyer");
        for (const xml::Ref provider : find_all(party, {"cac:ServiceProviderParty"})) {
            const bool sender = text(provider, {"cbc:ServiceTypeCode"}) == "ted-esen";
            for (const xml::Ref id : find_all(provider, {"cac:Party", "cac:PartyIdentification", "cbc:ID"}))
                give(roles, id.text(), sender ? "eSender" : "procurementServiceProvider");
        }
    }
    for (const xml::Ref lot : from.lots)
        if (const auto terms = lot.child("cac:TenderingTerms")) of_lot(*terms, roles);
    if (!from.results) return roles;
    for (const xml::Ref id : find_all(*from.results, {"efac:TenderingParty", "efac:Tenderer", "cbc:ID"}))
        give(roles, id.text(), "tenderer");
    for (const xml::Ref id : find_all(*from.results, {"efac:TenderingParty", "efac:SubContractor", "cbc:ID"}))
        give(roles, id.text(), "subcontractor");
    const Results results(*from.results);
    for (const xml::Ref result : find_all(*from.results, {"efac:LotResult"}))
        for (const xml::Ref tender : results.winners(result))
            for (const xml::Ref id : results.tenderers(tender)) give(roles, id.text(), "supplier");
    return roles;
}

void write_contact(xml::Ref company, ReleaseWriter& to) {
    const auto contact = company.child("cac:Contact");
    const auto level = to.object("contactPoint");
    if (contact) {
        write_text("name", contact->child("cbc:Name"), to);
        write_text("email", contact->child("cbc:ElectronicMail"), to);
        write_text("telephone", contact->child("cbc:Telephone"), to);
        write_text("faxNumber", contact->child("cbc:Telefax"), to);
    }
    write_text("url", company.child("cbc:EndpointID"), to);
}

void write_classification(xml::Ref code, std::string_view scheme, ReleaseWriter& to) {
    const auto level = to.object("");
    to.text("scheme", scheme, code);
    to.text("id", code.text(), code);
}

// Main activities that are functions of government; the others are those of utilities.
bool is_government(std::string_view activity) {
    constexpr auto all = std::to_array<std::string_view>(
        {"defence", "econ-aff", "education", "env-pro", "gen-pub", "hc-am", "health", "pub-os", "rcr", "soc-pro"});
    return std::ranges::find(all, activity) != all.end();
}

using Buyers = std::map<std::string_view, xml::Ref>; // cac:ContractingParty, by the identifier of the party

void write_details(xml::Ref company, std::string_view id, const Buyers& buyers, ReleaseWriter& to) {
    const auto level = to.object("details");
    write_text("url", company.child("cbc:WebsiteURI"), to);
    write_code("scale", company.child("efbc:CompanySizeCode"), "economic-operator-size", to);
    const auto buyer = buyers.find(id);
    if (buyer == buyers.end()) return;
    const auto classes = to.list("classifications");
    if (const auto type = find(buyer->second, {"cac:ContractingPartyType", "cbc:PartyTypeCode"}))
        write_classification(*type, "TED_CA_TYPE", to);
    if (const auto activity = find(buyer->second, {"cac:ContractingActivity", "cbc:ActivityTypeCode"}))
        write_classification(*activity, is_government(activity->text()) ? "COFOG" : "Directive 2014/25/EU", to);
}

void write_party(xml::Ref company, const Roles& roles, const Buyers& buyers, const Source& from, ReleaseWriter& to) {
    const auto level = to.object("");
    const xml::Ref id = *id_element(company);
    to.text("id", id.text(), id);
    write_words("name", find_all(company, {"cac:PartyName", "cbc:Name"}), from, to);
    if (const auto found = roles.find(id.text()); found != roles.end()) {
        const auto list = to.list("roles");
        for (const std::string_view role : found->second) to.text("", role);
    }
    {
        const auto identifier = to.object("identifier");
        write_text("id", find(company, {"cac:PartyLegalEntity", "cbc:CompanyID"}), to);
    }
    if (const auto address = company.child("cac:PostalAddress")) {
        const auto object = to.object("address");
        write_address(*address, to);
    }
    write_contact(company, to);
    write_details(company, id.text(), buyers, to);
}

} // namespace

void write_parties(const Source& from, ReleaseWriter& to) {
    const Roles roles = roles_of(from);
    Buyers buyers;
    for (const xml::Ref buyer : find_all(from.root, {"cac:ContractingParty"}))
        buyers.emplace(text(buyer, {"cac:Party", "cac:PartyIdentification", "cbc:ID"}), buyer);
    const auto level = to.list("parties");
    for (const xml::Ref organisation : find_all(*from.extension, {"efac:Organizations", "efac:Organization"}))
        for (const xml::Ref each : organisation.children())
            if (each.name() == "efac:Company" || each.name() == "efac:TouchPoint")
                write_party(each, roles, buyers, from, to);
}

void write_buyer(const Source& from, ReleaseWriter& to) {
    const auto id = find(from.root, {"cac:ContractingParty", "cac:Party", "cac:PartyIdentification", "cbc:ID"});
    if (!id) return;
    const auto level = to.object("buyer");
    to.text("id", id->text(), *id);
    for (const xml::Ref organisation : find_all(*from.extension, {"efac:Organizations", "efac:Organization"}))
        for (const xml::Ref each : organisation.children())
            if (id_element(each) && id_element(each)->text() == id->text()) {
                write_words("name", find_all(each, {"cac:PartyName", "cbc:Name"}), from, to);
                return;
            }
}

} // namespace voorrang::eforms

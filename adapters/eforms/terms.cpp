// On which terms one bids for a lot and its contract is carried out.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>
#include <iterator>

namespace voorrang::eforms {

namespace {

std::vector<xml::Ref> requirements(xml::Ref terms, std::string_view list) {
    return codes(
        terms,
        {"cac:TendererQualificationRequest", "cac:SpecificTendererRequirement", "cbc:TendererRequirementTypeCode"},
        list);
}

std::optional<xml::Ref> first(const std::vector<xml::Ref>& found) {
    return found.empty() ? std::nullopt : std::optional<xml::Ref>(found.front());
}

std::optional<xml::Ref> execution(xml::Ref terms, std::string_view list) {
    return first(codes(terms, {"cac:ContractExecutionRequirement", "cbc:ExecutionRequirementCode"}, list));
}

// To whom participation is reserved. That it is reserved to nobody is known too, and an empty list.
void write_reserved_participation(xml::Ref terms, ReleaseWriter& to) {
    const auto reserved = requirements(terms, "reserved-procurement");
    if (reserved.empty()) return;
    const auto object = to.object("otherRequirements");
    const auto list = to.list("reservedParticipation");
    to.keep(reserved.front());
    for (const xml::Ref code : reserved) write_code("", code, "reserved-procurement", to);
}

void write_contract_terms(xml::Ref terms, const Source& from, ReleaseWriter& to) {
    const auto object = to.object("contractTerms");
    write_yes_no("reservedExecution", execution(terms, "reserved-execution"), to);
    std::vector<xml::Ref> conditions;
    for (const xml::Ref each : find_all(terms, {"cac:ContractExecutionRequirement"}))
        if (!codes(each, {"cbc:ExecutionRequirementCode"}, "conditions").empty())
            std::ranges::copy(find_all(each, {"cbc:Description"}), std::back_inserter(conditions));
    write_words("performanceTerms", conditions, from, to);
    write_words("financialTerms", find_all(terms, {"cac:PaymentTerms", "cbc:Note"}), from, to);
    write_words("tendererLegalForm", find_all(terms, {"cac:TendererQualificationRequest", "cbc:CompanyLegalForm"}),
                from, to);
    write_code("electronicInvoicingPolicy", execution(terms, "einvoicing"), "einvoicing", to);
    write_yes_no("hasElectronicOrdering", find(terms, {"cac:PostAwardProcess", "cbc:ElectronicOrderUsageIndicator"}),
                 to);
    write_yes_no("hasElectronicPayment", find(terms, {"cac:PostAwardProcess", "cbc:ElectronicPaymentUsageIndicator"}),
                 to);
}

void write_submission_terms(xml::Ref lot, xml::Ref terms, const Source& from, ReleaseWriter& to) {
    const auto object = to.object("submissionTerms");
    write_code("electronicSubmissionPolicy", find(lot, {"cac:TenderingProcess", "cbc:SubmissionMethodCode"}),
               "esubmission", to);
    write_code("electronicCataloguePolicy", execution(terms, "ecatalog-submission"), "ecatalog-submission", to);
    write_code("variantPolicy", terms.child("cbc:VariantConstraintCode"), "permission", to);
    if (const auto several = terms.child("cbc:MultipleTendersCode"))
        to.yes_no("multipleBidsAllowed", several->text() != "not-allowed", *several);
    write_yes_no("advancedElectronicSignatureRequired", execution(terms, "esignature-submission"), to);
    {
        const auto list = to.list("languages");
        for (const xml::Ref code : find_all(terms, {"cac:Language", "cbc:ID"}))
            to.text("", language(code.text()), code);
    }
    write_words("depositsGuarantees", find_all(terms, {"cac:RequiredFinancialGuarantee", "cbc:Description"}), from, to);
    const auto period = to.object("bidValidityPeriod");
    write_duration(find(terms, {"cac:TenderValidityPeriod", "cbc:DurationMeasure"}), to);
}

void write_techniques(xml::Ref process, const Source& from, ReleaseWriter& to) {
    const auto object = to.object("techniques");
    if (const auto framework =
            first(codes(process, {"cac:ContractingSystem", "cbc:ContractingSystemTypeCode"}, "framework-agreement"))) {
        to.yes_no("hasFrameworkAgreement", framework->text() != "none", *framework);
        if (framework->text() != "none") {
            const auto agreement = to.object("frameworkAgreement");
            write_code("method", framework, "framework-agreement", to);
            write_number("maximumParticipants",
                         find(process, {"cac:FrameworkAgreement", "cbc:MaximumOperatorQuantity"}), to);
            write_words("periodRationale", find_all(process, {"cac:FrameworkAgreement", "cbc:Justification"}), from,
                        to);
            write_amount("value", find(process, {"cac:FrameworkAgreement", "cbc:EstimatedMaximumValueAmount"}), to);
        }
    }
    if (const auto system =
            first(codes(process, {"cac:ContractingSystem", "cbc:ContractingSystemTypeCode"}, "dps-usage"))) {
        to.yes_no("hasDynamicPurchasingSystem", system->text() != "none", *system);
        const auto kind = to.object("dynamicPurchasingSystem");
        write_code("type", system, "dps-usage", to);
    }
    write_yes_no("hasElectronicAuction", find(process, {"cac:AuctionTerms", "cbc:AuctionConstraintIndicator"}), to);
}

// Of the candidates of a first stage.
void write_second_stage(xml::Ref process, ReleaseWriter& to) {
    const auto object = to.object("secondStage");
    write_number("minimumCandidates", find(process, {"cac:EconomicOperatorShortList", "cbc:MinimumQuantity"}), to);
    write_number("maximumCandidates", find(process, {"cac:EconomicOperatorShortList", "cbc:MaximumQuantity"}), to);
    write_yes_no("successiveReduction", process.child("cbc:CandidateReductionConstraintIndicator"), to);
}

void write_process(xml::Ref lot, const Source& from, ReleaseWriter& to) {
    const auto process = lot.child("cac:TenderingProcess");
    if (!process) return;
    {
        const auto period = to.object("tenderPeriod");
        write_moment("endDate", deadline_of(lot), "cbc:End", true, to);
    }
    {
        const auto period = to.object("enquiryPeriod");
        write_moment("endDate", process->child("cac:AdditionalInformationRequestPeriod"), "cbc:End", true, to);
    }
    {
        const auto opening = to.object("bidOpening");
        write_moment("date", process->child("cac:OpenTenderEvent"), "cbc:Occurrence", false, to);
    }
    if (const auto covered = process->child("cbc:GovernmentAgreementConstraintIndicator");
        covered && covered->text() == "true") {
        const auto list = to.list("coveredBy");
        to.text("", "GPA", *covered);
    }
    write_techniques(*process, from, to);
    write_second_stage(*process, to);
}

} // namespace

void write_lot_terms(xml::Ref lot, const Source& from, ReleaseWriter& to) {
    write_process(lot, from, to);
    {
        const auto period = to.object("contractPeriod");
        const auto planned = find(lot, {"cac:ProcurementProject", "cac:PlannedPeriod"});
        write_moment("startDate", planned, "cbc:Start", false, to);
        write_moment("endDate", planned, "cbc:End", true, to);
        if (planned) write_duration(planned->child("cbc:DurationMeasure"), to);
    }
    {
        const auto suitability = to.object("suitability");
        write_yes_no("sme", find(lot, {"cac:ProcurementProject", "cbc:SMESuitableIndicator"}), to);
    }
    const auto terms = lot.child("cac:TenderingTerms");
    if (!terms) return;
    write_reserved_participation(*terms, to);
    write_contract_terms(*terms, from, to);
    write_submission_terms(lot, *terms, from, to);
}

} // namespace voorrang::eforms

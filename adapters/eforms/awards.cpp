// What came of each lot, and the contracts.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/results.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <set>

namespace voorrang::eforms {

namespace {

void write_award(xml::Ref result, const Results& results, ReleaseWriter& to) {
    const auto object = to.object("");
    write_text("id", result.child("cbc:ID"), to);
    write_code("status", result.child("cbc:TenderResultCode"), "winner-selection-status", to);
    write_text("statusDetails", find(result, {"efac:DecisionReason", "efbc:DecisionReasonCode"}), to);
    for (const xml::Ref contract : results.contracts(result)) {
        if (!contract.child("cbc:AwardDate")) continue;
        write_moment("date", contract, "cbc:Award", false, to);
        break;
    }
    const std::vector<xml::Ref> winners = results.winners(result);
    // Of a framework with several it can't be told what share each has.
    if (winners.size() == 1)
        write_amount("value", find(winners.front(), {"cac:LegalMonetaryTotal", "cbc:PayableAmount"}), to);
    {
        const auto framework = result.child("efac:FrameworkAgreementValues");
        if (framework) {
            write_amount("maximumValue", framework->child("cbc:MaximumValueAmount"), to);
            write_amount("estimatedValue", framework->child("efbc:ReestimatedValueAmount"), to);
        }
    }
    {
        const auto list = to.list("suppliers");
        std::set<std::string_view> seen;
        for (const xml::Ref tender : winners)
            for (const xml::Ref id : results.tenderers(tender)) {
                if (!seen.insert(id.text()).second) continue;
                const auto supplier = to.object("");
                to.text("id", id.text(), id);
            }
    }
    {
        const auto list = to.list("relatedBids");
        for (const xml::Ref tender : winners) write_text("", tender.child("cbc:ID"), to);
    }
    const auto list = to.list("relatedLots");
    write_text("", find(result, {"efac:TenderLot", "cbc:ID"}), to);
}

void write_contract(xml::Ref contract, const Results& results, const Source& from, ReleaseWriter& to) {
    const auto object = to.object("");
    write_text("id", contract.child("cbc:ID"), to);
    const std::vector<xml::Ref> of = results.results(contract);
    if (of.size() == 1) {
        write_text("awardID", of.front().child("cbc:ID"), to);
    } else {
        const auto list = to.list("awardIDs");
        for (const xml::Ref result : of) write_text("", result.child("cbc:ID"), to);
    }
    write_words("title", find_all(contract, {"cbc:Title"}), from, to);
    {
        const auto list = to.list("identifiers");
        for (const xml::Ref id : find_all(contract, {"efac:ContractReference", "cbc:ID"})) {
            const auto identifier = to.object("");
            to.text("scheme", "internal");
            to.text("id", id.text(), id);
        }
    }
    write_moment("dateSigned", contract, "cbc:Issue", false, to);
}

} // namespace

void write_awards(const Source& from, ReleaseWriter& to) {
    if (!from.results) return;
    const Results results(*from.results);
    const auto list = to.list("awards");
    for (const xml::Ref result : find_all(*from.results, {"efac:LotResult"})) write_award(result, results, to);
}

void write_contracts(const Source& from, ReleaseWriter& to) {
    if (!from.results) return;
    const Results results(*from.results);
    const auto list = to.list("contracts");
    for (const xml::Ref contract : find_all(*from.results, {"efac:SettledContract"}))
        write_contract(contract, results, from, to);
}

} // namespace voorrang::eforms

#include "adapters/eforms/results.hpp"

#include "adapters/eforms/fields.hpp"

#include <unordered_set>

namespace voorrang::eforms {

Results::Results(xml::Ref notice_result) {
    for (const xml::Ref each : find_all(notice_result, {"efac:LotTender"}))
        tenders_.emplace(text(each, {"cbc:ID"}), each);
    for (const xml::Ref each : find_all(notice_result, {"efac:SettledContract"}))
        contracts_.emplace(text(each, {"cbc:ID"}), each);
    for (const xml::Ref each : find_all(notice_result, {"efac:TenderingParty"}))
        parties_.emplace(text(each, {"cbc:ID"}), each);
    for (const xml::Ref each : find_all(notice_result, {"efac:LotResult"}))
        for (const xml::Ref id : find_all(each, {"efac:SettledContract", "cbc:ID"}))
            results_[id.text()].push_back(each);
}

std::vector<xml::Ref> Results::contracts(xml::Ref lot_result) const {
    std::vector<xml::Ref> found;
    for (const xml::Ref id : find_all(lot_result, {"efac:SettledContract", "cbc:ID"}))
        if (const auto contract = contracts_.find(id.text()); contract != contracts_.end())
            found.push_back(contract->second);
    return found;
}

std::vector<xml::Ref> Results::winners(xml::Ref lot_result) const {
    std::unordered_set<std::string_view> won;
    for (const xml::Ref contract : contracts(lot_result))
        for (const xml::Ref id : find_all(contract, {"efac:LotTender", "cbc:ID"})) won.insert(id.text());
    std::vector<xml::Ref> found;
    for (const xml::Ref id : find_all(lot_result, {"efac:LotTender", "cbc:ID"}))
        if (won.contains(id.text())) found.push_back(tenders_.at(id.text()));
    return found;
}

std::vector<xml::Ref> Results::tenderers(xml::Ref tender) const {
    std::vector<xml::Ref> found;
    for (const xml::Ref id : find_all(tender, {"efac:TenderingParty", "cbc:ID"})) {
        const auto party = parties_.find(id.text());
        if (party == parties_.end()) continue;
        for (const xml::Ref each : find_all(party->second, {"efac:Tenderer"})) {
            const auto organisation = each.child("cbc:ID");
            if (!organisation) continue;
            const bool leads = text(each, {"efbc:GroupLeadIndicator"}) == "true";
            found.insert(leads ? found.begin() : found.end(), *organisation);
        }
    }
    return found;
}

std::vector<xml::Ref> Results::results(xml::Ref contract) const {
    const auto found = results_.find(text(contract, {"cbc:ID"}));
    return found == results_.end() ? std::vector<xml::Ref>() : found->second;
}

} // namespace voorrang::eforms

// Tenders as a result notice tells them, and how many there were.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/results.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <unordered_map>

namespace voorrang::eforms {

namespace {

using Members = std::unordered_map<std::string_view, std::vector<xml::Ref>>; // of groups of lots

Members members_of(const Source& from) {
    Members members;
    for (const xml::Ref group : find_all(from.root, {"cac:TenderingTerms", "cac:LotDistribution", "cac:LotsGroup"}))
        if (const auto id = group.child("cbc:LotsGroupID"))
            members.emplace(id->text(), find_all(group, {"cac:ProcurementProjectLotReference", "cbc:ID"}));
    return members;
}

// A tender for a group is one for each of its lots, together.
void write_related_lots(xml::Ref tender, const Members& members, ReleaseWriter& to) {
    const auto list = to.list("relatedLots");
    for (const xml::Ref id : find_all(tender, {"efac:TenderLot", "cbc:ID"})) {
        const auto group = members.find(id.text());
        if (group == members.end()) {
            to.text("", id.text(), id);
            continue;
        }
        for (const xml::Ref lot : group->second) to.text("", lot.text(), lot);
    }
}

void write_bid(xml::Ref tender, const Results& results, const Members& members, ReleaseWriter& to) {
    const auto object = to.object("");
    write_text("id", tender.child("cbc:ID"), to);
    {
        const auto list = to.list("identifiers");
        for (const xml::Ref id : find_all(tender, {"efac:TenderReference", "cbc:ID"})) {
            const auto identifier = to.object("");
            to.text("scheme", "internal");
            to.text("id", id.text(), id);
        }
    }
    {
        const auto list = to.list("tenderers");
        for (const xml::Ref id : results.tenderers(tender)) {
            const auto tenderer = to.object("");
            to.text("id", id.text(), id);
        }
    }
    write_amount("value", find(tender, {"cac:LegalMonetaryTotal", "cbc:PayableAmount"}), to);
    write_related_lots(tender, members, to);
    write_yes_no("hasRank", tender.child("efbc:TenderRankedIndicator"), to);
    write_number("rank", tender.child("cbc:RankCode"), to);
    write_yes_no("variant", tender.child("efbc:TenderVariantIndicator"), to);
}

void write_statistics(const Source& from, ReleaseWriter& to) {
    const auto list = to.list("statistics");
    std::size_t number = 0;
    const auto write = [&](std::string_view measure, xml::Ref value, xml::Ref result) {
        const auto object = to.object("");
        to.text("id", std::to_string(++number));
        to.text("measure", measure, value);
        write_number("value", value, to);
        if (const auto currency = value.attribute("currencyID")) to.text("currency", *currency, value);
        write_text("relatedLot", find(result, {"efac:TenderLot", "cbc:ID"}), to);
    };
    for (const xml::Ref result : find_all(*from.results, {"efac:LotResult"})) {
        for (const xml::Ref each : find_all(result, {"efac:ReceivedSubmissionsStatistics"})) {
            const auto code = each.child("efbc:StatisticsCode");
            const auto value = each.child("efbc:StatisticsNumeric");
            if (!code || !value) continue;
            const std::string_view measure = in_ocds("received-submission-type", code->text());
            if (!measure.empty()) write(measure, *value, result);
        }
        if (const auto lowest = result.child("cbc:LowerTenderAmount")) write("lowestValidBidValue", *lowest, result);
        if (const auto highest = result.child("cbc:HigherTenderAmount"))
            write("highestValidBidValue", *highest, result);
    }
}

} // namespace

void write_bids(const Source& from, ReleaseWriter& to) {
    if (!from.results) return;
    const Results results(*from.results);
    const Members members = members_of(from);
    const auto object = to.object("bids");
    write_statistics(from, to);
    const auto list = to.list("details");
    for (const xml::Ref tender : find_all(*from.results, {"efac:LotTender"})) write_bid(tender, results, members, to);
}

} // namespace voorrang::eforms

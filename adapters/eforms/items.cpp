// What is bought, by lot, and the documents of it.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"

#include <unordered_map>

namespace voorrang::eforms {

namespace {

void write_cpv(xml::Ref code, ReleaseWriter& to) {
    to.text("scheme", "CPV");
    to.text("id", code.text(), code);
}

} // namespace

void write_items(const Source& from, ReleaseWriter& to) {
    const auto level = to.list("items");
    std::size_t number = 0;
    for (const xml::Ref lot : from.lots) {
        const auto project = lot.child("cac:ProcurementProject");
        if (!project) continue;
        const auto object = to.object("");
        to.text("id", std::to_string(++number));
        if (const auto cpv = find(*project, {"cac:MainCommodityClassification", "cbc:ItemClassificationCode"})) {
            const auto classification = to.object("classification");
            write_cpv(*cpv, to);
        }
        {
            const auto list = to.list("additionalClassifications");
            for (const xml::Ref cpv :
                 find_all(*project, {"cac:AdditionalCommodityClassification", "cbc:ItemClassificationCode"})) {
                const auto classification = to.object("");
                write_cpv(cpv, to);
            }
        }
        if (const auto quantity = project->child("cbc:EstimatedOverallContractQuantity"))
            write_number("quantity", quantity, to);
        {
            const auto list = to.list("deliveryAddresses");
            for (const xml::Ref address : find_all(*project, {"cac:RealizedLocation", "cac:Address"})) {
                const auto place = to.object("");
                write_address(address, to);
            }
        }
        to.text("relatedLot", id_of(lot), *lot.child("cbc:ID"));
    }
}

// One document may belong to several lots.
void write_documents(const Source& from, ReleaseWriter& to) {
    struct Document {
        xml::Ref reference;
        std::vector<xml::Ref> lots;
    };
    std::vector<Document> documents;
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (const xml::Ref lot : from.lots)
        for (const xml::Ref each : find_all(lot, {"cac:TenderingTerms", "cac:CallForTendersDocumentReference"})) {
            const auto id = each.child("cbc:ID");
            if (!id) continue;
            const auto [found, added] = by_id.emplace(id->text(), documents.size());
            if (added) documents.push_back({each, {}});
            documents[found->second].lots.push_back(*lot.child("cbc:ID"));
        }
    const auto level = to.list("documents");
    for (const Document& each : documents) {
        const auto object = to.object("");
        write_text("id", each.reference.child("cbc:ID"), to);
        to.text("documentType", "biddingDocuments");
        write_text("url", find(each.reference, {"cac:Attachment", "cac:ExternalReference", "cbc:URI"}), to);
        if (const auto kind = each.reference.child("cbc:DocumentType"); kind && kind->text() == "restricted-document")
            to.text("accessDetails", "Restricted.", *kind);
        {
            const auto list = to.list("languages");
            if (const auto more = extension(each.reference))
                for (const xml::Ref code : find_all(*more, {"efac:OfficialLanguages", "cac:Language", "cbc:ID"}))
                    to.text("", language(code.text()), code);
        }
        const auto list = to.list("relatedLots");
        for (const xml::Ref lot : each.lots) to.text("", lot.text(), lot);
    }
}

} // namespace voorrang::eforms

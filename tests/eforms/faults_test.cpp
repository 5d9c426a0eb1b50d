// One thing at a time that is wrong with a notice.
#include "tests/eforms/notices.hpp"

#include <gtest/gtest.h>

namespace voorrang::eforms {

namespace {

const std::string lot = "/ContractNotice/cac:ProcurementProjectLot[1]";

struct Change {
    std::string what, by;
    std::string path, message; // of the first fault
};

const std::vector<Change> changes = {
    {"<cbc:ContractFolderID>7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b</cbc:ContractFolderID>", "", "/ContractNotice",
     "the identifier of the procedure is missing (`cbc:ContractFolderID`, BT-04)"},
    {"7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b", "2026/1", "/ContractNotice/cbc:ContractFolderID",
     "the identifier of the procedure must be a UUID, but is `2026/1`"},
    {"listName=\"competition\"", "listName=\"contest\"", "/ContractNotice/cbc:NoticeTypeCode",
     "`contest` is no form of notice"},
    {"<cbc:VersionID>01</cbc:VersionID>", "<cbc:VersionID>01</cbc:VersionID><cbc:VersionID>02</cbc:VersionID>",
     "/ContractNotice/cbc:VersionID[2]", "the version of the notice stands more than once (`cbc:VersionID`, BT-757)"},
    {"listName=\"reserved-procurement\">res-ws<", "listName=\"reserved-procurement\">res-wz<",
     lot + "/cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement/"
           "cbc:TendererRequirementTypeCode",
     "`res-wz` is no code of the list `reserved-procurement`"},
    {"<cbc:EndDate>2026-04-20+02:00", "<cbc:EndDate>2026-04-31+02:00",
     lot + "/cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod/cbc:EndDate",
     "`2026-04-31+02:00` is no date with its offset from UTC"},
    {"<cbc:EndDate>2026-04-20+02:00", "<cbc:EndDate>2026-04-20",
     lot + "/cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod/cbc:EndDate",
     "`2026-04-20` is no date with its offset from UTC"},
    {"<cbc:EndTime>12:00:00+02:00", "<cbc:EndTime>12:00:00+01:00",
     lot + "/cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod/cbc:EndTime",
     "`12:00:00+01:00` is no time with the offset from UTC that its date has"},
    {"currencyID=\"EUR\">420000<", ">420000<",
     "/ContractNotice/cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount",
     "an amount without a currency"},
    {"currencyID=\"EUR\">420000<", "currencyID=\"euro\">420000<",
     "/ContractNotice/cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount",
     "`euro` is no currency of ISO 4217"},
    {">420000<", ">420.000,00<",
     "/ContractNotice/cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount",
     "`420.000,00` is no number"},
    {"listName=\"cpv\">77310000", "listName=\"cpv\">7731000",
     "/ContractNotice/cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode",
     "`7731000` is no CPV code"},
    {"languageID=\"ENG\"", "languageID=\"NLD\"", "/ContractNotice/cac:ProcurementProject/cbc:Name[2]",
     "`cbc:Name` stands twice in the language `NLD`"},
    {">LOT-0002<", ">LOT-0001<", "/ContractNotice/cac:ProcurementProjectLot[2]/cbc:ID",
     "the identifier `LOT-0001` stands twice"},
    {"<cac:Party>\n      <cac:PartyIdentification><cbc:ID schemeName=\"organization\">ORG-0001",
     "<cac:Party>\n      <cac:PartyIdentification><cbc:ID schemeName=\"organization\">ORG-0009",
     "/ContractNotice/cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID",
     "`ORG-0009` is referred to, but is not in the notice"},
    {"<cac:Party>\n      <cac:PartyIdentification><cbc:ID schemeName=\"organization\">ORG-0001</cbc:ID>"
     "</cac:PartyIdentification>\n    </cac:Party>",
     "", "/ContractNotice/cac:ContractingParty", "the buyer is missing (`cac:Party`, OPT-300)"},
};

TEST(EformsFaults, EachHasItsPlace) {
    const std::string sound = own_notice();
    ASSERT_TRUE(std::holds_alternative<Notice>(read_text(sound))) << told(read_text(sound));
    for (const Change& change : changes) {
        const Reading reading = read_text(replaced(sound, change.what, change.by));
        const Diagnostics* faults = std::get_if<Diagnostics>(&reading);
        ASSERT_TRUE(faults) << change.message;
        EXPECT_EQ(faults->front().message, change.message);
        EXPECT_EQ(faults->front().code, voorrang::Code::bad_notice);
        const std::string& place = faults->front().place;
        EXPECT_EQ(place.substr(place.find(' ') + 1), change.path) << change.message;
        EXPECT_TRUE(place.starts_with("n.xml:")) << place;
        EXPECT_FALSE(faults->front().help.empty()) << change.message;
    }
}

TEST(EformsFaults, OfResults) {
    const std::string sound = own_notice("result.xml");
    ASSERT_TRUE(std::holds_alternative<Notice>(read_text(sound))) << told(read_text(sound));
    const std::vector<std::pair<std::string, std::string>> references = {
        {"<efac:Tenderer><cbc:ID schemeName=\"organization\">ORG-0003", "ORG-0007"},
        {"<efac:TenderingParty><cbc:ID schemeName=\"tendering-party\">TPA-0001", "TPA-0007"},
        {"<efac:TenderLot><cbc:ID schemeName=\"Lot\">LOT-0001", "LOT-0007"},
        {"<efac:SettledContract><cbc:ID schemeName=\"contract\">CON-0001", "CON-0007"},
        {"<efac:LotTender><cbc:ID schemeName=\"tender\">TEN-0001", "TEN-0007"}};
    for (const auto& [what, id] : references) {
        const std::string text = told(read_text(replaced(sound, what, what.substr(0, what.size() - 8) + id)));
        EXPECT_NE(text.find("`" + id + "` is referred to, but is not in the notice"), std::string::npos) << text;
    }
}

TEST(EformsFaults, XmlOfAnotherKind) {
    EXPECT_EQ(told(read_text("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>")),
              "n.xml:1: error[V532]: XML that is no notice of eForms: its root is "
              "`{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice`\n"
              "   help: give a `ContractNotice`, `ContractAwardNotice` or `PriorInformationNotice` of UBL 2.3, or OCDS "
              "as JSON\n");
}

TEST(EformsFaults, OfVeryManyTheFirstAreTold) {
    std::string empty;
    for (int i = 0; i < 1000; ++i) empty += "<cbc:Note/>";
    const Reading reading = read_text(replaced(own_notice(), "<cac:TenderingTerms>", empty + "<cac:TenderingTerms>"));
    EXPECT_EQ(std::get<Diagnostics>(reading).size(), 100u);
}

// Each tender names the same group of tenderers: a release has them written out for each.
TEST(EformsFaults, AShortNoticeThatSaysAVeryLongThing) {
    std::string tenderers, tenders;
    for (int i = 0; i < 1100; ++i)
        tenderers += "<efac:Tenderer><cbc:ID schemeName=\"organization\">ORG-0003</cbc:ID></efac:Tenderer>";
    for (int i = 0; i < 1100; ++i)
        tenders += "<efac:LotTender><cbc:ID schemeName=\"tender\">TEN-1" + std::to_string(i) +
                   "</cbc:ID><efac:TenderingParty><cbc:ID schemeName=\"tendering-party\">TPA-0001</cbc:ID>"
                   "</efac:TenderingParty></efac:LotTender>";
    std::string text = own_notice("result.xml");
    text = replaced(text, "<efac:Tenderer><cbc:ID", tenderers + "<efac:Tenderer><cbc:ID");
    text = replaced(text, "</efac:NoticeResult>", tenders + "</efac:NoticeResult>");
    EXPECT_NE(told(read_text(text)).find("more than 1,000,000 tenderers and lots together"), std::string::npos);
}

} // namespace

} // namespace voorrang::eforms

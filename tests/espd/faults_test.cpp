// One thing at a time that is wrong with a response.
#include "adapters/espd/answers.hpp"
#include "adapters/xml/limits.hpp"
#include "tests/espd/responses.hpp"

#include <gtest/gtest.h>

namespace voorrang::espd {

namespace {

const std::string root = "/QualificationApplicationResponse";
const std::string response = root + "/cac:TenderingCriterionResponse";

struct Change {
    std::string what, by;
    std::string code, path, message; // of the first fault
};

const std::vector<Change> changes = {
    {"<cbc:ContractFolderID>7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b</cbc:ContractFolderID>", "", "V535", root,
     "the identifier of the procedure is missing (`cbc:ContractFolderID`)"},
    {">7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b<", "> <", "V535", root + "/cbc:ContractFolderID",
     "the identifier of the procedure is missing (`cbc:ContractFolderID`)"},
    {"<cbc:ContractFolderID>", "<cbc:ContractFolderID>x</cbc:ContractFolderID><cbc:ContractFolderID>", "V535",
     root + "/cbc:ContractFolderID[2]",
     "the identifier of the procedure stands more than once (`cbc:ContractFolderID`)"},
    {">4b8f5a1e-0c1d-4b77-9d53-8f4d0a6b7c21<", "><", "V535", root + "/cbc:UUID",
     "the identifier of the response is missing (`cbc:UUID` or `cbc:ID`)"},
    {">4b8f5a1e-0c1d-4b77-9d53-8f4d0a6b7c21<", ">" + std::string(201, 'x') + "<", "V535", root + "/cbc:UUID",
     "an identifier of more than 200 bytes"},
    {"<cbc:ID schemeID=\"NL:KVK\">NL-KVK-60000001</cbc:ID>", "<cbc:ID schemeID=\"NL:KVK\"/>", "", "", ""},
    {"<cac:EconomicOperatorParty>", "<cac:EconomicOperatorParty/><cac:EconomicOperatorParty>", "V535",
     root + "/cac:EconomicOperatorParty[2]", "a second economic operator (`cac:EconomicOperatorParty`)"},
    {">005eb9ed-1347-4ca3-bb29-9bc0db64e1ab<", ">c27b7c4e-c837-4529-b867-ed55ce639db5<", "V535",
     root + "/cac:TenderingCriterion[1]",
     "the code `CRITERION.EXCLUSION.CONVICTIONS.PARTICIPATION_IN_CRIMINAL_ORGANISATION` and the identifier "
     "`c27b7c4e-c837-4529-b867-ed55ce639db5` are of two different criteria"},
    {"<cac:EvidenceSupplied><cbc:ID>bewijs-1", "<cac:EvidenceSupplied><cbc:ID>bewijs-2", "V535",
     response + "[10]/cac:EvidenceSupplied/cbc:ID", "`bewijs-2` is referred to, but is not in the response"},
    {"crime-org/G1/Q1</cbc:ValidatedCriterionPropertyID>", "crime-org/G1/Q9</cbc:ValidatedCriterionPropertyID>", "V536",
     response + "[1]/cbc:ValidatedCriterionPropertyID", "`crime-org/G1/Q9` is no question of this form"},
    {">crime-org/G1/Q1</cbc:ValidatedCriterionPropertyID>", "></cbc:ValidatedCriterionPropertyID>", "V536",
     response + "[1]/cbc:ValidatedCriterionPropertyID", "an answer without the question that it answers"},
    {"<cbc:ID>corruption/G1/Q1</cbc:ID>", "<cbc:ID>crime-org/G1/Q1</cbc:ID>", "V536",
     response + "[1]/cbc:ValidatedCriterionPropertyID", "`crime-org/G1/Q1` is the identifier of two questions"},
    {"<cbc:ResponseIndicator>false<", "<cbc:ResponseIndicator>nee<", "V536",
     response + "[1]/cac:ResponseValue/cbc:ResponseIndicator", "`nee` is neither `true` nor `false`"},
    {"<cbc:ResponseIndicator>false</cbc:ResponseIndicator>", "<cbc:Description>nee</cbc:Description>", "V536",
     response + "[1]/cac:ResponseValue/cbc:Description",
     "the question asks for `INDICATOR`, but the answer is `cbc:Description`"},
    {"<cbc:ResponseIndicator>false</cbc:ResponseIndicator>",
     "<cbc:ResponseIndicator>false</cbc:ResponseIndicator><cbc:ResponseIndicator>true</cbc:ResponseIndicator>", "V536",
     response + "[1]/cac:ResponseValue/cbc:ResponseIndicator[2]", "a second answer in one value"},
    {"<cbc:ResponseIndicator>false</cbc:ResponseIndicator>\n    </cac:ResponseValue>",
     "<cbc:ResponseIndicator>false</cbc:ResponseIndicator></"
     "cac:ResponseValue><cac:ResponseValue><cbc:ResponseIndicator>"
     "true</cbc:ResponseIndicator></cac:ResponseValue>",
     "V536", response + "[1]/cac:ResponseValue[2]/cbc:ResponseIndicator",
     "the same question answered with yes and with no"},
    {">2023-05-17+02:00<", ">17-05-2023<", "V536", response + "[4]/cac:ResponseValue/cbc:ResponseDate",
     "`17-05-2023` is no day of the calendar"},
    {">2023-05-17+02:00<", ">2023-02-29<", "V536", response + "[4]/cac:ResponseValue/cbc:ResponseDate",
     "`2023-02-29` is no day of the calendar"},
    {" currencyID=\"EUR\">1250000.50<", ">1250000.50<", "V536", response + "[32]/cac:ResponseValue/cbc:ResponseAmount",
     "an amount without a currency"},
    {"currencyID=\"EUR\">1250000.50<", "currencyID=\"euro\">1250000.50<", "V536",
     response + "[32]/cac:ResponseValue/cbc:ResponseAmount", "`euro` is no currency of ISO 4217"},
    {">1250000.50<", ">1.250.000,50<", "V536", response + "[32]/cac:ResponseValue/cbc:ResponseAmount",
     "`1.250.000,50` is no number"},
    {"<cbc:EndDate>2023-12-31", "<cbc:EndDate>2022-12-31", "V536", response + "[35]/cac:ApplicablePeriod/cbc:EndDate",
     "a period that ends before it begins"},
};

TEST(EspdFaults, EachHasItsPlace) {
    const std::string sound = own_response("fraude-2.1.1.xml");
    ASSERT_TRUE(std::holds_alternative<Response>(read_text(sound))) << told(read_text(sound));
    for (const Change& change : changes) {
        const Reading reading = read_text(replaced(sound, change.what, change.by));
        if (change.message.empty()) { // the second identifier takes its place
            EXPECT_EQ(written(reading, {"parties", "0", "id"}), "\"NL860000001B01\"");
            continue;
        }
        const Diagnostics* faults = std::get_if<Diagnostics>(&reading);
        ASSERT_TRUE(faults) << change.message;
        EXPECT_EQ(faults->front().message, change.message);
        EXPECT_EQ(code_text(faults->front().code), change.code) << change.message;
        const std::string& place = faults->front().place;
        EXPECT_EQ(place.substr(place.find(' ') + 1), change.path) << change.message;
        EXPECT_TRUE(place.starts_with("r.xml:")) << place;
        EXPECT_FALSE(faults->front().help.empty()) << change.message;
    }
}

TEST(EspdFaults, WhoAnswers) {
    const std::string text = response_with(ground("fraud"), yes_no("fraud", false));
    const auto without = [&](const std::string& from, const std::string& to) {
        const std::size_t begin = text.find(from), end = text.find(to) + to.size();
        return told(read_text(text.substr(0, begin) + text.substr(end)));
    };
    EXPECT_NE(without("<cac:EconomicOperatorParty>", "</cac:EconomicOperatorParty>")
                  .find("the economic operator is missing (`cac:EconomicOperatorParty/cac:Party`)"),
              std::string::npos);
    EXPECT_NE(without("<cac:PartyIdentification>", "</cac:PartyIdentification>")
                  .find("the identifier of the economic operator is missing (`cac:PartyIdentification/cbc:ID`)"),
              std::string::npos);
}

TEST(EspdFaults, XmlOfAnotherKind) {
    const auto first = [](const std::string& text) { return told(read_text(text)); };
    EXPECT_EQ(first("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>"),
              "r.xml:1: error[V534]: XML that is no ESPD response: its root is "
              "`{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice`\n"
              "   help: give a `QualificationApplicationResponse` of UBL 2.2 or 2.3, or bids as JSON\n");
    EXPECT_NE(first("<QualificationApplicationRequest xmlns='urn:x'/>").find("the form that a buyer publishes"),
              std::string::npos);
    EXPECT_NE(first("<ESPDResponse xmlns='urn:x'/>").find("a response of version 1"), std::string::npos);
    EXPECT_NE(first("<QualificationApplicationResponse/>").find("V535"), std::string::npos);
    EXPECT_NE(first("<QualificationApplicationResponse xmlns='urn:x'/>").find("V534"), std::string::npos);
}

// What could exhaust the machine ends the reading.
TEST(EspdFaults, HostileInput) {
    const auto first = [](const std::string& text) { return told(read_text(text)); };
    EXPECT_NE(first("<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>").find("V531"), std::string::npos);
    EXPECT_NE(first("<r><s>").find("V530"), std::string::npos);
    std::string deep;
    for (std::size_t i = 0; i <= xml::max_depth; ++i) deep += "<s>";
    EXPECT_NE(first("<r>" + deep).find("V531"), std::string::npos);
    // Groups in groups as deep as may be.
    std::string groups, ends;
    for (int i = 0; i < 90; ++i) {
        groups += "<cac:SubsidiaryTenderingCriterionPropertyGroup>";
        ends += "</cac:SubsidiaryTenderingCriterionPropertyGroup>";
    }
    const std::string nested = criterion("fraud", groups + property("q", "INDICATOR") + ends);
    EXPECT_EQ(written(read_text(response_with(nested, yes_no("q", true))), {"parties", "0", "exclusionGrounds", "0"}),
              "\"exg-crim-fraud\"");

    std::string many;
    for (std::size_t i = 0; i <= max_answers; ++i) many += yes_no("fraud", true);
    EXPECT_NE(first(response_with(ground("fraud"), many)).find("more than 20,000 answers"), std::string::npos);

    // A criterion for many lots that is answered often, neither.
    std::string lots, often;
    for (int i = 0; i < 1000; ++i)
        lots += "<cac:ProcurementProjectLotReference><cbc:ID>L" + std::to_string(i) +
                "</cbc:ID></cac:ProcurementProjectLotReference>";
    for (int i = 0; i < 201; ++i) often += yes_no("q", true);
    const std::string for_lots =
        replaced(criterion("x", property("q", "INDICATOR")), "<cac:TenderingCriterionPropertyGroup>",
                 lots + "<cac:TenderingCriterionPropertyGroup>");
    EXPECT_NE(first(response_with(for_lots, often)).find("more than 200,000 lots together"), std::string::npos);

    // Nor one answer of many values, or of many values and much evidence: each value is written with all of it.
    const std::string value = "<cac:ResponseValue><cbc:Description>v</cbc:Description></cac:ResponseValue>";
    const std::string evidence = "<cac:EvidenceSupplied><cbc:ID>e</cbc:ID></cac:EvidenceSupplied>";
    const auto answer_with = [&](std::size_t values, std::size_t evidences) {
        std::string text;
        for (std::size_t i = 0; i < values; ++i) text += value;
        for (std::size_t i = 0; i < evidences; ++i) text += evidence;
        return first(response_with(criterion("x", property("q", "DESCRIPTION")),
                                   answer("q", text) + "<cac:Evidence><cbc:ID>e</cbc:ID></cac:Evidence>"));
    };
    EXPECT_NE(answer_with(max_answers + 1, 0).find("more than 20,000 answers"), std::string::npos);
    EXPECT_NE(answer_with(2000, 101).find("more than 200,000 pieces of evidence"), std::string::npos);
    EXPECT_EQ(answer_with(2000, 100).find("error"), std::string::npos);

    // A long question that is answered often is not written out each time.
    const std::string question =
        replaced(property("q", "INDICATOR"), "<cbc:TypeCode>",
                 "<cbc:Description>" + std::string(100'000, 'x') + "</cbc:Description><cbc:TypeCode>");
    std::string answers;
    for (int i = 0; i < 1000; ++i) answers += yes_no("q", true);
    const Reading reading = read_text(response_with(criterion("x", question), answers));
    EXPECT_LT(json::compact(std::get<Response>(reading).release.root()).size(), 1'000'000u);
}

TEST(EspdFaults, OfVeryManyTheFirstAreTold) {
    std::string wrong;
    for (int i = 0; i < 1000; ++i) wrong += yes_no("nowhere", true);
    EXPECT_EQ(std::get<Diagnostics>(read_text(response_with(ground("fraud"), wrong))).size(), 100u);
}

// Cut anywhere, or with a byte changed, it is read or refused, and nothing else.
TEST(EspdFaults, EveryMutationIsReadOrRefused) {
    const std::string sound = response_with(ground("fraud") + ground("misrepresent", "not been guilty"),
                                            yes_no("fraud", true) + yes_no("misrepresent", true));
    std::size_t read = 0;
    for (std::size_t at = 0; at < sound.size(); ++at) {
        EXPECT_TRUE(std::holds_alternative<Diagnostics>(read_text(sound.substr(0, at))));
        for (const char byte : {'<', 'x', '"', ' '}) {
            std::string changed = sound;
            changed[at] = byte;
            if (std::holds_alternative<Response>(read_text(changed))) ++read;
        }
    }
    EXPECT_GT(read, 0u);
}

} // namespace

} // namespace voorrang::espd

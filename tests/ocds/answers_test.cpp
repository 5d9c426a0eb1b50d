// ESPD responses among the bids: joined to the party that answered, or told that there is none.
#include "adapters/ocds/bids.hpp"
#include "tests/espd/responses.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

namespace {

// Of the bidder b1, for the procedure p1.
std::string fraud(bool truth) { return espd::response_with(espd::ground("fraud"), espd::yes_no("fraud", truth)); }

std::string applied(const std::string& tender, const std::vector<std::string>& inputs) {
    BidsIndex index;
    for (const std::string& text : inputs) {
        std::istringstream input(text);
        const std::string name = text.starts_with("{") ? "bids.json" : "r.xml";
        if (const auto read = index.read(input, name); read.has_error()) return told(read.error());
    }
    Case document = case_of(tender);
    document.ocid = "p1";
    const std::string before = json::compact(document.document.root());
    if (const auto result = index.apply(document); result.has_error()) {
        EXPECT_EQ(json::compact(document.document.root()), before);
        return told(result.error());
    }
    if (const auto unmet = index.unmet()) return told(*unmet);
    return json::compact(document.document.root());
}

std::string answers_for(const std::string& id) {
    return R"("requirementResponses":[{"id":"fraud","value":true,"requirement":{"id":"fraud"},)"
           R"("criterion":{"classification":{"scheme":"ESPD","id":"fraud"}},"relatedTenderer":{"id":")" +
           id + R"("}}])";
}

} // namespace

TEST(Answers, GoToTheirPartyAndItsBids) {
    EXPECT_EQ(
        applied(R"({"parties":[{"id":"b0"},{"id":"b1","name":"Groen","roles":["tenderer"]}],)"
                R"("bids":{"details":[{"id":"B0","tenderers":[{"id":"b0"}]},{"id":"B1","tenderers":[{"id":"b1"}]}]}})",
                {fraud(true)}),
        R"({"parties":[{"id":"b0"},{"id":"b1","name":"Groen","roles":["tenderer"],)"
        R"("exclusionGrounds":["exg-crim-fraud",null],"exclusionGroundsDenied":[]}],)"
        R"("bids":{"details":[{"id":"B0","tenderers":[{"id":"b0"}]},{"id":"B1","tenderers":[{"id":"b1"}],)" +
            answers_for("b1") + "}]}}");
}

// By the number with which the party is registered: under the identifier that the tender has for it.
TEST(Answers, FindAPartyByItsRegistration) {
    const std::string found = applied(R"({"parties":[{"id":"ORG-1","identifier":{"scheme":"NL-KVK","id":"b1"}}],)"
                                      R"("bids":{"details":[{"id":"B1","tenderers":[{"id":"ORG-1"}]}]}})",
                                      {fraud(true)});
    EXPECT_NE(found.find(answers_for("ORG-1")), std::string::npos) << found;
    EXPECT_EQ(
        applied(R"({"parties":[{"id":"A","identifier":{"id":"b1"}},{"id":"B","additionalIdentifiers":[{"id":"b1"}]}]})",
                {fraud(true)}),
        "r.xml:2 /QualificationApplicationResponse/cac:EconomicOperatorParty/cac:Party/cac:PartyIdentification/"
        "cbc:ID V507 `b1` is the identifier of two parties of the tender | they are at t.json /parties/0 and "
        "t.json /parties/1");
}

TEST(Answers, ComeAfterTheBidsOfOtherFiles) {
    const std::string bids = R"({"format":"voorrang.bids","version":1,"ocid":"p1","bids":[)"
                             R"({"id":"B1","tenderer":{"id":"b1"},"price":{"amount":1,"currency":"EUR"}}]})";
    const std::string expected = R"({"parties":[{"id":"b1","roles":["tenderer"],)"
                                 R"("exclusionGrounds":["exg-crim-fraud",null],"exclusionGroundsDenied":[]}],)"
                                 R"("bids":{"details":[{"id":"B1","tenderers":[{"id":"b1"}],)"
                                 R"("value":{"amount":1,"currency":"EUR"},)" +
                                 answers_for("b1") + "}]}}";
    EXPECT_EQ(applied("{}", {bids, fraud(true)}), expected);
    EXPECT_EQ(applied("{}", {fraud(true), bids}), expected);
}

TEST(Answers, OfWhoHasOnlyAnsweredSoFar) {
    EXPECT_EQ(applied("{}", {fraud(true)}),
              R"({"parties":[{"id":"b1","roles":["tenderer"],"identifier":{"id":"b1"},)"
              R"("exclusionGrounds":["exg-crim-fraud",null],"exclusionGroundsDenied":[]}],)"
              R"("bids":{"details":[{"id":"u1","tenderers":[{"id":"b1"}],)" +
                  answers_for("b1") + "}]}}");
}

// Silence would let somebody win whose answers nobody has seen.
TEST(Answers, OfNobodyAreAnError) {
    EXPECT_EQ(applied(R"({"bids":{"details":[{"id":"B0","tenderers":[{"id":"b0"}]}]}})", {fraud(true)}),
              "r.xml:2 /QualificationApplicationResponse/cac:EconomicOperatorParty/cac:Party/cac:PartyIdentification/"
              "cbc:ID V508 `b1` has made no bid for this tender | those who have: `b0`; correct the identifier in the "
              "response or in the bids");
    EXPECT_EQ(
        applied("{}", {espd::replaced(fraud(true), ">p1<", ">p2<")}),
        "r.xml:1 /QualificationApplicationResponse/cbc:ContractFolderID V513 bids for a tender that is not in the "
        "input: p2 | add the tender to the input, or correct the `ocid` of the bids");
}

// An ocid may have a prefix before the identifier that the buyer gave the procedure.
TEST(Answers, FindATenderByItsOwnIdentifier) {
    const std::string found = applied(R"({"tender":{"id":"p2"}})", {espd::replaced(fraud(true), ">p1<", ">p2<")});
    EXPECT_NE(found.find(R"("exclusionGrounds":["exg-crim-fraud",null])"), std::string::npos) << found;
}

TEST(Answers, AgreeWithWhatIsThere) {
    const std::string same = R"({"parties":[{"id":"b1","exclusionGrounds":["exg-crim-fraud",null]}]})";
    EXPECT_NE(applied(same, {fraud(true)}).find(R"("exclusionGrounds":["exg-crim-fraud",null])"), std::string::npos);
    EXPECT_EQ(applied(R"({"parties":[{"id":"b1","exclusionGrounds":[]}]})", {fraud(true)}),
              "r.xml:1 /QualificationApplicationResponse V507 the same party with two values of `exclusionGrounds`: a "
              "list and a list | the other is at t.json /parties/0/exclusionGrounds");
    EXPECT_NE(applied("{}", {fraud(true), fraud(false)}).find("V507"), std::string::npos);
    // Twice the same response: its answers are there twice, its facts once.
    EXPECT_EQ(applied(same, {fraud(true), fraud(true)}).find("V507"), std::string::npos);
}

// The notice declares a ground that the form does not ask for.
TEST(Answers, WhatTheNoticeDeclaresAndTheFormDoesNotAskIsOpen) {
    std::string criteria, answers;
    for (const std::string& code : espd::mandatory()) {
        criteria += espd::ground(code);
        answers += espd::yes_no(code, false);
    }
    const std::string denied = espd::response_with(criteria, answers);
    const auto grounds = [&](const std::string& declared) {
        const std::string found = applied(R"({"tender":{"exclusionGrounds":[)" + declared + "]}}", {denied});
        const std::size_t at = found.find(R"("exclusionGrounds":[)", found.find("parties"));
        return found.substr(at, found.find(']', at) + 1 - at);
    };
    EXPECT_EQ(grounds(""), R"("exclusionGrounds":[])");
    EXPECT_EQ(grounds(R"("exg-pmt-bre-tax")"), R"("exclusionGrounds":[])");
    EXPECT_EQ(grounds(R"("exg-mis-misconduct")"), R"("exclusionGrounds":[null])");
}

TEST(Answers, OfSeveralFaultsTheFirstIsTold) {
    std::istringstream input(
        espd::response_with(espd::ground("fraud"), espd::yes_no("x", true) + espd::yes_no("y", true)));
    BidsIndex index;
    const auto read = index.read(input, "r.xml");
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(told(read.error()),
              "r.xml:4 /QualificationApplicationResponse/cac:TenderingCriterionResponse[1]/"
              "cbc:ValidatedCriterionPropertyID V536 `x` is no question of this form | a response has the whole form "
              "within it: is it of another one?; one more fault: `voorrang convert` tells both");
}

TEST(Answers, FindingsNameTheParty) {
    const std::string found = applied(
        R"({"parties":[{"id":"ORG-1","identifier":{"id":"NL-KVK-60000001"}}],)"
        R"("exclusionFindings":[{"id":"f0"}]})",
        {espd::replaced(espd::own_response("fraude-2.1.1.xml"), ">7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b<", ">p1<")});
    EXPECT_NE(found.find(R"("exclusionFindings":[{"id":"f0"},{"id":"4b8f5a1e-0c1d-4b77-9d53-8f4d0a6b7c21/)"
                         R"(exg-crim-fraud/1","bidder":"ORG-1","ground":"exg-crim-fraud","since":"2023-05-17"}])"),
              std::string::npos)
        << found;
}

} // namespace voorrang::ocds

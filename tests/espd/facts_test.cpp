// What the answers come to as facts: which grounds apply, which do not, and which were left open.
#include "adapters/espd/form.hpp"
#include "tests/espd/responses.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace voorrang::espd {

namespace {

std::string grounds(const Reading& reading) { return written(reading, {"parties", "0", "exclusionGrounds"}); }

// Every mandatory ground denied, then more.
Reading all_denied_and(const std::string& criteria, const std::string& answers) {
    std::string all_criteria, all_answers;
    for (const std::string& code : mandatory()) {
        all_criteria += ground(code);
        all_answers += yes_no(code, false);
    }
    return read_text(response_with(all_criteria + criteria, all_answers + answers));
}

TEST(EspdFacts, NoneFoundIsKnown) {
    const Reading reading = all_denied_and("", "");
    EXPECT_EQ(grounds(reading), "[]");
    EXPECT_EQ(written(reading, {"parties", "0", "exclusionGroundsDenied"}),
              R"(["exg-crim-part","exg-crim-corrpt","exg-crim-fraud","exg-crim-terror","exg-crim-laund",)"
              R"("exg-crim-traffick","exg-pmt-bre-tax","exg-pmt-bre-ssc"])");
    EXPECT_EQ(written(reading, {"parties", "0", "selfCleaning"}), "absent");
    EXPECT_EQ(written(reading, {"exclusionFindings"}), "absent");
}

// A question that was left open, or a ground that counts and that the form does not ask for, is not: no.
TEST(EspdFacts, UnansweredIsUnknown) {
    EXPECT_EQ(grounds(all_denied_and(ground("prof-misconduct"), "")), "[null]");
    EXPECT_EQ(grounds(all_denied_and(ground("prof-misconduct"), yes_no("prof-misconduct", true))),
              R"(["exg-mis-misconduct"])");
    EXPECT_EQ(grounds(read_text(response_with(ground("fraud"), yes_no("fraud", false)))), "[null]");
    EXPECT_EQ(grounds(read_text(response_with(ground("fraud"), yes_no("fraud", true)))), R"(["exg-crim-fraud",null])");
    EXPECT_EQ(grounds(read_text(response_with(ground("fraud"), ""))), "[null,null]");
    EXPECT_EQ(grounds(read_text(response_with(criterion("sme", property("q", "INDICATOR")), yes_no("q", true)))),
              "absent");
}

// An answer without content is none.
TEST(EspdFacts, AnEmptyAnswerIsNone) {
    const std::string empty = "<cac:ResponseValue><cbc:ID>x</cbc:ID><cbc:Description/></cac:ResponseValue>";
    const Reading reading = read_text(response_with(ground("fraud"), answer("fraud", empty) + answer("fraud", "")));
    EXPECT_EQ(grounds(reading), "[null,null]");
    EXPECT_EQ(written(reading, {"bids", "details", "0", "requirementResponses"}), "absent");
}

TEST(EspdFacts, EveryVersionHasItsCodes) {
    for (const KnownCriterion& known : known_criteria()) {
        if (known.ground.empty()) continue;
        const std::string expected = "\"" + std::string(known.ground) + "\"";
        for (const std::string_view code : {known.code, known.taxonomy}) {
            const std::string name(code);
            const std::string found = grounds(read_text(response_with(ground(name), yes_no(name, true))));
            EXPECT_NE(found.find(expected), std::string::npos) << name << ": " << found;
        }
        // Without a code a criterion is known by its identifier.
        const std::string unnamed = criterion("", property("q", "INDICATOR"), "", std::string(known.id));
        EXPECT_NE(grounds(read_text(response_with(unnamed, yes_no("q", true)))).find(expected), std::string::npos);
    }
    // A code that is not known is not taken for another, whatever its identifier.
    const std::string other =
        criterion("crime-orc", property("q", "INDICATOR"), "", "005eb9ed-1347-4ca3-bb29-9bc0db64e1ab");
    EXPECT_EQ(grounds(read_text(response_with(other, yes_no("q", true)))), "absent");
}

// Older forms ask whether a bidder can confirm that it has NOT misrepresented anything.
TEST(EspdFacts, OneGroundIsAskedOfBothWays) {
    const auto found = [](const std::string& wording, bool truth) {
        return grounds(all_denied_and(ground("misrepresent", wording), yes_no("misrepresent", truth)));
    };
    const std::string there = R"(["exg-mis-misrepresent"])";
    EXPECT_EQ(found("It has been guilty of serious misrepresentation", true), there);
    EXPECT_EQ(found("It has been guilty of serious misrepresentation", false), "[]");
    EXPECT_EQ(found("it has not been guilty of serious misrepresentation", true), "[]");
    EXPECT_EQ(found("it has not been guilty of serious misrepresentation", false), there);
    EXPECT_EQ(found("dat hij zich niet in ernstige mate schuldig heeft gemaakt aan valse verklaringen", true), "[]");
    EXPECT_EQ(found("heeft hij zich in ernstige mate schuldig gemaakt aan valse verklaringen", true), there);
    EXPECT_EQ(found("", true), there);
    EXPECT_EQ(found("Kan den økonomiske aktør bekræfte, at", true), "[null]"); // in words that are not known here
}

TEST(EspdFacts, SelfCleaning) {
    const auto with_measures = [](const std::string& code) {
        return criterion(code, property(code, "INDICATOR") +
                                   "<cac:SubsidiaryTenderingCriterionPropertyGroup>"
                                   "<cbc:PropertyGroupTypeCode>ON*</cbc:PropertyGroupTypeCode>" +
                                   property(code + "/c", "INDICATOR") +
                                   "<cac:SubsidiaryTenderingCriterionPropertyGroup>"
                                   "<cbc:PropertyGroupTypeCode>ONTRUE</cbc:PropertyGroupTypeCode>" +
                                   property(code + "/d", "DESCRIPTION") +
                                   "</cac:SubsidiaryTenderingCriterionPropertyGroup>"
                                   "</cac:SubsidiaryTenderingCriterionPropertyGroup>");
    };
    const std::string two = with_measures("fraud") + with_measures("corruption");
    const auto cleaning = [&](const std::string& answers) {
        return written(read_text(response_with(two, answers)), {"parties", "0", "selfCleaning"});
    };
    const std::string both = yes_no("fraud", true) + yes_no("corruption", true);
    EXPECT_EQ(cleaning(both + yes_no("fraud/c", true) + yes_no("corruption/c", false)), "\"offered\"");
    EXPECT_EQ(cleaning(both + yes_no("fraud/c", false) + yes_no("corruption/c", false)), "\"none\"");
    EXPECT_EQ(cleaning(both + yes_no("fraud/c", false)), "absent");
    EXPECT_EQ(cleaning(both), "absent");
    // What is said of a ground that does not apply says nothing.
    EXPECT_EQ(cleaning(yes_no("fraud", true) + yes_no("corruption", false) + yes_no("corruption/c", true)), "absent");
    // Whether evidence can be had electronically is no measure.
    const Reading reading = read_text(own_response("fraude-2.1.1.xml"));
    EXPECT_EQ(written(reading, {"parties", "0", "selfCleaning"}), "\"offered\"");
    EXPECT_EQ(written(read_text(replaced(own_response("fraude-2.1.1.xml"), "fraud/G1/G1/G1/Q1</cbc:ValidatedCriterion",
                                         "fraud/G2/Q1</cbc:ValidatedCriterion")),
                      {"parties", "0", "selfCleaning"}),
              "absent");
}

TEST(EspdFacts, Findings) {
    const Reading fraud = read_text(own_response("fraude-2.1.1.xml"));
    EXPECT_EQ(written(fraud, {"exclusionFindings"}),
              R"([{"id":"4b8f5a1e-0c1d-4b77-9d53-8f4d0a6b7c21/exg-crim-fraud/1","bidder":"NL-KVK-60000001",)"
              R"("ground":"exg-crim-fraud","since":"2023-05-17"}])");
    const Reading several = read_text(own_response("percelen-4.0.0.xml"));
    // Which of two convictions the term is of is not told.
    EXPECT_EQ(written(several, {"exclusionFindings", "0", "since"}), "\"2019-03-01\"");
    EXPECT_EQ(written(several, {"exclusionFindings", "0", "barredUntil"}), "absent");
    EXPECT_EQ(written(several, {"exclusionFindings", "1", "since"}), "\"2022-06-30\"");
    EXPECT_EQ(written(several, {"exclusionFindings", "2", "barredUntil"}), "\"2027-06-30\"");
    EXPECT_EQ(written(several, {"exclusionFindings", "3", "binding"}), "true");
    EXPECT_EQ(written(several, {"exclusionFindings", "3", "since"}), "\"2025-11-30\"");
    // Established otherwise than by a decision: none that binds.
    EXPECT_EQ(written(several, {"exclusionFindings", "4", "ground"}), "\"exg-pmt-bre-ssc\"");
    EXPECT_EQ(written(several, {"exclusionFindings", "4", "binding"}), "false");
    EXPECT_EQ(written(several, {"exclusionFindings", "5"}), "absent");
}

// The yearly turnover is that of the last year, exactly as it was written; of years that can't be told apart it is
// none.
TEST(EspdFacts, Turnover) {
    const std::string text = own_response("fraude-2.1.1.xml");
    const auto turnover = [](const std::string& response) {
        return written(read_text(response), {"parties", "0", "turnover"});
    };
    EXPECT_EQ(turnover(text), R"({"amount":1400000,"currency":"EUR"})");
    EXPECT_EQ(turnover(replaced(text, "<cbc:EndDate>2023-12-31", "<cbc:EndDate>2026-03-31")),
              R"({"amount":1250000.50,"currency":"EUR"})");
    EXPECT_EQ(turnover(replaced(text, "<cbc:EndDate>2024-12-31", "<cbc:EndDate>2025-12-31")), "absent");
    EXPECT_EQ(turnover(replaced(text, "<cbc:ResponseAmount currencyID=\"EUR\">1250000.50</cbc:ResponseAmount>", "")),
              "absent");
}

TEST(EspdFacts, AValueIsExact) {
    const Reading reading = read_text(own_response("fraude-2.1.1.xml"));
    const std::string all = written(reading, {"bids", "details", "0", "requirementResponses"});
    for (const std::string value :
         {R"("value":0.3333333333333333333333,"unit":"C62")", R"("value":42.5)",
          R"("value":{"amount":1380000.25,"currency":"EUR"})",
          R"("period":{"startDate":"2024-01-01","endDate":"2024-12-31"})",
          R"("value":"De bestuurder is ontslagen.\nDe schade is vergoed.")", R"("value":"2023-05-17")",
          R"("value":"https://groenmeesters.example/keten")", R"("id":"CRITERION.NL.KETENAANSPRAKELIJKHEID")",
          R"("evidences":[{"id":"bewijs-1","relatedDocument":{"id":"ontslag-2023",)"
          R"("url":"https://groenmeesters.example/ontslag.pdf"}}])"})
        EXPECT_NE(all.find(value), std::string::npos) << value;
}

// Of whom others rely on, or who works for a bidder, no bid is expected.
TEST(EspdFacts, WhoMakesNoBidIsNoTenderer) {
    const std::string text = own_response("fraude-2.1.1.xml");
    EXPECT_EQ(written(read_text(text), {"parties", "0", "roles"}), R"(["tenderer"])");
    EXPECT_EQ(written(read_text(replaced(text, ">SCLE<", ">OERON<")), {"parties", "0", "roles"}), "absent");
}

// Every place is of something in the release, and in the response.
TEST(EspdFacts, PlacesAreThoseOfTheResponse) {
    const Reading reading = read_text(own_response("open-3.3.0.xml"));
    const Response& response = std::get<Response>(reading);
    EXPECT_EQ(grounds(reading), "[null,null]");
    const std::string place = response.places.at("/parties/0/exclusionGrounds/0");
    EXPECT_TRUE(place.starts_with("r.xml:")) << place;
    EXPECT_TRUE(place.ends_with("/QualificationApplicationResponse/cac:TenderingCriterion[2]")) << place;
    for (const auto& [pointer, where] : response.places) {
        std::optional<json::Ref> value = response.release.root();
        std::stringstream parts(pointer.substr(1));
        for (std::string part; value && std::getline(parts, part, '/');)
            value = value->is_array() ? value->element(std::stoul(part)) : value->find(part);
        EXPECT_TRUE(value) << pointer;
        EXPECT_TRUE(where.starts_with("r.xml:")) << where;
    }
}

} // namespace

} // namespace voorrang::espd

// What a notice leaves open stays open, and where each value stood is known.
#include "adapters/eforms/vocabulary.hpp"
#include "tests/eforms/notices.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace voorrang::eforms {

namespace {

std::optional<json::Ref> at(json::Ref from, std::initializer_list<std::string_view> keys) {
    std::optional<json::Ref> value = from;
    for (const std::string_view key : keys) {
        if (!value) return std::nullopt;
        value = value->is_array() ? value->element(static_cast<std::size_t>(key[0] - '0')) : value->find(key);
    }
    return value;
}

std::string written(const Reading& reading, std::initializer_list<std::string_view> keys) {
    const Notice* notice = std::get_if<Notice>(&reading);
    if (!notice) return told(reading);
    const auto value = at(notice->release.root(), keys);
    return value ? json::compact(*value) : "absent";
}

TEST(EformsRelease, WhatAllLotsHaveTheTenderHas) {
    const Reading same = read_text(own_notice());
    EXPECT_EQ(written(same, {"tender", "otherRequirements", "reservedParticipation"}), R"(["shelteredWorkshop"])");
    EXPECT_EQ(written(same, {"tender", "tenderPeriod", "endDate"}), R"("2026-04-20T12:00:00+02:00")");
    EXPECT_EQ(written(same, {"tender", "contractTerms", "reservedExecution"}), "true");
    EXPECT_EQ(written(same, {"tender", "contractPeriod", "durationInDays"}), "730");

    std::string text = own_notice();
    text = replaced(text, ">res-ws<", ">none<");
    text = replaced(text, "2026-04-20+02:00", "2026-04-21+02:00");
    text = replaced(text, "listName=\"reserved-execution\">yes", "listName=\"reserved-execution\">no");
    text = replaced(text, "unitCode=\"DAY\">730", "unitCode=\"MONTH\">24");
    const Reading differ = read_text(text);
    EXPECT_EQ(written(differ, {"tender", "otherRequirements"}), "absent");
    EXPECT_EQ(written(differ, {"tender", "tenderPeriod"}), R"({"startDate":"2026-03-02T09:00:00+01:00"})");
    EXPECT_EQ(written(differ, {"tender", "contractTerms"}), "absent");
    EXPECT_EQ(written(differ, {"tender", "contractPeriod"}), "absent");
    EXPECT_EQ(written(differ, {"tender", "lots", "0", "otherRequirements"}), R"({"reservedParticipation":[]})");
    EXPECT_EQ(written(differ, {"tender", "lots", "1", "otherRequirements"}),
              R"({"reservedParticipation":["shelteredWorkshop"]})");
    // Months are no number of days.
    EXPECT_EQ(written(differ, {"tender", "lots", "0", "contractPeriod"}), R"({"duration":"P24M"})");
}

// Reserved to nobody is known; not said is not.
TEST(EformsRelease, SilenceIsNotNo) {
    std::string text = own_notice();
    const std::string reserved =
        "<cbc:TendererRequirementTypeCode listName=\"reserved-procurement\">res-ws</cbc:TendererRequirementTypeCode>";
    const std::string other = "<cbc:TendererRequirementTypeCode "
                              "listName=\"missing-info-submission\">late-all</cbc:TendererRequirementTypeCode>";
    const Reading silent = read_text(replaced(replaced(text, reserved, other), reserved, other));
    EXPECT_EQ(written(silent, {"tender", "otherRequirements"}), "absent");
    EXPECT_EQ(written(silent, {"tender", "lots", "0", "otherRequirements"}), "absent");
    const Reading nobody = read_text(replaced(replaced(text, ">res-ws<", ">none<"), ">res-ws<", ">none<"));
    EXPECT_EQ(written(nobody, {"tender", "otherRequirements"}), R"({"reservedParticipation":[]})");
}

TEST(EformsRelease, WordsInSeveralLanguages) {
    const Reading both = read_text(own_notice());
    EXPECT_EQ(written(both, {"tender", "title"}), "\"Groenonderhoud Bergen en Castricum\"");
    EXPECT_EQ(written(both, {"tender", "title_en"}), "\"Green maintenance in Bergen and Castricum\"");
    EXPECT_EQ(written(both, {"language"}), "\"nl\"");
}

TEST(EformsRelease, NumbersAsJsonHasThem) {
    const auto value_of = [](const std::string& amount) {
        return written(read_text(replaced(own_notice(), ">420000<", ">" + amount + "<")),
                       {"tender", "value", "amount"});
    };
    EXPECT_EQ(value_of("420000.10"), "420000.10");
    EXPECT_EQ(value_of("00420"), "420");
    EXPECT_EQ(value_of("0"), "0");
}

TEST(EformsRelease, TheLeaderOfAGroupComesFirst) {
    const Reading result = read_text(own_notice("result.xml"));
    EXPECT_EQ(written(result, {"bids", "details", "0", "tenderers"}), R"([{"id":"ORG-0002"},{"id":"ORG-0003"}])");
    EXPECT_EQ(written(result, {"awards", "0", "suppliers"}), R"([{"id":"ORG-0002"},{"id":"ORG-0003"}])");
    EXPECT_EQ(written(result, {"awards", "0", "value"}), R"({"amount":231500.50,"currency":"EUR"})");
    EXPECT_EQ(written(result, {"awards", "1", "status"}), "\"unsuccessful\"");
    EXPECT_EQ(written(result, {"parties", "3", "roles"}), R"(["tenderer"])");
}

// Every text, number and truth of the release that comes from an element has its place, and none else has one.
TEST(EformsRelease, PlacesAreThoseOfTheNotice) {
    const Reading reading = read_text(own_notice());
    const Notice& notice = std::get<Notice>(reading);
    EXPECT_EQ(notice.places.at("/tender/lots/1/value/amount"),
              "n.xml:257 /ContractNotice/cac:ProcurementProjectLot[2]/cac:ProcurementProject/cac:RequestedTenderTotal/"
              "cbc:EstimatedOverallContractAmount");
    EXPECT_EQ(notice.places.at("/tender/lots/1/value"), notice.places.at("/tender/lots/1/value/amount"));
    for (const auto& [pointer, place] : notice.places) {
        std::optional<json::Ref> value = notice.release.root();
        std::stringstream parts(pointer.substr(1));
        for (std::string part; value && std::getline(parts, part, '/');)
            value = value->is_array() ? value->element(std::stoul(part)) : value->find(part);
        EXPECT_TRUE(value) << pointer;
        EXPECT_TRUE(place.starts_with("n.xml:")) << place;
    }
    EXPECT_GT(notice.places.size(), 80u);
}

TEST(EformsVocabulary, ListsAreInOrder) {
    for (const std::string_view list : {"award-criterion-type",
                                        "contract-nature",
                                        "dps-usage",
                                        "ecatalog-submission",
                                        "economic-operator-size",
                                        "einvoicing",
                                        "environmental-impact",
                                        "esubmission",
                                        "form-type",
                                        "framework-agreement",
                                        "innovative-acquisition",
                                        "number-fixed",
                                        "number-threshold",
                                        "number-weight",
                                        "permission",
                                        "procurement-procedure-type",
                                        "received-submission-type",
                                        "reserved-execution",
                                        "reserved-procurement",
                                        "social-objective",
                                        "strategic-procurement",
                                        "winner-selection-status"}) {
        const auto codes = codes_of(list);
        ASSERT_TRUE(codes) << list;
        EXPECT_TRUE(std::ranges::is_sorted(*codes, {}, &Term::eforms)) << list;
    }
    EXPECT_FALSE(codes_of("accessibility"));
    EXPECT_EQ(in_ocds("social-objective", "opp"), "social.disadvantagedEmploymentOpportunities");
    EXPECT_EQ(in_ocds("social-objective", "op"), "");
    EXPECT_EQ(language("NLD"), "nl");
    EXPECT_EQ(language("FRY"), "fry");
    EXPECT_EQ(country("NLD"), "NL");
    EXPECT_EQ(country("XYZ"), "");
}

} // namespace

} // namespace voorrang::eforms

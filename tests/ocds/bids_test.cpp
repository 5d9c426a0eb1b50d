#include "adapters/ocds/bids.hpp"

#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

namespace {

std::string document(const std::string& bids, const std::string& ocid = "t1") {
    return R"({"format":"voorrang.bids","version":1,"ocid":")" + ocid + R"(","bids":[)" + bids + "]}";
}

constexpr const char* one_bid =
    R"({"id":"B1","tenderer":{"id":"P1","name":"Groen","turnover":{"amount":5,"currency":"EUR"}},
    "price":{"amount":12.50,"currency":"EUR"},"submitted":"2026-05-11T10:20:00+02:00","lots":["L1"],"status":"valid",
    "assessments":[{"criterion":"quality","assessor":"a","score":86}]})";

std::string reading(const std::string& text, const std::string& name = "bids.json") {
    std::istringstream input(text);
    BidsIndex bids;
    const auto read = bids.read(input, name);
    return read.has_error() ? told(read.error()) : "no error";
}

// The tender with the bids added, or what went wrong.
std::string applied(const std::string& tender, const std::string& bids) {
    std::istringstream input(bids);
    BidsIndex index;
    if (const auto read = index.read(input, "bids.json"); read.has_error()) return told(read.error());
    Case document = case_of(tender);
    const std::string before = json::compact(document.document.root());
    if (const auto result = index.apply(document); result.has_error()) {
        EXPECT_EQ(json::compact(document.document.root()), before);
        return told(result.error());
    }
    return json::compact(document.document.root());
}

} // namespace

TEST(Bids, TakeTheShapeOfOcds) {
    EXPECT_EQ(applied(R"({"ocid":"t1","tender":{"id":"x"}})", document(one_bid)),
              R"({"ocid":"t1","tender":{"id":"x"},)"
              R"("parties":[{"id":"P1","name":"Groen","turnover":{"amount":5,"currency":"EUR"},"roles":["tenderer"]}],)"
              R"("bids":{"details":[{"id":"B1","tenderers":[{"id":"P1","name":"Groen"}],)"
              R"("value":{"amount":12.50,"currency":"EUR"},"date":"2026-05-11T10:20:00+02:00","relatedLots":["L1"],)"
              R"("status":"valid","assessments":[{"criterion":"quality","assessor":"a","score":86}]}]}})");
}

TEST(Bids, JoinWhatIsThere) {
    EXPECT_EQ(
        applied(R"({"parties":[{"id":"B","roles":["buyer"]},{"id":"P1","roles":["supplier"],"name":"Groen",
                         "turnover":{"amount":5.0}}],"bids":{"statistics":[],"details":[{"id":"B0"}]},"x":1})",
                document(R"({"id":"B1","tenderer":{"id":"P1","turnover":{"currency":"EUR","amount":5}}})")),
        R"({"x":1,"parties":[{"id":"B","roles":["buyer"]},{"id":"P1","roles":["supplier","tenderer"],"name":"Groen",)"
        R"("turnover":{"amount":5.0,"currency":"EUR"}}],)"
        R"("bids":{"statistics":[],"details":[{"id":"B0"},{"id":"B1","tenderers":[{"id":"P1"}]}]}})");
}

TEST(Bids, TwoBidsOfOneBidder) {
    EXPECT_EQ(
        applied(
            "{}",
            document(
                R"({"id":1,"tenderer":{"id":"P","name":"A"}},{"id":2,"tenderer":{"id":"P","roles":["supplier"]}})")),
        R"({"parties":[{"id":"P","name":"A","roles":["supplier","tenderer"]}],)"
        R"("bids":{"details":[{"id":1,"tenderers":[{"id":"P","name":"A"}]},{"id":2,"tenderers":[{"id":"P"}]}]}})");
}

TEST(Bids, ContradictionsAreErrors) {
    EXPECT_EQ(applied(R"({"parties":[{"id":"P1","address":{"region":"Bergen"}}]})",
                      document(R"({"id":"B1","tenderer":{"id":"P1","address":{"region":"Alkmaar"}}})")),
              "bids.json /bids/0/tenderer/address/region V507 the same party with two values of `region`: the text "
              "\"Bergen\" and the text \"Alkmaar\" | the other is at t.json /parties/0/address/region");
    EXPECT_EQ(applied(R"({"bids":{"details":[{"id":"B1"}]}})", document(one_bid)),
              "bids.json /bids/0/id V507 two bids have the identifier \"B1\" | the other is at t.json /bids/details/0");
    EXPECT_EQ(applied("{}", document(one_bid + std::string(",") + one_bid)),
              "bids.json /bids/1/id V507 two bids have the identifier \"B1\" | the other is at bids.json /bids/0");
    EXPECT_EQ(applied(R"({"parties":{}})", document(one_bid)),
              "t.json /parties V503 `parties` must be a list, but is an object | write it in brackets: [ … ]");
    EXPECT_EQ(applied(R"({"bids":[]})", document(one_bid)),
              "t.json /bids V503 `bids` must be an object, but is a list | write it as { \"details\": [ … ] }");
}

TEST(Bids, UnknownNames) {
    EXPECT_EQ(reading(R"({"format":"voorrang.bids","version":1,"ocid":"t1","bid":[]})"),
              "bids.json /bid V505 a document of bids has no `bid` | did you mean `bids`?");
    EXPECT_EQ(reading(document(R"({"id":"B","tenderer":{"id":"P"},"prise":5})")),
              "bids.json /bids/0/prise V505 a bid has no `prise` | did you mean `price`?");
    EXPECT_EQ(reading(document(R"({"id":"B","tenderer":{"id":"P","self_cleaning":"none"}})")),
              "bids.json /bids/0/tenderer/self_cleaning V505 a tenderer has no `self_cleaning` | did you mean "
              "`selfCleaning`?");
    EXPECT_EQ(reading(document(R"({"id":"B","tenderer":{"id":"P"},"price":{"sum":5}})")),
              "bids.json /bids/0/price/sum V505 a price has no `sum` | it may have `amount`, `currency`");
    EXPECT_EQ(
        reading(document(R"({"id":"B","tenderer":{"id":"P"},"assessments":[{"mark":5}]})")),
        "bids.json /bids/0/assessments/0/mark V505 an assessment has no `mark` | it may have `assessor`, `criterion`, "
        "`score`");
}

TEST(Bids, WhatAPolicyMayAddIsKept) {
    EXPECT_EQ(reading(document(R"({"id":"B","details":{"co2Tonnes":5},"tenderer":{"id":"P","details":{"a":1},
                                  "socialProcurement":{"psoLevel":1,"localApprentices":3}}})")),
              "no error");
    EXPECT_EQ(
        reading(document(R"({"id":"B","tenderer":{"id":"P","socialProcurement":{"psoLvel":1}}})")),
        "bids.json /bids/0/tenderer/socialProcurement/psoLvel V505 `socialProcurement` has no `psoLvel` | did you "
        "mean `psoLevel`?");
}

TEST(Bids, NeededValues) {
    EXPECT_EQ(
        reading("{\"bids\":[]}"),
        "bids.json V506 not a document of bids: `format` is missing | begin it with \"format\": \"voorrang.bids\", "
        "\"version\": 1");
    EXPECT_EQ(reading("5"), "bids.json V506 not a document of bids: `format` is missing | begin it with \"format\": "
                            "\"voorrang.bids\", \"version\": 1");
    EXPECT_EQ(reading(R"({"format":"voorrang.bid"})"),
              "bids.json /format V506 not a document of bids: `format` is the text \"voorrang.bid\" | begin it with "
              "\"format\": \"voorrang.bids\", \"version\": 1");
    EXPECT_EQ(reading(R"({"format":"voorrang.bids","version":2,"ocid":"t1","bids":[]})"),
              "bids.json /version V503 `version` must be 1, but is the number 2 | this is the only version so far");
    EXPECT_EQ(
        reading(R"({"format":"voorrang.bids","version":1,"bids":[]})"),
        "bids.json V503 `ocid` must be a text that is not empty, but is missing | it says for which tender the bids "
        "are");
    EXPECT_EQ(reading(R"({"format":"voorrang.bids","version":1,"ocid":"t1"})"),
              "bids.json V503 a document of bids without `bids` | add the list, even if it is empty");
    EXPECT_EQ(reading(document("{}")), "bids.json /bids/0 V503 a bid without an `id` | give it one of its own");
    EXPECT_EQ(reading(document(R"({"id":"B"})")),
              "bids.json /bids/0 V503 a bid without a `tenderer` | say whose bid it is");
    EXPECT_EQ(
        reading(document(R"({"id":"B","tenderer":{"id":""}})")),
        "bids.json /bids/0/tenderer/id V503 the `id` of a tenderer must be a text that is not empty, but is the text "
        "\"\" | give it one of its own");
    EXPECT_EQ(
        reading(document(R"({"id":"B","tenderer":{"id":"P"},"lots":"L1"})")),
        "bids.json /bids/0/lots V503 `lots` must be a list, but is the text \"L1\" | write it in brackets: [ … ]");
    EXPECT_EQ(reading(document("5")), "bids.json /bids/0 V503 a bid must be an object, but is the number 5");
}

TEST(Bids, FormsOfTheFile) {
    const std::string bad = document("{}");
    EXPECT_EQ(reading("[" + document("") + "," + bad + "]").substr(0, 25), "bids.json /1/bids/0 V503 ");
    EXPECT_EQ(reading(document("") + "\n" + bad).substr(0, 25), "bids.json:2 /bids/0 V503 ");
    EXPECT_EQ(reading(document("") + "\n{\"x\""),
              "bids.json:2:5 V502 the JSON ends too soon | a value, quote or bracket is "
              "missing");
    EXPECT_EQ(reading(" "), "bids.json V510 the file of bids is empty | give at least one bid");
    EXPECT_EQ(reading(R"({"format":"voorrang.bids","format":"voorrang.bids"})").substr(0, 20), "bids.json:1:27 V512 ");
}

TEST(Bids, AreFoundByTheirTender) {
    BidsIndex index;
    std::istringstream first(document(one_bid, "t1") + document("", "t2") + document("", "t9"));
    ASSERT_FALSE(index.read(first, "a.json").has_error());
    std::istringstream second(document(R"({"id":"B2","tenderer":{"id":"P2"}})", "t1"));
    ASSERT_FALSE(index.read(second, "b.json").has_error());
    Case tender = case_of("{}");
    ASSERT_FALSE(index.apply(tender).has_error());
    EXPECT_EQ(tender.document.root().find("bids")->find("details")->size(), 2u);
    EXPECT_EQ(brief(*index.unmet()), "a.json:3 V513 bids for a tender that is not in the input: t2, t9");
    tender.ocid = "t2";
    Case other = case_of("{}");
    other.ocid = "t2";
    ASSERT_FALSE(index.apply(other).has_error());
    other.ocid = "t9";
    ASSERT_FALSE(index.apply(other).has_error());
    EXPECT_FALSE(index.unmet());
}

TEST(Bids, PlacesAreThoseOfTheBids) {
    BidsIndex index;
    std::istringstream input(document(one_bid));
    ASSERT_FALSE(index.read(input, "bids.json").has_error());
    Case tender = case_of(R"({"parties":[{"id":"P1","name":"Groen"}],"bids":{"details":[{"id":"B0"}]}})");
    ASSERT_FALSE(index.apply(tender).has_error());
    EXPECT_EQ(place_of(tender, "/bids/details/0/value"), "t.json /bids/details/0/value");
    EXPECT_EQ(place_of(tender, "/bids/details/1/value/amount"), "bids.json /bids/0/price/amount");
    EXPECT_EQ(place_of(tender, "/bids/details/1/date"), "bids.json /bids/0/submitted");
    EXPECT_EQ(place_of(tender, "/bids/details/1/tenderers/0/id"), "bids.json /bids/0/tenderer/id");
    EXPECT_EQ(place_of(tender, "/bids/details/1/assessments/0/score"), "bids.json /bids/0/assessments/0/score");
    EXPECT_EQ(place_of(tender, "/parties/0/name"), "t.json /parties/0/name");
    EXPECT_EQ(place_of(tender, "/parties/0/turnover/amount"), "bids.json /bids/0/tenderer/turnover/amount");
}

TEST(Bids, AreNoTenders) {
    EXPECT_EQ(outline(document(one_bid)), (Lines{"t.json V506 a file of bids where a release should stand"}));
}

} // namespace voorrang::ocds

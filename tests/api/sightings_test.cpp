#include "adapters/api/sightings.hpp"

#include <gtest/gtest.h>

namespace voorrang::api {
namespace {

using auth::Operation;

const Time morning = *parse_time("2026-03-01T08:00:00Z");
const Time evening = *parse_time("2026-03-01T23:59:59Z");
const Time next_day = *parse_time("2026-03-02T00:00:00Z");

http::Request request(const std::string& path) {
    http::Request made;
    made.target.path = path;
    made.route = path;
    return made;
}

http::Request of_bid(const std::string& bid, const std::string& path) {
    http::Request made = request(path);
    made.route = "/v1/tenders/{tender}/bids/{bid}";
    made.path_parameters = {{"tender", "t1"}, {"bid", bid}};
    return made;
}

auth::Identity somebody(const std::string& called, std::vector<std::string> roles) {
    return {called, called, "", std::move(roles), auth::ByOidc{}, next_day, called};
}

const auth::Identity buyer = somebody("anna", {"buyer"});
const std::vector<Operation> bid{Operation::read_bid};
const std::vector<Operation> both{Operation::read_bid, Operation::read_assessments};
const std::vector<Operation> for_all{Operation::read_tender, Operation::read_release};

TEST(Sightings, AreOwedOnceADayForEachUserAndEachThing) {
    Sightings sightings;
    const http::Request one = of_bid("b1", "/v1/tenders/t1/bids/b1"), other = of_bid("b2", "/v1/tenders/t1/bids/b2");
    const auto owed = sightings.owed(bid, one, buyer, morning);
    ASSERT_EQ(owed.size(), 1u);
    const Sighting* const first = &owed.front();
    EXPECT_EQ(first->path, "/v1/tenders/t1/bids/b1");
    EXPECT_EQ(first->tender, "t1");
    EXPECT_EQ(first->bid, "b1");
    EXPECT_EQ(sightings.owed(bid, one, buyer, morning).size(), 1u) << "it is owed until it is written";
    sightings.written(*first);
    EXPECT_TRUE(sightings.owed(bid, one, buyer, evening).empty());
    EXPECT_TRUE(sightings.owed(bid, of_bid("b1", "/v1/tenders/t1/bids/%62%31"), buyer, evening).empty())
        << "spelt otherwise it is the same bid";
    EXPECT_EQ(sightings.owed(bid, other, buyer, evening).size(), 1u);
    EXPECT_EQ(sightings.owed(bid, one, somebody("bob", {"committee"}), evening).size(), 1u);
    EXPECT_EQ(sightings.owed(both, one, buyer, evening).size(), 1u) << "of two things one was told";
    const auto again = sightings.owed(bid, one, buyer, next_day);
    ASSERT_EQ(again.size(), 1u);
    sightings.written(again.front());
    EXPECT_TRUE(sightings.owed(bid, one, buyer, next_day).empty());
}

TEST(Sightings, OfWhatIsForAllToSeeAndOfBiddersAreNone) {
    const Sightings sightings;
    const http::Request one = request("/v1/tenders/t1");
    EXPECT_TRUE(sightings.owed(for_all, one, buyer, morning).empty());
    EXPECT_TRUE(sightings.owed(bid, one, somebody("biko", {"bidder"}), morning).empty());
}

TEST(Sightings, OfTheLogTellThatItWasTheLog) {
    const Sightings sightings;
    const std::vector<Operation> log{Operation::read_log, Operation::read_service_log};
    EXPECT_EQ(sightings.owed(log, request("/v1/log/e-17"), buyer, morning).at(0).path, "/v1/log");
}

TEST(Sightings, OfADecisionAreByItsNumber) {
    const Sightings sightings;
    const std::vector<Operation> decisions{Operation::read_decisions};
    http::Request made = request("/v1/decisions/007");
    made.route = "/v1/decisions/{decision}";
    made.path_parameters = {{"decision", "007"}};
    const auto owed = sightings.owed(decisions, made, buyer, morning);
    ASSERT_EQ(owed.size(), 1u);
    EXPECT_EQ(owed.front().path, "/v1/decisions/7");
    EXPECT_EQ(owed.front().decision, 7);
}

} // namespace
} // namespace voorrang::api

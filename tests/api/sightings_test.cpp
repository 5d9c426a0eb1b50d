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
    made.path_parameters = {{"tender", "t1"}, {"bid", "b1"}};
    return made;
}

auth::Identity somebody(const std::string& called, std::vector<std::string> roles) {
    return {called, called, "", std::move(roles), auth::ByOidc{}, next_day, called};
}

const auth::Identity buyer = somebody("anna", {"buyer"});
const std::vector<Operation> bid{Operation::read_bid};

TEST(Sightings, AreOwedOnceADayForEachUserAndEachThing) {
    Sightings sightings;
    const http::Request one = request("/v1/tenders/t1/bids/b1"), other = request("/v1/tenders/t1/bids/b2");
    const auto first = sightings.owed(bid, one, buyer, morning);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->path, "/v1/tenders/t1/bids/b1");
    EXPECT_EQ(first->tender, "t1");
    EXPECT_EQ(first->bid, "b1");
    EXPECT_TRUE(sightings.owed(bid, one, buyer, morning)) << "it is owed until it is written";
    sightings.written(*first);
    EXPECT_FALSE(sightings.owed(bid, one, buyer, evening));
    EXPECT_TRUE(sightings.owed(bid, other, buyer, evening));
    EXPECT_TRUE(sightings.owed(bid, one, somebody("bob", {"committee"}), evening));
    EXPECT_TRUE(sightings.owed({{Operation::read_assessments}}, one, buyer, evening));
    const auto again = sightings.owed(bid, one, buyer, next_day);
    ASSERT_TRUE(again);
    sightings.written(*again);
    EXPECT_FALSE(sightings.owed(bid, one, buyer, next_day));
}

TEST(Sightings, OfWhatIsForAllToSeeAndOfBiddersAreNone) {
    const Sightings sightings;
    const http::Request one = request("/v1/tenders/t1");
    EXPECT_FALSE(sightings.owed({{Operation::read_tender}}, one, buyer, morning));
    EXPECT_FALSE(sightings.owed({{Operation::read_release}}, one, buyer, morning));
    EXPECT_FALSE(sightings.owed(bid, one, somebody("biko", {"bidder"}), morning));
}

TEST(Sightings, OfTheLogTellThatItWasTheLog) {
    const Sightings sightings;
    const std::vector<Operation> log{Operation::read_log, Operation::read_service_log};
    EXPECT_EQ(sightings.owed(log, request("/v1/log/e-17"), buyer, morning)->path, "/v1/log");
}

} // namespace
} // namespace voorrang::api

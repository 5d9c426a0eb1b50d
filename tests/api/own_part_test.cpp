// Values that a failure tells of may stand in the bids of others.
#include "adapters/api/own_part.hpp"

#include "adapters/json/parse.hpp"

#include <gtest/gtest.h>

namespace voorrang::api {
namespace {

using engine::Failure;

Failure failure() {
    Failure made{Code::no_consensus, phrases::said_message("values that should all be the same, and are not: `x`"), {}};
    made.values = phrases::said("the values are {1}", {phrases::said_names(std::vector<std::string>{"70", "4711"})});
    return made;
}

engine::Standing standing(const std::string& id) {
    engine::Standing made;
    made.id = made.label = id;
    made.failure = failure();
    made.outcomes.emplace_back();
    made.outcomes.back().failure = failure();
    return made;
}

TEST(OwnPart, TellsOfAFailureOnlyWhatThePolicySays) {
    engine::Decision decision;
    decision.standings = {standing("own"), standing("rival")};
    decision.others.push_back({"tender", "t", "t", {}});
    decision.award.emplace();
    decision.award->failure = Failure{Code::unknown_lot, phrases::said_message("the bid of rival names a lot"), {}};
    decision.award->failure->values = failure().values;
    const auto release = json::parse("{}", "release");
    ASSERT_TRUE(release);
    const ShownPlaces shown(release->root(), auth::Phase::announced, {});

    const engine::Decision part = own_part(decision, {"own"}, shown);

    ASSERT_EQ(part.standings.size(), 1U);
    const engine::Standing& own = part.standings.front();
    EXPECT_EQ(own.failure->message, failure().message.text);
    EXPECT_TRUE(own.failure->values.empty());
    EXPECT_TRUE(own.outcomes.front().failure->values.empty());
    EXPECT_TRUE(part.others.empty());
    EXPECT_EQ(part.award->failure->code, Code::unknown_lot);
    EXPECT_EQ(part.award->failure->message, code_title(Code::unknown_lot));
    EXPECT_TRUE(part.award->failure->values.empty());
}

} // namespace
} // namespace voorrang::api

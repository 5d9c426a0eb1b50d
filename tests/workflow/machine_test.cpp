#include "tests/workflow/sample.hpp"

#include <map>

namespace voorrang {
namespace {

using engine::Refusal;
using engine::Step;
using Kind = engine::Step::Kind;
using workflow_test::Course;

TEST(Machine, BeginsInTheFirstState) {
    Course course;
    const Step step = course.begin("draft", "2026-03-01T09:00+01:00");
    EXPECT_EQ(step.kind, Kind::begun);
    EXPECT_EQ(step.after, "draft");
    EXPECT_TRUE(step.timers.empty());
}

TEST(Machine, AnApprovalIsAnotherPersons) {
    Course course;
    const Step first = course.take("draft", "2026-03-02T09:00+01:00", "publish", "Anna", "buyer");
    EXPECT_EQ(first.kind, Kind::waiting);
    EXPECT_EQ(first.reason, "the approval of another person, a `buyer`");
    EXPECT_EQ(course.instance.state, "draft");
    const Step own = course.take("draft", "2026-03-02T09:10+01:00", "+publish", "Anna", "buyer");
    EXPECT_EQ(own.refusal, Refusal::same_person);
    EXPECT_EQ(own.reason, "Anna did it, and the approval must be another person's");
    const Step twice = course.take("draft", "2026-03-02T09:20+01:00", "publish", "Anna", "buyer");
    EXPECT_EQ(twice.refusal, Refusal::same_person);
    const Step approval = course.take("draft", "2026-03-02T09:30+01:00", "+publish", "Bram", "buyer");
    EXPECT_EQ(approval.kind, Kind::done);
    EXPECT_EQ(approval.because, "worth EUR 500.00");
    EXPECT_EQ(course.instance.state, "published");
    ASSERT_EQ(approval.timers.size(), 1u);
    EXPECT_EQ(approval.timers[0].text, "2026-04-10T12:00:00+02:00");
}

TEST(Machine, RefusesForOneClearReason) {
    Course course;
    const auto reason = [&](const char* facts, const char* event, const char* person, const char* role) {
        const Step step = course.take(facts, "2026-03-02T09:00+01:00", event, person, role);
        EXPECT_EQ(step.kind, Kind::refused);
        return std::string(word(step.refusal)) + ": " + step.reason.text;
    };
    EXPECT_EQ(reason("draft", "publish", "Eef", "bidder"),
              "wrong_role: Eef, a `bidder`, may not do `publish`: only a `buyer` may");
    EXPECT_EQ(reason("draft", "+publish", "Eef", "buyer"), "not_awaited: there is no `publish` to be approved yet");
    EXPECT_EQ(reason("draft", "publish", "", "buyer"),
              "no_person: `publish` takes more than one person, and this does not say who");
    EXPECT_EQ(reason("too dear", "publish", "Anna", "buyer"),
              "guard_no: its condition does not hold: `tender.value < EUR 1,000`");
    EXPECT_EQ(reason("no value", "publish", "Anna", "buyer"),
              "guard_unknown: whether its condition holds is not known: missing tender.value");
    EXPECT_EQ(reason("draft", "submit", "Eef", "bidder"),
              "not_open: `submit` is open in `published`, and not in `draft`");
    EXPECT_EQ(reason("draft", "sing", "Eef", "bidder"), "unknown_event: the workflow has no event `sing`");
    EXPECT_EQ(course.instance.state, "draft");
    EXPECT_TRUE(course.instance.pending.empty());
    const Step back = course.take("draft", "2026-02-01T09:00+01:00", "publish", "Anna", "buyer");
    EXPECT_EQ(back.refusal, Refusal::back_in_time);
}

TEST(Machine, ABidAtTheVeryMomentIsInTimeAndOneAfterItIsLate) {
    Course course;
    course.publish();
    EXPECT_TRUE(course.wait("bids", "2026-04-10T12:00:00+02:00").empty());
    const Step in_time = course.take("bids", "2026-04-10T12:00:00+02:00", "submit", "Eef", "bidder");
    EXPECT_EQ(in_time.kind, Kind::done) << in_time.reason;
    const auto steps = course.wait("bids", "2026-04-10T12:00:00.000001+02:00");
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].kind, Kind::elapsed);
    EXPECT_EQ(steps[0].at, *parse_time("2026-04-10T12:00:00+02:00"));
    EXPECT_EQ(steps[0].after, "opened");
    const Step late = course.take("bids", "2026-04-10T12:00:01+02:00", "submit", "Eef", "bidder");
    EXPECT_EQ(late.refusal, Refusal::late);
    EXPECT_EQ(late.reason,
              "it came at 2026-04-10T12:00:01+02:00, and `submit` was open until 2026-04-10T12:00:00+02:00");
}

// A workflow decides with the facts as they may be seen: the seal is opened at the deadline, not before.
TEST(Machine, DecidesOnWhatIsNoLongerSealed) {
    Course course;
    course.publish();
    const auto steps = course.wait("bids", "2026-04-11T09:00+02:00");
    ASSERT_EQ(steps.size(), 1u);
    ASSERT_TRUE(steps[0].decision);
    EXPECT_EQ(steps[0].decides, std::vector<std::string>{"exclusions"});
    for (const auto& standing : steps[0].decision->standings) EXPECT_EQ(standing.status, engine::Status::admitted);
}

TEST(Machine, ASealedFactIsUnknownAndSaysUntilWhen) {
    Course course;
    engine::DecideOptions options;
    options.now = *parse_time("2026-04-10T11:59+02:00");
    const auto compiled = testing::compile(workflow_test::policy_text);
    engine::Decider decider(compiled->graph);
    const auto facts = engine::given_facts(compiled->policy, compiled->policy.tests[5], compiled->graph);
    ASSERT_TRUE(facts);
    const auto before = decider.decide(*facts, options).front();
    ASSERT_EQ(before.standings.size(), 2u);
    EXPECT_EQ(before.standings[0].status, engine::Status::undetermined);
    ASSERT_EQ(before.standings[0].missing.size(), 1u);
    EXPECT_EQ(before.standings[0].missing[0].fact, "bid.price");
    EXPECT_EQ(before.standings[0].missing[0].sealed, "2026-04-10T12:00:00+02:00");
    options.now = *parse_time("2026-04-10T12:00+02:00");
    EXPECT_EQ(decider.decide(*facts, options).front().award->state, engine::AwardState::awarded);
    options.now.reset();
    EXPECT_EQ(decider.decide(*facts, options).front().award->state, engine::AwardState::awarded);
}

TEST(Machine, AQuorumIsOfDifferentPersonsAndDecidesWhenItIsReached) {
    Course course;
    course.publish();
    course.wait("bids", "2026-04-11T09:00+02:00");
    const Step first = course.take("bids", "2026-04-20T09:00+02:00", "confirm", "Carla", "committee");
    EXPECT_EQ(first.reason, "1 of 2 `committee` so far");
    EXPECT_EQ(course.take("bids", "2026-04-20T09:01+02:00", "confirm", "Carla", "committee").refusal,
              Refusal::same_person);
    const Step second = course.take("bids", "2026-04-20T09:02+02:00", "confirm", "Dirk", "committee");
    EXPECT_EQ(second.kind, Kind::done) << second.reason;
    EXPECT_EQ(second.after, "standstill");
    EXPECT_EQ(second.acted.size(), 2u);
    ASSERT_TRUE(second.decision && second.decision->award);
    EXPECT_EQ(second.decision->award->state, engine::AwardState::awarded);
}

TEST(Machine, AnAwardThatIsNotSettledIsNotConfirmed) {
    Course course;
    course.publish();
    course.wait("a bid without a price", "2026-04-11T09:00+02:00");
    course.take("a bid without a price", "2026-04-20T09:00+02:00", "confirm", "Carla", "committee");
    const Step open = course.take("a bid without a price", "2026-04-20T10:00+02:00", "confirm", "Dirk", "committee");
    EXPECT_EQ(open.refusal, Refusal::award_open);
    EXPECT_EQ(course.instance.state, "opened");
    // Once the price is known the same two need not both come back: the second does.
    const Step settled = course.take("bids", "2026-04-21T10:00+02:00", "confirm", "Dirk", "committee");
    EXPECT_EQ(settled.kind, Kind::done) << settled.reason;
}

TEST(Machine, ADeadlineThatIsNotKnownOrTooShortDoesNotPass) {
    Course course;
    course.publish();
    EXPECT_TRUE(course.wait("no deadline", "2026-12-31T09:00+01:00").empty());
    const Step step = course.take("no deadline", "2026-12-31T09:00+01:00", "submit", "Eef", "bidder");
    EXPECT_EQ(step.refusal, Refusal::deadline_unknown);
    EXPECT_EQ(step.reason, "whether it is in time is not known: missing tender.deadline");
    EXPECT_TRUE(course.wait("short", "2027-01-01T09:00+01:00").empty());
    const auto timers = course.machine().timers(course.instance, course.facts("short"));
    ASSERT_EQ(timers.size(), 1u);
    ASSERT_TRUE(timers[0].failure);
    EXPECT_EQ(timers[0].failure->code, Code::deadline_under_minimum);
}

TEST(Machine, AStandstillEndsWithItsLastDay) {
    Course course;
    course.reach_standstill();
    // 20 days from 5 May end on Whit Monday, so on the 26th; the day ends where the next begins.
    EXPECT_TRUE(course.wait("notified", "2026-05-26T23:59:59+02:00").empty());
    const auto steps = course.wait("notified", "2026-05-27T00:00+02:00");
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].after, "contracted");
    EXPECT_EQ(steps[0].reason, "the end of 2026-05-26 has passed");
    EXPECT_EQ(course.take("notified", "2026-05-28T09:00+02:00", "objection", "Eef", "bidder").refusal,
              Refusal::finished);
}

TEST(Machine, WhileItIsPausedNoDeadlinePasses) {
    Course course;
    course.reach_standstill();
    EXPECT_EQ(course.take("notified", "2026-05-06T09:00+02:00", "ruling", "De Graaf", "court").refusal,
              Refusal::paused);
    EXPECT_TRUE(course.take("notified", "2026-05-10T09:00+02:00", "objection", "Eef", "bidder").paused);
    EXPECT_TRUE(course.wait("notified", "2026-07-01T09:00+02:00").empty());
    EXPECT_EQ(course.take("notified", "2026-07-01T09:00+02:00", "objection", "Frans", "bidder").refusal,
              Refusal::paused);
    EXPECT_FALSE(course.take("notified", "2026-07-02T09:00+02:00", "ruling", "De Graaf", "court").paused);
    const auto steps = course.wait("notified", "2026-07-02T09:00+02:00");
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].at, *parse_time("2026-07-02T09:00+02:00"));
}

TEST(Machine, DeadlinesInCirclesAreToldAndEnd) {
    const auto compiled = testing::compile(R"(
policy tests.circle "A circle" version 1
record tender from ocds "/tender"
  deadline : time
workflow circle for tender
  state here
    until tender.deadline -> there
    on end_it by buyer -> done
  state there
    until tender.deadline -> here
  final state done
test "past"
  given tender { deadline 2026-01-01T00:00Z }
)");
    const auto facts = engine::given_facts(compiled->policy, compiled->policy.tests[0], compiled->graph);
    engine::Machine machine(compiled->graph, compiled->graph.workflows[0]);
    engine::Instance instance;
    machine.begin(instance, *facts, *parse_time("2026-02-01T00:00Z"));
    const auto steps = machine.advance(instance, *facts, *parse_time("2026-02-02T00:00Z"));
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps.back().refusal, Refusal::circles);
    EXPECT_LE(steps.size(), 5u);
}

} // namespace
} // namespace voorrang

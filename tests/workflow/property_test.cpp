// Random events, whatever they are: what must hold of every course.
#include "adapters/report/step_text.hpp"
#include "tests/workflow/sample.hpp"

#include <random>
#include <set>

namespace voorrang {
namespace {

using engine::Step;
using workflow_test::Course;

struct Tried {
    std::string facts, event;
    const char *person, *role;
    Time at;
};

std::vector<Tried> random_events(std::mt19937& random) {
    const std::vector<std::string> facts{"draft", "no value", "bids", "a bid without a price", "notified", "short"};
    const std::vector<std::string> events{"publish",   "+publish", "submit", "confirm",
                                          "objection", "ruling",   "skip",   "no"};
    const char* persons[] = {"Anna", "Bram", "Carla", ""};
    const char* roles[] = {"buyer", "bidder", "committee", "court"};
    const auto pick = [&](const auto& from) { return from[random() % std::size(from)]; };
    std::vector<Tried> tried;
    Time at = *parse_time("2026-03-01T09:00+01:00");
    constexpr std::int64_t hour = 3'600'000'000;
    for (int i = 0; i < 60; ++i) {
        at.microseconds += static_cast<std::int64_t>(random() % 72) * hour;
        const std::string event = pick(events);
        const bool right = random() % 4 != 0; // else any role
        const char* role = event == "submit" || event == "objection" ? "bidder"
                           : event == "confirm"                      ? "committee"
                           : event == "ruling"                       ? "court"
                                                                     : "buyer";
        tried.push_back({pick(facts), event, pick(persons), right ? role : pick(roles), at});
    }
    return tried;
}

std::string told(const Step& step) {
    return to_text(step.at) + " " + std::string(word(step.kind)) + " " + step.before + "->" + step.after + " " +
           step.event.event + " " + std::string(word(step.refusal)) + " " + step.reason.text + "\n";
}

std::vector<Step> follow(Course& course, const std::vector<Tried>& events) {
    std::vector<Step> steps;
    for (const Tried& each : events) {
        const std::string at = to_text(each.at);
        for (Step& step : course.wait(each.facts, at.c_str())) steps.push_back(std::move(step));
        steps.push_back(course.take(each.facts, at.c_str(), each.event, each.person, each.role));
    }
    return steps;
}

TEST(WorkflowProperty, ReplayGivesTheSame) {
    std::mt19937 random(20260301);
    for (int round = 0; round < 40; ++round) {
        const auto events = random_events(random);
        Course once, again;
        std::string first, second;
        for (const Step& step : follow(once, events)) first += told(step);
        for (const Step& step : follow(again, events)) second += told(step);
        ASSERT_EQ(first, second);
        ASSERT_EQ(once.instance, again.instance);
    }
}

// A tender can be put away after any event, and goes on where it was.
TEST(WorkflowProperty, AnInstanceGoesThroughJsonUnchanged) {
    std::mt19937 random(20260302);
    for (int round = 0; round < 20; ++round) {
        const auto events = random_events(random);
        Course kept, stored;
        std::string with, without;
        for (const Tried& each : events) {
            for (const Step& step : follow(kept, {each})) without += told(step);
            for (const Step& step : follow(stored, {each})) with += told(step);
            report::JsonWriter json(report::JsonLayout::line);
            report::write_instance(json, stored.instance);
            const auto read = report::read_instance(json.take());
            ASSERT_TRUE(read);
            ASSERT_EQ(*read, stored.instance);
            stored.instance = *read;
        }
        ASSERT_EQ(with, without);
    }
}

TEST(WorkflowProperty, NobodyApprovesAlone) {
    std::mt19937 random(20260303);
    int published = 0, confirmed = 0;
    for (int round = 0; round < 150; ++round) {
        Course course;
        for (const Step& step : follow(course, random_events(random))) {
            if (step.kind != Step::Kind::done) continue;
            std::set<std::string> persons;
            for (const auto& act : step.acted) persons.insert(act.person);
            for (const auto& act : step.approved) persons.insert(act.person);
            ASSERT_EQ(persons.size(), step.acted.size() + step.approved.size());
            const bool publishes = step.event.event == "publish", confirms = step.event.event == "confirm";
            if (publishes || confirms) {
                ASSERT_GE(persons.size(), 2u);
                ASSERT_FALSE(persons.contains(""));
            }
            published += publishes;
            confirmed += confirms;
        }
    }
    EXPECT_GT(published, 10);
    EXPECT_GT(confirmed, 0);
}

TEST(WorkflowProperty, DeadlinesPassOnceAndTimeGoesForward) {
    std::mt19937 random(20260304);
    int elapsed = 0;
    for (int round = 0; round < 100; ++round) {
        Course course;
        Time last = *parse_time("2026-03-01T09:00+01:00");
        std::set<std::string> left;
        for (const Step& step : follow(course, random_events(random))) {
            ASSERT_GE(step.at, last);
            last = step.at;
            if (step.kind != Step::Kind::elapsed) continue;
            ++elapsed;
            ASSERT_TRUE(left.insert(step.before).second) << "the deadline of " << step.before << " passed twice";
        }
        // Passages follow each other, and each begins where the one before it ends.
        const auto& passages = course.instance.passages;
        for (std::size_t i = 1; i < passages.size(); ++i) ASSERT_LE(passages[i - 1].at, passages[i].at);
        ASSERT_EQ(passages.back().state, course.instance.state);
    }
    EXPECT_GT(elapsed, 10);
}

} // namespace
} // namespace voorrang

// A small policy with a workflow, its facts as they stand at several times, and a course of events.
#pragma once

#include "engine/policytest/given_facts.hpp"
#include "engine/workflow/machine.hpp"
#include "tests/support/compiled.hpp"

namespace voorrang::workflow_test {

inline const std::string policy_text = R"(
policy tests.procedure "A workflow with some of everything" version 1

record tender from ocds "/tender"
  published : time
  deadline  : time
  value     : money
  urgent    : yes/no
record outcome from ocds "/awards/0"
  notified  : time
record bid plural bids from ocds "/bids/details"
  id    : text identifies
  price : money sealed until tender.deadline

calendar nl zone "Europe/Amsterdam"
  weekend saturday, sunday
  holiday "tweede Pinksterdag" on easter + 50 days

rule dear: exclude bid when bid.price > tender.value because "{bid.price} is over {tender.value}"

award cheapest
  criterion price weight 100% score relative_lowest(bid.price)
  award highest total

workflow procedure for tender
  state draft
    on publish by buyer approved by another buyer
      when tender.value < EUR 1,000 because "worth {tender.value}" -> published
    on skip by buyer when tender.urgent -> opened
  state published
    until tender.deadline, minimum tender.published + 35 days -> opened
    on submit by bidder: admit bid
  state opened
    decide exclusions
    on confirm by committee (2 of 3): decide award -> standstill
  state standstill
    until end of 20 days from outcome.notified -> contracted
    on objection by bidder: pause
    on ruling by court: resume
  final state contracted

test "draft"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 urgent no }
test "no value"
  given tender { published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 }
test "too dear"
  given tender { value EUR 1,500 published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 }
test "no deadline"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 }
test "short"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 deadline 2026-03-20T12:00+01:00 }
test "bids"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 }
  and bids [{ id "a" price EUR 400 }, { id "b" price EUR 300 }]
test "a bid without a price"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 }
  and bids [{ id "a" price EUR 400 }, { id "b" }]
test "notified"
  given tender { value EUR 500 published 2026-03-02T09:00+01:00 deadline 2026-04-10T12:00+02:00 }
  and outcome { notified 2026-05-05T10:00+02:00 }
  and bids [{ id "a" price EUR 400 }, { id "b" price EUR 300 }]
)";

class Course {
  public:
    Course() : compiled_(testing::compile(policy_text)), machine_(compiled_->graph, compiled_->graph.workflows[0]) {
        for (const auto& test : compiled_->policy.tests) {
            auto facts = engine::given_facts(compiled_->policy, test, compiled_->graph);
            if (!facts) throw std::runtime_error(facts.error().message);
            facts_.emplace(test.title, std::move(*facts));
        }
        begin("draft", "2026-03-01T09:00+01:00");
    }

    const engine::Facts& facts(const std::string& title) const { return facts_.at(title); }
    engine::Machine& machine() { return machine_; }

    engine::Step begin(const std::string& title, const char* at) {
        return machine_.begin(instance, facts(title), *parse_time(at));
    }
    // "publish", or "+publish" for an approval of it.
    engine::Step take(const std::string& title, const char* at, std::string event, const char* person,
                      const char* role) {
        const bool approves = event.starts_with("+");
        if (approves) event.erase(0, 1);
        return machine_.apply(instance, facts(title), {*parse_time(at), event, approves, person, role});
    }
    std::vector<engine::Step> wait(const std::string& title, const char* until) {
        return machine_.advance(instance, facts(title), *parse_time(until));
    }
    void publish() {
        take("draft", "2026-03-02T09:00+01:00", "publish", "Anna", "buyer");
        take("draft", "2026-03-02T09:30+01:00", "+publish", "Bram", "buyer");
    }
    void reach_standstill() {
        publish();
        wait("bids", "2026-04-11T09:00+02:00");
        take("bids", "2026-04-20T09:00+02:00", "confirm", "Carla", "committee");
        take("bids", "2026-04-20T10:00+02:00", "confirm", "Dirk", "committee");
    }

    engine::Instance instance;

  private:
    std::unique_ptr<testing::Compiled> compiled_;
    engine::Machine machine_;
    std::map<std::string, engine::Facts> facts_;
};

} // namespace voorrang::workflow_test

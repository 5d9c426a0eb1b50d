#include "adapters/sqlite/log_entry.hpp"

#include "adapters/report/decision_json.hpp"
#include "adapters/sqlite/log_reader.hpp"
#include "tests/sqlite/scratch.hpp"

namespace voorrang::sqlite {
namespace {

using LogEntryTest = Scratch;

engine::Explanation rule_explanation() {
    engine::Explanation explanation{graph::OutlineKind::rule, "r",    "yes", {}, {}, {0, 11, 15},
                                    std::string("it is so"),  {"Aw"}, {}};
    explanation.children = {
        {graph::OutlineKind::fact, "bid.price", "EUR 5.00", "Groen", "/bids/0/value", {}, {}, {}, {}}};
    return explanation;
}

engine::Decision decision() {
    engine::Standing bid{"b1", "Groen", engine::Status::admitted, {}, {}, Number::fraction(100, 3), 2, 1, {}, {}, {}};
    bid.scores = {{"price", Number(1), Number::fraction(100, 3), rule_explanation()}};
    bid.outcomes = {
        {"p.r", "r", ast::RuleKind::prefer, Truth::yes, std::string("it is so"), {"Aw"}, {}, {}, rule_explanation()}};
    engine::AwardOutcome award;
    award.name = "best";
    award.state = engine::AwardState::awarded;
    award.winner = 0;
    award.reason = std::string("the best");
    award.explanation = rule_explanation();
    engine::OtherVerdict tender{"tender", "t1", "Catering", {bid.outcomes[0]}};
    return {"ocds-1", make_date(2026, 3, 1), {bid}, {tender}, award};
}

// What the log gives back is what was decided, explanations and all.
TEST_F(LogEntryTest, IsReadBack) {
    SourceMap sources;
    sources.add("p.vrg", "policy p\n\nrule r: prefer bid");
    const report::SourcePlaces places(sources);
    const report::CaseInfo info{run().policy, "42", "tenders.json", std::string(64, 'c')};
    const LogEntry entry = log_entry(decision(), info, places, R"({"ocid":"ocds-1"})");
    EXPECT_EQ(entry.outcome, "awarded");
    EXPECT_EQ(entry.winner, "Groen");
    {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_EQ(log->record(run(), entry).value(), 1);
    }
    Result<LogReader> reader = LogReader::open(path("log.db"));
    ASSERT_TRUE(reader);
    const Result<LoggedDecision> logged = reader->decision(1);
    ASSERT_TRUE(logged) << logged.error().message;
    EXPECT_EQ(logged->input, R"({"ocid":"ocds-1"})");
    EXPECT_EQ(logged->policy_hash, run().policy.hash);

    report::JsonWriter expected(report::JsonLayout::line);
    report::write_decision(expected, decision(), info, places, report::explain_all, report::telling_kept);
    report::JsonWriter actual(report::JsonLayout::line);
    const report::StoredDecision& stored = logged->stored;
    report::write_decision(actual, stored.decision, stored.info, stored.places, report::explain_all,
                           report::telling_kept);
    EXPECT_EQ(actual.take(), expected.take());
}

TEST_F(LogEntryTest, ADecisionThatIsNotThere) {
    ASSERT_TRUE(DecisionLog::open(path("log.db")));
    const Result<LoggedDecision> logged = LogReader::open(path("log.db"))->decision(7);
    ASSERT_FALSE(logged);
    EXPECT_EQ(logged.error().code, Code::log_entry_missing);
}

TEST_F(LogEntryTest, ADecisionThatSomeoneElseWroteIsRefused) {
    {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_TRUE(log->record(run(), entry("t1")));
    }
    EXPECT_EQ(LogReader::open(path("log.db"))->decision(1).error().code, Code::log_not_ours);
}

} // namespace
} // namespace voorrang::sqlite

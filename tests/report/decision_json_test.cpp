#include "adapters/report/decision_json.hpp"

#include "adapters/report/decision_read.hpp"
#include "adapters/report/decision_text.hpp"
#include "tests/report/golden.hpp"
#include "tests/report/samples.hpp"

#include <boost/json.hpp>

namespace voorrang::report {
namespace {

const SourceMap& sources() {
    static const SourceMap map = samples::sources();
    return map;
}

std::string json(const engine::Decision& decision, JsonLayout layout, const Explained& explained,
                 Telling telling = {}) {
    JsonWriter writer(layout);
    write_decision(writer, decision, samples::info(), SourcePlaces(sources()), explained, telling);
    return writer.take();
}

TEST(DecisionJson, Awarded) {
    expect_golden("awarded.json", json(samples::awarded(), JsonLayout::indented, explain_nothing) + '\n');
}

TEST(DecisionJson, Obliged) {
    expect_golden("obliged.json", json(samples::obliged(), JsonLayout::indented, explain_nothing) + '\n');
}

TEST(DecisionJson, Explained) {
    expect_golden("explained.json", json(samples::undetermined(), JsonLayout::indented, explain_all) + '\n');
}

TEST(DecisionJson, OneLineHasNoLineFeed) {
    const std::string line = json(samples::failed(), JsonLayout::line, explain_all);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_NO_THROW(boost::json::parse(line));
}

// What is written is read back with nothing lost: the JSON and the text made of it are the same.
TEST(DecisionJson, IsReadBack) {
    for (const engine::Decision& decision :
         {samples::awarded(), samples::obliged(), samples::undetermined(), samples::tied(), samples::failed(),
          samples::nobody(), samples::no_bids(), samples::no_award()}) {
        const std::string written = json(decision, JsonLayout::line, explain_all);
        const std::optional<StoredDecision> stored = read_decision(written);
        ASSERT_TRUE(stored) << written;
        JsonWriter again(JsonLayout::line);
        write_decision(again, stored->decision, stored->info, stored->places, explain_all, {});
        EXPECT_EQ(again.take(), written);
        TextOptions options;
        options.explained = explain_all;
        EXPECT_EQ(decision_text(stored->decision, stored->places, options),
                  decision_text(decision, SourcePlaces(sources()), options));
    }
}

TEST(DecisionJson, ExplanationsAreReadBackByThemselves) {
    const SourcePlaces places(sources());
    const engine::Decision decision = samples::awarded();
    std::optional<StoredDecision> stored = read_decision(json(decision, JsonLayout::line, explain_nothing));
    ASSERT_TRUE(stored);
    for (std::size_t i = 0; i < decision.standings.size(); ++i) {
        JsonWriter writer(JsonLayout::line);
        write_explanations(writer, decision.standings[i], places, {});
        ASSERT_TRUE(read_explanations(writer.take(), stored->decision.standings[i], stored->places));
    }
    for (std::size_t i = 0; i < decision.others.size(); ++i) {
        JsonWriter writer(JsonLayout::line);
        write_explanations(writer, decision.others[i], places, {});
        ASSERT_TRUE(read_explanations(writer.take(), stored->decision.others[i], stored->places));
    }
    JsonWriter writer(JsonLayout::line);
    write_decision(writer, stored->decision, stored->info, stored->places, explain_all, {});
    EXPECT_EQ(writer.take(), json(decision, JsonLayout::line, explain_all));
}

// What is kept can be said in Dutch later: names, whatever they look like, and the words of the policy stay.
TEST(DecisionJson, WhatIsKeptIsSaidInAnotherLanguageWhenItIsRead) {
    engine::Decision decision = samples::undetermined();
    Said because(std::string("no more than "));
    because.add(phrases::said_value("EUR 1,250.00"));
    because.append(", says yes 1,5 BV");
    engine::RuleOutcome& outcome = decision.standings.front().outcomes.front();
    outcome.because = outcome.explanation.because = because;
    outcome.explanation.because.dutch.emplace_back(std::string("niet meer dan "));
    outcome.explanation.because.dutch.front().add(phrases::said_value("EUR 1,250.00"));
    outcome.explanation.value = "1,250.00 and more BV";
    outcome.explanation.named = true;
    decision.award->reason = phrases::said(
        "{1} are equal on every key", {phrases::said_names(std::vector<std::string>{"Jansen and Sons", "no 1,5 BV"})});
    const std::string kept = json(decision, JsonLayout::line, explain_all, telling_kept);
    const std::optional<StoredDecision> stored = read_decision(kept);
    ASSERT_TRUE(stored);
    const auto told = [&](const engine::Decision& each, const Places& places, Telling telling) {
        JsonWriter writer(JsonLayout::indented);
        write_decision(writer, each, samples::info(), places, explain_all, telling);
        return writer.take();
    };
    EXPECT_EQ(told(stored->decision, stored->places, telling_kept),
              told(decision, SourcePlaces(sources()), telling_kept));
    const std::string dutch = told(stored->decision, stored->places, {Language::nl});
    EXPECT_EQ(dutch, told(decision, SourcePlaces(sources()), {Language::nl}));
    for (const char* text : {R"("language": "nl")", R"("because": "no more than EUR 1.250,00, says yes 1,5 BV")",
                             R"("because": "niet meer dan EUR 1.250,00")", R"("value": "1,250.00 and more BV")",
                             R"("reason": "Jansen and Sons en no 1,5 BV zijn op alles gelijk")"})
        EXPECT_NE(dutch.find(text), std::string::npos) << text << "\n" << dutch;
}

TEST(DecisionJson, PartsThatDoNotFitTheirTextAreRefused) {
    engine::Decision decision = samples::undetermined();
    decision.award->reason = phrases::said("no total reaches {1}", {phrases::said_value("55")});
    std::string kept = json(decision, JsonLayout::line, explain_nothing, telling_kept);
    ASSERT_TRUE(read_decision(kept));
    const std::size_t at = kept.find(R"("at":17)");
    ASSERT_NE(at, std::string::npos);
    kept.replace(at, 7, R"("at":18)");
    EXPECT_FALSE(read_decision(kept));
}

TEST(DecisionJson, OtherTextsAreRefused) {
    std::string written = json(samples::awarded(), JsonLayout::line, explain_nothing);
    for (const std::string text : {"", "null", "{}", "[1]", R"({"format":"voorrang-decision-2"})"})
        EXPECT_FALSE(read_decision(text)) << text;
    written.replace(written.find("\"standing\":0"), 12, "\"standing\":9");
    EXPECT_FALSE(read_decision(written)) << "a winner that does not stand there";
}

} // namespace
} // namespace voorrang::report
